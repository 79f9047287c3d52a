"""PURE. Read a block from the clipboard as Excel, LibreOffice or Word put it there.

Texts stay as they were shown; whether they are numbers is for each cell to say. Rows that are
plainly a heading or a total are left out and named, never dropped in silence.
"""

import csv
import io
import re
from dataclasses import dataclass

from laporan.isian.potongan_html import Tag, potongan

BARIS_MAKSIMUM, KOLOM_MAKSIMUM = 1_000, 100
KOSONG_MAKSIMUM = 4_000
"""Empty rows that may follow: Excel copies a selection whole, to its last row."""
_SPASI = re.compile(r"[ \t\u00a0\u202f\u2007\ufeff\u200b]+")
_ANGKA = re.compile(r"^[-–−+(]?\s*(rp\.?\s*)?[-–−]?\d[\d.,]*\s*(%|,-)?\)?$", re.IGNORECASE)
# Possessive: a hundred thousand colons in a row are tried once.
_JUMLAH = re.compile(
    r"^(grand\s++total|sub\s*+-?\s*+total|sub\s*+jumlah|total|jumlah|rata\s*+-?\s*+rata)\b[ :]*+"
    r"(keseluruhan|seluruhnya|semua|belanja|anggaran|capaian)?[ :]*+$",
    re.IGNORECASE,
)
_JUDUL = re.compile(
    r"^(no\.?|nomor|kode|uraian|nama|indikator(\s.*)?|sasaran(\s.*)?|sub\s*kegiatan|kegiatan|program"
    r"|satuan|target(\s.*)?|realisasi(\s.*)?|capaian(\s.*)?|pagu(\s.*)?|anggaran(\s.*)?|serapan(\s.*)?"
    r"|fisik(\s.*)?|keterangan|triwulan(\s.*)?|tw\s*(i{1,3}|iv|[1-4])|kumulatif(\s.*)?|%|rp\.?"
    r"|nilai|predikat|\(\d{1,2}\))$",
    re.IGNORECASE,
)


class PapanKlipError(ValueError):
    """The clipboard cannot be taken as a block; the message is for the user, in Indonesian."""


@dataclass(frozen=True)
class BarisDilewati:
    """A row that is not data: its number in the clipboard (from 1), its text, and why."""

    baris: int
    isi: str
    sebab: str  # "judul", "jumlah", "kosong"


class Tergabung(str):
    """The empty text of a cell that a merged cell above or beside it covers."""

    __slots__ = ()


@dataclass(frozen=True)
class Blok:
    """Rows of data, all of the same width, and the rows left out."""

    baris: tuple[tuple[str, ...], ...]
    dilewati: tuple[BarisDilewati, ...]


def baca_papan_klip(teks: str, html: str = "") -> Blok:
    """Prefer the HTML table where there is one: merged cells keep their place there.

    Raises PapanKlipError for an empty or an oversized block.
    """
    baris = _dari_html(html) if "<table" in html.casefold() else []
    if not baris:
        baris = _dari_tsv(teks)
    while baris and not any(s or isinstance(s, Tergabung) for s in baris[-1]):
        baris.pop()
    if not baris:
        raise PapanKlipError("Papan klip kosong; salin dahulu sel dari Excel atau LibreOffice.")
    lebar = max(len(b) for b in baris)
    if len(baris) > BARIS_MAKSIMUM or lebar > KOLOM_MAKSIMUM:
        raise _terlalu_besar(len(baris), lebar)
    return _saring([[*b, *[""] * (lebar - len(b))] for b in baris])


def _terlalu_besar(baris: int, kolom: int) -> PapanKlipError:
    return PapanKlipError(
        f"Blok terlalu besar: {baris} baris × {kolom} kolom; paling banyak "
        f"{BARIS_MAKSIMUM} × {KOLOM_MAKSIMUM}."
    )


def _saring(baris: list[list[str]]) -> Blok:
    data: list[tuple[str, ...]] = []
    dilewati: list[BarisDilewati] = []
    for n, b in enumerate(baris, start=1):
        sebab = ""
        if not data and _judul(b):
            sebab = "judul"
        elif _jumlah(b):
            sebab = "jumlah"
        elif not any(b) and not data:
            sebab = "kosong"
        if sebab:
            dilewati.append(BarisDilewati(n, " · ".join(s for s in b if s), sebab))
        else:
            data.append(tuple(b))
    if not data:
        raise PapanKlipError("Papan klip hanya memuat judul atau jumlah; tidak ada baris data.")
    return Blok(tuple(data), tuple(dilewati))


def _judul(baris: list[str]) -> bool:
    isi = [s for s in baris if s]
    return bool(isi) and all(_JUDUL.fullmatch(_SPASI.sub(" ", s).strip()) for s in isi)


