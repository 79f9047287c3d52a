"""The rules of the house that a machine can keep.

Imports point one way, PURE modules are pure, and figures are computed in one place. Every watch is
first fed what it must catch, so that a watch that catches nothing fails.
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

AKAR = Path(__file__).parent.parent
#: Each app may import itself and what stands before it.
URUTAN = ("kinerja", "anggaran", "laporan")

#: The floors of laporan, bottom up: a folder imports only itself and what stands before it. A name
#: that has no folder yet keeps the place of a feature to come.
LANTAI = [
    "models",
    "dokumen",
    "cetak",
    "bahan",
    "rangka",
    "tugas",
    "segel",
    "data",
    "isian",
    "perencanaan",
    "perjanjian",
    "lhe",
    "lke",
    "lkjip",
    "triwulanan",
    "penulisan",
    "pelengkap",
    "reviu",
    "uji",
    "periksa_lkjip",
    "terbit",
    "pemda",
    "publik",
    "beranda",
]
#: Loose files of laporan: only lists, and what Django looks for by name. They and the commands
#: stand on top.
LEPAS = {"__init__", "admin", "apps", "pekerjaan", "urls"}

#: The calculator. Only here may two figures be multiplied or divided.
KALKULATOR = frozenset(
    {
        "kinerja/akumulasi.py",
        "kinerja/angka.py",
        "kinerja/capaian.py",
        "kinerja/formula.py",
        "anggaran/serapan.py",
    }
)
#: Modules that must stay PURE, beside every other one whose docstring says so.
WAJIB_MURNI = frozenset(
    {
        "kinerja/akumulasi.py",
        "kinerja/angka.py",
        "kinerja/capaian.py",
        "kinerja/formula.py",
        "kinerja/kriteria.py",
        "kinerja/periode.py",
        "kinerja/target_teks.py",
        "anggaran/serapan.py",
        "laporan/dokumen/unsur.py",
    }
)
#: Where `float(` may stand, and why.
BOLEH_FLOAT = {
    "kinerja/himpunan/tulis.py": "a workbook cell is a number; what float cannot hold is text",
}
BUKAN_MURNI = frozenset(
    {"config", "django", "os", "psycopg", "random", "secrets", "socket", "sqlite3", "time", "uuid"}
)
JAM = frozenset({"now", "today", "utcnow", "localtime", "localdate", "monotonic", "perf_counter"})
ANGKA_LAPORAN = frozenset({"target", "realisasi", "pagu", "capaian", "serapan", "efisiensi"})


def _berkas(*folder: str, akhiran: str = "py") -> list[Path]:
    return sorted(
        p
        for f in folder
        for p in (AKAR / f).rglob(f"*.{akhiran}")
        if "migrations" not in p.parts and p.is_file()
    )


@cache
def _urai(isi: str) -> ast.Module:
    """Each file is parsed once, however many watches look at it."""
    return ast.parse(isi)


def _nama(jalur: Path) -> str:
    return jalur.relative_to(AKAR).as_posix()


def _modul(nama: str) -> str:
    return nama.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


SUMBER = {_nama(p): p.read_text(encoding="utf-8") for p in _berkas(*URUTAN, "config")}
POHON = {nama: _urai(isi) for nama, isi in SUMBER.items()}
MODUL = {_modul(nama): nama for nama in SUMBER}
MURNI = sorted(
    nama
    for nama, pohon in POHON.items()
    if re.search(r"\bPURE\b", "\n".join((ast.get_docstring(pohon) or "").splitlines()[:5]))
)
TEMPLAT = {_nama(p): p.read_text(encoding="utf-8") for p in _berkas("templates", akhiran="html")}
SKRIP = {
    _nama(p): p.read_text(encoding="utf-8")
    for p in _berkas("static/js", akhiran="js")
    if ".min." not in p.name
}


def _impor(pohon: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of everything imported, inside functions too."""
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.Import):
            yield from ((simpul.lineno, a.name) for a in simpul.names)
        elif isinstance(simpul, ast.ImportFrom):
            asal = "." * simpul.level + (simpul.module or "")
            for a in simpul.names:
                # `from kinerja import capaian` imports the module kinerja.capaian.
                lengkap = f"{asal}.{a.name}"
                yield simpul.lineno, lengkap if lengkap in MODUL else asal
        elif (
            isinstance(simpul, ast.Call)
            and isinstance(simpul.func, ast.Attribute | ast.Name)
            and _sebutan(simpul.func) in {"import_module", "__import__", "get_model"}
            and simpul.args
            and isinstance(simpul.args[0], ast.Constant)
        ):
            yield simpul.lineno, str(simpul.args[0].value)


