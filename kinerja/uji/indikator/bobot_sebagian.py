"""PURE. Some indicators of a sasaran carry a weight and others do not."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators without a weight where the year's mean is weighted."""
    for i in p.indikator:
        if p.berbobot and i.bobot is None:
            yield TemuanUji(
                i.rujuk, f"“{i.nama}” tanpa bobot, sehingga tidak ikut dalam rata-rata tertimbang."
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "I10",
    AreaUji.INDIKATOR,
    TingkatUji.GALAT,
    "Sebagian indikator tanpa bobot",
    "Indikator tanpa bobot tidak ikut dalam rata-rata tertimbang.",
    periksa,
)
