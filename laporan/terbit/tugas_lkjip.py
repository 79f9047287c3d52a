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


def buat_lkjip(
    bahan: Bahan, bentuk: str, dicetak: date, lapor: Lapor = diam, *, catatan: bool = False
) -> Berkas:
    """The LKjIP as a file; with `catatan` a working copy."""
    lapor(2, "Menyusun laporan dari data")
    return tulis(dokumen_lkjip(bahan, dicetak, catatan=catatan), bentuk, lapor)


def _lkjip(argumen: Argumen, lapor: Lapor) -> Berkas:
    dicetak = date.fromisoformat(argumen["tanggal"])
    bahan = bahan_tugas(argumen)
    return buat_lkjip(bahan, argumen["bentuk"], dicetak, lapor, catatan=_bercatatan(argumen.isi))


def _sidik_lkjip(argumen: Argumen) -> str:
    dicetak = date.fromisoformat(argumen["tanggal"])
    bahan = Bahan(argumen.pd, argumen.tahun)
    return sidik_dokumen(dokumen_lkjip(bahan, dicetak, catatan=_bercatatan(argumen.isi)))


def _judul_lkjip(tahun: int, isi: Mapping[str, Any]) -> str:
    kerja = " dengan catatan pengelola data" if _bercatatan(isi) else ""
    return f"LKjIP {tahun}{kerja}, {NAMA_BENTUK[isi['bentuk']]}"


def _bercatatan(isi: Mapping[str, Any]) -> bool:
    """Whether the working annex was asked for; requests from before it existed did not."""
    return bool(isi.get("catatan"))


LKJIP = Pekerjaan(
    jenis="lkjip", judul=_judul_lkjip, kerjakan=_lkjip, izin=IZIN_UNDUH, sidik=_sidik_lkjip
)