def _sebutan(simpul: ast.AST) -> str:
    """Return the last part of a name: `x` of `x`, `b` of `a.b`."""
    if isinstance(simpul, ast.Attribute):
        return simpul.attr
    return simpul.id if isinstance(simpul, ast.Name) else ""


# --- the watches: each takes a file's name and content and yields what is wrong -----------------


def arah_impor(nama: str, isi: str) -> Iterator[str]:
    """An import, or a model named as text, that points the wrong way."""
    app = nama.split("/")[0]
    if app not in URUTAN:
        return
    terlarang = URUTAN[URUTAN.index(app) + 1 :]
    pohon = _urai(isi)
    for baris, tujuan in _impor(pohon):
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


def kemurnian(nama: str, isi: str) -> Iterator[str]:
    """Django, a clock, chance, the environment, or a module of ours that is not PURE."""
    pohon = _urai(isi)
    for baris, tujuan in _impor(pohon):
        pangkal = tujuan.split(".")[0]
        if pangkal in BUKAN_MURNI:
            yield f"{nama}:{baris}: imports {tujuan}"
        elif pangkal in URUTAN:
            berkas = MODUL.get(tujuan)
            kosong = berkas and not POHON[berkas].body
            if not kosong and berkas not in MURNI:
                yield f"{nama}:{baris}: imports {tujuan}, which is not PURE"
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.Call) and _sebutan(simpul.func) in JAM:
            yield f"{nama}:{simpul.lineno}: reads the clock"
        if isinstance(simpul, ast.Call) and _sebutan(simpul.func) == "open":
            yield f"{nama}:{simpul.lineno}: opens a file"


def lantai(nama: str, isi: str) -> Iterator[str]:
    """An import of laporan that points to a floor above, or to the lists on the roof."""
    bagian = nama.removesuffix(".py").split("/")
    if bagian[0] != "laporan" or bagian[1] in LEPAS | {"management", "migrations"}:
        return
    if bagian[1] not in LANTAI:
        yield f"{nama}: laporan/{bagian[1]} has no floor"
        return
    for baris, tujuan in _impor(_urai(isi)):
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
    pohon = _urai(isi)
    if not bagian[-1].startswith("layar"):
        yield from (
            f"{nama}:{baris}: a screen's {tujuan} outside layar*.py"
            for baris, tujuan in _impor(pohon)
            if tujuan.startswith("django.views.decorators.")
            and not tujuan.endswith(".debug")
            and bagian[1] != "rangka"
        )
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.Constant) and isinstance(simpul.value, str):
            cocok = re.fullmatch(r"laporan/(\w+)/[\w/]+\.html", simpul.value)
            if cocok and cocok[1] not in {bagian[1], "rangka"}:
                yield f"{nama}:{simpul.lineno}: {bagian[1]} shows {simpul.value}"


def _menyebut_angka(simpul: ast.AST) -> bool:
    """Whether an operand holds a reported figure, by the words of its name."""
    if isinstance(simpul, ast.Call) and _sebutan(simpul.func) in {"len", "enumerate", "range"}:
        return False
    teks = ""
    if isinstance(simpul, ast.Name | ast.Attribute):
        teks = _sebutan(simpul)
    elif isinstance(simpul, ast.Subscript) and isinstance(simpul.slice, ast.Constant):
        teks = str(simpul.slice.value)
    elif isinstance(simpul, ast.Call) and _sebutan(simpul.func) in {"F", "Sum", "OuterRef", "get"}:
        teks = " ".join(str(a.value) for a in simpul.args if isinstance(a, ast.Constant))
    if ANGKA_LAPORAN & set(re.split(r"[\W_]+", teks.lower())):
        return True
    return any(_menyebut_angka(anak) for anak in ast.iter_child_nodes(simpul))


