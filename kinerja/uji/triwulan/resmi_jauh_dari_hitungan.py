"""PURE. An official figure differs by more than a tenth from what the variables give."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.angka import persen
from kinerja.periode import label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja

_BATAS = Decimal(10)
"""Percent."""


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Official figures that leave their derivation by more than a tenth."""
    for i, isian in p.isian():
        if not isian.resmi or isian.nilai is None or not isian.turunan:
            continue
        if abs(persen(isian.nilai - isian.turunan, abs(isian.turunan))) > _BATAS:
            yield TemuanUji(
                i.rujuk_isian,
                f"Angka resmi {label_tw(isian.triwulan)} “{i.nama}” {i.tampil(isian.nilai)}, "
                f"sedangkan variabelnya menghasilkan {i.tampil(isian.turunan)}.",
                i.tampil(isian.nilai),
                i.tampil(isian.turunan),
                rinci=label_tw(isian.triwulan),
                triwulan=isian.triwulan,
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R15",
    AreaUji.TRIWULAN,
    TingkatUji.PERINGATAN,
    "Angka resmi jauh dari hasil perhitungannya",
    "Angka resmi yang tidak dapat dihitung dari variabelnya tidak dapat dibuktikan.",
    periksa,
)
