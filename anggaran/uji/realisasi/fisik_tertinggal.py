"""PURE. Money nearly spent, work half done."""

from collections.abc import Iterator
from decimal import Decimal

from anggaran.uji.potret import PotretAnggaran
from kinerja.angka import format_persen, persen
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji

_BEDA = Decimal(40)
"""Percentage points."""


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Sub kegiatan whose last told physical progress is forty points below their serapan."""
    for m in p.sub():
        fisik = [n for tw in (1, 2, 3, 4) if (n := p.fisik.get((m.pk, tw))) is not None]
        if not fisik or not m.pagu or m.realisasi is None:
            continue
        serapan = persen(m.realisasi, m.pagu)
        if serapan - fisik[-1] > _BEDA:
            yield TemuanUji(
                m.rujuk,
                f"{m.sebutan}: serapan {format_persen(serapan)}, kemajuan fisik "
                f"{format_persen(fisik[-1])}.",
                format_persen(fisik[-1]),
                format_persen(serapan),
            )


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A15",
    AreaUji.ANGGARAN,
    TingkatUji.PERINGATAN,
    "Kemajuan fisik jauh di bawah serapan",
    "Uang yang hampir habis dengan pekerjaan setengah jadi perlu dijelaskan.",
    periksa,
)