def hitungan(nama: str, isi: str) -> Iterator[str]:
    """Multiplying or dividing a figure outside the calculator; averages in SQL; round()."""
    if nama in KALKULATOR:
        return
    kali_bagi = ast.Mult | ast.Div | ast.FloorDiv | ast.Mod
    for simpul in ast.walk(_urai(isi)):
        if isinstance(simpul, ast.BinOp) and isinstance(simpul.op, kali_bagi):
            teks = isinstance(simpul.left, ast.Constant | ast.JoinedStr) and not isinstance(
                getattr(simpul.left, "value", ""), int | float
            )
            if not teks and (_menyebut_angka(simpul.left) or _menyebut_angka(simpul.right)):
                yield f"{nama}:{simpul.lineno}: {ast.unparse(simpul)}"
        elif isinstance(simpul, ast.AugAssign) and isinstance(simpul.op, kali_bagi):
            if _menyebut_angka(simpul.target) or _menyebut_angka(simpul.value):
                yield f"{nama}:{simpul.lineno}: {ast.unparse(simpul)}"
        elif isinstance(simpul, ast.Call):
            fungsi = _sebutan(simpul.func)
            if fungsi in {"Avg", "StdDev", "Variance", "truediv", "floordiv"}:
                yield f"{nama}:{simpul.lineno}: {fungsi}"
            if isinstance(simpul.func, ast.Name) and fungsi == "round":
                yield f"{nama}:{simpul.lineno}: round() is not the house's rounding"


def pecahan_biner(nama: str, isi: str) -> Iterator[str]:
    """float(): its digits are not the ones a person typed."""
    for simpul in ast.walk(_urai(isi)):
        if (
            isinstance(simpul, ast.Call)
            and isinstance(simpul.func, ast.Name)
            and simpul.func.id == "float"
            and nama not in BOLEH_FLOAT
        ):
            yield f"{nama}:{simpul.lineno}: float()"


def cetakan(nama: str, isi: str) -> Iterator[str]:
    """print(): output belongs to self.stdout or to the log."""
    for simpul in ast.walk(_urai(isi)):
        if isinstance(simpul, ast.Call) and _sebutan(simpul.func) in {"print", "pprint"}:
            yield f"{nama}:{simpul.lineno}: print()"


_HITUNG_TEMPLAT = re.compile(
    r"\{%\s*widthratio|\|\s*(?:divisibleby|floatformat|intcomma|mul|div|sub|multiply|divide)\b"
    # A row number may be counted up: {{ row.number|add:1 }}.
    r"|(?<!\.number)(?<!\.counter)(?<!line)\|\s*add:\s*[\"']?[-+]?\d"
)


def hitungan_templat(nama: str, isi: str) -> Iterator[str]:
    """Arithmetic, rounding or number formatting by the template language."""
    for baris, teks in enumerate(isi.splitlines(), 1):
        if cocok := _HITUNG_TEMPLAT.search(teks):
            yield f"{nama}:{baris}: {cocok[0]}"


_HITUNG_SKRIP = re.compile(
    r"parseFloat\s*\(|\.toFixed\s*\(|Intl\.NumberFormat"
    r"|Number\s*\([^()]*\)\s*[*/%]|[*/%]\s*(?:Number\s*\(|\+\w+\.value)"
)


def hitungan_skrip(nama: str, isi: str) -> Iterator[str]:
    """Arithmetic or formatting of figures in the browser."""
    for baris, teks in enumerate(isi.splitlines(), 1):
        kode = re.sub(r"(^|\s)//.*", "", teks)
        if cocok := _HITUNG_SKRIP.search(kode):
            yield f"{nama}:{baris}: {cocok[0]}"


_LUAR = re.compile(r"(?:src|href|action|srcset|poster|url\()\s*=?\s*[\"']?\s*(?:https?:)?//", re.I)
_SEBARIS = re.compile(
    r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|<style\b|<script(?![^>]*\bsrc=)(?![^>]*json)",
    re.I,
)


def aset_luar(nama: str, isi: str) -> Iterator[str]:
    """An asset or address outside this server: offices have no internet."""
    for baris, teks in enumerate(isi.splitlines(), 1):
        if cocok := _LUAR.search(teks):
            yield f"{nama}:{baris}: {cocok[0]}"


def sebaris(nama: str, isi: str) -> Iterator[str]:
    """Inline script or style, which the Content-Security-Policy refuses."""
    for baris, teks in enumerate(isi.splitlines(), 1):
        if cocok := _SEBARIS.search(teks):
            yield f"{nama}:{baris}: {cocok[0].strip()}"


def kerangka(nama: str, isi: str) -> Iterator[str]:
    """A page that extends nothing. Parts say so by their place or by a leading underscore."""
    jalur = Path(nama)
    bagian = {"komponen", "bagian", "cetak"} & set(jalur.parts) or jalur.name.startswith("_")
    if bagian or nama == "templates/base.html" or "import_export" in jalur.parts:
        return
    if jalur.name in {"500.html", "app_list.html"}:  # no context there; an include of the admin's
        return
    if not re.match(r"\s*(\{#.*?#\}\s*)*\{%\s*extends\s", isi, re.S):
        yield f"{nama}: extends no page"


