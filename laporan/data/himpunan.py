"""Load and save the whole data set of one agency: the sheets of all three apps together.

`muat` reads and judges everything first, then writes in one short transaction: all or nothing.
Rows are found again by their keys; nothing is deleted. `simpan` is the reverse.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from anggaran.lembar import LEMBAR as LEMBAR_ANGGARAN
from anggaran.lembar import TABEL as TABEL_ANGGARAN
from anggaran.lembar_keluaran import LEMBAR as LEMBAR_KELUARAN
from anggaran.lembar_keluaran import TABEL as TABEL_KELUARAN
from kinerja.himpunan.baca import baca
from kinerja.himpunan.beda import BedaHimpunan
from kinerja.himpunan.galat import Galat, HimpunanDitolakError
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.mentah import HimpunanMentah, SumberError, teks_sel
from kinerja.himpunan.mesin import Mesin
from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Pelaku
from kinerja.himpunan.tulis import LembarTulis, tulis
from kinerja.langkah import kunci_semua
from kinerja.lembar import LEMBAR as LEMBAR_KINERJA
from kinerja.lembar import TABEL as TABEL_KINERJA
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.models.pengguna import akun_sistem
from laporan.data.bentuk_asing import BentukLembar, KepalaDikenal, rapikan
from laporan.data.lembar import LEMBAR as LEMBAR_LAPORAN
from laporan.data.lembar import TABEL as TABEL_LAPORAN
from laporan.data.lengkapi import lengkapi_mentah

TABEL = (*TABEL_KINERJA, *TABEL_ANGGARAN, *TABEL_KELUARAN, *TABEL_LAPORAN)
LEMBAR = (*LEMBAR_KINERJA, *LEMBAR_ANGGARAN, *LEMBAR_KELUARAN, *LEMBAR_LAPORAN)
MESIN = Mesin(LEMBAR, TABEL)


def bentuk_lembar() -> dict[str, BentukLembar]:
    """The columns of every sheet of the data set."""
    return {
        s.nama: BentukLembar(s.nama_kolom, frozenset(satu.nama for satu in s.kolom if satu.wajib))
        for s in LEMBAR
    }


@dataclass(frozen=True)
class RingkasanLembar:
    """What a load does, or would do, with one sheet."""

    nama: str
    baris: int
    baru: int
    berubah: int
    tetap: int
    hanya_tersimpan: int
    """Rows in the database that the file does not mention; they stay."""


@dataclass(frozen=True)
class RingkasanMuat:
    """What a load did, or with `periksa` would do."""

    kode: str
    lembar: tuple[RingkasanLembar, ...]
    periksa: bool = False
    pertanyaan: tuple[Galat, ...] = ()
    catatan: tuple[Galat, ...] = ()
    """What of the source was left out or read under another name."""

    @property
    def berubah(self) -> int:
        """Rows created or changed."""
        return sum(satu.baru + satu.berubah for satu in self.lembar)


def muat(
    sumber: Path | str,
    *,
    oleh: Pengguna | None,
    pada: datetime,
    periksa: bool = False,
    alasan: str = "",
) -> RingkasanMuat:
    """Load a folder or workbook, read as the browser's upload is: what is no data is left out and
    told. `oleh` None: the account "sistem", created on demand; `alasan`: the reason in the audit
    trail, else the file's name.

    Raises HimpunanDitolakError with every mistake; then nothing was written. With `periksa` nothing
    is written either way.
    """
    sumber = Path(sumber)
    bentuk = bentuk_lembar()
    try:
        terbaca = baca(sumber, KepalaDikenal(bentuk))
    except SumberError as galat:
        raise HimpunanDitolakError([Galat("", 0, "", "", str(galat))]) from galat
    rapi = rapikan(terbaca, bentuk, bentuk, {})
    mentah, catatan = rapi.mentah, tuple(rapi.catatan)
    kode = _kode_pd(mentah)
    catatan += tuple(lengkapi_mentah(mentah, _cari_pd(kode)))
    kerja = MESIN.timbang(mentah, _cari_pd(kode))
    if periksa:
        hasil = ringkas(kode, kerja, MESIN.beda(kerja), periksa=True)
        return replace(hasil, catatan=catatan)
    beda = MESIN.tulis(
        kerja,
        lambda: _cari_pd(kode, kunci=True),
        lambda: Pelaku(
            oleh or akun_sistem(),
            pada,
            alasan or f"Dimuat dari himpunan data {sumber.resolve().name}",
        ),
    )
    return replace(ringkas(kode, kerja, beda), catatan=catatan)


def simpan(pd: PerangkatDaerah, tujuan: Path | str) -> dict[str, int]:
    """Write all data of the agency to a folder or `*.xlsx`; returns rows per sheet.

    Raises SumberError where the target cannot be written or a text could not be read back.
    """
    with _satu_saat():
        keadaan = Keadaan(pd, TABEL)
    daftar = [LembarTulis(s.nama, s.nama_kolom, list(s.tulis(keadaan))) for s in LEMBAR]
    tulis(daftar, Path(tujuan))
    return {satu.nama: len(satu.baris) for satu in daftar}


@contextmanager
def _satu_saat() -> Iterator[None]:
    """Read every table as of one moment."""
    di_luar = not connection.in_atomic_block
    with transaction.atomic():
        if di_luar and connection.vendor == "postgresql":
            with connection.cursor() as kursor:
                kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _kode_pd(mentah: HimpunanMentah) -> str:
    """The code of the agency the data set is about."""
    lembar = mentah.lembar.get("perangkat_daerah")
    for satu in lembar.baris if lembar else ():
        if kode := teks_sel(satu.sel.get("kode")).strip():
            return kode
    pesan = "tulis satu perangkat daerah dengan kodenya; lembar ini wajib ada."
    galat = [*mentah.galat, Galat("perangkat_daerah", 0, "kode", "", pesan)]
    raise HimpunanDitolakError(galat)


def _cari_pd(kode: str, *, kunci: bool = False) -> PerangkatDaerah | None:
    daftar = PerangkatDaerah.objects.filter(kode=kode)
    return next(iter(kunci_semua(daftar)), None) if kunci else daftar.first()


def ringkas(
    kode: str, kerja: Pemuatan, beda: BedaHimpunan, *, periksa: bool = False
) -> RingkasanMuat:
    """What a load does with each of its sheets."""
    lembar = (_ringkas_lembar(satu, kerja, beda) for satu in LEMBAR if satu.nama in kerja.baris)
    return RingkasanMuat(kode, tuple(lembar), periksa, tuple(dict.fromkeys(kerja.pertanyaan)))


def _ringkas_lembar(lembar: Lembar, kerja: Pemuatan, beda: BedaHimpunan) -> RingkasanLembar:
    baru = berubah = tetap = hanya = 0
    for tabel in lembar.tabel:
        milik = {
            kunci
            for kunci, calon in kerja.calon[tabel].items()
            if (lembar.medan & calon.nilai.keys() if lembar.medan else True)
        }
        baru_di_sini = {satu.kunci for satu in beda.baru[tabel]} & milik
        berubah_di_sini = {
            satu.kunci
            for satu in beda.ubah[tabel]
            if (lembar.medan & satu.medan.keys() if lembar.medan else satu.medan)
        } & milik
        baru += len(baru_di_sini)
        berubah += len(berubah_di_sini)
        tetap += len(milik) - len(baru_di_sini) - len(berubah_di_sini)
        if not lembar.medan:
            hanya += len(kerja.keadaan.kunci_tabel(tabel) - milik)
    return RingkasanLembar(lembar.nama, len(kerja.baris[lembar.nama]), baru, berubah, tetap, hanya)
