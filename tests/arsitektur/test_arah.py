"""Imports point one way: between the apps, between the floors of laporan, and never in a circle."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.arsitektur.sumber import (
    SUMBER,
    URUTAN,
    Kasus,
    awasi,
    impor,
    modul_dari,
    uji_pengawas,
    urai,
)

#: The floors of laporan, bottom up: a folder imports only itself and what stands before it. A name
#: that has no folder yet keeps the place of a feature to come.
LANTAI = [
    "models",
    "dokumen",
    "cetak",
    "bahan",
    "rangka",
    "panduan",
    "tugas",
    "akun",
    "sehat",
    "segel",
    "data",
    "isian",
    "asal",
    "anggaran_impor",
    "serapan",
    "organisasi",
    "perencanaan",
    "silang",
    "perjanjian",
    "lhe",
    "lke",
    "lkjip",
    "triwulanan",
    "penulisan",
    "pelengkap",
    "penjenjangan",
    "uji",
    "reviu",
    "periksa_lkjip",
    "terbit",
    "cari",
    "pemda",
    "publik",
    "menunggu",
    "beranda",
    "latihan",
]
#: Loose files of laporan: only lists, and what Django looks for by name. They and the commands
#: stand on top.
LEPAS = {"__init__", "admin", "apps", "pekerjaan", "urls"}


def arah_impor(nama: str, isi: str) -> Iterator[str]:
    """An import, or a model named as text, that points the wrong way."""
    app = nama.split("/")[0]
    if app not in URUTAN:
        return
    terlarang = URUTAN[URUTAN.index(app) + 1 :]
    pohon = urai(isi)
    for baris, tujuan in impor(pohon):
        if tujuan.startswith("."):
            yield f"{nama}:{baris}: relative import"
        if tujuan.split(".")[0] in terlarang:
            yield f"{nama}:{baris}: {app} imports {tujuan}"
    for simpul in ast.walk(pohon):
        if (
            isinstance(simpul, ast.Constant)
            and isinstance(simpul.value, str)
            and re.fullmatch(rf"({'|'.join(terlarang) or '-'})\.[A-Z]\w*", simpul.value)
        ):
            yield f"{nama}:{simpul.lineno}: {app} names {simpul.value}"


def lantai(nama: str, isi: str) -> Iterator[str]:
    """An import of laporan that points to a floor above, or to the lists on the roof."""
    bagian = nama.removesuffix(".py").split("/")
    if bagian[0] != "laporan" or bagian[1] in LEPAS | {"management", "migrations"}:
        return
    if bagian[1] not in LANTAI:
        yield f"{nama}: laporan/{bagian[1]} has no floor"
        return
    for baris, tujuan in impor(urai(isi)):
        asal = tujuan.split(".")
        if asal[0] != "laporan" or len(asal) < 2:
            continue
        if asal[1] not in LANTAI or LANTAI.index(asal[1]) > LANTAI.index(bagian[1]):
            yield f"{nama}:{baris}: laporan/{bagian[1]} imports {tujuan}"


def layar_di_fitur(nama: str, isi: str) -> Iterator[str]:
    """A screen outside a file `layar*.py`, or one that shows another feature's template."""
    bagian = nama.removesuffix(".py").split("/")
    if bagian[0] != "laporan":
        return
    pohon = urai(isi)
    if not bagian[-1].startswith("layar"):
        yield from (
            f"{nama}:{baris}: a screen's {tujuan} outside layar*.py"
            for baris, tujuan in impor(pohon)
            if tujuan.startswith("django.views.decorators.")
            and not tujuan.endswith(".debug")
            and bagian[1] != "rangka"
        )
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.Constant) and isinstance(simpul.value, str):
            cocok = re.fullmatch(r"laporan/(\w+)/[\w/]+\.html", simpul.value)
            if cocok and cocok[1] not in {bagian[1], "rangka"}:
                yield f"{nama}:{simpul.lineno}: {bagian[1]} shows {simpul.value}"


