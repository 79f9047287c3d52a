"""PURE. The predicate on the LHE is not that of its score."""

from collections.abc import Iterator

from kinerja.angka import format_angka
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.lhe.uji.potret import PotretLHE


def periksa(p: PotretLHE) -> Iterator[TemuanUji]:
    """A printed predicate that differs from the regulation's."""
    u = p.uraian
    if u is not None and not u.predikat_sesuai:
        benar = u.predikat.kode if u.predikat else "di luar 0–100"
        yield TemuanUji(
            p.rujuk,
            f"LHE mencetak predikat {u.predikat_tercetak}; nilai {format_angka(u.nilai, 2)} "
            f"berpredikat {benar}.",
            u.predikat_tercetak,
            benar,
        )


ATURAN: AturanUji[PotretLHE] = AturanUji(
    "V02",
    AreaUji.EVALUASI,
    TingkatUji.GALAT,
    "Predikat tidak sesuai dengan nilainya",
    "Predikat AKIP mengikuti nilai menurut PermenPANRB 88/2021.",
    periksa,
)
