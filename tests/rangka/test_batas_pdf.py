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


NOL = bytes(200_000)
BOM = {
    "flate": pdf(zlib.compress(NOL), "FlateDecode"),
    "flate dua kali": pdf(zlib.compress(zlib.compress(NOL)), "FlateDecode", "FlateDecode"),
    "flate sebagai huruf": pdf(
        base64.a85encode(zlib.compress(NOL)) + b"~>", "ASCII85Decode", "FlateDecode"
    ),
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
