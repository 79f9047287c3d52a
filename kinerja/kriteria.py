"""PURE. The achievement scale (kriteria): ordered lower bounds held as data, without gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise


class PitaTidakSahError(ValueError):
    """The scale has a gap, a repeated bound or the wrong order; the message is Indonesian."""


@dataclass(frozen=True)
class Pita:
    """One band: from `batas_bawah` percent (included) up to the band above; None for the last."""

    batas_bawah: Decimal | None
    label: str


PITA_PERMENDAGRI_86_2017 = (
    Pita(Decimal(91), "Sangat Tinggi"),
    Pita(Decimal(76), "Tinggi"),
    Pita(Decimal(66), "Sedang"),
    Pita(Decimal(51), "Rendah"),
    Pita(None, "Sangat Rendah"),
)
"""Permendagri 86/2017. It prints 91–100, 76–90, … and leaves 90,01–90,99 and above 100 undefined;
bands by lower bound close both holes."""


def kriteria(capaian: Decimal, pita: Sequence[Pita]) -> str:
    """Label of the band of a printed (already rounded) capaian in percent.

    Raises PitaTidakSahError.
    """
    periksa_pita(pita)
    for satu in pita:
        if satu.batas_bawah is None or capaian >= satu.batas_bawah:
            return satu.label
    raise AssertionError  # periksa_pita saw the open band


def periksa_pita(pita: Sequence[Pita]) -> None:
    """Raise PitaTidakSahError unless bounds strictly descend and only the last band is open."""
    if not pita:
        raise PitaTidakSahError("Skala kriteria belum diisi.")
    if any(not satu.label.strip() for satu in pita):
        raise PitaTidakSahError("Setiap tingkat skala kriteria harus mempunyai sebutan.")
    if pita[-1].batas_bawah is not None:
        raise PitaTidakSahError("Tingkat terakhir skala kriteria harus tanpa batas bawah.")
    batas = [satu.batas_bawah for satu in pita[:-1]]
    angka = [nilai for nilai in batas if nilai is not None]
    if len(angka) != len(batas):
        raise PitaTidakSahError("Hanya tingkat terakhir yang boleh tanpa batas bawah.")
    if any(not nilai.is_finite() for nilai in angka):
        raise PitaTidakSahError("Batas bawah harus bilangan berhingga.")
    if any(atas <= bawah for atas, bawah in pairwise(angka)):
        raise PitaTidakSahError("Batas bawah harus menurun dan tidak boleh berulang.")


def salah_pita(pita: Sequence[Pita]) -> Iterator[tuple[int, str]]:
    """What is wrong with the bounds of a scale from the highest down: position and sentence."""
    for nomor, (satu, berikut) in enumerate(zip(pita, [*pita[1:], None], strict=True)):
        if berikut is None:
            if satu.batas_bawah is not None:
                yield nomor, "kosongkan pada pita terbawah (kriteria yang terakhir)."
        elif satu.batas_bawah is None:
            yield nomor, "wajib diisi kecuali pada pita terbawah."
        elif berikut.batas_bawah is not None and berikut.batas_bawah >= satu.batas_bawah:
            yield nomor + 1, f"harus di bawah batas pita sebelumnya ({satu.label})."
