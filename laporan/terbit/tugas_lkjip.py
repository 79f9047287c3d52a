"""The LKjIP as a job. The command line makes it by the same function, byte for byte."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from laporan.bahan.bahan import Bahan
from laporan.cetak.dasar import Berkas
from laporan.cetak.sidik import sidik_dokumen
from laporan.terbit.nomor import dokumen_lkjip
from laporan.tugas.bahan import IZIN_UNDUH, bahan_tugas
from laporan.tugas.berkas import NAMA_BENTUK, tulis
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan, diam


def buat_lkjip(bahan: Bahan, bentuk: str, dicetak: date, lapor: Lapor = diam) -> Berkas:
    """The LKjIP as a file."""
    lapor(2, "Menyusun laporan dari data")
    return tulis(dokumen_lkjip(bahan, dicetak), bentuk, lapor)


def _lkjip(argumen: Argumen, lapor: Lapor) -> Berkas:
    dicetak = date.fromisoformat(argumen["tanggal"])
    return buat_lkjip(bahan_tugas(argumen), argumen["bentuk"], dicetak, lapor)


def _sidik_lkjip(argumen: Argumen) -> str:
    dicetak = date.fromisoformat(argumen["tanggal"])
    return sidik_dokumen(dokumen_lkjip(Bahan(argumen.pd, argumen.tahun), dicetak))


def _judul_lkjip(tahun: int, isi: Mapping[str, Any]) -> str:
    return f"LKjIP {tahun}, {NAMA_BENTUK[isi['bentuk']]}"


LKJIP = Pekerjaan(
    jenis="lkjip", judul=_judul_lkjip, kerjakan=_lkjip, izin=IZIN_UNDUH, sidik=_sidik_lkjip
)
