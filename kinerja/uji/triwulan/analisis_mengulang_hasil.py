"""PURE. The causes of a quarter only tell its result."""

from collections.abc import Iterator

from kinerja.periode import label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Quarters whose written causes hold no cause."""
    for i, isian in p.isian():
        if isian.hanya_hasil:
            yield TemuanUji(
                i.rujuk_isian,
                f"Analisis {label_tw(isian.triwulan)} “{i.nama}”: {isian.hanya_hasil}",
                rinci=label_tw(isian.triwulan),
                triwulan=isian.triwulan,
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R11",
    AreaUji.TRIWULAN,
    TingkatUji.PERINGATAN,
    "Analisis hanya mengulang hasil",
    "Analisis menjawab mengapa, bukan berapa (PermenPANRB 88/2021, kriteria pelaporan).",
    periksa,
)
