"""PURE. A formula names a variable that the indicator does not have."""

from collections.abc import Iterator

from kinerja.kata_daftar import urutkan
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Formulas with names that are no variable."""
    for i in p.indikator:
        asing = sorted(i.dipakai - set(i.semua_variabel))
        if asing:
            yield TemuanUji(
                i.rujuk,
                f"Formula “{i.nama}” memakai {urutkan(asing)}, yang bukan variabelnya.",
                i.formula,
                ", ".join(i.semua_variabel) or "tanpa variabel",
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "I05",
    AreaUji.INDIKATOR,
    TingkatUji.GALAT,
    "Formula menyebut variabel yang tidak ada",
    "Formula yang memakai variabel tak dikenal tidak pernah menghasilkan angka.",
    periksa,
)