BURUK: list[Kasus] = [
    (arah_impor, "kinerja/x.py", "from anggaran.models import Program"),
    (arah_impor, "kinerja/x.py", "import laporan"),
    (arah_impor, "kinerja/x.py", "def f():\n    from laporan import susun"),
    (arah_impor, "anggaran/x.py", "from laporan.dokumen.unsur import Dokumen"),
    (arah_impor, "anggaran/x.py", "import_module('laporan.bahan.bahan')"),
    (arah_impor, "kinerja/x.py", "models.ForeignKey('anggaran.Program', models.PROTECT)"),
    (arah_impor, "laporan/x.py", "from .dokumen import Dokumen"),
    (lantai, "laporan/dokumen/x.py", "from laporan.bahan.bahan import Bahan"),
    (lantai, "laporan/isian/x.py", "def f():\n    from laporan.perjanjian import sumber"),
    (lantai, "laporan/tugas/x.py", "from laporan import pekerjaan"),
    (lantai, "laporan/tugas/x.py", "import_module('laporan.terbit.beku')"),
    (lantai, "laporan/aneh/x.py", "import json"),
    (lantai, "laporan/lepas.py", "import json"),
    (layar_di_fitur, "laporan/isian/x.py", "from django.views.decorators.http import require_safe"),
    (layar_di_fitur, "laporan/isian/layar_x.py", "render(r, 'laporan/reviu/reviu.html')"),
]
BAIK: list[Kasus] = [
    (arah_impor, "laporan/x.py", "from kinerja.models import Indikator\nimport anggaran"),
    (arah_impor, "kinerja/x.py", "IZIN = 'anggaran.view_program'"),
    (lantai, "laporan/isian/x.py", "from laporan.rangka.menunggu import Menunggu"),
    (lantai, "laporan/urls.py", "from laporan.isian import layar"),
    (lantai, "laporan/management/commands/x.py", "from laporan.pekerjaan import PEKERJAAN"),
    (layar_di_fitur, "laporan/isian/layar_x.py", "render(r, 'laporan/rangka/tanpa_pd.html')"),
]


test_pengawas_menangkap, test_pengawas_melepas = uji_pengawas(BURUK, BAIK)


@pytest.mark.parametrize("pengawas", [arah_impor, lantai, layar_di_fitur])
def test_kode_python(pengawas):
    awasi(pengawas, SUMBER)


# --- the house as a whole: watches over all files together ---------------------------------------

Rumah = dict[str, str]


def _panah(rumah: Rumah) -> dict[str, set[str]]:
    """Module → modules of the same house that it imports, at whatever depth of its code."""
    modul = {modul_dari(nama): nama for nama in rumah}
    panah: dict[str, set[str]] = {}
    for nama, isi in rumah.items():
        diri = modul_dari(nama)
        panah[diri] = set()
        for simpul in ast.walk(urai(isi)):
            if isinstance(simpul, ast.Import):
                tujuan = [a.name for a in simpul.names]
            elif isinstance(simpul, ast.ImportFrom) and simpul.module:
                tujuan = [
                    t if (t := f"{simpul.module}.{a.name}") in modul else simpul.module
                    for a in simpul.names
                ]
            else:
                continue
            panah[diri] |= {t for t in tujuan if t in modul and t != diri}
    return panah


def lingkaran(rumah: Rumah) -> list[str]:
    """Files that import each other in a circle, each circle once (Tarjan)."""
    panah = _panah(rumah)
    urut: dict[str, int] = {}
    rendah: dict[str, int] = {}
    tumpukan: list[str] = []
    hasil: list[str] = []

    def kunjungi(m: str) -> None:
        urut[m] = rendah[m] = len(urut)
        tumpukan.append(m)
        for t in sorted(panah[m]):
            if t not in urut:
                kunjungi(t)
                rendah[m] = min(rendah[m], rendah[t])
            elif t in tumpukan:
                rendah[m] = min(rendah[m], urut[t])
        if rendah[m] == urut[m]:
            potong = tumpukan.index(m)
            if len(tumpukan) - potong > 1:
                hasil.append(" <-> ".join(sorted(tumpukan[potong:])))
            del tumpukan[potong:]

    for m in sorted(panah):
        if m not in urut:
            kunjungi(m)
    return hasil


