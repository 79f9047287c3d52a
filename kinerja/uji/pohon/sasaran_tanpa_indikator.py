"""PURE. A sasaran that nothing measures."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Sasaran without an indicator of their own."""
    for s in p.sasaran:
        if not p.indikator_sasaran[s.pk]:
            yield TemuanUji(s.rujuk, f"Sasaran “{s.nama}” belum memiliki indikator.")


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P03",
    AreaUji.POHON,
    TingkatUji.GALAT,
    "Sasaran tanpa indikator",
    "Sasaran tanpa indikator tidak dapat diukur dan tidak dapat diperjanjikan "
    "(PermenPANRB 53/2014).",
    periksa,
)
