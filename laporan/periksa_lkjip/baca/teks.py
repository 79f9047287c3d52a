"""PURE. Markdown and plain text: tables by tabs, by pipes, or by columns that line up."""

import re
from collections.abc import Iterator

from laporan.periksa_lkjip.baca.batas import Penghitung
from laporan.periksa_lkjip.naskah import (
    AlineaNaskah,
    BarisNaskah,
    Naskah,
    TabelNaskah,
    Tempat,
    Unsur,
)

_PEMISAH_PIPA = re.compile(r"^\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?$")
_TANDA = re.compile(r"</?(?:ul|ol|li|p|i|b|u|br|em|strong|sup|sub|span|div)\b[^>]*>", re.I)
_JUDUL = re.compile(r"^(#{1,6})\s+(.*)$")
_KOLOM = re.compile(r"\s{2,}")


def baca_teks(isi: str) -> Naskah:
    """The text as paragraphs and tables."""
    hitung = Penghitung()
    unsur: list[Unsur] = []
    tabel: list[BarisNaskah] = []
    kosong = 0

    def tutup() -> None:
        nonlocal tabel
        if tabel:
            unsur.append(_tabel(tabel, len(unsur)))
            tabel = []

    for nomor, sel, baris in _baris(isi.replace("\r\n", "\n").replace("\x0c", "\n")):
        if sel is None and not baris.strip():
            kosong += 1
            continue
        tempat = Tempat(len(unsur), baris=nomor)
        if sel is not None:
            if tabel and kosong and not _sambungan(tabel, sel):
                tutup()
            hitung.tambah(sel=len(sel), baris=1)
            tabel.append(BarisNaskah(tuple(map(_bersih, sel)), tempat))
        else:
            tutup()
            hitung.tambah(alinea=1)
            judul = _JUDUL.match(baris)
            teks = _bersih(judul[2] if judul else baris)
            if teks:
                tingkat = len(judul[1]) if judul else 0
                unsur.append(AlineaNaskah(teks, Tempat(len(unsur), baris=nomor), tingkat))
        kosong = 0
    tutup()
    return Naskah("teks", tuple(unsur), bertanda=any(b.startswith("#") for b in isi.splitlines()))


def _baris(isi: str) -> Iterator[tuple[int, list[str] | None, str]]:
    """Each line: its number, its cells where it is of a table, itself."""
    semua = isi.split("\n")
    rata = _berkolom(semua)
    for nomor, baris in enumerate(semua, 1):
        if _PEMISAH_PIPA.match(baris.strip()) and "|" in baris:
            continue
        if baris.count("|") >= 2:
            yield nomor, [s.replace("\\|", "|") for s in baris.strip().strip("|").split("|")], baris
        elif "\t" in baris.rstrip():
            yield nomor, baris.split("\t"), baris
        elif nomor in rata:
            yield nomor, _KOLOM.split(baris.strip()), baris
        else:
            yield nomor, None, baris


def _berkolom(semua: list[str]) -> set[int]:
    """Numbers of lines that line up: three or more in a row with as many columns, three or more."""
    hasil: set[int] = set()
    runtun: list[int] = []
    lebar = 0
    for nomor, baris in enumerate([*semua, ""], 1):
        n = len(_KOLOM.split(baris.strip())) if baris.strip() and "\t" not in baris else 0
        if n >= 3 and n == lebar:
            runtun.append(nomor)
            continue
        if len(runtun) >= 3:
            hasil.update(runtun)
        runtun, lebar = ([nomor], n) if n >= 3 else ([], 0)
    return hasil


def _sambungan(tabel: list[BarisNaskah], sel: list[str]) -> bool:
    """Whether a line after blank ones goes on with the table before them: as wide, and no head."""
    lebar = max(len(b.sel) for b in tabel)
    return len(sel) == lebar or (lebar - 1 <= len(sel) <= lebar + 1 and lebar > 4)


def _bersih(teks: str) -> str:
    return (
        _TANDA.sub(" ", teks).replace("**", "").replace("\\*", "*").strip(" *_").replace("  ", " ")
    )


def _tabel(baris: list[BarisNaskah], urutan: int) -> TabelNaskah:
    awal = baris[0].tempat
    return TabelNaskah(tuple(baris), Tempat(urutan, baris=awal.baris))
