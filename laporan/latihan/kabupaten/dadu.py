"""PURE. Chance that always falls the same: from a seed and the name of what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True)
class Dadu:
    """Dice of one agency: what one throw gives does not depend on the throws before it."""

    benih: str

    def bulat(self, dari: int, sampai: int, *hal: object) -> int:
        """A whole number from `dari` to `sampai`, both included."""
        isi = "|".join((self.benih, *map(str, hal)))
        angka = int.from_bytes(sha256(isi.encode()).digest()[:8])
        return dari + angka % (sampai - dari + 1)

    def pilih(self, semua: Sequence[_T], *hal: object) -> _T:
        """One of `semua`, always the same for the same seed and `hal`."""
        return semua[self.bulat(0, len(semua) - 1, *hal)]
