"""PURE. A ruled table of a PDF page as a grid: the words of each cell, and which are merged.

Reports leave out outer rules and merge cells by leaving out inner ones; so a cell is what lies
between the rules that cross its row, and it goes on below where no rule closes it.
"""

import itertools
from collections.abc import Sequence
from typing import Any

from laporan.periksa_lkjip.baca.sel_gabung import SelAsli, hamparkan

DEKAT = 4
TURUN = 90
"""How far below the last closed row a rule still belongs to the table."""


def kumpul(nilai: Sequence[Any], dekat: Any = DEKAT) -> list[Any]:
    """Coordinates, near ones taken as one."""
    hasil: list[Any] = []
    for n in sorted(nilai):
        if not hasil or n - hasil[-1] > dekat:
            hasil.append(n)
    return hasil


class KisiPdf:
    """One table: its rules and its bounds."""

    def __init__(self, tabel: Any, sisi: Sequence[dict[str, Any]], batas: Any) -> None:
        """`batas`: where the next table, or the foot of the page, begins."""
        kiri, atas, kanan, bawah = tabel.bbox
        y_baris = kumpul([y for r in tabel.rows for y in (r.bbox[1], r.bbox[3])], 3)
        kiri, kanan = _terbuka(kiri, kanan, y_baris, sisi)
        lebar = kanan - kiri
        datar = [
            s for s in sisi
            if s["orientation"] == "h" and s["x1"] > kiri - DEKAT and s["x0"] < kanan + DEKAT
            and atas - DEKAT <= s["top"] <= bawah + TURUN * 6
        ]  # fmt: skip
        baris = list(y_baris)
        bawah_lagi = kumpul([s["top"] for s in datar if bawah + 3 < s["top"] < batas - 3], 3)
        for y in bawah_lagi:
            panjang = _panjang([s for s in datar if abs(s["top"] - y) <= 3], kiri, kanan)
            if y - baris[-1] > TURUN or panjang * 10 < lebar * 8:
                break
            baris.append(y)
        self.baris = baris
        self.kiri, self.kanan = kiri, kanan
        self.atas, self.bawah = baris[0], baris[-1]
        self._datar = datar
        self._tegak = [
            s for s in sisi
            if s["orientation"] == "v" and kiri - DEKAT <= s["x0"] <= kanan + DEKAT
            and s["bottom"] > atas - DEKAT and s["top"] < self.bawah + DEKAT
        ]  # fmt: skip
        kolom = kumpul(
            [kiri, kanan, *(x for r in tabel.rows for c in r.cells if c for x in (c[0], c[2]))]
        )
        self.kolom = [x for x in kolom if x < kanan - DEKAT] + [kanan]

    def memuat(self, kata: dict[str, Any]) -> bool:
        """Whether a word lies within the table."""
        x, y = (kata["x0"] + kata["x1"]) / 2, (kata["top"] + kata["bottom"]) / 2
        return bool(self.kiri - 1 <= x <= self.kanan + 1 and self.atas - 1 <= y <= self.bawah + 1)

    def isi(self, kata: Sequence[dict[str, Any]]) -> list[tuple[str, ...]]:
        """The rows as text, merged cells written out."""
        pita = list(zip(self.baris, self.baris[1:], strict=False))
        batas = [self._batas(a, b) for a, b in pita]
        wadah: dict[tuple[int, int], list[dict[str, Any]]] = {}
        for k in kata:
            x, y = (k["x0"] + k["x1"]) / 2, (k["top"] + k["bottom"]) / 2
            i = next((n for n, (a, b) in enumerate(pita) if a <= y <= b), None)
            if i is None:
                i = 0 if y < self.baris[0] else len(pita) - 1
            j = max((n for n, t in enumerate(batas[i]) if t[0] <= x), default=0)
            while i and self._lanjut(batas, i, j, pita):
                awal = batas[i][j][0]
                i -= 1
                j = max((n for n, t in enumerate(batas[i]) if t[0] <= awal + 1), default=0)
            wadah.setdefault((i, j), []).append(k)
        asli = []
        for i, baris in enumerate(batas):
            sel = []
            for j, (a, b) in enumerate(baris):
                lebar = sum(1 for x in self.kolom[:-1] if a - 1 <= x < b - 1)
                lanjut = i > 0 and self._lanjut(batas, i, j, pita)
                sel.append(SelAsli(teks_kata(wadah.get((i, j), [])), max(1, lebar), 1, lanjut))
            asli.append(sel)
        return hamparkan(asli, [False] * len(asli))

    def _batas(self, atas: Any, bawah: Any) -> list[tuple[Any, Any]]:
        """Left and right of each cell of a row: the rules that cross its middle."""
        tengah = (atas + bawah) / 2
        garis = [s["x0"] for s in self._tegak if s["top"] - 1 <= tengah <= s["bottom"] + 1]
        ada = [x for x in self.kolom[1:-1] if any(abs(x - g) <= DEKAT for g in garis)]
        titik = [self.kolom[0], *ada, self.kolom[-1]]
        return list(itertools.pairwise(titik))

    def _lanjut(
        self, batas: list[list[tuple[Any, Any]]], i: int, j: int, pita: list[tuple[Any, Any]]
    ) -> bool:
        """Whether no rule closes the cell above: the two are one."""
        a, b = batas[i][j]
        if not any(abs(x - a) <= DEKAT and abs(y - b) <= DEKAT for x, y in batas[i - 1]):
            return False
        y, tengah = pita[i][0], (a + b) / 2
        return not any(
            abs(s["top"] - y) <= 3 and s["x0"] - 2 <= tengah <= s["x1"] + 2 for s in self._datar
        )


def _terbuka(
    kiri: Any, kanan: Any, baris: Sequence[Any], sisi: Sequence[dict[str, Any]]
) -> tuple[Any, Any]:
    """How far the rules between rows reach beyond the outermost upright ones: a table that is open
    at its sides.
    """
    ujung: list[tuple[Any, Any]] = []
    for y in baris:
        a, b = kiri, kanan
        datar = [s for s in sisi if s["orientation"] == "h" and abs(s["top"] - y) <= 3]
        for s in sorted(datar, key=lambda s: -s["x0"]):
            if s["x0"] < a <= s["x1"] + DEKAT:
                a = s["x0"]
        for s in sorted(datar, key=lambda s: s["x0"]):
            if s["x1"] > b >= s["x0"] - DEKAT:
                b = s["x1"]
        ujung.append((a, b))
    tengah = len(ujung) // 2
    return sorted(a for a, _ in ujung)[tengah], sorted(b for _, b in ujung)[tengah]


def _panjang(sisi: Sequence[dict[str, Any]], kiri: Any, kanan: Any) -> Any:
    """How much of the width the rules cover together."""
    hasil, ujung = 0, kiri
    for s in sorted(sisi, key=lambda s: s["x0"]):
        a, b = max(s["x0"], ujung), min(s["x1"], kanan)
        if b > a:
            hasil, ujung = hasil + b - a, b
    return hasil


def teks_kata(kata: Sequence[dict[str, Any]]) -> str:
    """Words of one cell, line by line."""
    baris: list[list[dict[str, Any]]] = []
    for k in sorted(kata, key=lambda k: (k["top"], k["x0"])):
        if baris and abs(k["top"] - baris[-1][0]["top"]) <= 3:
            baris[-1].append(k)
        else:
            baris.append([k])
    return "\n".join(" ".join(k["text"] for k in sorted(b, key=lambda k: k["x0"])) for b in baris)
