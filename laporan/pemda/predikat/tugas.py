"""Reckoning every agency's predicate as a job: for the announcement, or once more."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from kinerja.jenis import JenisPD
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.penolakan import Penolakan, TidakSahError
from kinerja.periode import Triwulan
from laporan.models import PenetapanPredikat, Tugas
from laporan.pemda.predikat.aksi import hitung_ulang, umumkan
from laporan.pemda.predikat.baca import IZIN_KELOLA
from laporan.pemda.predikat.keadaan import LangkahPredikat
from laporan.tugas import Argumen, Lapor, Pekerjaan, PekerjaanGagalError, minta

JENIS_PREDIKAT = "predikat_pemda"


def _kerjakan(argumen: Argumen, lapor: Lapor) -> None:
    try:
        if argumen["langkah"] == LangkahPredikat.ULANG:
            p = PenetapanPredikat.objects.get(pk=argumen["penetapan"])
            hitung_ulang(penetapan=p, oleh=argumen.oleh, pada=argumen.pada, lapor=lapor)
        elif not _sudah(argumen):
            umumkan(
                tahun=argumen.tahun,
                triwulan=argumen["triwulan"],
                keberatan_sampai=date.fromisoformat(argumen["sampai"]),
                alasan=argumen["alasan"],
                oleh=argumen.oleh,
                pada=argumen.pada,
                lapor=lapor,
            )
    except Penolakan as galat:
        raise PekerjaanGagalError(galat.pesan) from galat


def _sudah(argumen: Argumen) -> bool:
    """Whether an attempt that was cut off had announced already, which its moment tells."""
    return PenetapanPredikat.objects.filter(
        tahun=argumen.tahun,
        triwulan=argumen["triwulan"],
        diumumkan_pada=argumen.pada,
        diumumkan_oleh=argumen.oleh,
    ).exists()


def _judul(tahun: int, isi: Mapping[str, Any]) -> str:
    tw = Triwulan(tahun, int(isi["triwulan"])).label
    apa = "Hitung ulang" if isi["langkah"] == LangkahPredikat.ULANG else "Pengumuman"
    return f"{apa} predikat {tw}"


PREDIKAT_PEMDA = Pekerjaan(jenis=JENIS_PREDIKAT, judul=_judul, kerjakan=_kerjakan, izin=IZIN_KELOLA)


def minta_umumkan(
    *,
    tahun: int,
    triwulan: int,
    keberatan_sampai: date,
    alasan: str,
    oleh: Pengguna,
    pada: datetime,
) -> Tugas:
    """Queue the announcement; what stands in its way was asked before (`periksa_pengumuman`)."""
    isi = {
        "langkah": LangkahPredikat.UMUMKAN.value,
        "triwulan": triwulan,
        "sampai": keberatan_sampai.isoformat(),
        "alasan": alasan,
    }
    return _minta(tahun, isi, oleh, pada)


def minta_ulang(*, penetapan: PenetapanPredikat, oleh: Pengguna, pada: datetime) -> Tugas:
    """Queue the reckoning anew."""
    isi = {
        "langkah": LangkahPredikat.ULANG.value,
        "triwulan": penetapan.triwulan,
        "penetapan": penetapan.pk,
    }
    return _minta(penetapan.tahun, isi, oleh, pada)


def _minta(tahun: int, isi: Mapping[str, Any], oleh: Pengguna, pada: datetime) -> Tugas:
    semua = PerangkatDaerah.objects.all()
    # A job stands with an agency: with the region where there is one.
    pd = semua.filter(jenis=JenisPD.PEMDA).order_by("pk").first() or semua.order_by("pk").first()
    if pd is None:
        raise TidakSahError("Belum ada perangkat daerah yang dinilai.")
    return minta(pekerjaan=PREDIKAT_PEMDA, pd=pd, tahun=tahun, argumen=isi, oleh=oleh, pada=pada)


def tugas_terakhir(tahun: int, triwulan: int) -> Tugas | None:
    """The latest reckoning that was asked for of a quarter. One query."""
    semua = Tugas.objects.filter(jenis=JENIS_PREDIKAT, tahun=tahun, argumen__triwulan=triwulan)
    return semua.order_by("-pk").first()
