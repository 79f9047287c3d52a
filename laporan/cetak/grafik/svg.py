"""Small SVG vocabulary: escaped text, pixel scale, wrapping by glyph widths.

PURE. Only presentation attributes are written, never `style`, so that charts stand inline
under a strict Content-Security-Policy, in WeasyPrint and in an SVG rasteriser alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from hashlib import sha256
from html import escape
from typing import Literal

HURUF = "Inter, Arimo, sans-serif"
TINTA, REDUP, GARIS, KISI = "#16191d", "#4a525a", "#8b939b", "#d5d9dc"
HIJAU, HIJAU_MUDA, KERTAS, SASARAN = "#1f5c4a", "#9dbfb2", "#ffffff", "#9c2f1f"

LEBAR, LEBAR_MENDATAR = 540, 895
"""Widths that fill the text of an upright page and of a landscape one."""
TINGGI, TINGGI_MENDATAR = 700, 490
"""Heights that stand on such a page together with their caption."""
KECIL = 10
"""The least size of type: 8.1 points on either page."""

Jangkar = Literal["start", "middle", "end"]

# Advance widths in thousandths of an em for U+0020 … U+007E: the wider of Arimo and Inter,
# so that a line which fits here fits in whichever of the two draws it.
_TEGAK = (
    282, 288, 466, 634, 642, 982, 667, 300, 365, 365, 501, 662, 289, 460, 289, 361, 631,
    557, 610, 618, 646, 594, 621, 566, 619, 621, 289, 302, 662, 662, 662, 557, 1016, 690,
    667, 731, 723, 667, 611, 778, 744, 278, 571, 672, 566, 904, 754, 778, 667, 778, 723,
    667, 646, 745, 690, 986, 683, 679, 629, 365, 361, 365, 472, 557, 334, 562, 613, 572,
    613, 584, 371, 614, 592, 243, 243, 549, 243, 876, 591, 600, 613, 613, 377, 528, 328,
    592, 563, 819, 546, 563, 553, 427, 333, 427, 662,
)  # fmt: skip
_TEBAL = (
    301, 334, 498, 678, 686, 1050, 723, 321, 390, 390, 536, 708, 309, 492, 309, 386, 675,
    557, 652, 661, 691, 635, 664, 605, 662, 664, 334, 334, 708, 708, 708, 611, 1033, 738,
    723, 782, 772, 667, 632, 799, 796, 287, 610, 723, 611, 967, 806, 818, 683, 818, 723,
    686, 691, 797, 738, 1055, 730, 726, 673, 390, 386, 390, 584, 557, 345, 601, 655, 612,
    655, 624, 396, 656, 633, 278, 278, 587, 278, 937, 632, 642, 655, 655, 403, 564, 350,
    633, 602, 876, 584, 602, 591, 456, 356, 456, 708,
)  # fmt: skip
_LAIN = {"–": 650, "—": 1000, "×": 680, "≥": 680, "≤": 680, "…": 1000, "·": 300, "→": 1000}
_LEBAR_TEGAK, _LEBAR_TEBAL = (
    {chr(32 + n): lebar for n, lebar in enumerate(tabel)} | _LAIN for tabel in (_TEGAK, _TEBAL)
)


def lebar_teks(teks: str, ukuran: int, *, tebal: bool = False) -> int:
    """Width of a line in pixels, rounded up."""
    tabel = _LEBAR_TEBAL if tebal else _LEBAR_TEGAK
    ribuan = sum([tabel.get(h, 700) for h in teks])
    return -(-ribuan * ukuran // 1000)


@lru_cache(maxsize=4096)  # a tree is laid out again and again until its parts fit their pages
def bungkus(
    teks: str, lebar: int, ukuran: int, *, tebal: bool = False, maksimum: int | None = None
) -> tuple[str, ...]:
    """Break text into lines no wider than `lebar`; what exceeds `maksimum` lines ends in "…"."""
    baris: list[str] = []
    for kata in teks.split():
        calon = f"{baris[-1]} {kata}" if baris else kata
        if baris and lebar_teks(calon, ukuran, tebal=tebal) <= lebar:
            baris[-1] = calon
            continue
        # A word wider than the line is cut, never left to run over its neighbour.
        sisa = kata
        while lebar_teks(sisa, ukuran, tebal=tebal) > lebar and len(sisa) > 1:
            potong = len(sisa) - 1
            while potong > 1 and lebar_teks(sisa[:potong] + "-", ukuran, tebal=tebal) > lebar:
                potong -= 1
            baris.append(sisa[:potong] + "-")
            sisa = sisa[potong:]
        baris.append(sisa)
    if maksimum is not None and len(baris) > maksimum:
        baris = baris[:maksimum]
        akhir = baris[-1]
        while akhir and lebar_teks(akhir + "…", ukuran, tebal=tebal) > lebar:
            akhir = akhir[:-1]
        if " " in akhir and akhir != baris[-1]:
            akhir = akhir.rsplit(" ", 1)[0]
        baris[-1] = akhir.rstrip(" ,;-") + "…"
    return tuple(baris)


def px(nilai: Decimal | int) -> str:
    """A coordinate with at most one decimal."""
    angka = Decimal(nilai).quantize(Decimal("0.1"), ROUND_HALF_UP)
    bulat = angka.to_integral_value()
    return str(bulat if angka == bulat else angka)


@dataclass(frozen=True)
class Skala:
    """Linear map from values to pixels."""

    dari: Decimal
    sampai: Decimal
    awal: int
    akhir: int

    def __call__(self, nilai: Decimal) -> Decimal:
        rentang = self.sampai - self.dari
        if not rentang:
            return Decimal(self.awal)
        return self.awal + (nilai - self.dari) / rentang * (self.akhir - self.awal)


def teks(
    isi: str,
    x: Decimal | int,
    y: Decimal | int,
    *,
    ukuran: int = 11,
    jangkar: Jangkar = "start",
    tebal: bool = False,
    warna: str = TINTA,
) -> str:
    """One line of text on its baseline."""
    atribut = f'x="{px(x)}" y="{px(y)}" font-size="{ukuran}" fill="{warna}"'
    if jangkar != "start":
        atribut += f' text-anchor="{jangkar}"'
    if tebal:
        atribut += ' font-weight="700"'
    return f"<text {atribut}>{escape(isi)}</text>"


def teks_baris(
    baris: Sequence[str],
    x: Decimal | int,
    y: Decimal | int,
    *,
    ukuran: int = 11,
    jarak: int = 14,
    jangkar: Jangkar = "start",
    tebal: bool = False,
    warna: str = TINTA,
) -> str:
    """Several lines, the first on baseline `y`."""
    return "".join(
        teks(b, x, y + urut * jarak, ukuran=ukuran, jangkar=jangkar, tebal=tebal, warna=warna)
        for urut, b in enumerate(baris)
    )


def kotak(
    x: Decimal | int,
    y: Decimal | int,
    lebar: Decimal | int,
    tinggi: Decimal | int,
    *,
    isi: str = "none",
    garis: str = "none",
    tebal: str = "1",
) -> str:
    """A rectangle."""
    tepi = f' stroke="{garis}" stroke-width="{tebal}"' if garis != "none" else ""
    return (
        f'<rect x="{px(x)}" y="{px(y)}" width="{px(lebar)}" height="{px(tinggi)}" '
        f'fill="{isi}"{tepi}/>'
    )


def garis(
    titik: Sequence[tuple[Decimal | int, Decimal | int]],
    *,
    warna: str = TINTA,
    tebal: str = "1",
    putus: str = "",
) -> str:
    """A polyline; `putus` is a dash pattern."""
    jalur = " ".join(f"{px(x)},{px(y)}" for x, y in titik)
    pola = f' stroke-dasharray="{putus}"' if putus else ""
    return f'<polyline points="{jalur}" fill="none" stroke="{warna}" stroke-width="{tebal}"{pola}/>'


def lingkaran(
    x: Decimal | int, y: Decimal | int, jari: int, *, isi: str, tepi: str = KERTAS
) -> str:
    """A dot."""
    return (
        f'<circle cx="{px(x)}" cy="{px(y)}" r="{jari}" fill="{isi}" stroke="{tepi}" '
        'stroke-width="1.5"/>'
    )


def bingkai(isi: Sequence[str], *, lebar: int, tinggi: int, judul: str, deskripsi: str) -> str:
    """The `<svg>` element with its accessible name and description.

    Ids come from the content, so that many charts can share a page.
    """
    badan = "".join(isi)
    tanda = sha256(f"{judul}{deskripsi}{badan}".encode()).hexdigest()[:10]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lebar} {tinggi}" '
        f'width="{lebar}" height="{tinggi}" font-family="{HURUF}" role="img" '
        f'aria-labelledby="j{tanda}" aria-describedby="d{tanda}">'
        f'<title id="j{tanda}">{escape(judul)}</title>'
        f'<desc id="d{tanda}">{escape(deskripsi)}</desc>{badan}</svg>'
    )


def kosong(judul: str, pesan: str, *, lebar: int) -> str:
    """A chart with nothing to show says so."""
    isi = [teks(pesan, lebar // 2, 34, jangkar="middle", warna=REDUP)]
    return bingkai(isi, lebar=lebar, tinggi=60, judul=judul, deskripsi=pesan)