# --- the proof that each watch works -------------------------------------------------------------

Pengawas = Callable[[str, str], Iterator[str]]
BURUK: list[tuple[Pengawas, str, str]] = [
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
    (kemurnian, "kinerja/x.py", "from django.db import models"),
    (kemurnian, "kinerja/x.py", "import time"),
    (kemurnian, "kinerja/x.py", "def f():\n    import random"),
    (kemurnian, "kinerja/x.py", "from datetime import datetime\nx = datetime.now()"),
    (kemurnian, "kinerja/x.py", "import datetime\nx = datetime.date.today()"),
    (kemurnian, "kinerja/x.py", "from kinerja.models import Indikator"),
    (kemurnian, "kinerja/x.py", "from kinerja import peran"),
    (kemurnian, "kinerja/x.py", "open('x')"),
    (hitungan, "laporan/x.py", "realisasi / target * 100"),
    (hitungan, "laporan/x.py", "b.realisasi * 100"),
    (hitungan, "laporan/x.py", "100 * baris.nilai_capaian"),
    (hitungan, "laporan/x.py", "x = Decimal(total_pagu) // 2"),
    (hitungan, "laporan/x.py", "pagu_2024 % 1000"),
    (hitungan, "laporan/x.py", "total /= jumlah_pagu"),
    (hitungan, "laporan/x.py", "baris['serapan'] / 2"),
    (hitungan, "laporan/x.py", "qs.annotate(p=F('realisasi') / F('nilai'))"),
    (hitungan, "laporan/x.py", "qs.annotate(p=Sum('baris__pagu') * 100)"),
    (hitungan, "laporan/x.py", "qs.aggregate(Avg('nilai'))"),
    (hitungan, "laporan/x.py", "round(nilai, 2)"),
    (pecahan_biner, "laporan/x.py", "float(nilai)"),
    (cetakan, "laporan/x.py", "print(nilai)"),
    (hitungan_templat, "templates/x.html", "{% widthratio capaian 100 1 %}"),
    (hitungan_templat, "templates/x.html", "{{ capaian|floatformat:2 }}"),
    (hitungan_templat, "templates/x.html", '{{ n|add:"-1" }}'),
    (hitungan_templat, "templates/x.html", "{% if n|divisibleby:2 %}"),
    (hitungan_skrip, "static/js/x.js", "const n = parseFloat(isian.value);"),
    (hitungan_skrip, "static/js/x.js", "sel.textContent = n.toFixed(2);"),
    (hitungan_skrip, "static/js/x.js", "const p = Number(a.value) / Number(b.value);"),
    (hitungan_skrip, "static/js/x.js", "const p = 100 * +isian.value;"),
    (aset_luar, "templates/x.html", '<script src="https://cdn.contoh.go.id/a.js"></script>'),
    (aset_luar, "templates/x.html", '<link href="//fonts.contoh.go.id/a.css">'),
    (aset_luar, "static/css/x.css", "src: url(https://fonts.contoh.go.id/a.woff2)"),
    (sebaris, "templates/x.html", '<p style="color: red">'),
    (sebaris, "templates/x.html", '<button onclick="simpan()">'),
    (sebaris, "templates/x.html", "<script>alert(1)</script>"),
    (kerangka, "templates/kinerja/x.html", "<h1>Halaman</h1>"),
]
BAIK: list[tuple[Pengawas, str, str]] = [
    (arah_impor, "laporan/x.py", "from kinerja.models import Indikator\nimport anggaran"),
    (arah_impor, "kinerja/x.py", "IZIN = 'anggaran.view_program'"),
    (lantai, "laporan/isian/x.py", "from laporan.rangka.menunggu import Menunggu"),
    (lantai, "laporan/urls.py", "from laporan.isian import layar"),
    (lantai, "laporan/management/commands/x.py", "from laporan.pekerjaan import PEKERJAAN"),
    (layar_di_fitur, "laporan/isian/layar_x.py", "render(r, 'laporan/rangka/tanpa_pd.html')"),
    (kemurnian, "kinerja/x.py", "from datetime import date\nfrom kinerja.angka import bulatkan"),
    (hitungan, "laporan/x.py", "capaian(target=target, realisasi=realisasi)"),
    (hitungan, "laporan/x.py", "len(target) * 2"),
    (hitungan, "laporan/x.py", "'%s dari pagu' % pagu"),
    (hitungan, "laporan/x.py", "lebar * 2 + pagu"),
    (hitungan, "kinerja/capaian.py", "realisasi / target * 100"),
    (hitungan_templat, "templates/x.html", "{{ capaian|persen }} {{ row.number|add:1 }}"),
    (hitungan_skrip, "static/js/x.js", "const kolom = Number(sel.dataset.kolom) + 1;"),
    (aset_luar, "templates/x.html", '<a href="/indikator/">'),
    (sebaris, "templates/x.html", "<script src=\"{% static 'js/rangka/mulai.js' %}\"></script>"),
    (kerangka, "templates/kinerja/x.html", '{# Page. #}\n{% extends "base.html" %}'),
]


