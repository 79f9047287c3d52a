"""PURE. Office files are ZIPs of XML: opened within bounds, entities refused."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError

from laporan.periksa_lkjip.baca.batas import (
    TERURAI,
    UNSUR,
    NaskahDitolakError,
    NaskahTerlaluBesarError,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old or an encrypted Office file begins."""
BAGIAN = 5_000
DALAM_UNSUR = 250


class Arsip:
    """The parts of one office file."""

    def __init__(self, isi: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(isi))
            daftar = self._zip.infolist()
        except (BadZipFile, ValueError, OSError) as galat:
            raise NaskahDitolakError("Berkas rusak: isinya tidak dapat dibuka.") from galat
        if len(daftar) > BAGIAN or sum(b.file_size for b in daftar) > TERURAI:
            raise NaskahTerlaluBesarError(
                f"Isi berkas lebih dari {TERURAI // 1024 // 1024} MB setelah dibuka. "
                "Kecilkan gambarnya atau bagi menjadi beberapa berkas."
            )
        if any(b.flag_bits & 1 for b in daftar):
            raise NaskahDitolakError(
                "Berkas berkata sandi. Simpan tanpa kata sandi, lalu unggah lagi."
            )
        self.nama = frozenset(b.filename for b in daftar)

    def bagian(self, nama: str) -> ElementTree.Element:
        """One part as a tree."""
        akar: ElementTree.Element = self._urai(nama, _Pembangun())
        return akar

    def pastikan_wajar(self, nama: str) -> None:
        """A part that another reader will take whole has no more elements than a tree may have."""
        self._urai(nama, _Penghitung())

    def _urai(self, nama: str, target: Any) -> Any:
        if nama not in self.nama:
            raise NaskahDitolakError("Berkas tidak lengkap: bagian isinya tidak ada.")
        pengurai = ElementTree.XMLParser(target=target)
        try:
            isi = self._zip.read(nama)  # no more than it says to hold, which is bounded above
            if b"<!DOCTYPE" in isi or b"<!ENTITY" in isi:
                raise NaskahDitolakError("Berkas memuat bagian yang tidak wajar (DOCTYPE).")
            pengurai.feed(isi)
            return pengurai.close()
        except (ElementTree.ParseError, BadZipFile, EOFError, OSError, ZlibError) as galat:
            raise NaskahDitolakError("Berkas rusak: isinya tidak dapat dibaca.") from galat


class _Penghitung:
    """Counts elements and their depth, and stops at the bound."""

    def __init__(self) -> None:
        self._banyak = self._dalam = 0

    def start(self, tag: Any, attrs: Any) -> Any:
        """An element begins."""
        self._banyak += 1
        self._dalam += 1
        if self._banyak > UNSUR or self._dalam > DALAM_UNSUR:
            raise NaskahTerlaluBesarError("Isi berkas terlalu rumit untuk diperiksa.")

    def end(self, tag: str) -> Any:
        """An element ends."""
        self._dalam -= 1

    def close(self) -> None:
        """Nothing is handed out."""


class _Pembangun(ElementTree.TreeBuilder):
    """A tree within the same bounds."""

    def __init__(self) -> None:
        super().__init__()
        self._hitung = _Penghitung()

    def start(self, tag: Any, attrs: Any) -> ElementTree.Element:
        """An element begins."""
        self._hitung.start(tag, attrs)
        return super().start(tag, attrs)

    def end(self, tag: str) -> ElementTree.Element:
        """An element ends."""
        self._hitung.end(tag)
        return super().end(tag)


def anak(unsur: ElementTree.Element, *nama: str) -> Iterator[ElementTree.Element]:
    """Children of these local names, whatever their namespace."""
    for satu in unsur:
        if isinstance(satu.tag, str) and satu.tag.rpartition("}")[2] in nama:
            yield satu


def lokal(unsur: ElementTree.Element) -> str:
    """The element's name without its namespace."""
    return unsur.tag.rpartition("}")[2] if isinstance(unsur.tag, str) else ""


def sifat(unsur: ElementTree.Element | None, nama: str) -> str:
    """An attribute by its local name."""
    if unsur is None:
        return ""
    return next((v for k, v in unsur.attrib.items() if k.rpartition("}")[2] == nama), "")
