"""PURE. Physical progress of an RFK file: read, and held against what the quarter already says."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kinerja.angka import bulatkan

_PERSEN = re.compile(r"\d{1,3}(?:[.,]\d+)?")
_SERATUS = Decimal(100)
DESIMAL = 2
"""Decimals that the entry of physical progress keeps."""


@dataclass(frozen=True)
class SelisihFisik:
    """Physical progress that was typed and is another in the file."""

    sub: int
    triwulan: int
    diketik: Decimal
    diimpor: Decimal

    @property
    def kunci(self) -> str:
        """How a decision names it."""
        return f"fisik:{self.sub}:{self.triwulan}"


@dataclass
class RencanaFisik:
    """What a file makes of the physical progress of one quarter."""

    triwulan: int = 0
    ubahan: dict[int, tuple[Decimal | None, Decimal]] = field(default_factory=dict)
    """Sub kegiatan → what stood there, what will."""
    berselisih: list[SelisihFisik] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)


def baca_persen(teks: str) -> Decimal | None:
    """0 … 100 with the entry's decimals; None where the text is no such figure. No percentage
    reaches a thousand, so that a dot and a comma both begin the decimals.
    """
    isi = teks.replace(" ", "").removesuffix("%")
    if not _PERSEN.fullmatch(isi):
        return None
    nilai = Decimal(isi.replace(",", "."))
    return bulatkan(nilai, DESIMAL) if nilai <= _SERATUS else None


def rencana_fisik(
    baris: Iterable[tuple[int, str]],
    triwulan: int,
    ada: Mapping[int, Decimal],
    terkunci: Callable[[int], bool],
    putusan: Mapping[str, str],
) -> RencanaFisik:
    """Rows (sub kegiatan, text) of a file that ends with this quarter, beside what it says now.

    An empty cell is filled; what was typed stays until someone decides otherwise. A quarter that is
    locked, and a sub kegiatan of which the file says two things, are left and told.
    """
    hasil = RencanaFisik(triwulan)
    nilai: dict[int, Decimal] = {}
    salah: set[int] = set()
    for sub, teks in baris:
        if not teks or sub < 0:
            continue
        satu = baca_persen(teks)
        if satu is None or nilai.setdefault(sub, satu) != satu:
            salah.add(sub)
    if salah:
        hasil.catatan.append(
            f"Kemajuan fisik {len(salah)} sub kegiatan tidak dimuat: bukan persentase 0 sampai "
            "100, atau tertulis lebih dari satu."
        )
    nilai = {sub: n for sub, n in nilai.items() if sub not in salah}
    if any(nilai.values()) and max(nilai.values()) <= 1:
        hasil.catatan.append(
            "Kemajuan fisik tidak dimuat: paling tinggi 1, mungkin ditulis sebagai pecahan dan "
            "bukan persentase."
        )
        return hasil
    tertutup = 0
    for sub, kini in nilai.items():
        lama = ada.get(sub)
        if lama == kini:
            continue
        if terkunci(sub):
            tertutup += 1
            continue
        if lama is not None:
            selisih = SelisihFisik(sub, triwulan, lama, kini)
            hasil.berselisih.append(selisih)
            if putusan.get(selisih.kunci) != "impor":
                continue
        hasil.ubahan[sub] = (lama, kini)
    if tertutup:
        hasil.catatan.append(
            f"Kemajuan fisik {tertutup} sub kegiatan tidak dimuat: triwulannya sudah diajukan atau "
            "disahkan."
        )
    return hasil
