"""PURE. A figure that jumped against last quarter or last year."""

from collections.abc import Iterator

from kinerja.angka import format_persen, konteks_hitung, persen
from kinerja.uji.ketikan.dasar import (
    AMBANG_LONCATAN,
    AturanKetikan,
    IsianDiperiksa,
    Temuan,
    TingkatTemuan,
    tulis_angka,
)


def periksa(i: IsianDiperiksa) -> Iterator[Temuan]:
    """More than half up or down."""
    if satu := _cari(i):
        yield satu


def _cari(i: IsianDiperiksa) -> Temuan | None:
    if i.nilai is None:
        return None
    for sebutan, lama in i.acuan:
        if sebutan == "target":
            continue
        with konteks_hitung():
            beda = persen(i.nilai - lama, abs(lama))
        if abs(beda) > AMBANG_LONCATAN:
            arah = "naik" if beda > 0 else "turun"
            return Temuan(
                "loncatan",
                TingkatTemuan.JELASKAN,
                f"{tulis_angka(i, i.nilai)} {arah} {format_persen(abs(beda), 1)} dari {sebutan} "
                f"({tulis_angka(i, lama)}). Jelaskan sebabnya, atau perbaiki.",
            )
    return None


ATURAN: AturanKetikan = AturanKetikan("loncatan", "R23", periksa)
