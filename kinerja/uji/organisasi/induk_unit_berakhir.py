"""PURE. A unit whose parent is no longer there."""

from collections.abc import Iterator
from datetime import date

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Units of the last day whose parent ended."""
    for u in p.unit:
        if u.induk is None or not (u.mulai or date.min) <= p.akhir <= (u.sampai or date.max):
            continue
        induk = p.unit_menurut_pk.get(u.induk)
        if induk is None or (induk.sampai is not None and induk.sampai < p.akhir):
            sebutan = induk.nama if induk else "unit induknya"
            yield TemuanUji(
                u.rujuk, f"{u.nama} masih berada di bawah {sebutan}, yang sudah berakhir."
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "O08",
    AreaUji.ORGANISASI,
    TingkatUji.PERINGATAN,
    "Unit kerja di bawah unit yang sudah berakhir",
    "Unit yang menggantung hilang dari rekap unit di atasnya.",
    periksa,
)
