"""PURE. What is proposed, in parts and rows, and what of it somebody chose.

A row is chosen by its tick; its fields are typed over. What was not proposed cannot be chosen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class MedanUsulan:
    """One field of a proposed row."""

    nama: str
    label: str
    isi: str = ""
    jenis: str = "text"
    """`text`, `date`, `angka`, `panjang` or `daftar`: a code out of the page's list of posts."""
    pilihan: tuple[tuple[str, str], ...] = ()
    """The values that it takes, with their words."""


@dataclass(frozen=True)
class BarisUsulan:
    """One row that may be written. `catatan`: why it is so, or what to look at."""

    kunci: str
    judul: str
    kecil: str = ""
    catatan: str = ""
    medan: tuple[MedanUsulan, ...] = ()
    tingkat: int = 0
    """How far it is set in: rows below another in a tree."""
    ikut: bool = True


@dataclass(frozen=True)
class BagianUsulan:
    """Rows of one kind. `tetap`: how many are there already and stay as they are."""

    kunci: str
    judul: str
    uraian: str
    kepala: tuple[str, ...]
    baris: tuple[BarisUsulan, ...]
    tetap: int = 0
    catatan: tuple[str, ...] = ()


Dipilih = dict[str, dict[str, str]]
"""Key of a row → field → what was typed."""


def nama_ikut(kunci: str) -> str:
    """The tick of a row in the form."""
    return f"ikut|{kunci}"


def nama_isi(kunci: str, medan: str) -> str:
    """A field of a row in the form."""
    return f"isi|{kunci}|{medan}"


def baca_dipilih(bagian: Iterable[BagianUsulan], kirim: Mapping[str, str]) -> Dipilih:
    """The rows that were ticked, with what their fields hold."""
    return {
        b.kunci: {m.nama: str(kirim.get(nama_isi(b.kunci, m.nama), m.isi)).strip() for m in b.medan}
        for satu in bagian
        for b in satu.baris
        if nama_ikut(b.kunci) in kirim
    }
