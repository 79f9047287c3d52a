"""PURE. Figures of files beside those in force: which differ, and by whose decision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

A = TypeVar("A", int, Decimal)


class StatusRekonsiliasi(StrEnum):
    """How a figure of a file stands to the one in force."""

    SAMA = "sama"
    DIPAKAI_BERKAS = "berkas"
    DIPAKAI_KETIK = "ketik"
    DIUBAH = "diubah"
    TANPA_BERKAS = "tanpa_berkas"

    @property
    def sebutan(self) -> str:
        """What the page calls it."""
        return _SEBUTAN[self]

    @property
    def beres(self) -> bool:
        """Whether both say the same."""
        return self in (StatusRekonsiliasi.SAMA, StatusRekonsiliasi.DIPAKAI_BERKAS)


_SEBUTAN = {
    StatusRekonsiliasi.SAMA: "Sama",
    StatusRekonsiliasi.DIPAKAI_BERKAS: "Diputuskan: yang pada berkas",
    StatusRekonsiliasi.DIPAKAI_KETIK: "Diputuskan: yang diketik",
    StatusRekonsiliasi.DIUBAH: "Diubah sesudah dimuat",
    StatusRekonsiliasi.TANPA_BERKAS: "Tidak ada pada berkas",
}


@dataclass(frozen=True)
class AngkaBerkas(Generic[A]):
    """What the last file that speaks of it says; `muatan`: its id, `putusan`: what was decided."""

    nilai: A
    muatan: int
    putusan: str = ""


@dataclass(frozen=True)
class HasilRekonsiliasi(Generic[A]):
    """One sub kegiatan up to one month, or in one quarter (`masa`)."""

    sub: int
    masa: int
    berlaku: A | None
    berkas: AngkaBerkas[A] | None
    status: StatusRekonsiliasi

    @property
    def selisih(self) -> A | None:
        """What the file has more than what is in force; None where one of them says nothing."""
        if self.berkas is None or self.berlaku is None:
            return None
        return self.berkas.nilai - self.berlaku


def rekonsiliasi(
    berkas: Mapping[tuple[int, int], AngkaBerkas[A]],
    berlaku: Mapping[tuple[int, int], A],
    masa: Iterable[int],
) -> list[HasilRekonsiliasi[A]]:
    """Every (sub kegiatan, masa) that a file or, within these periods, a person speaks of."""
    dilihat: frozenset[int] = frozenset(masa)
    diketik = {kunci for kunci, nilai in berlaku.items() if nilai and kunci[1] in dilihat}
    semua = diketik.union(berkas)
    return [_satu(kunci, berkas.get(kunci), berlaku.get(kunci)) for kunci in sorted(semua)]


def _satu(
    kunci: tuple[int, int], berkas: AngkaBerkas[A] | None, berlaku: A | None
) -> HasilRekonsiliasi[A]:
    sub, masa = kunci
    if berkas is None:
        status = StatusRekonsiliasi.TANPA_BERKAS
    elif berkas.nilai == berlaku or (berlaku is None and not berkas.nilai):
        dipakai = berkas.putusan == "impor"
        status = StatusRekonsiliasi.DIPAKAI_BERKAS if dipakai else StatusRekonsiliasi.SAMA
    elif berkas.putusan == "ketik":
        status = StatusRekonsiliasi.DIPAKAI_KETIK
    else:
        status = StatusRekonsiliasi.DIUBAH
    return HasilRekonsiliasi(sub, masa, berlaku, berkas, status)
