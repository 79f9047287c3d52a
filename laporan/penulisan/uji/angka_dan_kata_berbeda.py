"""PURE. A figure and the words after it in brackets are two numbers."""

import re
from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.dokumen.kalimat import terbilang
from laporan.penulisan.uji.potret import PotretTeks

_PASANGAN = re.compile(r"(?<![\d.,])(\d{1,3})\s*\(([a-z ]{3,60})\)")
_KATA = {terbilang(n): n for n in range(1000)}


def periksa(p: PotretTeks) -> Iterator[TemuanUji]:
    """Pairs such as `25 (dua puluh enam)`; words that are no number are left alone."""
    for b in p.bagian:
        for cocok in _PASANGAN.finditer(b.teks):
            kata = " ".join(cocok[2].split())
            jadi = _KATA.get(kata)
            if jadi is not None and jadi != int(cocok[1]):
                yield TemuanUji(
                    b.rujuk,
                    f"Bagian “{b.judul}” menulis {cocok[1]} ({kata}); {kata} adalah {jadi}.",
                    f"{cocok[1]} ({kata})",
                    f"{cocok[1]} ({terbilang(int(cocok[1]))})",
                    rinci=cocok[0][:60],
                )


ATURAN: AturanUji[PotretTeks] = AturanUji(
    "N02",
    AreaUji.TEKS,
    TingkatUji.GALAT,
    "Angka dan bilangannya dalam huruf berbeda",
    "Jumlah yang ditulis dengan angka dan huruf harus sama.",
    periksa,
)
