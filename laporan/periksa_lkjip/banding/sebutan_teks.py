"""PURE. Where a paragraph names an indicator, and what it says of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from laporan.periksa_lkjip.naskah import AlineaNaskah

PANJANG = 10
"""Letters of a name that a sentence is held to; shorter ones only end what was said before them."""
_BATAS = 5


@dataclass(frozen=True)
class Penyebutan:
    """A name with the text behind it, up to the next name."""

    kunci: str
    awal: int
    akhir: int
    sesudah: str
    sebelum: str = ""


JANGKAU = 6
"""Paragraphs below the one that names an indicator and ends with a colon."""


@dataclass
class Terbawa:
    """The indicator that a list below its paragraph is still about."""

    _satu: Penyebutan | None = None
    _sisa: int = 0

    def lanjut(
        self, alinea: AlineaNaskah, teks: str, sebutan: Sequence[Penyebutan]
    ) -> Penyebutan | None:
        """The indicator that this paragraph is about without naming it; None where none is."""
        if sebutan or alinea.tingkat:
            kunci = {s.kunci for s in sebutan}
            self._satu = sebutan[0] if len(kunci) == 1 and teks.endswith(":") else None
            self._sisa = JANGKAU
            return None
        self._sisa -= 1
        return self._satu if self._sisa >= 0 else None


@lru_cache(maxsize=4096)
def _huruf(teks: str) -> tuple[str, tuple[int, ...]]:
    """Letters and digits of a text, and where each stands."""
    kecil = teks.lower()
    pasang = [(c, i) for i, c in enumerate(kecil) if c.isascii() and c.isalnum()]
    return "".join(c for c, _ in pasang), tuple(i for _, i in pasang)


def cari_sebutan(teks: str, nama: Mapping[str, str]) -> list[Penyebutan]:
    """Every indicator that the text names, the longest name first where names overlap."""
    rapat, tempat = _huruf(teks)
    ada: list[tuple[int, int, str]] = []
    for kunci in sorted(nama, key=len, reverse=True):
        if len(kunci) < _BATAS:
            continue
        mulai = rapat.find(kunci)
        while mulai >= 0:
            akhir = mulai + len(kunci)
            if _sekata(teks, tempat, mulai, akhir) and not any(
                a < akhir and mulai < b for a, b, _ in ada
            ):
                ada.append((mulai, akhir, kunci))
            mulai = rapat.find(kunci, akhir)
    ada.sort()
    hasil = []
    for n, (mulai, akhir, kunci) in enumerate(ada):
        ujung = tempat[ada[n + 1][0]] if n + 1 < len(ada) else len(teks)
        lalu = tempat[ada[n - 1][1] - 1] + 1 if n else 0
        a, b = tempat[mulai], tempat[akhir - 1] + 1
        if len(kunci) < PANJANG:
            continue
        hasil.append(Penyebutan(kunci, a, b, teks[b:ujung], teks[lalu:a]))
    return hasil


def _sekata(teks: str, tempat: tuple[int, ...], mulai: int, akhir: int) -> bool:
    """Whether the place begins and ends with a word."""
    a, b = tempat[mulai], tempat[akhir - 1]
    return not (a and teks[a - 1].isalnum()) and not teks[b + 1 : b + 2].isalnum()


def kalimat(teks: str) -> list[str]:
    """Sentences; a dot within a number or after an abbreviation does not end one."""
    return [k for k in re.split(r"(?<=[a-z)%0-9])[.;]\s+(?=[A-Z])", teks) if k.strip()]
