"""PURE. Spending over the months of a year: against the time gone, by source, towards its end.

Whole rupiah; percentages exact, rounded where they are shown.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from anggaran.bacaan import Garis, K, Pernyataan, baca, kelompokkan
from kinerja.angka import persen

TIDAK_DIRINCI = ""
"""Source of money that the lines do not name."""


@dataclass(frozen=True)
class BulanSerapan:
    """A month: spending since January and of the month, beside the share of the year gone."""

    bulan: int
    pagu: int
    lalu: int
    sampai: int

    @property
    def ini(self) -> int:
        """Spending of the month; negative after money was paid back."""
        return self.sampai - self.lalu

    @property
    def serapan(self) -> Decimal | None:
        """Percent of the pagu; None without a pagu."""
        return persen(self.sampai, self.pagu) if self.pagu > 0 else None

    @property
    def waktu(self) -> Decimal:
        """Percent of the year that is over."""
        return persen(self.bulan, 12)

    @property
    def selisih(self) -> Decimal | None:
        """Percentage points that the spending is ahead of the time."""
        return None if self.serapan is None else self.serapan - self.waktu


@dataclass(frozen=True)
class JenisBulanan:
    """Plan and spending of one jenis belanja in one month, as a file of the office says them."""

    rekening: str
    bulan: int
    rencana: int
    realisasi: int | None

    @property
    def deviasi(self) -> int | None:
        """What was spent beyond the plan; None where the month is still to come."""
        return None if self.realisasi is None else self.realisasi - self.rencana

    @property
    def deviasi_persen(self) -> Decimal | None:
        """That in percent of the plan; None without a plan."""
        if self.deviasi is None or self.rencana <= 0:
            return None
        return persen(self.deviasi, self.rencana)


def per_bulan(pagu: int, realisasi: Iterable[Pernyataan[K]]) -> list[BulanSerapan]:
    """January to the last month that says anything."""
    semua = list(realisasi)
    hasil: list[BulanSerapan] = []
    lalu = 0
    for bulan in range(1, max((p.dokumen for p in semua), default=0) + 1):
        sampai = sum(baca(p for p in semua if p.dokumen <= bulan).values())
        hasil.append(BulanSerapan(bulan, pagu, lalu, sampai))
        lalu = sampai
    return hasil


@dataclass(frozen=True)
class PorsiDana:
    """Pagu and spending of one source, or of one rekening."""

    kunci: str
    pagu: int
    realisasi: int

    @property
    def serapan(self) -> Decimal | None:
        """Percent; None without a pagu."""
        return persen(self.realisasi, self.pagu) if self.pagu > 0 else None


def per_sumber(
    garis: Mapping[K, tuple[int, Garis]], pagu: Mapping[K, int], realisasi: Mapping[K, int]
) -> list[PorsiDana]:
    """By source. Spending that names none belongs to the source of its pagu where that is one;
    where it is several, it is told apart from them. `garis`: line → its sub kegiatan and garis.
    """
    jumlah: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    per_sub: dict[int, dict[K, Garis]] = defaultdict(dict)
    for kunci, (sub, satu) in garis.items():
        if kunci in pagu or kunci in realisasi:
            per_sub[sub][kunci] = satu
    for milik in per_sub.values():
        for kelompok in kelompokkan(milik):
            sumber = {milik[k].sumber_dana for k in kelompok if pagu.get(k)} - {TIDAK_DIRINCI}
            satu_sumber = next(iter(sumber)) if len(sumber) == 1 else TIDAK_DIRINCI
            for k in kelompok:
                nama = milik[k].sumber_dana
                jumlah[nama][0] += pagu.get(k, 0)
                jumlah[nama or satu_sumber][1] += realisasi.get(k, 0)
    return _urut(jumlah)


def per_rekening(
    garis: Mapping[K, tuple[int, Garis]],
    pagu: Mapping[K, int],
    realisasi: Mapping[K, int],
    tingkat: int,
) -> list[PorsiDana]:
    """By rekening of so many parts; a line that is coarser stays as it is."""
    jumlah: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for urut, angka in enumerate((pagu, realisasi)):
        for kunci, nilai in angka.items():
            kode = garis[kunci][1].kode
            jumlah[".".join(kode.split(".")[:tingkat])][urut] += nilai
    return sorted(_urut(jumlah), key=lambda b: [int(n) for n in b.kunci.split(".")])


def _urut(jumlah: Mapping[str, list[int]]) -> list[PorsiDana]:
    semua = [PorsiDana(k, a, b) for k, (a, b) in jumlah.items() if a or b]
    return sorted(semua, key=lambda s: (s.kunci == TIDAK_DIRINCI, -s.pagu, s.kunci))
