"""PURE. One mistake in a data set, with its exact place; and the refusal that carries them all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from kinerja.penolakan import TidakSahError

PANJANG_KUTIPAN = 60


class NilaiError(ValueError):
    """A cell does not hold what its column expects; the message is for the user, in Indonesian."""


@dataclass(frozen=True)
class Galat:
    """One mistake. `baris` is the row as Excel numbers it (the header is 1); 0: the whole sheet."""

    lembar: str
    baris: int
    kolom: str
    nilai: str
    pesan: str

    @property
    def tempat(self) -> str:
        """`lembar target, baris 3, kolom tahun`."""
        bagian = [f"lembar {self.lembar}" if self.lembar else "himpunan data"]
        if self.baris:
            bagian.append(f"baris {self.baris}")
        if self.kolom:
            bagian.append(f"kolom {self.kolom}")
        return ", ".join(bagian)

    def __str__(self) -> str:
        nilai = f" (tertulis “{ringkas(self.nilai)}”)" if self.nilai else ""
        return f"{self.tempat}{nilai}: {self.pesan}"


class HimpunanDitolakError(TidakSahError):
    """The data set was refused as a whole; nothing was written."""

    def __init__(self, galat: Sequence[Galat]) -> None:
        self.galat = tuple(galat)
        super().__init__("\n".join(str(satu) for satu in self.galat), self.galat)


def ringkas(teks: str) -> str:
    """Shorten a quoted value so that a message stays one line."""
    sebaris = " ".join(teks.split())
    return sebaris if len(sebaris) <= PANJANG_KUTIPAN else sebaris[: PANJANG_KUTIPAN - 1] + "…"


def saran(tertulis: str, dikenal: Iterable[str]) -> str:
    """` Mungkin maksudnya “X”.` for the closest known word, or nothing."""
    kecil = {kata.casefold(): kata for kata in dikenal}
    mirip = get_close_matches(tertulis.casefold(), kecil, n=1, cutoff=0.5)
    return f" Mungkin maksudnya “{kecil[mirip[0]]}”." if mirip else ""
