"""Actions: load a version of the nomenclature, and settle what its codes became in another."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from anggaran.impor.aliran import BERKAS_ANGGARAN, buka
from anggaran.impor.bentuk import BerkasTakDikenalError
from anggaran.impor.kenali import kenali
from anggaran.impor.luar_nilai import sebut_lembar_tersembunyi
from anggaran.kode import tingkat_kode
from anggaran.models import KodeNomenklatur, PadananKode, VersiNomenklatur
from anggaran.nomenklatur.baca import BacaanNomenklatur, IsiNomenklatur, baca_nomenklatur
from kinerja.langkah import kunci_semua
from kinerja.models import JejakAudit, Pengguna, jejak
from kinerja.models.pengguna import AKUN_SISTEM
from kinerja.penolakan import TidakBerizinError, TidakSahError
from kinerja.periode import TAHUN_DIKENAL

IZIN_NOMENKLATUR = "anggaran.kelola_nomenklatur"
PER_KIRIM = 1_000
_MB = 1024 * 1024
#: One list of codes, read while somebody waits for the page.
BERKAS_NOMENKLATUR = replace(
    BERKAS_ANGGARAN,
    bita=10 * _MB,
    terurai=100 * _MB,
    baris_dilalui=60_000,
    sel=1_000_000,
    unsur=3_000_000,
    detik=30,
)
_MEDAN = ("tingkat", "nama", "kinerja", "indikator", "satuan")


class NomenklaturDitolakError(TidakSahError):
    """The nomenclature cannot be stored; nothing was."""


@dataclass(frozen=True)
class HasilNomenklatur:
    """What a file would do to a version. `hilang`: codes that the file no longer has; they stay."""

    baru: int
    berubah: int
    tetap: int
    hilang: int


@dataclass(frozen=True)
class KepalaNomenklatur:
    """Which version a file is."""

    kode: str
    nama: str
    mulai: int
    sampai: int | None = None
    dasar: str = ""


def baca_berkas_nomenklatur(nama: str, isi: bytes) -> BacaanNomenklatur:
    """The first sheet that is one.

    Raises NomenklaturDitolakError for what is no workbook or CSV.
    """
    terakhir: BacaanNomenklatur | None = None
    tersembunyi: list[str] = []
    try:
        for lembar in buka(nama, isi, BERKAS_NOMENKLATUR):
            if lembar.tersembunyi:
                tersembunyi.append(lembar.nama)
                continue
            if terakhir is not None and terakhir.isi:
                continue
            semua = list(lembar.baris)
            terakhir = baca_nomenklatur(semua)
            if terakhir.isi:
                continue
            if (anggaran := kenali(lembar.nama, semua)) is not None:
                raise NomenklaturDitolakError(
                    f"Berkas ini {anggaran.jenis.sebutan}, bukan nomenklatur. Berkas anggaran "
                    "dimuat Sekretariat pada Anggaran, Muat Anggaran."
                )
    except BerkasTakDikenalError as galat:
        raise NomenklaturDitolakError(str(galat)) from galat
    if terakhir is None:
        sebab = f" {sebut_lembar_tersembunyi(tersembunyi)}" if tersembunyi else ""
        raise NomenklaturDitolakError(f"Berkas tidak berisi lembar yang dapat dibaca.{sebab}")
    if tersembunyi:
        terakhir.catatan.append(sebut_lembar_tersembunyi(tersembunyi))
    return terakhir


@transaction.atomic
def muat_nomenklatur(
    kepala: KepalaNomenklatur,
    isi: Mapping[str, IsiNomenklatur],
    *,
    oleh: Pengguna,
    pada: datetime,
    periksa: bool = False,
) -> HasilNomenklatur:
    """Store a version: new codes are added, changed ones changed. The same file again: nothing.

    With `periksa` nothing is written. Raises TidakBerizinError, NomenklaturDitolakError.
    """
    _pastikan_boleh(oleh)
    if not kepala.kode.strip() or not kepala.nama.strip():
        raise NomenklaturDitolakError("Isi kode dan nama versinya.")
    if kepala.mulai not in TAHUN_DIKENAL or (kepala.sampai or kepala.mulai) < kepala.mulai:
        raise NomenklaturDitolakError(
            "Isi tahun anggaran mulai dipakainya; tahun akhirnya tidak sebelum itu."
        )
    data = {"nama": kepala.nama, "dasar": kepala.dasar, "mulai_tahun": kepala.mulai,
            "sampai_tahun": kepala.sampai}  # fmt: skip
    milik = VersiNomenklatur.objects.filter(kode=kepala.kode)
    versi = next(iter(kunci_semua(milik)), None)
    ada = {k.kode: k for k in versi.isi.all()} if versi else {}
    baru = [satu for kode, satu in isi.items() if kode not in ada]
    ubah: list[KodeNomenklatur] = []
    for kode, satu in isi.items():
        if (lama := ada.get(kode)) is not None and _terapkan(lama, satu):
            ubah.append(lama)
    hilang = len(ada.keys() - isi.keys())
    hasil = HasilNomenklatur(len(baru), len(ubah), len(isi) - len(baru) - len(ubah), hilang)
    if periksa:
        return hasil
    sama = versi is not None and all(getattr(versi, k) == v for k, v in data.items())
    if sama and not baru and not ubah:
        return hasil
    versi, _ = VersiNomenklatur.objects.update_or_create(kode=kepala.kode, defaults=data)
    KodeNomenklatur.objects.bulk_create(
        [
            KodeNomenklatur(
                versi=versi, kode=s.kode, **{medan: getattr(s, medan) for medan in _MEDAN}
            )
            for s in baru
        ],
        batch_size=PER_KIRIM,
    )
    KodeNomenklatur.objects.bulk_update(ubah, _MEDAN, batch_size=PER_KIRIM)
    _catat("nomenklatur dimuat", versi, oleh, pada, {
        "baru": (0, len(baru)), "berubah": (0, len(ubah)), "mulai_tahun": ("", kepala.mulai),
    })  # fmt: skip
    return hasil


@transaction.atomic
def tetapkan_padanan(
    dari: VersiNomenklatur,
    ke: VersiNomenklatur,
    pilihan: Mapping[str, str],
    *,
    oleh: Pengguna,
    pada: datetime,
) -> int:
    """Settle what old codes became (empty: nothing); returns how many were new or changed.

    Raises TidakBerizinError, NomenklaturDitolakError naming the code that is not in the version.
    """
    _pastikan_boleh(oleh)
    if dari.pk == ke.pk:
        raise NomenklaturDitolakError("Pilih dua versi yang berbeda.")
    dikenal = set(
        ke.isi.filter(kode__in=[b for b in pilihan.values() if b]).values_list("kode", flat=True)
    )
    for lama, baru in pilihan.items():
        if baru and baru not in dikenal:
            raise NomenklaturDitolakError(f"{lama}: kode {baru} tidak ada pada {ke.nama}.")
        if baru and tingkat_kode(baru) != tingkat_kode(lama):
            raise NomenklaturDitolakError(f"{lama}: kode {baru} bukan dari tingkat yang sama.")
    ada = {p.lama: p for p in kunci_semua(PadananKode.objects.antara(dari, ke))}
    berubah = {
        lama: (ada[lama].baru if lama in ada else "", baru)
        for lama, baru in pilihan.items()
        if lama not in ada or ada[lama].baru != baru
    }
    if berubah:
        PadananKode.objects.bulk_create(
            [
                PadananKode(dari=dari, ke=ke, lama=lama, baru=baru, oleh=oleh, pada=pada)
                for lama, (_, baru) in berubah.items()
            ],
            update_conflicts=True,
            unique_fields=["dari", "ke", "lama"],
            update_fields=["baru", "oleh", "pada"],
        )
        _catat(f"padanan dari {dari.kode} ditetapkan"[:60], ke, oleh, pada, berubah)
    return len(berubah)


def _terapkan(lama: KodeNomenklatur, satu: IsiNomenklatur) -> bool:
    beda = [medan for medan in _MEDAN if getattr(lama, medan) != getattr(satu, medan)]
    for medan in beda:
        setattr(lama, medan, getattr(satu, medan))
    return bool(beda)


def _pastikan_boleh(oleh: Pengguna) -> None:
    # The command line writes as the installation itself, whom nobody can log in as.
    if oleh.username != AKUN_SISTEM and not oleh.has_perm(IZIN_NOMENKLATUR):
        raise TidakBerizinError("Nomenklatur dikelola oleh Admin Pemda.")


def _catat(
    aksi: str,
    versi: VersiNomenklatur,
    oleh: Pengguna,
    pada: datetime,
    perubahan: Mapping[str, tuple[Any, Any]],
) -> None:
    satu = jejak(aksi=aksi, objek=versi, oleh=oleh, pada=pada, perubahan=perubahan)
    JejakAudit.objects.bulk_create([satu])
