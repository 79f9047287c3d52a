"""PURE. A list in the words of a sentence, with the comma before its last item as EYD wants it.

The one place where lists are joined: documents, screens (the filter `urutkan`) and messages.
"""

from collections.abc import Sequence


def urutkan(butir: Sequence[str], kata: str = "dan") -> str:
    """`a`, `a dan b`, `a, b, dan c`; with another `kata`, `a, b, atau c`."""
    if len(butir) < 3:
        return f" {kata} ".join(butir)
    return f"{', '.join(butir[:-1])}, {kata} {butir[-1]}"


def urutkan_sebagian(butir: Sequence[str], banyak: int, lain: str = "lainnya") -> str:
    """The first `banyak` of them: `a, b, dan 12 lainnya`; all where there are no more."""
    sisa = len(butir) - banyak
    return urutkan([*butir[:banyak], f"{sisa} {lain}"] if sisa > 0 else butir)
