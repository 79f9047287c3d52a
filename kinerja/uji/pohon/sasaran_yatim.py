"""PURE. A sasaran below the top that hangs from nothing."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Sasaran below the top whose parent is none of the year's."""
    for s in p.sasaran:
        if s.jenjang and s.induk not in p.sasaran_menurut_pk:
            yield TemuanUji(s.rujuk, f"Sasaran “{s.nama}” belum ditempatkan di bawah sasaran lain.")


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P05",
    AreaUji.POHON,
    TingkatUji.GALAT,
    "Sasaran tidak bergantung pada sasaran di atasnya",
    "Kinerja yang tidak menyumbang sasaran di atasnya berada di luar pohon kinerja "
    "(PermenPANRB 89/2021).",
    periksa,
)
