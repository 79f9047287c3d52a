"""PURE. A tujuan that nothing measures."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Tujuan without an indicator of their own."""
    terukur = {i.tujuan for i in p.indikator}
    for t in p.tujuan:
        if t.pk not in terukur:
            yield TemuanUji(t.rujuk, f"Tujuan “{t.nama}” belum memiliki indikator.")


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P02",
    AreaUji.POHON,
    TingkatUji.CATATAN,
    "Tujuan tanpa indikator",
    "Ketercapaian tujuan diukur pada akhir Renstra (Permendagri 86/2017).",
    periksa,
)
