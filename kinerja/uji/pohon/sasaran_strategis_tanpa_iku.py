"""PURE. A strategic sasaran none of whose indicators is a key indicator."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Strategic sasaran that are measured, but by no key indicator."""
    for s in p.sasaran:
        milik = p.indikator_sasaran[s.pk]
        if not s.jenjang and milik and not any(i.iku for i in milik):
            yield TemuanUji(s.rujuk, f"Sasaran strategis “{s.nama}” belum memiliki IKU.")


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P09",
    AreaUji.POHON,
    TingkatUji.PERINGATAN,
    "Sasaran strategis tanpa IKU",
    "Keberhasilan sasaran strategis dinyatakan dengan indikator kinerja utama "
    "(PER/09/M.PAN/5/2007).",
    periksa,
)
