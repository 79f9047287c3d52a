"""PURE. Many mistakes in at most three lines: what is wrong, where first, and how often."""

import re
from collections.abc import Sequence

from kinerja.himpunan.galat import Galat
from kinerja.kata_daftar import urutkan_sebagian

BARIS_MAKSIMUM = 3
_ISI = re.compile(r"“[^”]*”|\"[^\"]*\"|\d[\d.,]*")
_SARAN = re.compile(r" Mungkin maksudnya “[^”]*”\.")


def garis_besar(galat: Sequence[Galat]) -> tuple[str, ...]:
    """Mistakes of one kind in one column are one line; those of whole sheets come first."""
    kelompok: dict[tuple[str, str, str], list[Galat]] = {}
    for satu in galat:
        inti = _ISI.sub("…", _SARAN.sub("", satu.pesan))
        kelompok.setdefault((satu.lembar, satu.kolom, inti), []).append(satu)
    urut = sorted(kelompok.values(), key=lambda isi: (isi[0].baris > 1, -len(isi)))
    if len(urut) <= BARIS_MAKSIMUM:
        return tuple(map(_baris, urut))
    sisa = urut[BARIS_MAKSIMUM - 1 :]
    lembar = dict.fromkeys(isi[0].lembar for isi in sisa if isi[0].lembar)
    banyak = sum(map(len, sisa))
    pada = f" pada lembar {_sebut(list(lembar))}" if lembar else ""
    lain = f"{banyak} kesalahan lain{pada}; semuanya ada pada daftar."
    return (*map(_baris, urut[: BARIS_MAKSIMUM - 1]), lain)


def _baris(isi: list[Galat]) -> str:
    awal = isi[0]
    tempat = awal.tempat[:1].upper() + awal.tempat[1:]
    lagi = f" Begitu juga {len(isi) - 1} sel lain pada kolom ini." if len(isi) > 1 else ""
    tertulis = f" (tertulis “{awal.nilai[:40]}”)" if awal.nilai else ""
    return f"{tempat}{tertulis}: {awal.pesan}{lagi}"


def _sebut(lembar: list[str]) -> str:
    return urutkan_sebagian(lembar, BARIS_MAKSIMUM, "lembar lain")
