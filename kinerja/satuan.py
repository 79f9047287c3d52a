"""PURE. What a unit says about its figures: measured, counted, or money."""

import re

_TERUKUR = frozenset(
    {
        *("persen", "persentase", "indeks", "nilai", "skor", "poin", "rasio", "derajat"),
        *("jam", "menit", "hari", "km", "m", "m2", "m3", "meter", "ha", "hektar", "hektare"),
        *("kg", "gram", "ton", "kuintal", "liter", "kwh", "mwh", "gwh"),
        *("ribu", "juta", "miliar", "milyar", "triliun"),
    }
)
_UANG = frozenset({"rp", "rupiah", "idr"})


def terukur(satuan: str) -> bool:
    """Whether figures in this unit naturally have decimals."""
    if "%" in satuan or "/" in satuan:
        return True
    return not _TERUKUR.isdisjoint(_kata(satuan))


def cacahan(satuan: str) -> bool:
    """Whether figures in this unit count things, so that there cannot be fewer than none. Money may
    be a loss; of an unnamed unit nothing is known.
    """
    kata = _kata(satuan)
    return bool(kata) and not terukur(satuan) and _UANG.isdisjoint(kata)


def bersatuan(target: str, satuan: str) -> str:
    """`87,50%`, `900 orang`: the unit once, however the target was written. Words are no amount of
    a unit (`Opini WTP`), and what says what it counts needs none (`100 dari 110 organisasi`).
    """
    if not target or not satuan or _rapat(satuan) in _rapat(target):
        return target
    if not any(c.isdecimal() for c in target) or _BERBILANG.search(target):
        return target
    if satuan.strip().casefold() not in _PERSEN:
        return f"{target} {satuan}"
    if "%" in target:
        return target
    return f"{target}%" if target[-1].isdecimal() else f"{target} persen"


_BERBILANG = re.compile(r"\d dari \d[\d.,]* +[^\W\d]")
_PERSEN = frozenset({"%", "persen", "persentase"})


def _rapat(teks: str) -> str:
    return "".join(teks.casefold().split())


def _kata(satuan: str) -> set[str]:
    return {k for k in re.split(r"[^a-z0-9]+", satuan.casefold()) if k}
