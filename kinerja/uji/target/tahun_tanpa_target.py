"""PURE. An indicator without a target for the year."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators on a sasaran that have no decision on the year."""
    for i in p.indikator:
        if i.sasaran and not any(t.tahun == p.tahun for t in i.target):
            yield TemuanUji(i.rujuk_target, f"Target {p.tahun} “{i.nama}” belum ditetapkan.")


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "T01",
    AreaUji.TARGET,
    TingkatUji.GALAT,
    "Target tahun belum ditetapkan",
    "Tanpa target, capaian tidak dapat dihitung (PermenPANRB 53/2014).",
    periksa,
)
