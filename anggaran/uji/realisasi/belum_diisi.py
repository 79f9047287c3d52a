"""PURE. A sub kegiatan with money and no word on its spending after a quarter closed."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Sub kegiatan with pagu and without realisasi once a quarter has closed."""
    for m in p.sub():
        if p.triwulan and m.pagu and m.realisasi is None:
            yield TemuanUji(
                m.rujuk,
                f"Realisasi anggaran sub kegiatan “{m.sebutan}” belum diisi. Isi nol bila memang "
                "tidak ada belanja.",
            )


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A10",
    AreaUji.ANGGARAN,
    TingkatUji.GALAT,
    "Realisasi anggaran belum diisi",
    "Serapan dihitung dari realisasi; isi nol bila memang tidak ada belanja.",
    periksa,
)
