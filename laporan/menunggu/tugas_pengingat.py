"""The reminders as a job of each agency, queued once a day by the worker."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kinerja.isian.pintu import hari_lokal
from kinerja.models import PerangkatDaerah
from kinerja.models.pengguna import akun_sistem
from kinerja.surel import surel_aktif
from laporan.menunggu.jadwal import JAM_KIRIM, hari_kerja
from laporan.menunggu.kirim import kirim_pengingat_pd
from laporan.models import Tugas
from laporan.tugas import (
    Argumen,
    Lapor,
    Pekerjaan,
    PekerjaanGagalError,
    PermintaanDitolakError,
    minta,
)

JENIS = "pengingat"


def _kerjakan(argumen: Argumen, lapor: Lapor) -> None:
    hasil = kirim_pengingat_pd(argumen.pd, argumen.pada, lapor)
    if hasil.gagal:
        raise PekerjaanGagalError(
            f"{hasil.gagal} surel tidak diterima peladen; {hasil.terkirim} terkirim. Periksa "
            "peladen surelnya; pengingat berikutnya dikirim pada hari kerja berikutnya."
        )


PENGINGAT = Pekerjaan(
    jenis=JENIS,
    judul=lambda _tahun, isi: f"Pengingat surel {isi.get('hari', '')}".strip(),
    kerjakan=_kerjakan,
    izin="laporan.view_catatanpengingat",
)


def jadwalkan_pengingat(pada: datetime) -> list[Tugas]:
    """Queue the day's reminders of every agency where it is a working day and past seven, unless
    they were queued already. Two queries while nothing is due.
    """
    if not surel_aktif():
        return []
    semua = [pd for pd in PerangkatDaerah.objects.all() if _waktunya(pd, pada)]
    sudah = set(
        Tugas.objects.filter(
            jenis=JENIS, pd__in=semua, pada__gte=pada - timedelta(days=2)
        ).values_list("pd", "argumen__hari")
    )
    hasil = []
    for pd in semua:
        hari: dict[str, Any] = {"hari": hari_lokal(pd, pada).isoformat()}
        if (pd.pk, hari["hari"]) in sudah:
            continue
        try:
            hasil.append(
                minta(
                    pekerjaan=PENGINGAT,
                    pd=pd,
                    tahun=hari_lokal(pd, pada).year,
                    argumen=hari,
                    oleh=akun_sistem(),
                    pada=pada,
                )
            )
        except PermintaanDitolakError:  # the queue is full: the next round asks again
            continue
    return hasil


def _waktunya(pd: PerangkatDaerah, pada: datetime) -> bool:
    jam = pada.astimezone(ZoneInfo(pd.zona_waktu)).hour
    return jam >= JAM_KIRIM and hari_kerja(hari_lokal(pd, pada))
