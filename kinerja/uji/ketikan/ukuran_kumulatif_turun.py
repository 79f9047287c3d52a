"""PURE. A cumulative measure, such as a share of a growing whole, is below the quarter before."""

from collections.abc import Iterator

from kinerja.satuan import cacahan
from kinerja.uji.ketikan.dasar import AturanKetikan, IsianDiperiksa, Temuan, temuan_kumulatif


def periksa(i: IsianDiperiksa) -> Iterator[Temuan]:
    """Measures that fall: it can be true, and is asked about."""
    if not cacahan(i.satuan):
        yield from temuan_kumulatif(i)


ATURAN: AturanKetikan = AturanKetikan("kumulatif_turun", "R25", periksa)
