"""PURE. A count summed since January is below that of the quarter before."""

from collections.abc import Iterator

from kinerja.satuan import cacahan
from kinerja.uji.ketikan.dasar import AturanKetikan, IsianDiperiksa, Temuan, temuan_kumulatif


def periksa(i: IsianDiperiksa) -> Iterator[Temuan]:
    """A cumulative count that fell since the quarter before."""
    if cacahan(i.satuan):
        yield from temuan_kumulatif(i)


ATURAN: AturanKetikan = AturanKetikan("kumulatif_turun", "R03", periksa)
