"""PURE. A tujuan under which no sasaran stands."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Tujuan without a sasaran of the year."""
    berisi = {s.tujuan for s in p.sasaran}
    for t in p.tujuan:
        if t.pk not in berisi:
            yield TemuanUji(t.rujuk, f"Tujuan “{t.nama}” belum memiliki sasaran.")


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P01",
    AreaUji.POHON,
    TingkatUji.GALAT,
    "Tujuan tanpa sasaran",
    "Setiap tujuan dijabarkan ke sasaran (PermenPANRB 89/2021).",
    periksa,
)