def _contoh_id(kasus: tuple[Pengawas, str, str]) -> str:
    return f"{kasus[0].__name__}: {kasus[2]}"


@pytest.mark.parametrize("kasus", BURUK, ids=_contoh_id)
def test_pengawas_menangkap(kasus):
    pengawas, nama, isi = kasus
    assert list(pengawas(nama, isi))


@pytest.mark.parametrize("kasus", BAIK, ids=_contoh_id)
def test_pengawas_melepas(kasus):
    pengawas, nama, isi = kasus
    assert not list(pengawas(nama, isi))


# --- the rules -----------------------------------------------------------------------------------


def _awasi(pengawas: Pengawas, berkas: dict[str, str]) -> None:
    salah = [pesan for nama, isi in berkas.items() for pesan in pengawas(nama, isi)]
    assert not salah, "\n".join(["", *salah])


@pytest.mark.parametrize(
    "pengawas", [arah_impor, lantai, layar_di_fitur, hitungan, pecahan_biner, cetakan]
)
def test_kode_python(pengawas):
    _awasi(pengawas, SUMBER)


# --- the house as a whole: watches over all files together ---------------------------------------

Rumah = dict[str, str]


def _panah(rumah: Rumah) -> dict[str, set[str]]:
    """Module → modules of the same house that it imports, at whatever depth of its code."""
    modul = {_modul(nama): nama for nama in rumah}
    panah: dict[str, set[str]] = {}
    for nama, isi in rumah.items():
        diri = _modul(nama)
        panah[diri] = set()
        for simpul in ast.walk(_urai(isi)):
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
        for simpul in _urai(isi).body:
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


def test_modul_murni():
    assert set(MURNI) >= WAJIB_MURNI, sorted(WAJIB_MURNI - set(MURNI))
    grafik = {n for n in SUMBER if n.startswith("laporan/cetak/grafik/")}
    dokumen = {n for n in SUMBER if n.startswith("laporan/dokumen/")}
    assert grafik
    assert dokumen
    assert grafik | dokumen <= set(MURNI)
    _awasi(kemurnian, {nama: SUMBER[nama] for nama in MURNI})


def test_pengecualian_float_masih_berlaku():
    """An exception that nothing needs any more is taken off the list."""
    dipakai = {n for n, isi in SUMBER.items() if re.search(r"\bfloat\(", isi)}
    assert set(BOLEH_FLOAT) <= dipakai
    assert all(BOLEH_FLOAT.values())


@pytest.mark.parametrize("pengawas", [hitungan_templat, aset_luar, sebaris, kerangka])
def test_templat(pengawas):
    _awasi(pengawas, TEMPLAT)


def test_skrip_peramban():
    _awasi(hitungan_skrip, SKRIP)


def test_gaya_tanpa_aset_luar():
    _awasi(
        aset_luar,
        {_nama(p): p.read_text(encoding="utf-8") for p in _berkas("static/css", akhiran="css")},
    )


def test_setiap_templat_komponen_menjelaskan_diri():
    """The header comment says what a komponen takes; there is no other documentation of it."""
    tanpa = [
        n
        for n, isi in TEMPLAT.items()
        if "/komponen/" in n and not re.match(r"\s*(\{% load [^%]*%\}\s*)*(\{#|\{% comment)", isi)
    ]
    assert not tanpa, tanpa


def test_tidak_ada_sisa_pengerjaan():
    """Unfinished work lives in issues, not in the source."""
    sisa = [
        f"{nama}:{i}"
        for nama, isi in SUMBER.items()
        for i, baris in enumerate(isi.splitlines(), 1)
        if re.search(r"#\s*(TODO|FIXME|XXX|HACK)\b", baris)
    ]
    assert not sisa, sisa
