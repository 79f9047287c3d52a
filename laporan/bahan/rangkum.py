"""PURE. Analyses of four quarters as one list: what says nearly the same stands once.

Two items are the same when their content words nearly agree and nothing that changes the meaning
differs: figures, names, negations and words of direction.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

MIRIP = 80
"""Percentage of content words that two items must share."""
KATA_PALING_SEDIKIT = 3
"""An item with fewer content words is not swallowed by a longer one."""

_KATA_UMUM = """
yang dan di ke dari pada untuk dengan secara oleh telah sudah para serta atau agar dalam adalah ini
itu masih juga lebih guna bagi kepada akan sebagai supaya terhadap
"""
_KATA_ARAH = """
tidak belum tanpa bukan kurang cukup naik turun meningkat menurun meningkatnya menurunnya bertambah
berkurang tinggi rendah cepat lambat terlambat lancar terhambat mudah sulit banyak sedikit memadai
terbatas awal akhir sebelum sesudah pertama kedua ketiga keempat i ii iii iv semua seluruh sebagian
hanya satu dua tiga empat lima enam tujuh delapan sembilan sepuluh
"""
_UMUM, _ARAH = frozenset(_KATA_UMUM.split()), frozenset(_KATA_ARAH.split())


@dataclass(frozen=True)
class _Ciri:
    """What is compared of one item."""

    kata: frozenset[str]
    arah: frozenset[str]
    angka: frozenset[str]
    nama: frozenset[str]


@lru_cache(maxsize=4096)  # each item is compared with all before it
def _ciri(teks: str) -> _Ciri:
    potongan = [p.strip(".,;:()[]“”\"'!?") for p in teks.split()]
    potongan = [p for p in potongan if p]
    # The first word is a capital by place, not by being a name.
    nama = {p.casefold() for p in potongan[1:] if p[0].isupper()}
    kecil = [_akar(p.casefold()) for p in potongan]
    angka = {p for p in kecil if any(h.isdigit() for h in p)}
    arah = {p for p in kecil if p in _ARAH}
    isi = {p for p in kecil if p not in _UMUM} - angka - arah
    return _Ciri(frozenset(isi), frozenset(arah), frozenset(angka), frozenset(nama))


def _akar(kata: str) -> str:
    """Without the enclitic, so that `pelatihannya` is `pelatihan`."""
    return kata.removesuffix("nya") if len(kata) > 6 else kata


def _sama(a: _Ciri, b: _Ciri) -> bool:
    """Whether one of the two adds nothing to the other."""
    if a.arah != b.arah:
        return False
    if a.kata == b.kata and a.angka == b.angka and a.nama == b.nama:
        return True
    pendek, panjang = sorted((a, b), key=lambda x: len(x.kata) + len(x.angka))
    termuat = pendek.angka <= panjang.angka and pendek.nama <= panjang.nama
    if termuat and pendek.kata <= panjang.kata and len(pendek.kata) >= KATA_PALING_SEDIKIT:
        return True
    if a.angka != b.angka or a.nama != b.nama:
        return False
    irisan, gabungan = len(a.kata & b.kata), len(a.kata | b.kata)
    return len(pendek.kata) > KATA_PALING_SEDIKIT and irisan * 100 >= MIRIP * gabungan


def gabung_mirip(butir: Iterable[str]) -> list[str]:
    """Each item once, in order of first mention; of two that say the same, the fuller one stays."""
    hasil: list[tuple[str, _Ciri]] = []
    for teks in butir:
        rapi = re.sub(r"\s+", " ", teks).strip()
        ciri = _ciri(rapi)
        if not re.search(r"\w", rapi):
            continue
        for urutan, (_, ada) in enumerate(hasil):
            if _sama(ciri, ada):
                if _isi(ciri) > _isi(ada):
                    hasil[urutan] = (rapi, ciri)
                break
        else:
            hasil.append((rapi, ciri))
    return [teks for teks, _ in hasil]


def _isi(c: _Ciri) -> int:
    return len(c.kata) + len(c.angka) + len(c.nama)


def serupa(satu: str, lain: str) -> bool:
    """Whether the two texts say the same."""
    return _sama(_ciri(satu), _ciri(lain))


def mengulang_angka(teks: str, lain: str) -> bool:
    """Whether all figures of a text, two or more, stand in the other one already."""
    angka = _ciri(teks).angka
    return len(angka) > 1 and angka <= _ciri(lain).angka
