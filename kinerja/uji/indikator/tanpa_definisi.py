"""PURE. An indicator that nobody defined."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators without an operational definition, or whose definition is their name."""
    for i in p.indikator:
        definisi = " ".join(i.definisi.casefold().split()).rstrip(".")
        if not definisi:
            yield TemuanUji(i.rujuk, f"Definisi operasional “{i.nama}” belum diisi.")
        elif definisi == " ".join(i.nama.casefold().split()).rstrip("."):
            yield TemuanUji(i.rujuk, f"Definisi operasional “{i.nama}” hanya mengulang namanya.")


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "I01",
    AreaUji.INDIKATOR,
    TingkatUji.PERINGATAN,
    "Indikator tanpa definisi operasional",
    "Setiap indikator memerlukan definisi supaya angkanya dapat diperiksa orang lain "
    "(PermenPANRB 88/2021, kriteria pengukuran).",
    periksa,
)
