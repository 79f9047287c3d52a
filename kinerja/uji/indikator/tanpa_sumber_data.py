"""PURE. An indicator whose source nobody named."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators without a source."""
    for i in p.indikator:
        if not i.sumber_data.strip():
            yield TemuanUji(i.rujuk, f"Sumber data “{i.nama}” belum diisi.")


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "I03",
    AreaUji.INDIKATOR,
    TingkatUji.PERINGATAN,
    "Indikator tanpa sumber data",
    "Sumber data menentukan siapa yang dapat membuktikan angkanya (PermenPANRB 53/2014).",
    periksa,
)
