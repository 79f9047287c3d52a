"""PURE. Names of indicators and programs, compared as a person does: letters only."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from kinerja.teks import kunci_huruf

_AWALAN = re.compile(
    r"^\s*(?:(?:[\dIVX]+(?:\.[\dX]+)*[.)]?|[a-z][.)])\s+)?"
    r"(sub\s*kegiatan|kegiatan|program)\b\s*[:\-]?\s*",
    re.IGNORECASE,
)
_JENIS = {"program": 1, "kegiatan": 2, "subkegiatan": 3}
MIRIP = 0.93


#: A report names the same things again and again.
kunci_nama = lru_cache(maxsize=20_000)(kunci_huruf)


def jenis_program(teks: str) -> tuple[int, str]:
    """1, 2 or 3 where the name says that it is a program, kegiatan or sub kegiatan; the rest."""
    cocok = _AWALAN.match(teks)
    if cocok is None:
        return 0, teks.strip()
    return _JENIS[re.sub(r"\s", "", cocok[1].lower())], teks[cocok.end() :].strip() or teks


class Kamus:
    """Known names; a name that differs by a letter or two is the same one."""

    def __init__(self, nama: Iterable[str] = ()) -> None:
        self._ada: dict[str, str] = {}
        self._cari: dict[str, str] = {}
        self._menurut_angka: dict[tuple[str, ...], list[str]] = {}
        for n in nama:
            self.samakan(n)

    def samakan(self, nama: str) -> str:
        """The key under which the name, or one very like it, is known; a new one is learnt."""
        kunci = kunci_nama(nama)
        if kunci in self._cari:
            return self._cari[kunci]
        # Wilayah 1 is no Wilayah 11: only names with the same numbers can be one.
        senomor = self._menurut_angka.setdefault(tuple(re.findall(r"\d+", kunci)), [])
        hasil = next((lama for lama in senomor if _mirip(kunci, lama)), kunci)
        if hasil not in self._ada:
            self._ada[hasil] = nama.strip()
            senomor.append(hasil)
        self._cari[kunci] = hasil
        return hasil

    def sebutan(self, kunci: str) -> str:
        """The name as it was met first."""
        return self._ada.get(kunci, kunci)

    def semua(self) -> dict[str, str]:
        """Key → name."""
        return dict(self._ada)


def _mirip(a: str, b: str) -> bool:
    if min(len(a), len(b)) < 12 or abs(len(a) - len(b)) > len(a) // 10 + 2:
        return False
    banding = SequenceMatcher(None, a, b, autojunk=False)
    return banding.quick_ratio() >= MIRIP and banding.ratio() >= MIRIP
