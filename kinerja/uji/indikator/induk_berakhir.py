"""PURE. An indicator that outlives what it measures."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators in force whose sasaran or tujuan is none of the year's."""
    tujuan = {t.pk for t in p.tujuan}
    for i in p.indikator:
        if i.sasaran is not None and i.sasaran not in p.sasaran_menurut_pk:
            apa = "sasarannya"
        elif i.tujuan is not None and i.tujuan not in tujuan:
            apa = "tujuannya"
        else:
            continue
        yield TemuanUji(
            i.rujuk,
            f"“{i.nama}” masih berlaku pada tahun {p.tahun}, sedangkan {apa} tidak. Isi tahun "
            "mulai dan berakhirnya, atau pindahkan ke pohon tahun ini.",
        )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "I14",
    AreaUji.INDIKATOR,
    TingkatUji.PERINGATAN,
    "Indikator berlaku di luar masa sasaran atau tujuannya",
    "Laporan dan isian memuat indikator yang berlaku; tanpa sasaran tahun itu ia berdiri di luar "
    "pohon kinerja.",
    periksa,
)
