"""PURE. A list in the words of a sentence, with the comma before its last item as EYD wants it."""

from collections.abc import Sequence


def urutkan(butir: Sequence[str]) -> str:
    """`a`, `a dan b`, `a, b, dan c`."""
    if len(butir) < 3:
        return " dan ".join(butir)
    return f"{', '.join(butir[:-1])}, dan {butir[-1]}"
