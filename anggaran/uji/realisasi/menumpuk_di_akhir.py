"""PURE. More than six tenths of a large spending fell in the last quarter."""

from collections.abc import Iterator
from decimal import Decimal

from anggaran.uji.potret import PotretAnggaran
from kinerja.angka import format_persen, persen
from kinerja.uji.dasar import AreaUji, AturanUji, JenisRujuk, Rujuk, TemuanUji, TingkatUji

_BAGIAN = Decimal(60)
"""Percent of the year's spending."""


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """The agency's spending of the last quarter, where all four quarters are told."""
    hingga = [0, 0]
    for m in p.sub():
        isi = p.bulan.get(m.pk, {})
        hingga[0] += max((n for b, n in isi.items() if b <= 9), default=0)
        hingga[1] += max(isi.values(), default=0)
    if p.triwulan < 4 or not hingga[0] or not hingga[1]:
        return
    bagian = persen(hingga[1] - hingga[0], hingga[1])
    if bagian > _BAGIAN:
        yield TemuanUji(
            Rujuk(JenisRujuk.PD, 0, "seluruh program"),
            f"{format_persen(bagian)} belanja setahun terjadi pada triwulan IV.",
            format_persen(bagian),
            f"paling tinggi {format_persen(_BAGIAN, 0)}",
        )


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A14",
    AreaUji.ANGGARAN,
    TingkatUji.CATATAN,
    "Belanja menumpuk pada triwulan IV",
    "Belanja yang menumpuk pada akhir tahun menandakan perencanaan kas yang lemah dan "
    "dibahas dalam analisis efisiensi.",
    periksa,
)
