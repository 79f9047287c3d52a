"""PURE. The achievement scale (kriteria): ordered lower bounds held as data, without gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest


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
    """Raise PitaTidakSahError with the first thing that is wrong with the scale."""
    for _, pesan in salah_pita(pita):
        raise PitaTidakSahError(f"{pesan[0].upper()}{pesan[1:]}")


def salah_pita(pita: Sequence[Pita]) -> Iterator[tuple[int, str]]:
    """What is wrong with a scale from the highest band down: the position, and a sentence on the
    bound there. Bounds strictly descend, and only the last band is open.
    """
    if not pita:
        yield 0, "skala kriteria belum diisi."
    for nomor, (satu, berikut) in enumerate(zip_longest(pita, pita[1:])):
        batas = satu.batas_bawah
        bawah = None if berikut is None else berikut.batas_bawah
        if not satu.label.strip():
            yield nomor, "setiap tingkat skala kriteria harus mempunyai sebutan."
        if berikut is None:
            if batas is not None:
                yield nomor, "kosongkan pada pita terbawah: tingkat terakhir tanpa batas bawah."
        elif batas is None:
            yield nomor, "wajib diisi kecuali pada pita terbawah, satu-satunya tanpa batas bawah."
        elif not batas.is_finite():
            yield nomor, "batas bawah harus bilangan berhingga."
        elif bawah is not None and bawah.is_finite() and bawah >= batas:
            yield (
                nomor + 1,
                (
                    f"harus di bawah batas pita sebelumnya ({satu.label}): batas menurun dan tidak "
                    "berulang."
                ),
            )
