"""PURE. A post whose work leads to no result above it."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Posts of the last day with neither a result nor an indicator or sasaran of their own, in an
    agency that hands its results down at all.
    """
    if not p.hasil:
        return
    bergaris = {h.jabatan for h in p.hasil}
    bergaris |= {i.jabatan for i in p.indikator} | {s.jabatan for s in p.sasaran}
    for j in p.jabatan:
        if j.ada(p.akhir) and j.pk not in bergaris:
            yield TemuanUji(
                j.rujuk, f"{j.nama} belum memiliki hasil kerja yang menunjang kinerja atasannya."
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P15",
    AreaUji.POHON,
    TingkatUji.PERINGATAN,
    "Jabatan tanpa garis ke atas",
    "Kinerja dijenjangkan sampai individu (PermenPANRB 89/2021); yang tidak bergaris "
    "bekerja tanpa kaitan dengan kinerja organisasi.",
    periksa,
)
