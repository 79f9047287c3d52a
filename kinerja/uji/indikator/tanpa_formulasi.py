"""PURE. An indicator whose calculation is neither described nor given as a formula."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators in numbers without a formulation and without a formula."""
    for i in p.indikator:
        if i.angka and not i.formulasi.strip() and not i.formula.strip():
            yield TemuanUji(i.rujuk, f"Formulasi perhitungan “{i.nama}” belum diisi.")


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "I02",
    AreaUji.INDIKATOR,
    TingkatUji.PERINGATAN,
    "Indikator tanpa formulasi perhitungan",
    "Tanpa cara menghitung, realisasi tidak dapat dihitung ulang (PermenPANRB 88/2021, "
    "kriteria pengukuran).",
    periksa,
)
