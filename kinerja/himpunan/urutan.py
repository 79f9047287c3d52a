"""PURE. The order of rows in a file, kept as numbers without renumbering more than needed."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def urutkan(berkas: Sequence[K], tersimpan: Mapping[K, tuple[int, int]]) -> dict[K, int]:
    """A number for every row of the file, rising in file order.

    `tersimpan` gives (urutan, pk) of the stored rows. Rows already in this order keep their
    numbers; otherwise the numbers at hand are dealt out again in file order, so that loading the
    same file twice changes nothing. Stored rows that the file leaves out keep theirs.
    """
    lama = [tersimpan[satu] for satu in berkas if satu in tersimpan]
    puncak = max((urut for urut, _ in tersimpan.values()), default=0)
    angka = [urut for urut, _ in lama]
    angka += range(puncak + 1, puncak + 1 + len(berkas) - len(lama))
    if lama == sorted(lama) and all(satu in tersimpan for satu in berkas[: len(lama)]):
        return dict(zip(berkas, angka, strict=True))
    angka.sort()
    if len(set(angka)) < len(angka):
        angka = list(range(angka[0], angka[0] + len(angka)))
    return dict(zip(berkas, angka, strict=True))
