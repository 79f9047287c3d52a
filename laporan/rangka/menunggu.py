"""One thing that waits for a user, whatever feature it belongs to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Menunggu:
    """One thing to do: a sentence, what was written about it, and where it is done."""

    teks: str
    url: str
    tautan: str
    catatan: str = ""
    ikon: str = "ajukan"
