"""Hostile PDFs at the doors that read their text in a job or a command: objects, what streams
unpack to, processor time. Each is the smallest that passes its bound.
"""

import base64
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, EncodedStreamObject, NameObject

from anggaran.impor import pdf_rka
from anggaran.impor.bentuk import BerkasTakDikenalError
from anggaran.impor.pdf_rka import baris_pdf
from kinerja import batas_pdf
from laporan.periksa_lkjip import naskah_asing
from laporan.periksa_lkjip.baca.batas import NaskahTerlaluBesarError
from laporan.periksa_lkjip.naskah_asing import baca_naskah_asing

Pintu = tuple[Callable[[bytes], Any], type[Exception], Any]
PINTU: dict[str, Pintu] = {
    "RKA": (lambda isi: list(baris_pdf(isi, lambda _: None)), BerkasTakDikenalError, pdf_rka),
    "LKjIP": (lambda isi: baca_naskah_asing(isi, "a.pdf"), NaskahTerlaluBesarError, naskah_asing),
}


def pdf(isi: bytes, *saringan: str, jenis: str = "") -> bytes:
    """One page whose content is this stream, already packed."""
    penulis, aliran = PdfWriter(), BytesIO()
    halaman = penulis.add_blank_page(100, 100)
    arus = EncodedStreamObject()
    arus._data = isi
    if saringan:
        arus[NameObject("/Filter")] = ArrayObject([NameObject(f"/{s}") for s in saringan])
    if jenis:
        arus[NameObject("/Subtype")] = NameObject(f"/{jenis}")
        gambar = DictionaryObject({NameObject("/a"): penulis._add_object(arus)})
        halaman[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): gambar})
    else:
        halaman[NameObject("/Contents")] = penulis._add_object(arus)
    penulis.write(aliran)
    return aliran.getvalue()


def pdf_berarus_objek(jenis: str) -> bytes:
    """As PDF 1.5 keeps them: the catalogue within an object stream, its place told by a stream of
    cross references; one of the two unpacks to too much. Both are read while it is being opened.
    """
    katalog = b"1 0 2 33 << /Type /Catalog /Pages 2 0 R >> << /Type /Pages /Kids [] /Count 0 >>"
    objek = zlib.compress(katalog + (NOL if jenis == "ObjStm" else b""))
    awal = b"%PDF-1.5\n"
    satu = (
        b"3 0 obj\n<< /Type /ObjStm /N 2 /First 9 /Filter /FlateDecode /Length %d >>\nstream\n%s"
        b"\nendstream\nendobj\n" % (len(objek), objek)
    )
    letak = len(awal) + len(satu)
    # Kind, place, index: free, two in object stream 3, the stream itself, this table.
    tempat = [(0, 0, 0), (2, 3, 0), (2, 3, 1), (1, len(awal), 0), (1, letak, 0)]
    isi = b"".join(bytes([a]) + b.to_bytes(3, "big") + bytes([c]) for a, b, c in tempat)
    rujuk = zlib.compress(isi + (NOL if jenis == "XRef" else b""))
    dua = (
        b"4 0 obj\n<< /Type /XRef /Size 5 /W [1 3 1] /Root 1 0 R /Filter /FlateDecode /Length %d >>"
        b"\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (len(rujuk), rujuk, letak)
    )
    return awal + satu + dua


def lzw(banyak: int) -> bytes:
    """As many zeros: each code names the whole of what came before, and one more (12 bits last)."""
    bit, keluar, kode, panjang = "", 0, 258, 1
    bit += f"{256:09b}{0:09b}"
    while keluar < banyak and kode < 4_090:
        lebar = 9 if kode < 511 else 10 if kode < 1023 else 11 if kode < 2047 else 12
        bit += f"{kode:0{lebar}b}"
        kode, panjang = kode + 1, panjang + 1
        keluar += panjang
    bit += "0" * (-len(bit) % 8)
    return int(bit, 2).to_bytes(len(bit) // 8, "big")


NOL = bytes(200_000)
BOM = {
    "flate": pdf(zlib.compress(NOL), "FlateDecode"),
    "flate dua kali": pdf(zlib.compress(zlib.compress(NOL)), "FlateDecode", "FlateDecode"),
    "flate sebagai huruf": pdf(
        base64.a85encode(zlib.compress(NOL)) + b"~>", "ASCII85Decode", "FlateDecode"
    ),
    "flate terpotong": pdf(zlib.compress(NOL + bytes(range(256)))[:-9], "FlateDecode"),
    "lzw": pdf(lzw(200_000), "LZWDecode"),
    "run": pdf(b"\x81\x00" * 120 + b"\x80", "RunLengthDecode"),  # 128 each, times 8
    "objek": pdf_berarus_objek("ObjStm"),
    "rujukan": pdf_berarus_objek("XRef"),
}


@pytest.mark.parametrize("pintu", PINTU)
def test_bom_pdf_berhenti_di_batasnya(pintu: str, monkeypatch: pytest.MonkeyPatch) -> None:
    baca, galat, modul = PINTU[pintu]
    with monkeypatch.context() as ganti:
        ganti.setattr(batas_pdf, "TERURAI", 100_000)
        for isi in BOM.values():
            with pytest.raises(galat, match="melebihi 0 MB setelah dibuka"):
                baca(isi)
        with pytest.raises((galat, Exception), match="hasil pindaian"):  # a picture: no text
            baca(pdf(zlib.compress(NOL), "FlateDecode", jenis="Image"))
    with monkeypatch.context() as ganti:
        ganti.setattr(batas_pdf, "OBJEK", 3)
        with pytest.raises(galat, match="lebih dari 0 ribu objek"):
            baca(BOM["flate"])
    with monkeypatch.context() as ganti:
        ganti.setattr(modul, "DETIK", 0.02)
        lambat = pdf(b"q 1 0 0 1 0 0 cm Q " * 100_000)
        with pytest.raises(galat, match="waktu atau memori yang tidak wajar"):
            baca(lambat)


def test_jatah_tidak_ditelan_dan_tidak_tertinggal() -> None:
    """A reader that swallows whatever is raised does not outlive its time; afterwards no alarm is
    left.
    """
    import signal

    from kinerja.jatah_waktu import dalam_jatah

    def menelan() -> None:
        while True:
            try:
                sum(range(10_000))
            except Exception:
                continue

    with pytest.raises(ValueError, match="habis"), dalam_jatah(0.02, lambda: ValueError("habis")):
        menelan()
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    with dalam_jatah(60, AssertionError):
        assert sum(range(10)) == 45
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
