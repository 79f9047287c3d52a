"""The agreement of the head of the region as a job."""

from collections.abc import Mapping
from typing import Any

from laporan.bahan.bahan import Bahan
from laporan.cetak.dasar import Berkas
from laporan.cetak.sidik import sidik_dokumen
from laporan.pemda.rpjmd.pk import susun_pk_daerah
from laporan.tugas.bahan import IZIN_UNDUH, bahan_tugas
from laporan.tugas.berkas import NAMA_BENTUK, tulis
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan


def _kerjakan(argumen: Argumen, lapor: Lapor) -> Berkas:
    lapor(2, "Menyusun perjanjian dari data")
    return tulis(susun_pk_daerah(bahan_tugas(argumen)), argumen["bentuk"], lapor)


def _sidik(argumen: Argumen) -> str:
    return sidik_dokumen(susun_pk_daerah(Bahan(argumen.pd, argumen.tahun)))


def _judul(tahun: int, isi: Mapping[str, Any]) -> str:
    return f"Perjanjian Kinerja kepala daerah {tahun}, {NAMA_BENTUK[isi['bentuk']]}"


PK_DAERAH = Pekerjaan(
    jenis="pk_daerah", judul=_judul, kerjakan=_kerjakan, izin=IZIN_UNDUH, sidik=_sidik
)
