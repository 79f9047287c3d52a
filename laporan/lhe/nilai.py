"""PURE. An AKIP score taken apart: components, sub-components, what the sums say.

Source: PermenPANRB 88/2021: sub-components keberadaan 20, kualitas 30, pemanfaatan 50 percent of
the component's weight.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kinerja.angka import format_angka, konteks_hitung
from kinerja.predikat_akip import PredikatAKIP, predikat_dari

#: Sub-component → its share of the component's weight.
SUB: dict[str, Decimal] = {
    "keberadaan": Decimal("0.2"),
    "kualitas": Decimal("0.3"),
    "pemanfaatan": Decimal("0.5"),
}
SATUAN_CETAK = Decimal("0.01")
"""The LHE prints two decimals."""


@dataclass(frozen=True)
class BagianNilai:
    """One component: as printed, and its sub-components unrounded where they are known."""

    kode: str
    nama: str
    bobot: Decimal
    nilai: Decimal
    sub: tuple[Decimal, ...] = ()

    @property
    def bobot_sub(self) -> tuple[Decimal, ...]:
        """The weights of the three sub-components."""
        with konteks_hitung():
            return tuple(self.bobot * porsi for porsi in SUB.values())

    @property
    def tepat(self) -> Decimal:
        """The unrounded score where it is known, else the printed one."""
        with konteks_hitung():
            return sum(self.sub, Decimal(0)) if self.sub else self.nilai

    @property
    def persen(self) -> Decimal:
        """The score as a percentage of the weight."""
        with konteks_hitung():
            return self.tepat / self.bobot * 100 if self.bobot else Decimal(0)


@dataclass(frozen=True)
class Uraian:
    """The components against the score printed on the LHE."""

    bagian: tuple[BagianNilai, ...]
    nilai: Decimal
    predikat_tercetak: str

    @property
    def jumlah(self) -> Decimal:
        """The sum of the components, unrounded."""
        with konteks_hitung():
            return sum((b.tepat for b in self.bagian), Decimal(0))

    @property
    def bobot(self) -> Decimal:
        """The sum of the weights."""
        with konteks_hitung():
            return sum((b.bobot for b in self.bagian), Decimal(0))

    @property
    def selisih(self) -> Decimal:
        """Printed score less the sum."""
        with konteks_hitung():
            return self.nilai - self.jumlah

    @property
    def batas_pembulatan(self) -> Decimal:
        """The largest difference that rounding to two decimals can make: half a unit for each
        figure that was rounded.
        """
        dibulatkan = 1 + sum(1 for b in self.bagian if not b.sub)
        with konteks_hitung():
            return SATUAN_CETAK / 2 * dibulatkan

    @property
    def penjelasan(self) -> str:
        """What the difference is; empty where there is none."""
        if not self.bagian or self.selisih == 0:
            return ""
        teks = (
            f"Jumlah komponen {format_angka(self.jumlah, 2)}, nilai pada LHE "
            f"{format_angka(self.nilai, 2)}"
        )
        if abs(self.selisih) <= self.batas_pembulatan:
            return (
                f"{teks}. Selisih {format_angka(abs(self.selisih))} terjadi karena nilai komponen "
                "pada LHE dicetak dua desimal."
            )
        return (
            f"{teks}. Selisih {format_angka(abs(self.selisih))} melebihi yang dapat terjadi karena "
            f"pembulatan ({format_angka(self.batas_pembulatan)}); periksa nilai komponennya."
        )

    @property
    def predikat(self) -> PredikatAKIP | None:
        """The predicate that the regulation gives the printed score."""
        return predikat_dari(self.nilai)

    @property
    def predikat_sesuai(self) -> bool:
        """Whether the printed predicate is that of the regulation."""
        return self.predikat is not None and (
            self.predikat.kode == self.predikat_tercetak.strip().upper()
        )


def perubahan(nilai: Iterable[Decimal]) -> list[Decimal | None]:
    """Each year against the year before it; None for the first."""
    hasil: list[Decimal | None] = []
    lalu: Decimal | None = None
    with konteks_hitung():
        for n in nilai:
            hasil.append(None if lalu is None else n - lalu)
            lalu = n
    return hasil
