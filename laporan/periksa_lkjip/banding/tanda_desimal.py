"""PURE. One document writes its decimals one way: told once, at the first that departs."""

import re
from collections.abc import Iterator

from laporan.periksa_lkjip.angka_cetak import rapi
from laporan.periksa_lkjip.naskah import AlineaNaskah, Naskah, Tempat
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_PERSEN = re.compile(r"(?<![\d.,])\d{1,3}([.,])\d{1,2}\s*%")
_KATA = {".": "titik", ",": "koma"}
_SEBAGIAN_KECIL = 5
"""The rarer mark is a slip where it is at most one in so many; else the document has two ways."""


def periksa_tanda_desimal(naskah: Naskah) -> Iterator[TemuanLkjip]:
    """Percentages with a comma among many with a point, or the other way round."""
    ada: dict[str, list[tuple[Tempat, str]]] = {".": [], ",": []}
    for tempat, teks in _potongan(naskah):
        for m in _PERSEN.finditer(teks):
            ada[m[1]].append((tempat, m[0]))
    jarang, lazim = sorted(ada, key=lambda t: len(ada[t]))
    banyak, semua = len(ada[jarang]), len(ada[jarang]) + len(ada[lazim])
    if not banyak or banyak * _SEBAGIAN_KECIL > semua:
        return
    tempat, cetak = ada[jarang][0]
    yield TemuanLkjip(
        "PL64",
        TingkatTemuan.CATATAN,
        f"{banyak} dari {semua} persentase ditulis dengan desimal {_KATA[jarang]}, antara lain "
        f"{cetak}; selebihnya dengan {_KATA[lazim]}.",
        tempat,
        kolom="tanda desimal",
        tercetak=cetak,
        seharusnya=cetak.replace(jarang, lazim),
        penyebab="Tanda desimal tidak seragam",
    )


def _potongan(naskah: Naskah) -> Iterator[tuple[Tempat, str]]:
    for u in naskah.unsur:
        if isinstance(u, AlineaNaskah):
            yield u.tempat, rapi(u.teks)
        else:
            for b in u.baris:
                yield from ((b.tempat, rapi(s)) for s in dict.fromkeys(b.sel))
