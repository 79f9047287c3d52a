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
        return " ".join([target, *satuan.split()[_bersambung(target, satuan) :]])
    if "%" in target:
        return target
    return f"{target}%" if target[-1].isdecimal() else f"{target} persen"


def _bersambung(target: str, satuan: str) -> int:
    """How many words of the unit the target ends with: `85 Nilai` of `Nilai Indeks` one."""
    kiri, kanan = target.casefold().split(), satuan.casefold().split()
    return next((n for n in range(len(kanan), 0, -1) if kiri[-n:] == kanan[:n]), 0)


def tanpa_satuan(target: str, satuan: str) -> str:
    """`900` of `900 Orang`, for a table that names the unit in a column of its own. What is no bare
    amount of it stays as it was written.
    """
    inti, ekor = target.strip(), satuan.strip()
    if n := _bersambung(inti, ekor):
        angka = " ".join(inti.split()[:-n])
    elif ekor and not ekor[0].isalnum() and inti.endswith(ekor):
        angka = inti[: -len(ekor)].rstrip()
    else:
        return target
    return angka if _ANGKA.fullmatch(angka) else target


_ANGKA = re.compile(r"(?:[≥≤<>±]\s*)?[-–−]?\d[\d.,]*(?:\s*[–-]\s*\d[\d.,]*)?")
_BERBILANG = re.compile(r"\d dari \d[\d.,]* +[^\W\d]")
_PERSEN = frozenset({"%", "persen", "persentase"})


def _rapat(teks: str) -> str:
    return "".join(teks.casefold().split())


def _kata(satuan: str) -> set[str]:
    return {k for k in re.split(r"[^a-z0-9]+", satuan.casefold()) if k}
