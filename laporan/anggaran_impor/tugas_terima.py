"""Accepting a large budget file as a job; all of it or nothing."""

from collections.abc import Mapping
from typing import Any

from anggaran.impor.terima import terima
from anggaran.models import MuatanAnggaran, StatusMuatan
from kinerja.penolakan import Penolakan
from laporan.anggaran_impor.unggah import IZIN_IMPOR
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan, PekerjaanGagalError


def _kerjakan(argumen: Argumen, lapor: Lapor) -> None:
    m = MuatanAnggaran.objects.filter(pd=argumen.pd, pk=argumen["muatan"]).first()
    if m is None:
        raise PekerjaanGagalError("Berkas itu sudah dibuang. Unggah sekali lagi.")
    if m.status == StatusMuatan.DITERIMA:
        return  # the worker was stopped after its work
    try:
        terima(m, oleh=argumen.oleh, pada=argumen.pada, dilihat=argumen["dilihat"], lapor=lapor)
    except Penolakan as galat:
        raise PekerjaanGagalError(galat.pesan) from galat


def _judul(tahun: int, isi: Mapping[str, Any]) -> str:
    return f"Memuat berkas anggaran {tahun}"


TERIMA_ANGGARAN = Pekerjaan(
    jenis="anggaran_terima",
    judul=_judul,
    kerjakan=_kerjakan,
    izin=IZIN_IMPOR,
    halaman="anggaran_impor_tugas",
)