def pasangan_dua_arah(rumah: Rumah) -> list[str]:
    """Folders that import each other; a folder within another counts as that other's part."""
    antar: set[tuple[str, str]] = set()
    for m, tujuan in _panah(rumah).items():
        a = ".".join(m.split(".")[:2])
        antar |= {(a, b) for t in tujuan if (b := ".".join(t.split(".")[:2])) != a}
    return sorted(f"{a} <-> {b}" for a, b in antar if a < b and (b, a) in antar)


def kelas_ganda(rumah: Rumah) -> list[str]:
    """Class names that an app has twice: one word, one thing."""
    letak: dict[tuple[str, str], list[str]] = {}
    for nama, isi in rumah.items():
        if "/management/" in nama:  # Django looks for the class `Command`
            continue
        for simpul in urai(isi).body:
            if isinstance(simpul, ast.ClassDef):
                letak.setdefault((nama.split("/")[0], simpul.name), []).append(nama)
    return [f"{kelas}: {', '.join(di)}" for (_, kelas), di in letak.items() if len(di) > 1]


RUMAH_BURUK: list[tuple[Callable[[Rumah], list[str]], Rumah]] = [
    (
        lingkaran,
        {
            "laporan/a/x.py": "from laporan.a.y import Y",
            "laporan/a/y.py": "def f():\n    from laporan.a import z",
            "laporan/a/z.py": "import laporan.a.x",
        },
    ),
    (
        pasangan_dua_arah,
        {
            "laporan/a/x.py": "from laporan.b import y",
            "laporan/b/y.py": "",
            "laporan/b/z.py": "from laporan.a.w import W",
            "laporan/a/w.py": "",
        },
    ),
    (kelas_ganda, {"laporan/a/x.py": "class T: pass", "laporan/b/y.py": "class T: pass"}),
]
RUMAH_BAIK: list[tuple[Callable[[Rumah], list[str]], Rumah]] = [
    (lingkaran, {"laporan/a/x.py": "from laporan.a.y import Y", "laporan/a/y.py": ""}),
    (pasangan_dua_arah, {"laporan/a/x.py": "from laporan.b import y", "laporan/b/y.py": ""}),
    (kelas_ganda, {"laporan/a/x.py": "class T: pass", "kinerja/y.py": "class T: pass"}),
]


@pytest.mark.parametrize(("pengawas", "rumah"), RUMAH_BURUK)
def test_pengawas_rumah_menangkap(pengawas, rumah):
    assert len(pengawas(rumah)) == 1


@pytest.mark.parametrize(("pengawas", "rumah"), RUMAH_BAIK)
def test_pengawas_rumah_melepas(pengawas, rumah):
    assert not pengawas(rumah)


@pytest.mark.parametrize("pengawas", [lingkaran, kelas_ganda])
def test_rumah(pengawas):
    salah = pengawas(SUMBER)
    assert not salah, "\n".join(["", *salah])


def test_tak_ada_folder_yang_saling_impor():
    """Within laporan by features; kinerja and anggaran are watched by circles of files."""
    salah = pasangan_dua_arah({n: i for n, i in SUMBER.items() if n.startswith("laporan/")})
    assert not salah, "\n".join(["", *salah])


def test_laporan_tanpa_berkas_lepas():
    lepas = {Path(n).stem for n in SUMBER if re.fullmatch(r"laporan/\w+\.py", n)}
    assert lepas == LEPAS
