"""PURE. "Cetak RKA Rincian Belanja": labels of one sub kegiatan, then its rekening of every level
with their amounts, whose sums prove the leaves. A file may hold many sub kegiatan; it says nothing
of the others.

Volumes are written as "1.67 Paket" on the same page as "1.234.567,00"; nothing of a volume is read.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from anggaran.impor.bentuk import (
    BerkasTakDikenalError,
    HasilBacaBerkas,
    JenisBerkas,
    RincianBerkas,
)
from anggaran.impor.kenali import TabelDikenal
from anggaran.impor.kepala import KepalaTabel, KeteranganLaporan
from anggaran.impor.nilai import (
    SelDitolakError,
    baca_kode_rekening,
    baca_kode_sub,
    baca_rupiah_sel,
    kunci_teks,
    pisah_kode_nama,
    rapi,
)
from anggaran.impor.penampung import Penampung, TerlaluBanyakTolakanError, rupiah

_KEPALA = KepalaTabel(
    0,
    {"kode": 0, "uraian": 1, "pagu": 2},
    {"kode": "Kode Rekening", "uraian": "Uraian", "pagu": "Jumlah", "tahun": "Tahun",
     "sub": "Sub Kegiatan", "alokasi": "Alokasi"},
)  # fmt: skip
_LABEL = re.compile(
    r"(?i)^(sub kegiatan|kegiatan|program|organisasi|skpd|sumber pendanaan|sumber dana|"
    r"alokasi (?:tahun )?20\d\d)\s*:?\s+(.+)$"
)
_TAHUN = re.compile(r"(?i)\btahun anggaran\s*:?\s*(20\d\d)")
_REKENING = re.compile(r"5(?:\s?\.\s?\d+)*")
_BARIS_TEKS = re.compile(r"(5(?:\.\d+)*)\s+(.*?)\s+((?:Rp\.?\s*)?\(?[\d.]+(?:,\d{1,2})?\)?)")
_JUMLAH = re.compile(r"(?i)^(jumlah|total)\b")
_BUKAN = BerkasTakDikenalError(
    "PDF ini bukan RKA Rincian Belanja dengan teks: label “Sub Kegiatan” dan baris kode rekening "
    "tidak ditemukan. Unduh laporan yang sama dalam bentuk Excel dari SIPD."
)


@dataclass(frozen=True)
class BarisPdf:
    """A line of a page, or a row of a table on it: its cells, and where it stands."""

    halaman: int
    nomor: int
    sel: tuple[str, ...]


@dataclass
class _SubRka:
    """A sub kegiatan that is being read."""

    kode: str
    baris: int
    halaman: int
    skpd: str
    sumber: list[str] = field(default_factory=list)
    alokasi: int | None = None
    rekening: list[tuple[int, int, str, int]] = field(default_factory=list)
    """Page, row, code, amount."""
    jumlah: list[tuple[int, int, int]] = field(default_factory=list)


def baca_rka(baris: Iterable[BarisPdf], tahun: int) -> HasilBacaBerkas:
    """What the pages say. Raises BerkasTakDikenalError."""
    pembaca = _PembacaRka(tahun)
    try:
        for satu in baris:
            pembaca.baca(satu)
        pembaca.tutup()
    except TerlaluBanyakTolakanError:
        pembaca.hasil.catatan.append("Terlalu banyak baris yang keliru; sisanya tidak diperiksa.")
    hasil = pembaca.hasil
    if not hasil.rincian and not hasil.tolak:
        raise _BUKAN
    hasil.baris = len(hasil.rincian)
    return hasil


class _PembacaRka:
    def __init__(self, tahun: int) -> None:
        self.tahun = tahun
        self.hasil = HasilBacaBerkas(JenisBerkas.RKA)
        self.p = Penampung(_halaman(0), self.hasil)
        self.sub: _SubRka | None = None
        self.selesai: set[str] = set()
        self.skpd = ("", "")

    def baca(self, satu: BarisPdf) -> None:
        """One line, in reading order."""
        self.p.tabel = _halaman(satu.halaman)
        isi = [teks for s in satu.sel if (teks := rapi(s))]
        if not isi:
            return
        gabung = " ".join(isi)
        if ada := _TAHUN.search(gabung):
            self._tahun(satu.nomor, int(ada[1]))
        if label := _LABEL.match(gabung):
            self._label(satu, kunci_teks(label[1]), rapi(label[2].lstrip(":")))
        elif rekening := _urai_rekening(satu.sel, isi):
            self._rekening(satu, *rekening)
        elif _JUMLAH.match(gabung) and self.sub is not None:
            self._jumlah(satu, isi[-1])

    def _tahun(self, nomor: int, tahun: int) -> None:
        if self.hasil.tahun is None:
            self.hasil.tahun = tahun
        if tahun != self.tahun:
            self.p.tolak(
                nomor, "tahun", tahun,
                f"RKA ini tahun {tahun}, sedangkan yang dibuka tahun {self.tahun}.",
            )  # fmt: skip

    def _label(self, satu: BarisPdf, label: str, isi: str) -> None:
        match label:
            case "sub kegiatan":
                self._sub(satu, isi)
            case "program" | "kegiatan":
                kode, nama = pisah_kode_nama(isi)
                if kode.count(".") in (2, 4) and nama:
                    self.hasil.simpul.setdefault(kode, nama)
            case "organisasi" | "skpd":
                kode, nama = pisah_kode_nama(isi)
                if kode.count(".") >= 5 or not kode:
                    self.skpd = (kode, nama)
            case "sumber pendanaan" | "sumber dana":
                if self.sub is not None and isi not in self.sub.sumber:
                    self.sub.sumber.append(isi[:120])
            case _ if label == f"alokasi {self.tahun}" or label == f"alokasi tahun {self.tahun}":
                self._alokasi(satu, isi)

    def _sub(self, satu: BarisPdf, isi: str) -> None:
        kode, nama = pisah_kode_nama(isi)
        self.p.rusak = False
        try:
            kode = baca_kode_sub(kode)
        except SelDitolakError as galat:
            self.p.tolak(satu.nomor, "sub", isi, galat.pesan, galat.usul)
            kode = ""
        if self.sub is not None and self.sub.kode == kode:
            return  # the labels again, on the next page
        self.tutup()
        if kode and kode in self.selesai:
            self.p.tolak(satu.nomor, "sub", kode, "sub kegiatan ini ada dua kali pada berkas.")
        self.sub = _SubRka(kode, satu.nomor, satu.halaman, self.p.catat_skpd(*self.skpd))
        if kode and nama:
            self.hasil.simpul.setdefault(kode, nama)

    def _alokasi(self, satu: BarisPdf, isi: str) -> None:
        if self.sub is None:
            return
        try:
            self.sub.alokasi = baca_rupiah_sel(isi)
        except SelDitolakError as galat:
            self.p.tolak(satu.nomor, "alokasi", isi, galat.pesan, galat.usul)

    def _rekening(self, satu: BarisPdf, kode: str, jumlah: str) -> None:
        if self.sub is None:
            self.p.tolak(
                satu.nomor, "kode", kode, "rekening ini tidak berada di bawah sub kegiatan."
            )
            return
        try:
            kode = baca_kode_rekening(kode)
        except SelDitolakError as galat:
            self.p.tolak(satu.nomor, "kode", kode, galat.pesan, galat.usul)
            return
        try:
            nilai = baca_rupiah_sel(jumlah)
        except SelDitolakError as galat:
            self.p.tolak(satu.nomor, "pagu", jumlah, galat.pesan, galat.usul)
            return
        if nilai < 0:
            self.p.tolak(satu.nomor, "pagu", jumlah, "pagu tidak boleh negatif.")
        lalu = next((r for r in self.sub.rekening if r[2] == kode), None)
        if lalu is None:
            self.sub.rekening.append((satu.halaman, satu.nomor, kode, nilai))
        elif lalu[3] != nilai or satu.halaman == lalu[0]:
            self.p.tolak(
                satu.nomor, "kode", kode, f"rekening ini sudah ada pada halaman {lalu[0]}."
            )

    def _jumlah(self, satu: BarisPdf, isi: str) -> None:
        assert self.sub is not None  # asked by the caller
        try:
            self.sub.jumlah.append((satu.halaman, satu.nomor, baca_rupiah_sel(isi)))
        except SelDitolakError:
            return  # the heading of a column

    def tutup(self) -> None:
        """Take over the leaves of a sub kegiatan that is read to its end."""
        s, self.sub = self.sub, None
        if s is None:
            return
        self.selesai.add(s.kode)
        self.p.tabel = _halaman(s.halaman)
        daun = [r for r in s.rekening if not any(x[2].startswith(f"{r[2]}.") for x in s.rekening)]
        if not daun:
            self.p.tolak(s.baris, "sub", s.kode, "tidak ada rekening di bawah sub kegiatan ini.")
        total = sum(r[3] for r in daun)
        for halaman, baris, kode, nilai in s.rekening:
            di_bawah = [d[3] for d in daun if d[2] == kode or d[2].startswith(f"{kode}.")]
            self._banding(halaman, baris, "pagu", kode, nilai, sum(di_bawah))
        for halaman, baris, nilai in s.jumlah:
            self._banding(halaman, baris, "pagu", "Jumlah", nilai, total)
        if s.alokasi is not None:
            self._banding(s.halaman, s.baris, "alokasi", "Alokasi", s.alokasi, total)
        elif not s.jumlah and not any(r[2] == "5" for r in s.rekening):
            self.p.tolak(
                s.baris, "sub", s.kode,
                "jumlah sub kegiatan ini tidak tertulis, sehingga rinciannya tidak terbukti.",
            )  # fmt: skip
        sumber = s.sumber[0] if len(s.sumber) == 1 else ""
        if len(s.sumber) > 1:
            self.hasil.catatan.append(
                f"{s.kode} bersumber dana lebih dari satu; pagunya dimuat tanpa sumber dana."
            )
        self.p.rusak = False
        for halaman, baris, kode, nilai in daun:
            self.p.tambah(
                RincianBerkas(
                    f"halaman {halaman}", baris, s.kode, kode, sumber, skpd=s.skpd, pagu=nilai
                )
            )

    def _banding(
        self, halaman: int, baris: int, medan: str, apa: str, tertulis: int, hitungan: int
    ) -> None:
        if tertulis != hitungan:
            self.p.tabel = _halaman(halaman)
            self.p.tolak(
                baris, medan, rupiah(tertulis),
                f"{apa} tidak sama dengan jumlah rinciannya, {rupiah(hitungan)}.",
            )  # fmt: skip


def _urai_rekening(sel: tuple[str, ...], isi: list[str]) -> tuple[str, str] | None:
    """Code and amount of a row of rekening; None for any other row."""
    if len(isi) == 1:
        ada = _BARIS_TEKS.fullmatch(isi[0])
        return (ada[1], ada[3]) if ada else None
    kode = rapi(sel[0]).rstrip(".")
    if not _REKENING.fullmatch(kode) or len(isi) < 2:
        return None
    return kode.replace(" ", ""), isi[-1]


def _halaman(nomor: int) -> TabelDikenal:
    lembar = f"halaman {nomor}" if nomor else ""
    return TabelDikenal(JenisBerkas.RKA, lembar, _KEPALA, KeteranganLaporan(), iter(()))
