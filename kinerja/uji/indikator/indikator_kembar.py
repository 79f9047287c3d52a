"""PURE. Two indicators of one sasaran share a name."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators that repeat one of the same sasaran or tujuan."""
    sudah: set[tuple[int | None, int | None, str]] = set()
    for i in p.indikator:
        kunci = (i.sasaran, i.tujuan, " ".join(i.nama.casefold().split()))
        if kunci in sudah:
            yield TemuanUji(i.rujuk, f"Indikator “{i.nama}” tercatat dua kali pada sasarannya.")
        sudah.add(kunci)


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "I08",
    AreaUji.INDIKATOR,
    TingkatUji.PERINGATAN,
    "Indikator yang sama dua kali pada satu sasaran",
    "Indikator yang tercatat dua kali terhitung dua kali dalam rata-rata capaian.",
    periksa,
)
