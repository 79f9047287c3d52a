"""The quarterly report as a job. The command line makes it by the same function, byte for byte."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from laporan.bahan.bahan import Bahan
from laporan.cetak.dasar import Berkas
from laporan.cetak.sidik import sidik_dokumen
from laporan.triwulanan.susun import susun_triwulanan
from laporan.tugas.bahan import IZIN_UNDUH, bahan_tugas
from laporan.tugas.berkas import NAMA_BENTUK, tulis
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan, diam


def buat_triwulanan(
    bahan: Bahan, triwulan: int, bentuk: str, dicetak: date, lapor: Lapor = diam
) -> Berkas:
    """The quarterly report as a file."""
    lapor(2, "Menyusun laporan dari data")
    return tulis(susun_triwulanan(bahan, triwulan, dicetak), bentuk, lapor)


def _triwulanan(argumen: Argumen, lapor: Lapor) -> Berkas:
    return buat_triwulanan(
        bahan_tugas(argumen),
        argumen["triwulan"],
        argumen["bentuk"],
        date.fromisoformat(argumen["tanggal"]),
        lapor,
    )


def _sidik_triwulanan(argumen: Argumen) -> str:
    bahan = Bahan(argumen.pd, argumen.tahun)
    dicetak = date.fromisoformat(argumen["tanggal"])
    return sidik_dokumen(susun_triwulanan(bahan, argumen["triwulan"], dicetak))


def _judul_triwulanan(tahun: int, isi: Mapping[str, Any]) -> str:
    tw = ("I", "II", "III", "IV")[isi["triwulan"] - 1]
    return f"Laporan Triwulan {tw} {tahun}, {NAMA_BENTUK[isi['bentuk']]}"


TRIWULANAN = Pekerjaan(
    jenis="laporan_triwulan",
    judul=_judul_triwulanan,
    kerjakan=_triwulanan,
    izin=IZIN_UNDUH,
    sidik=_sidik_triwulanan,
)
