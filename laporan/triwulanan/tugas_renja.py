"""The evaluation of a Renja as a job."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from laporan.bahan.bahan import Bahan
from laporan.cetak.dasar import Berkas
from laporan.cetak.sidik import sidik_dokumen
from laporan.dokumen.unsur import Dokumen
from laporan.triwulanan.renja_susun import SEBARIS, susun_evaluasi_renja
from laporan.tugas.bahan import IZIN_UNDUH, bahan_tugas
from laporan.tugas.berkas import NAMA_BENTUK, tulis
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan


def _dokumen(bahan: Bahan, argumen: Argumen) -> Dokumen:
    return susun_evaluasi_renja(
        bahan,
        argumen["triwulan"],
        date.fromisoformat(argumen["tanggal"]),
        utuh=argumen["bentuk"] in SEBARIS,
    )


def _kerjakan(argumen: Argumen, lapor: Lapor) -> Berkas:
    lapor(2, "Menyusun formulir dari data")
    return tulis(_dokumen(bahan_tugas(argumen), argumen), argumen["bentuk"], lapor)


def _sidik(argumen: Argumen) -> str:
    return sidik_dokumen(_dokumen(Bahan(argumen.pd, argumen.tahun), argumen))


def _judul(tahun: int, isi: Mapping[str, Any]) -> str:
    tw = ("I", "II", "III", "IV")[isi["triwulan"] - 1]
    return f"Evaluasi Renja Triwulan {tw} {tahun}, {NAMA_BENTUK[isi['bentuk']]}"


EVALUASI_RENJA = Pekerjaan(
    jenis="evaluasi_renja", judul=_judul, kerjakan=_kerjakan, izin=IZIN_UNDUH, sidik=_sidik
)
