"""Names without a digit for made-up things: no counter spells what a test looks for on a page."""

_MATI = "bdfgjklmprst"
_HIDUP = "aeiou"
_SUKU = [m + h for m in _MATI for h in _HIDUP]


def sebutan(n: int) -> str:
    """The n-th of 216,000 words of three syllables, in alphabetical order (`Babaja`)."""
    puluh, satu = divmod(n, len(_SUKU))
    ratus, puluh = divmod(puluh, len(_SUKU))
    return (_SUKU[ratus] + _SUKU[puluh] + _SUKU[satu]).capitalize()
