"""States are the members of their class, never bare words.

The watch is first fed what it must catch.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from kinerja.kunci import SebabKunci
from kinerja.pilihan import PilihanBerlabel
from kinerja.status import StatusPembukaan, StatusPerjanjian, StatusRealisasi
from laporan.models.langkah_reviu import StatusBagian, StatusLaporan
from laporan.models.status import StatusCatatan, StatusRekomendasi, StatusTugas, StatusUnggahan
from tests.arsitektur.sumber import AKAR, urai

KELAS: tuple[type[PilihanBerlabel], ...] = (
    StatusRealisasi,
    StatusPerjanjian,
    StatusPembukaan,
    StatusBagian,
    StatusLaporan,
    StatusTugas,
    StatusRekomendasi,
    StatusCatatan,
    StatusUnggahan,
)
KEADAAN = frozenset(str(k) for kelas in KELAS for k in kelas) | frozenset(map(str, SebabKunci))
#: A word that only looks like a state, and what it is.
BUKAN = {
    ("laporan/penulisan/layar.py", "draf"): "in an address: compare with the draft made from data",
    ("laporan/reviu/layar_inspektorat.py", "tuntas"): "what a button sends, a step",
}


def _sebutan(simpul: ast.expr) -> str:
    """The last name of an expression: `a.b.status` → `status`; of `d["status"]` too."""
    match simpul:
        case ast.Attribute(attr=nama) | ast.Name(id=nama):
            return nama
        case ast.Subscript(slice=ast.Constant(value=str(nama))):
            return nama
        case ast.Call(func=fungsi):
            return _sebutan(fungsi)
    return ""


def _harfiah(simpul: ast.expr) -> list[str]:
    """The texts of a literal, of a tuple, list or set of them, of `frozenset({…})`."""
    match simpul:
        case ast.Constant(value=str(teks)):
            return [teks]
        case ast.Tuple(elts=isi) | ast.List(elts=isi) | ast.Set(elts=isi):
            return [teks for satu in isi for teks in _harfiah(satu)]
        case ast.Call(func=ast.Name(id="frozenset" | "set" | "tuple"), args=[isi]):
            return _harfiah(isi)
    return []


def _kata(elemen: Iterable[ast.expr | None]) -> list[str]:
    """The texts that stand among the elements themselves."""
    return [e.value for e in elemen if isinstance(e, ast.Constant) and isinstance(e.value, str)]


def _status(nama: str) -> bool:
    dasar = nama.partition("__")[0] if not nama.endswith("__in") else nama.removesuffix("__in")
    return dasar.rpartition("__")[2].startswith("status") or dasar.endswith("status")


def keadaan_telanjang(isi: str) -> Iterator[tuple[int, str]]:
    """Comparisons with a bare state, and collections of bare states: (line, word)."""
    for simpul in ast.walk(urai(isi)):
        match simpul:
            case ast.Compare(left=kiri, comparators=lain):
                semua = [kiri, *lain]
                kata = [k for s in semua for k in _harfiah(s)]
                if any(_status(_sebutan(s)) for s in semua):
                    yield from ((simpul.lineno, k) for k in kata if k)
                else:
                    yield from ((simpul.lineno, k) for k in kata if k in KEADAAN)
            case ast.keyword(arg=str(nama), value=nilai) if _status(nama):
                yield from ((nilai.lineno, k) for k in _harfiah(nilai) if k)
            case ast.Match(subject=subjek, cases=kasus) if _status(_sebutan(subjek)):
                for satu in kasus:
                    for pola in ast.walk(satu.pattern):
                        if isinstance(pola, ast.MatchValue):
                            kata = [k for k in _harfiah(pola.value) if k in KEADAAN]
                            yield from ((pola.lineno, k) for k in kata)
            case ast.IfExp(body=a, orelse=b) if _status(_sebutan(a)) or _status(_sebutan(b)):
                yield from ((simpul.lineno, k) for k in [*_harfiah(a), *_harfiah(b)] if k)
            case ast.Set(elts=elemen) if kata := _kata(elemen):
                if KEADAAN.issuperset(kata):
                    yield simpul.lineno, kata[0]
            case ast.Tuple(elts=elemen) | ast.List(elts=elemen) if len(kata := _kata(elemen)) > 1:
                if KEADAAN.issuperset(kata):
                    yield simpul.lineno, kata[0]
            case ast.Dict(keys=kunci, values=nilai):
                for kata in (_kata(kunci), [] if _kata(kunci) else _kata(nilai)):
                    if len(kata) > 1 and KEADAAN.issuperset(kata):
                        yield simpul.lineno, kata[0]


TERTANGKAP = [
    'x = b.status == "dikembalikan"',
    'x = "draf" != baris.status',
    'x = d["status"] == "kosong"',
    'x = r.status in ("diajukan", "diverifikasi")',
    'x = b.get_status() == "apa pun"',
    'x = s == "pihak_pertama"',
    'q = Q(status="berjalan")',
    'q = p.filter(perjanjian__status__in=["draf", "dikembalikan"])',
    'match r.status:\n    case "selesai":\n        pass',
    'TERBUKA = frozenset({"draf", "dikembalikan"})',
    'IKON = {"draf": "pensil", "diajukan": "panah"}',
    'TERBUKA = frozenset({BELUM_ADA, "draf", "dikembalikan"})',
    'SIAP = {L.TANDATANGANI: frozenset({"diajukan"})}',
    'SESUDAH = {L.AJUKAN: "diajukan", L.KEMBALIKAN: "dikembalikan"}',
    'f(baris.status if baris else "draf")',
]
LEPAS = [
    "x = b.status == StatusRealisasi.DIKEMBALIKAN",
    "q = Q(status__in=TERBUKA)",
    'x = b.status == ""',
    'b.save(update_fields=["potret", "draf", "sidik_draf"])',
    "def f(status: int = 200) -> None: ...\nf(status=422)",
    'x = {"disahkan": pintu.disahkan, "galat": 1}',
    'x = jenis == "teks"',
    'x = ((s.diajukan, "diajukan"), (s.disahkan, "disahkan"))',
    'match saringan["status"]:\n    case "lewat_tenggat":\n        pass',
]


@pytest.mark.parametrize("contoh", TERTANGKAP)
def test_pengawas_menangkap(contoh: str) -> None:
    assert list(keadaan_telanjang(contoh))


@pytest.mark.parametrize("contoh", LEPAS)
def test_pengawas_melepas(contoh: str) -> None:
    assert list(keadaan_telanjang(contoh)) == []


@cache
def _temuan() -> tuple[tuple[str, int, str], ...]:
    return tuple(
        (jalur.relative_to(AKAR).as_posix(), baris, kata)
        for app in ("kinerja", "anggaran", "laporan")
        for jalur in sorted((AKAR / app).rglob("*.py"))
        if "migrations" not in jalur.parts
        for baris, kata in keadaan_telanjang(jalur.read_text())
    )


def test_tidak_ada_keadaan_telanjang() -> None:
    assert [t for t in _temuan() if (t[0], t[2]) not in BUKAN] == []


def test_pengecualian_masih_perlu() -> None:
    assert {(nama, kata) for nama, _, kata in _temuan()} >= BUKAN.keys()


# --- templates: they have no classes, so their words are checked against them ---------------------

_BANDING = re.compile(r"""\b[\w.]*status\s*[!=]=\s*(?:"([^"]*)"|'([^']*)')""")


def keadaan_asing(isi: str) -> list[str]:
    """States that a template compares with, and that no class has."""
    kata = (a or b for a, b in _BANDING.findall(isi))
    return [k for k in kata if k and k not in KEADAAN]


def test_pengawas_templat_menangkap() -> None:
    assert keadaan_asing("{% if r.status == 'selesia' and x %}") == ["selesia"]
    assert keadaan_asing('{% elif papan.laporan.status != "disetujuii" %}') == ["disetujuii"]
    assert keadaan_asing('{% if t.status == "selesai" or p.status == "" %}') == []


def test_templat_menyebut_keadaan_yang_ada() -> None:
    semua = {
        j.relative_to(AKAR).as_posix(): j.read_text() for j in AKAR.glob("templates/**/*.html")
    }
    assert sum(len(_BANDING.findall(isi)) for isi in semua.values()) > 20
    assert {nama: asing for nama, isi in semua.items() if (asing := keadaan_asing(isi))} == {}