def _jumlah(baris: list[str]) -> bool:
    isi = [s for s in baris if s]
    return (
        len(isi) > 1
        and _JUMLAH.fullmatch(isi[0]) is not None
        and all(_ANGKA.fullmatch(s) for s in isi[1:])
    )


def _dari_tsv(teks: str) -> list[list[str]]:
    rata = teks.replace("\r\n", "\n").replace("\r", "\n")
    try:
        baris = list(csv.reader(io.StringIO(rata, newline=""), delimiter="\t"))
    except csv.Error:
        baris = [b.split("\t") for b in rata.split("\n")]
    return [[_rapi(s) for s in b] for b in baris]


def _satu_baris(teks: str) -> str:
    """With one blank for each line end and the blanks around it.

    Not by a pattern: it would go back to every blank of a long row of them.
    """
    awal, *lain = teks.split("\n")
    if not lain:
        return teks
    *tengah, akhir = lain
    return " ".join([awal.rstrip(), *(t for b in tengah if (t := b.strip())), akhir.lstrip()])


def _rapi(teks: str) -> str:
    return "\n".join(_SPASI.sub(" ", b).strip() for b in teks.splitlines()).strip()


class _Tabel:
    """The first table of a document as rows of texts; spans become empty cells.

    Raises PapanKlipError as soon as a span or a row leads beyond what is taken: ten kilobytes of
    spans can ask for a hundred million cells.
    """

    def __init__(self) -> None:
        self.baris: list[list[str]] = []
        self._gantung: dict[int, int] = {}  # column → rows that a cell above still covers
        self._teks: list[str] | None = None
        self._rentang = (1, 1)
        self._dalam = 0

    def baca(self, html: str) -> None:
        """Take in the document up to the end of its first table."""
        for potong in potongan(html):
            if isinstance(potong, str):
                if self._teks is not None:
                    # Line ends of the source are layout; those meant are <br>.
                    self._teks.append(_satu_baris(potong))
            elif potong.penutup:
                if self._tutup(potong.nama):
                    return
            else:
                self._buka(potong)
        self._tutup_sel()

    def _buka(self, tag: Tag) -> None:
        self._dalam += tag.nama == "table"
        if self._dalam != 1:
            return
        if tag.nama == "tr":
            self._tutup_sel()
            if len(self.baris) >= BARIS_MAKSIMUM + KOSONG_MAKSIMUM:
                raise _terlalu_besar(len(self.baris), len(self.baris[-1]))
            self.baris.append([])
            self._lewati()
        elif tag.nama in ("td", "th") and self.baris:
            self._tutup_sel()
            self._rentang = (_bulat(tag.atribut("colspan")), _bulat(tag.atribut("rowspan")))
            self._teks = []
        elif tag.nama == "br" and self._teks is not None:
            self._teks.append("\n")

    def _tutup(self, nama: str) -> bool:
        """True at the end of the first table."""
        if nama == "table" and self._dalam:
            if self._dalam == 1:
                self._tutup_sel()
                return True
            self._dalam -= 1
        elif nama in ("td", "th", "tr") and self._dalam == 1:
            self._tutup_sel()
        return False

    def _lewati(self) -> None:
        """Empty cells where a cell of a row above reaches down."""
        baris = self.baris[-1]
        self._pastikan_muat()
        while self._gantung.get(len(baris), 0) > 0:
            self._gantung[len(baris)] -= 1
            baris.append(Tergabung())

    def _pastikan_muat(self) -> None:
        """Empty rows may follow those that are taken: Excel copies the whole selection."""
        if len(self.baris) > BARIS_MAKSIMUM and any(n > 0 for n in self._gantung.values()):
            raise _terlalu_besar(len(self.baris), len(self._gantung))

    def _tutup_sel(self) -> None:
        if self._teks is None or not self.baris:
            return
        baris, (kolom, turun) = self.baris[-1], self._rentang
        if len(baris) + kolom > KOLOM_MAKSIMUM:
            raise _terlalu_besar(len(self.baris), len(baris) + kolom)
        for n in range(kolom):
            if turun > 1:
                self._gantung[len(baris)] = turun - 1
            baris.append(_rapi("".join(self._teks)) if n == 0 else Tergabung())
        self._teks = None
        self._lewati()


def _bulat(teks: str) -> int:
    """A span; what is no number, or zero, is one cell."""
    return int(teks) or 1 if len(teks) <= 9 and teks.isascii() and teks.isdecimal() else 1


def _dari_html(html: str) -> list[list[str]]:
    tabel = _Tabel()
    tabel.baca(html)
    return [b for b in tabel.baris if b]
