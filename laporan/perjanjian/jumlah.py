"""PURE. Sums of an agreement's budget: a node that stands under another listed one counts once."""

from collections.abc import Collection, Sequence


def induk_mata(kode: Collection[str]) -> dict[str, str | None]:
    """Code → the nearest listed code above it: `2.07.01.2.01` stands under `2.07.01`."""
    ada = set(kode)
    hasil: dict[str, str | None] = {}
    for satu in kode:
        atas = satu
        while "." in atas:
            atas = atas.rpartition(".")[0]
            if atas in ada:
                break
        hasil[satu] = atas if atas in ada and atas != satu else None
    return hasil


def jumlah_mata(mata: Sequence[tuple[str, int]]) -> int:
    """Total in rupiah of the nodes that stand under no other listed node."""
    induk = induk_mata([kode for kode, _ in mata])
    return sum(nilai for kode, nilai in mata if induk[kode] is None)
