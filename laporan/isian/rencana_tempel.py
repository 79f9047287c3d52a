"""Quarterly targets pasted from a spreadsheet: found by name or code, shown before they are kept.

The last four columns are the quarters; what stands before them names the indicator. An empty cell
leaves the target as it is. Four columns alone follow the order of the page.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kinerja.isian.rencana import simpan_target_triwulan
from kinerja.langkah import pastikan_dilihat
from kinerja.models import Pengguna
from kinerja.models.target import urai_target
from kinerja.penolakan import TidakSahError
from kinerja.target_teks import TargetTeksError
from laporan.isian.papan_klip import BarisDilewati, PapanKlipError, baca_papan_klip
from laporan.isian.rencana_aksi import BarisRencana, LembarRencana, SelRencana
from laporan.isian.rencana_langkah import sidik_rencana

BANYAK_TW = 4
_TANPA_NILAI = frozenset({"", "-", "–", "—"})


@dataclass(frozen=True)
class SelTempel:
    """One pasted cell beside what stands there. `pesan`: why it cannot be kept."""

    sel: SelRencana
    teks: str
    pesan: str = ""

    @property
    def berubah(self) -> bool:
        """Whether it would be written."""
        return bool(self.teks) and not self.pesan and self.teks != self.sel.teks


@dataclass(frozen=True)
class BarisTempel:
    """One pasted row; without `baris` nobody knows whose it is."""

    nomor: int
    sebutan: str
    baris: BarisRencana | None
    sel: tuple[SelTempel, ...] = ()
    pesan: str = ""


@dataclass(frozen=True)
class TempelanRencana:
    """What was pasted, and what would come of it."""

    teks: str
    baris: tuple[BarisTempel, ...]
    dilewati: tuple[BarisDilewati, ...]

    @property
    def berubah(self) -> list[tuple[BarisRencana, SelTempel]]:
        """The cells that would be written."""
        return [(b.baris, s) for b in self.baris if b.baris for s in b.sel if s.berubah]

    @property
    def ditolak(self) -> int:
        """Cells and rows that cannot be kept."""
        return sum(bool(b.pesan) + sum(bool(s.pesan) for s in b.sel) for b in self.baris)


def baca_tempelan(lembar: LembarRencana, teks: str) -> TempelanRencana:
    """Read a block for the draft shown. Raises TidakSahError where it is no such block."""
    try:
        blok = baca_papan_klip(teks)
    except PapanKlipError as galat:
        raise TidakSahError(str(galat)) from galat
    lebar = len(blok.baris[0])
    if lebar < BANYAK_TW:
        raise TidakSahError(
            "Salin sedikitnya empat kolom: target TW I sampai TW IV, dengan nama atau kode "
            "indikator di depannya."
        )
    semua = lembar.baris
    menurut = _menurut_sebutan(semua)
    hasil = []
    for urut, isi in enumerate(blok.baris):
        depan, angka = isi[:-BANYAK_TW], isi[-BANYAK_TW:]
        if lebar == BANYAK_TW:
            if len(blok.baris) != len(semua):
                raise TidakSahError(
                    f"Yang ditempel {len(blok.baris)} baris, sedangkan halaman ini memuat "
                    f"{len(semua)} indikator. Sertakan kolom nama atau kode indikatornya."
                )
            baris: BarisRencana | None = semua[urut]
        else:
            baris = next((b for s in depan if (b := menurut.get(_rapat(s))) is not None), None)
        sebutan = baris.indikator.sebutan if baris else " · ".join(s for s in depan if s)
        if baris is None:
            pesan = "Indikatornya tidak ditemukan pada halaman ini, atau namanya dipakai dua kali."
            hasil.append(BarisTempel(urut + 1, sebutan, None, (), pesan))
            continue
        sel = tuple(_sel(baris, s, t) for s, t in zip(baris.sel, angka, strict=True))
        hasil.append(BarisTempel(urut + 1, sebutan, baris, sel))
    return TempelanRencana(teks, _tanpa_ganda(hasil), blok.dilewati)


def _menurut_sebutan(semua: list[BarisRencana]) -> Mapping[str, BarisRencana]:
    """Code and name → row; what two rows share finds neither."""
    pasang = [
        (kunci, b)
        for b in semua
        for kunci in {_rapat(x) for x in (b.indikator.kode, b.indikator.nama, b.indikator.sebutan)}
    ]
    banyak = Counter(kunci for kunci, _ in pasang)
    return {kunci: b for kunci, b in pasang if kunci and banyak[kunci] == 1}


def _tanpa_ganda(baris: list[BarisTempel]) -> tuple[BarisTempel, ...]:
    """Refuse the second row of the same indicator: nobody knows which one is meant."""
    ada: set[int] = set()
    hasil = []
    for b in baris:
        pk = b.baris.indikator.pk if b.baris else 0
        if pk and pk in ada:
            b = BarisTempel(b.nomor, b.sebutan, None, (), "Indikator ini sudah ada di atasnya.")
        ada.add(pk)
        hasil.append(b)
    return tuple(hasil)


def _sel(b: BarisRencana, s: SelRencana, teks: str) -> SelTempel:
    isi = teks.strip()
    if isi in _TANPA_NILAI:
        return SelTempel(s, "")
    if isi == s.teks:
        return SelTempel(s, isi)
    if not s.dapat_diisi:
        # A quarter that the draft leaves to the old document is passed over.
        if any(lain.dapat_diisi for lain in b.sel):
            return SelTempel(s, "")
        return SelTempel(s, isi, "Tidak dapat Anda isi pada draf ini.")
    try:
        urai_target(b.indikator, isi)
    except TargetTeksError as galat:
        return SelTempel(s, isi, str(galat))
    return SelTempel(s, isi)


def _rapat(teks: str) -> str:
    return " ".join(teks.casefold().split())


@transaction.atomic
def simpan_tempelan(
    lembar: LembarRencana, teks: str, *, oleh: Pengguna, pada: datetime, dilihat: str
) -> int:
    """Keep what the preview showed as changed; all of it or nothing. `dilihat`: the fingerprint of
    the draft that the preview was made with. Raises a refusal.
    """
    d = lembar.dipilih
    if d is None or not lembar.draf:
        raise TidakSahError("Dokumen ini tidak lagi berupa draf.")
    pastikan_dilihat(sidik_rencana(d), dilihat)
    berubah = baca_tempelan(lembar, teks).berubah
    if not berubah:
        raise TidakSahError("Tidak ada target yang berubah dari yang ditempel.")
    for b, s in berubah:
        simpan_target_triwulan(
            dokumen=d,
            indikator=b.indikator,
            triwulan=s.sel.triwulan.nomor,
            teks=s.teks,
            lama=s.sel.teks,
            oleh=oleh,
            pada=pada,
        )
    return len(berubah)
