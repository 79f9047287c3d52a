"""Every door that takes a file: how much it takes, and the smallest file or request above that.

The bounds of the clipboard, of pictures, of PDFs at the public door and of the workbooks of entry
and data sets have files of their own (tests/isian/test_papan_klip.py, tests/isian/bukti,
tests/segel/test_pagar.py, tests/himpunan/test_batas_buku.py).
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from anggaran.impor.aliran import BERKAS_ANGGARAN, buka
from anggaran.impor.bentuk import BerkasTakDikenalError
from anggaran.impor.pdf_rka import baris_pdf
from anggaran.nomenklatur import langkah
from anggaran.nomenklatur.langkah import NomenklaturDitolakError, baca_berkas_nomenklatur
from kinerja.penolakan import TerlaluBesarError
from laporan.periksa_lkjip.baca import arsip, batas, bentuk, pdf
from laporan.periksa_lkjip.baca.batas import NaskahDitolakError
from laporan.periksa_lkjip.baca.bentuk import baca_naskah
from laporan.rangka.badan import MB, RUANG_FORMULIR, batas_isi, pastikan_muat
from tests.himpunan.test_batas_buku import baris, buku

#: Route → megabytes of files that a request may bring. Every other route takes BIASA.
PINTU = {
    "anggaran_impor": 20,
    "bukti": 100,  # ten files at once
    "buku_kerja": 10,
    "lhe_rinci": 10,
    "lke_atur": 5,
    "lke_sub": 10,
    "nomenklatur": 10,
    "pelengkap_isi": 30,
    "periksa_lkjip": 40,
    "perjanjian_kertas": 10,
    "persiapan_buku": 10,
    "persiapan_logo": 10,
    "reviu_inspektorat": 10,
    "verifikasi": 10,
}
BIASA = 5
#: Files that read what was uploaded → the routes of PINTU that they serve; without one the bound of
#: every other route holds.
PEMBACA = {
    "laporan/anggaran_impor/layar.py": "anggaran_impor",
    "laporan/isian/layar_bukti.py": "bukti",
    "laporan/isian/layar_buku_kerja.py": "buku_kerja",
    "laporan/lhe/layar_rinci.py": "lhe_rinci",
    "laporan/lke/layar.py": "lke_sub",
    "laporan/lke/layar_atur.py": "lke_atur",
    "laporan/pelengkap/layar.py": "pelengkap_isi",
    "laporan/penulisan/layar_api.py": "",  # pictures of a text
    "laporan/periksa_lkjip/layar.py": "periksa_lkjip",
    "laporan/perencanaan/layar_awal.py": "persiapan_logo",
    "laporan/perencanaan/layar_buku.py": "persiapan_buku",
    "laporan/perencanaan/layar_nomenklatur.py": "nomenklatur",
    "laporan/perjanjian/layar_tanda_tangan.py": "perjanjian_kertas",
    "laporan/perjanjian/layar_verifikasi.py": "verifikasi",
    "laporan/reviu/layar_inspektorat.py": "reviu_inspektorat",
}
AKAR = Path(__file__).parents[2]


def _rute(semua: list[Any]) -> Iterator[tuple[str, Any]]:
    for r in semua:
        if isinstance(r, URLResolver):
            yield from _rute(r.url_patterns)
        elif isinstance(r, URLPattern):
            yield str(r.name), r.callback


def test_setiap_rute_menolak_satu_bita_di_atas_batasnya() -> None:
    """Announced is enough: not a byte of the body is read."""
    besar: dict[str, int] = {}
    for nama, layar in _rute(get_resolver().url_patterns):
        isi = batas_isi(layar)
        if hasattr(layar, "badan_maks"):
            besar[nama] = isi // MB
        for panjang, lolos in ((isi + RUANG_FORMULIR, True), (isi + RUANG_FORMULIR + 1, False)):
            minta = RequestFactory().generic("POST", "/", CONTENT_LENGTH=str(panjang))
            if lolos:
                pastikan_muat(minta, layar)
                continue
            with pytest.raises(TerlaluBesarError):
                pastikan_muat(minta, layar)
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE == BIASA * MB
    assert besar == PINTU


def test_setiap_pembaca_unggahan_terdaftar() -> None:
    semua = (p for app in ("kinerja", "anggaran", "laporan") for p in (AKAR / app).rglob("*.py"))
    ada = {str(p.relative_to(AKAR)) for p in semua if re.search(r"\.FILES\b", p.read_text())}
    assert ada == set(PEMBACA)
    assert {r for r in PEMBACA.values() if r} == set(PINTU)


# --- files of the budget, nomenclature -----------------------------------------------------------

KECIL = replace(
    BERKAS_ANGGARAN, bita=20_000, terurai=60_000, lembar=2, baris=10, baris_dilalui=30, sel=60,
    unsur=900,
)  # fmt: skip
SERANGAN: dict[str, bytes] = {
    "baris kosong": buku("<row/>" * 31),
    "baris csv": b"kode;nama\n" * 31,
    "sel kosong": buku(f'<row r="1">{"<c/>" * 61}</row>'),
    "unsur": buku("<x/>" * 901),
    "terurai": buku(f'<row r="1"><c t="inlineStr"><is><t>{"x" * 60_001}</t></is></c></row>'),
    "bita": b"PK\x03\x04" + bytes(20_001),
    "bita csv": b"kode;nama\n" + b"x" * 20_001,
}


@pytest.mark.parametrize("nama", SERANGAN)
def test_berkas_anggaran_berhenti_di_batasnya(nama: str) -> None:
    isi = SERANGAN[nama]
    with pytest.raises(BerkasTakDikenalError, match=r"melebihi|lebih dari"):
        [list(lembar.baris) for lembar in buka("a.xlsx", isi, KECIL)]


def test_nomenklatur_dibaca_dalam_batasnya_sendiri() -> None:
    """A page waits for it: less than a job may take."""
    b = langkah.BERKAS_NOMENKLATUR
    assert b.detik <= 30
    assert b.bita == PINTU["nomenklatur"] * MB
    with pytest.raises(NomenklaturDitolakError, match=r"60\.000 baris"):
        baca_berkas_nomenklatur("a.xlsx", buku("<row/>" * (b.baris_dilalui + 1)))


# --- reports made elsewhere ----------------------------------------------------------------------


def _arsip(bagian: dict[str, str]) -> bytes:
    aliran = BytesIO()
    with zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as z:
        for nama, isi in bagian.items():
            z.writestr(nama, isi)
    return aliran.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _docx(badan: str) -> bytes:
    isi = f'<w:document xmlns:w="{W}"><w:body>{badan}</w:body></w:document>'
    return _arsip({"word/document.xml": isi})


def _teks_bersama(banyak: int) -> bytes:
    """Shared texts that a few bytes unpack to, under a name of their own."""
    asal, hasil = BytesIO(buku(baris(1, 1))), BytesIO()
    with zipfile.ZipFile(asal) as lama, zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as baru:
        for nama in lama.namelist():
            baru.writestr(nama, lama.read(nama))
        baru.writestr("xl/lain.xml", f"<sst>{'<si/>' * banyak}</sst>")
    return hasil.getvalue()


def _batasi(modul: Any, nama: str, nilai: int) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda ganti: ganti.setattr(modul, nama, nilai)


ALINEA = "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
SEL = f"<w:tc>{ALINEA}</w:tc>"
NASKAH: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], bytes]] = {
    "bita": (_batasi(bentuk, "BITA", 100), b"x" * 101),
    "bagian": (_batasi(arsip, "BAGIAN", 3), _arsip(dict.fromkeys("abcd", "x"))),
    "terurai": (_batasi(arsip, "TERURAI", 1000), _docx("x" * 1001)),
    "unsur": (_batasi(arsip, "UNSUR", 50), _docx("<w:p/>" * 51)),
    "unsur dalam unsur": (_batasi(arsip, "DALAM_UNSUR", 9), _docx("<w:x>" * 10 + "</w:x>" * 10)),
    "teks bersama": (_batasi(arsip, "UNSUR", 2000), _teks_bersama(2001)),
    "alinea": (_batasi(batas, "ALINEA", 9), _docx(ALINEA * 10)),
    "baris": (_batasi(batas, "BARIS", 9), buku("".join(baris(n, n) for n in range(1, 11)))),
    "baris kosong": (_batasi(batas, "BARIS", 9), buku("<row/>" * 10)),
    "sel": (_batasi(batas, "SEL", 9), buku(baris(1, *range(1, 11)))),
    "sel tabel Word": (
        _batasi(batas, "SEL", 9), _docx(f"<w:tbl><w:tr>{SEL * 10}</w:tr></w:tbl>")
    ),
}  # fmt: skip


@pytest.mark.parametrize("nama", NASKAH)
def test_naskah_asing_berhenti_di_batasnya(nama: str, monkeypatch: pytest.MonkeyPatch) -> None:
    batasi, isi = NASKAH[nama]
    batasi(monkeypatch)
    with pytest.raises(NaskahDitolakError, match=r"lebih dari|terlalu rumit"):
        baca_naskah(isi, "a")


def test_naskah_pdf_berhenti_di_halamannya(monkeypatch: pytest.MonkeyPatch) -> None:
    from pypdf import PdfWriter

    penulis, aliran = PdfWriter(), BytesIO()
    for _ in range(3):
        penulis.add_blank_page(100, 100)
    penulis.write(aliran)
    monkeypatch.setattr(pdf, "HALAMAN", 2)
    with pytest.raises(NaskahDitolakError, match="3 halaman; paling banyak 2"):
        baca_naskah(aliran.getvalue(), "a.pdf")


def test_pdf_rusak_ditolak_pembacanya() -> None:
    """A page whose size is no number: the reader falls over it, wherever it is read."""
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, NameObject, NumberObject, TextStringObject

    penulis, aliran = PdfWriter(), BytesIO()
    ukuran = ArrayObject([NumberObject(0), NumberObject(0), NumberObject(9), TextStringObject("a")])
    penulis.add_blank_page(100, 100)[NameObject("/MediaBox")] = ukuran
    penulis.write(aliran)
    with pytest.raises(NaskahDitolakError, match="PDF rusak"):
        baca_naskah(aliran.getvalue(), "a.pdf")
    with pytest.raises(BerkasTakDikenalError, match="PDF rusak"):
        list(baris_pdf(aliran.getvalue(), lambda _: None))
