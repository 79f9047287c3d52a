"""PURE. A variable that the formula does not name."""

from collections.abc import Iterator

from kinerja.kata_daftar import urutkan
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Variables of indicators with a formula that stand outside it."""
    for i in p.indikator:
        sisa = [v for v in i.variabel if v not in i.dipakai]
        if i.formula and sisa:
            yield TemuanUji(
                i.rujuk,
                f"Variabel {urutkan(sisa)} pada “{i.nama}” tidak dipakai formulanya.",
                i.formula,
                ", ".join(sisa),
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "I04",
    AreaUji.INDIKATOR,
    TingkatUji.PERINGATAN,
    "Variabel yang tidak dipakai formula",
    "Angka yang diisi tetapi tidak ikut dihitung menyesatkan pengisi dan pemeriksanya.",
    periksa,
)
