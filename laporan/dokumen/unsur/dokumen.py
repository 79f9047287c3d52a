"""PURE. The parts of a report, cover to appendices, and the report itself."""

from dataclasses import dataclass
from typing import Literal

from laporan.dokumen.unsur.blok import Blok

JenisDaftar = Literal["isi", "tabel", "gambar"]


@dataclass(frozen=True)
class Lambang:
    """The coat of arms on the cover."""

    tipe: Literal["image/png", "image/jpeg", "image/svg+xml"]
    isi: bytes
    alt: str = "Lambang daerah"


@dataclass(frozen=True)
class Sampul:
    """The cover. `status` is printed small below, e.g. "Draf, belum disahkan"."""

    judul: tuple[str, ...]
    pd: str
    pemda: str
    tahun_terbit: str
    lambang: Lambang | None = None
    status: str = ""


@dataclass(frozen=True)
class Bagian:
    """Front matter: kata pengantar, ringkasan eksekutif. Its tables are numbered R.1, R.2 …"""

    judul: str
    isi: tuple[Blok, ...]
    kunci: str = ""


@dataclass(frozen=True)
class DaftarOtomatis:
    """The place where a contents list, list of tables or list of figures is printed."""

    jenis: JenisDaftar


@dataclass(frozen=True)
class Bab:
    """A chapter; its number comes from its place."""

    judul: str
    isi: tuple[Blok, ...]
    kunci: str = ""
    nomor: int = 0

    @property
    def nomor_romawi(self) -> str:
        """The number as printed: I, II, III …"""
        return romawi(self.nomor) if self.nomor else ""

    @property
    def label(self) -> str:
        """ "BAB III"."""
        return f"BAB {self.nomor_romawi}".rstrip()


@dataclass(frozen=True)
class Lampiran:
    """An appendix; its tables are numbered L.1, L.2 … through all appendices."""

    judul: str
    isi: tuple[Blok, ...]
    kunci: str = ""
    nomor: int = 0

    @property
    def label(self) -> str:
        """ "Lampiran 2"."""
        return f"Lampiran {self.nomor}" if self.nomor else "Lampiran"


@dataclass(frozen=True)
class BerkasSisipan:
    """A file that travels inside the PDF as it is, because merging would break its signature."""

    nama: str
    tipe: str
    isi: bytes


@dataclass(frozen=True)
class Dokumen:
    """A whole report. `kepala` is the running header (default: the title)."""

    judul: str
    subjudul: str
    pd: str
    pemda: str
    tahun: int
    tempat_tanggal: str
    sampul: Sampul | None = None
    bagian_depan: tuple[Bagian | DaftarOtomatis, ...] = ()
    bab: tuple[Bab, ...] = ()
    lampiran: tuple[Lampiran, ...] = ()
    kepala: str = ""
    nama_berkas: str = "LKjIP"
    bahasa: str = "id"
    sisipan: tuple[BerkasSisipan, ...] = ()
    beku: bool = False
    """A frozen version: it keeps the numbers, levels, and references that it was printed with."""
    mengalir: bool = True
    """Words may be printed before a table or figure that they follow, where a page stays empty."""
    asal: str = ""
    """What addresses of the pages that explain its figures begin with; empty: no links in files."""
    bab_menyambung: bool = False
    """Short chapters: each begins where the one before ends, not on a page of its own."""

    @property
    def satu_nomor(self) -> bool:
        """Pages count 1, 2, … from the first: without chapters nothing stands before them."""
        return not self.bab and all(isinstance(b, Bagian) for b in self.bagian_depan)


@dataclass(frozen=True)
class ButirDaftar:
    """One line of a list: `nomor` ("BAB I", "Tabel 3.2") and text; `kunci` is the anchor."""

    kunci: str
    nomor: str
    teks: str
    tingkat: int = 0
    romawi: bool = False


def romawi(angka: int) -> str:
    """Return 1 … 3999 as a Roman number."""
    hasil = ""
    for nilai, tanda in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        hasil += tanda * (angka // nilai)
        angka %= nilai
    return hasil
