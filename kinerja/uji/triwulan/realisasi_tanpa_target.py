"""PURE. The year has a figure and no target."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators with a figure and without any target of the year."""
    for i in p.indikator:
        satu = i.tahun.get(p.tahun)
        ada = any(t.tahun == p.tahun for t in i.target)
        if satu is not None and satu.realisasi is not None and not ada and not i.sasaran:
            yield TemuanUji(
                i.rujuk_target,
                f"“{i.nama}” sudah terealisasi {i.tampil(satu.realisasi)}, tetapi target "
                f"{p.tahun} belum ada.",
                i.tampil(satu.realisasi),
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R16",
    AreaUji.TRIWULAN,
    TingkatUji.PERINGATAN,
    "Realisasi tanpa target",
    "Capaian indikator itu tidak dapat dihitung dan hilang dari rata-rata.",
    periksa,
)
