"""PURE. A percentage whose formula divides and never multiplies by a hundred."""

import re
from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Formulas of indicators in percent that hold a division and no hundred."""
    for i in p.indikator:
        if i.persentase and "/" in i.formula and not re.search(r"\b100\b", i.formula):
            yield TemuanUji(
                i.rujuk,
                f"Satuan “{i.nama}” {i.satuan}, tetapi formulanya tidak dikali 100: {i.formula}.",
                i.formula,
                f"({i.formula}) * 100",
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "I06",
    AreaUji.INDIKATOR,
    TingkatUji.PERINGATAN,
    "Formula persentase tanpa dikali 100",
    "Persentase dihitung pembilang dibagi penyebut dikali 100; tanpa itu 97% tersimpan "
    "sebagai 0,97.",
    periksa,
)
