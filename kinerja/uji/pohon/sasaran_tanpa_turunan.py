"""PURE. A strategic sasaran with nothing below it, in a tree that has lower levels."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Strategic sasaran without children where others have some."""
    if not any(s.jenjang for s in p.sasaran):
        return
    for s in p.sasaran:
        if not s.jenjang and not p.anak[s.pk]:
            yield TemuanUji(s.rujuk, f"Sasaran strategis “{s.nama}” belum dijabarkan ke bawah.")


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P10",
    AreaUji.POHON,
    TingkatUji.PERINGATAN,
    "Sasaran strategis tanpa turunan",
    "Sasaran strategis yang tidak dijabarkan tidak dikerjakan siapa pun di bawah kepala "
    "(PermenPANRB 89/2021).",
    periksa,
)
