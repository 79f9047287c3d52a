"""Walk through the XML of a workbook once, keeping nothing, and stop at the first bound it passes.

It comes before any reader that builds rows or cells from the file. The same parser as theirs
(expat) sees what they will see: under any prefix, in any encoding, with any character written as a
reference. What it cannot read, they cannot either.
"""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from xml.parsers import expat

from openpyxl.utils.cell import range_boundaries

from kinerja.himpunan.batas import BatasBuku, ribuan
from kinerja.himpunan.mentah import SumberError, SumberTerlaluBesarError

_POTONG = 64 * 1024
_SEKALI_LIHAT = 2_000
"""Elements between two looks at the clock."""
TAK_TERBACA = "Berkas bukan buku kerja XLSX yang utuh; simpan ulang dari Excel sebagai .xlsx."
_KOSONGKAN = "Hapus baris dan lembar yang tidak dipakai, lalu simpan ulang."


def tepi_rentang(rentang: str) -> tuple[int, int, int, int]:
    """First column and row, last column and row of `B2:D9`. Raises SumberError where it names no
    whole rectangle.
    """
    try:
        kiri, atas, kanan, bawah = range_boundaries(rentang)
    except ValueError:
        raise SumberError(TAK_TERBACA) from None
    if kiri is None or atas is None or kanan is None or bawah is None:
        raise SumberError(TAK_TERBACA)
    return kiri, atas, kanan, bawah


class Tenggat:
    """So many seconds for one workbook; `periksa` refuses when they are over."""

    def __init__(self, detik: int, jam: Callable[[], float] = monotonic) -> None:
        self._detik, self._jam = detik, jam
        self._akhir = jam() + detik

    def periksa(self) -> None:
        if self._jam() > self._akhir:
            raise SumberTerlaluBesarError(
                f"Buku kerja ini tidak selesai dibaca dalam {self._detik} detik. Bagi menjadi "
                "beberapa berkas."
            )


@dataclass
class _Lembar:
    """What one part of the archive holds so far."""

    baris: int = 0
    """Number of the row that is being read."""
    gabungan: list[str] = field(default_factory=list)
    rumus_bersama: int = 0
    rumus_terpanjang: int = 0
    huruf: int | None = None
    """Characters of the formula that is being read."""


class Pengukur:
    """Counts over all parts of one archive; `gabungan` are its merged ranges by part."""

    def __init__(self, batas: BatasBuku, tenggat: Tenggat) -> None:
        self._batas, self._tenggat = batas, tenggat
        self._unsur = self._sel = self._rentang = self._baris = 0
        self._kini = _Lembar()
        self.gabungan: dict[str, list[str]] = {}

    def ukur(self, arsip: zipfile.ZipFile) -> None:
        """Raises SumberError for what passes a bound or declares a document type."""
        daftar = arsip.infolist()
        b = self._batas
        if len(daftar) > b.bagian or sum(satu.file_size for satu in daftar) > b.terurai:
            raise SumberTerlaluBesarError(
                f"Isi buku kerja melebihi {b.terurai // 1024 // 1024} MB setelah dibuka."
            )
        for satu in daftar:
            self._kini = _Lembar()
            self._bagian(arsip, satu)
            self._baris += self._kini.baris
            self.gabungan[satu.filename] = self._kini.gabungan

    def _bagian(self, arsip: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        pengurai = expat.ParserCreate()
        pengurai.StartDoctypeDeclHandler = _tolak_doctype
        pengurai.StartElementHandler = self._awal
        pengurai.EndElementHandler = self._akhir
        pengurai.CharacterDataHandler = self._huruf
        with arsip.open(info) as isi:
            try:
                while potong := isi.read(_POTONG):
                    self._tenggat.periksa()
                    pengurai.Parse(potong)
                pengurai.Parse(b"", True)
            except expat.ExpatError:
                return  # a picture, or what no reader of XML gets past

    def _awal(self, nama: str, atribut: dict[str, str]) -> None:
        self._unsur += 1
        if self._unsur > self._batas.unsur:
            raise SumberTerlaluBesarError(
                f"Isi buku kerja melebihi {ribuan(self._batas.unsur)} unsur. {_KOSONGKAN}"
            )
        if self._unsur % _SEKALI_LIHAT == 0:
            self._tenggat.periksa()
        match nama.rpartition(":")[2]:
            case "c":
                self._sel += 1
                if self._sel > self._batas.sel:
                    raise SumberTerlaluBesarError(
                        f"Buku kerja melebihi {ribuan(self._batas.sel)} sel. {_KOSONGKAN}"
                    )
            case "row":
                self._baris_baru(atribut.get("r"))
            case "mergeCell":
                self._luas(atribut.get("ref", ""))
                self._kini.gabungan.append(atribut.get("ref", ""))
            case "hyperlink":
                self._luas(atribut.get("ref", ""))
            case "f" if atribut.get("t") == "shared":
                self._kini.rumus_bersama += 1
                self._kini.huruf = 0

    def _akhir(self, nama: str) -> None:
        if self._kini.huruf is not None and nama.rpartition(":")[2] == "f":
            self._kini.huruf = None
            self._periksa_rumus()

    def _huruf(self, teks: str) -> None:
        if self._kini.huruf is not None:
            self._kini.huruf += len(teks)
            self._kini.rumus_terpanjang = max(self._kini.rumus_terpanjang, self._kini.huruf)

    def _baris_baru(self, nomor: str | None) -> None:
        kini = self._kini
        try:
            kini.baris = max(kini.baris, int(nomor)) if nomor else kini.baris + 1
        except ValueError:
            raise SumberError(TAK_TERBACA) from None
        if self._baris + kini.baris > self._batas.baris_dilalui:
            raise SumberTerlaluBesarError(
                f"Buku kerja melebihi {ribuan(self._batas.baris_dilalui)} baris, termasuk yang "
                f"kosong. {_KOSONGKAN}"
            )

    def _luas(self, rentang: str) -> None:
        kiri, atas, kanan, bawah = tepi_rentang(rentang)
        self._rentang += max(0, kanan - kiri + 1) * max(0, bawah - atas + 1)
        if self._rentang > self._batas.rentang:
            raise SumberTerlaluBesarError(
                f"Sel gabungan dan tautan buku kerja meliputi lebih dari "
                f"{ribuan(self._batas.rentang)} sel. Lepaskan gabungannya."
            )

    def _periksa_rumus(self) -> None:
        if self._kini.rumus_bersama * self._kini.rumus_terpanjang > self._batas.rumus:
            raise SumberTerlaluBesarError(
                f"Rumus buku kerja melebihi {ribuan(self._batas.rumus)} karakter. Ganti rumus "
                "dengan nilainya."
            )


def _tolak_doctype(*_: Any) -> None:
    raise SumberError(TAK_TERBACA)
