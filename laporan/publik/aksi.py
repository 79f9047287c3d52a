"""Releasing a part, withdrawing it, and opening the public pages at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction

from kinerja.isian import gembok
from kinerja.isian.beku import sidik
from kinerja.langkah import (
    Pencatat,
    ambil_terkunci,
    kunci_atau_buat,
    kunci_semua,
    mengubah,
    pastikan_dilihat,
)
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.penolakan import TidakBerizinError, TidakSahError
from laporan.isian.langkah import pastikan_izin
from laporan.models import (
    BagianRilis,
    PengaturanPublik,
    PeristiwaRilis,
    PerubahanPublik,
    Rilis,
)
from laporan.models.publik import SATU
from laporan.publik.potret.susun import kata_cari, potret_bagian

IZIN_RILIS, IZIN_ATUR = "laporan.rilis_publik", "laporan.kelola_publik"
AKSI_RILIS, AKSI_TARIK, AKSI_ATUR = "rilis publik", "tarik rilis", "atur halaman publik"
_BERUBAH = "Data bagian ini berubah sejak halaman dibuka. Periksa kembali isinya sebelum dirilis."
_BUKAN_PERILIS = "Rilis dikelola Sekretariat perangkat daerah."


def rilis_bagian(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    bagian: BagianRilis,
    oleh: Pengguna,
    pada: datetime,
    dilihat: str | None = None,
) -> Rilis:
    """Release the part as it stands now. `dilihat`: the fingerprint of what the page showed.

    Raises BelumDapatDirilisError, BentrokError where it is not what was shown, TidakSahError where
    the same content is public already.
    """
    pastikan_izin(oleh, IZIN_RILIS, pd, _BUKAN_PERILIS)
    with transaction.atomic():
        # No quarter that it holds is reopened or endorsed while it is read.
        for nomor in range(1, (bagian.triwulan or 0) + 1):
            gembok.sendiri(pd.pk, tahun, nomor)
        isi = potret_bagian(pd, tahun, bagian)
        kini = sidik(isi)
        pastikan_dilihat(kini, dilihat, _BERUBAH)
        with _menggerakkan(pada):
            lama = kunci_semua(Rilis.objects.filter(pd=pd, tahun=tahun, bagian=bagian))
            catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_RILIS, pd=pd)
            for satu in lama:
                if satu.berlaku and satu.sha256 == kini:
                    raise TidakSahError("Isi yang sama sudah dirilis.")
                if satu.berlaku:
                    satu.berlaku = False
                    catatan.catat(satu, {"berlaku": (True, False)})
            catatan.simpan("berlaku")
            baru = Rilis.objects.create(
                pd=pd,
                tahun=tahun,
                bagian=bagian.value,
                ke=1 + max((r.ke for r in lama), default=0),
                isi=isi,
                sha256=kini,
                cari=kata_cari(isi),
                oleh=oleh,
                pada=pada,
            )
            PerubahanPublik.objects.create(rilis=baru, peristiwa=PeristiwaRilis.RILIS, pada=pada)
            catatan.catat(baru, {"sha256": (None, kini)}, pindah=False)
            catatan.simpan()
    return baru


def tarik_rilis(
    *, rilis: int, pd: PerangkatDaerah, alasan: str, oleh: Pengguna, pada: datetime
) -> Rilis:
    """Hide a released part from the public, with a reason.

    Raises TidakDitemukanError, TidakBerizinError, TidakSahError.
    """
    pastikan_izin(oleh, IZIN_RILIS, pd, _BUKAN_PERILIS)
    if not (isi := alasan.strip()):
        raise TidakSahError("Tuliskan alasan menarik rilis ini.")
    with transaction.atomic(), _menggerakkan(pada):
        semua = Rilis.objects.filter(pd=pd, pk=rilis)
        with mengubah(
            semua, oleh=oleh, pada=pada, aksi=AKSI_TARIK, pd=lambda _: pd, alasan=isi
        ) as u:
            if not u.baris.berlaku:
                raise TidakSahError("Rilis ini sudah ditarik atau sudah diganti rilis berikutnya.")
            u.baris.berlaku = False
            u.baris.ditarik_oleh, u.baris.ditarik_pada = oleh, pada
            u.baris.alasan_tarik = isi
        PerubahanPublik.objects.create(rilis=u.baris, peristiwa=PeristiwaRilis.TARIK, pada=pada)
    return u.baris


def atur_publik(
    *, isi: dict[str, Any], oleh: Pengguna, pada: datetime, versi: int | None = None
) -> PengaturanPublik:
    """Open or close the public pages; set licence, contact, introduction.

    Raises TidakBerizinError, BentrokError, TidakSahError.
    """
    if not oleh.has_perm(IZIN_ATUR):
        raise TidakBerizinError("Halaman publik dibuka dan ditutup Admin Pemda.")
    if isi["aktif"] and not (isi["lisensi"] and isi["kontak"]):
        raise TidakSahError("Isi lisensi dan kontak sebelum halaman publik dibuka.")
    with transaction.atomic():
        _pengaturan_terkunci()
        semua = PengaturanPublik.objects.filter(pk=SATU)
        with mengubah(
            semua, oleh=oleh, pada=pada, aksi=AKSI_ATUR, pd=lambda _: None, versi=versi
        ) as u:
            for medan, nilai in isi.items():
                setattr(u.baris, medan, nilai)
            u.baris.revisi += 1
    return u.baris


def _pengaturan_terkunci() -> PengaturanPublik:
    semua = PengaturanPublik.objects.filter(pk=SATU)
    kunci_atau_buat(semua, lambda ada: [] if ada else [PengaturanPublik(pk=SATU)])
    return ambil_terkunci(semua)


@contextmanager
def _menggerakkan(pada: datetime) -> Iterator[None]:
    """What changes the public pages, one at a time, and their validator with it."""
    pengaturan = _pengaturan_terkunci()
    yield
    pengaturan.revisi += 1
    pengaturan.diubah_pada = pada
    pengaturan.save(update_fields=["revisi", "diubah_pada"])
