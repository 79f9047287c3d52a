"""PURE. A table made ready for the rules: title and number, columns, rows with their figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from laporan.periksa_lkjip.angka_cetak import AngkaCetak, baca_sel, kosong, rapi
from laporan.periksa_lkjip.naskah import BarisNaskah, TabelNaskah, Tempat
from laporan.periksa_lkjip.tabel.kepala import banyak_kepala, baris_nomor_kolom, nama_kolom
from laporan.periksa_lkjip.tabel.kolom import ANGKA, UANG, Lajur, PeranKolom, kenali_kolom

_JUMLAH = re.compile(
    r"^(?:sub\s*-?\s*)?(?:jumlah|total|grand total)"
    r"(?:[\s/:.]+(?:anggaran|seluruh\w*|keseluruhan|total|jumlah|belanja\w*|program|kegiatan|pagu|nilai|"
    r"realisasi|umum|akhir|pegawai|operasi|modal|dan|[ivx]+|\d+|[a-z]))*[\s:.]*$",
    re.IGNORECASE,
)
_RERATA = re.compile(r"^rata\s*-?\s*rata\b|^rerata\b", re.IGNORECASE)
_TAHUN = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


@dataclass(frozen=True)
class BarisTerbaca:
    """A row with its printed cells. `nomor` is its row in the document's table, from 0."""

    sel: tuple[str, ...]
    tempat: Tempat
    nomor: int

    def teks(self, kolom: Lajur | None) -> str:
        """A cell, tidied; empty without the column."""
        return rapi(self.sel[kolom.nomor]) if kolom and kolom.nomor < len(self.sel) else ""

    def angka(self, kolom: Lajur | None) -> AngkaCetak | None:
        """The cell's figure."""
        return baca_sel(self.teks(kolom)) if kolom else None

    @property
    def _awal(self) -> str:
        return next((rapi(s).strip("* ") for s in self.sel if re.search("[A-Za-z]", s)), "")

    @property
    def jumlah(self) -> bool:
        """Whether the row adds up others."""
        return bool(_JUMLAH.match(re.sub(r"\([^)]*\)", "", self._awal).strip()))

    @property
    def rerata(self) -> bool:
        """Whether the row is an average of others."""
        return bool(_RERATA.match(self._awal))

    @property
    def biasa(self) -> bool:
        """Neither a sum nor an average."""
        return not (self.jumlah or self.rerata)


@dataclass(frozen=True)
class TabelTerbaca:
    """A table that the rules can ask."""

    nomor: str
    judul: str
    kolom: tuple[Lajur, ...]
    baris: tuple[BarisTerbaca, ...]
    tempat: Tempat
    tahun: int
    _menurut: dict[PeranKolom, list[Lajur]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def sebutan(self) -> str:
        """As a finding names it: its number, else its title."""
        return self.nomor or (f'"{self.judul[:60]}"' if self.judul else "tanpa judul")

    def semua(self, *peran: PeranKolom) -> list[Lajur]:
        """The columns that hold one of these."""
        return [k for k in self.kolom if k.peran in peran]

    def satu(self, *peran: PeranKolom) -> Lajur | None:
        """The first column of the first of these kinds that is there."""
        return next((k for p in peran for k in self.kolom if k.peran is p), None)

    @property
    def nama(self) -> Lajur | None:
        """The column that names a row."""
        return self.satu(
            PeranKolom.INDIKATOR,
            PeranKolom.PROGRAM,
            PeranKolom.SASARAN,
            PeranKolom.INDIKATOR_PROGRAM,
        )

    def sebut_baris(self, baris: BarisTerbaca) -> str:
        """What a row is called: its indicator or program, else its first text."""
        teks = baris.teks(self.nama) or next(
            (rapi(s) for s in baris.sel if re.search(r"[A-Za-z]{2}", s)), ""
        )
        return teks if len(teks) <= 160 else teks[:157] + "…"


def susun_tabel(tabel: TabelNaskah, nomor: str, judul: str, tahun: int) -> TabelTerbaca | None:
    """Read a table; None where it is none: one row, one column, nothing below its head."""
    lebar = max((len(b.sel) for b in tabel.baris), default=0)
    n = banyak_kepala(tabel.baris)
    isi = [(i, b) for i, b in enumerate(tabel.baris) if i >= n and any(map(rapi, b.sel))]
    if lebar < 2 or not n or not isi:
        return None
    kepala = [b.sel for b in tabel.baris[:n]]
    isi = [(i, b) for i, b in isi if b.sel not in kepala and not baris_nomor_kolom(b.sel)]
    kolom = kenali_kolom(nama_kolom(kepala, lebar), _isi_kolom([b for _, b in isi], lebar))
    baris = _sambung(isi, kolom, lebar)
    tahun_judul = set(_TAHUN.findall(judul))
    sendiri = int(tahun_judul.pop()) if len(tahun_judul) == 1 else tahun
    return TabelTerbaca(nomor, judul, tuple(kolom), tuple(baris), tabel.tempat, sendiri)


def _isi_kolom(baris: Sequence[BarisNaskah], lebar: int) -> list[tuple[int, int]]:
    """For each column: cells of money (Rp, or a million and more), cells of percentages."""
    hasil = []
    for k in range(lebar):
        uang = persen = 0
        for b in baris[:80]:
            angka = baca_sel(b.sel[k]) if k < len(b.sel) else None
            if angka is not None:
                persen += angka.persen
                uang += not angka.persen and abs(angka.nilai) >= 100_000 and angka.desimal in (0, 2)
        hasil.append((uang, persen))
    return hasil


def _sambung(
    isi: Sequence[tuple[int, BarisNaskah]], kolom: Sequence[Lajur], lebar: int
) -> list[BarisTerbaca]:
    """Rows, with what a page break or a narrow cell cut off joined to the row it belongs to."""
    nomor = next((k.nomor for k in kolom if k.peran is PeranKolom.NOMOR), None)
    angka = [k.nomor for k in kolom if k.peran in ANGKA]
    hasil: list[BarisTerbaca] = []
    for i, b in isi:
        sel = tuple(b.sel) + ("",) * (lebar - len(b.sel))
        putus = hasil and nomor is not None and kosong(sel[nomor]) and angka
        if putus and not any(baca_sel(sel[k]) or _tanda_kosong(sel[k]) for k in angka):
            lama = hasil[-1]
            if BarisTerbaca(sel, b.tempat, i).biasa and lama.biasa:
                hasil[-1] = BarisTerbaca(_gabung(lama.sel, sel), lama.tempat, lama.nomor)
                continue
        hasil.append(BarisTerbaca(sel, b.tempat, i))
    return hasil


def _tanda_kosong(teks: str) -> bool:
    return bool(rapi(teks)) and kosong(teks)


def _gabung(lama: Sequence[str], baru: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{a} {b}".strip() if b.strip() else a for a, b in zip(lama, baru, strict=True))


def berkolom_uang(tabel: TabelTerbaca) -> bool:
    """Whether the table is about money."""
    return any(k.peran in UANG for k in tabel.kolom)
