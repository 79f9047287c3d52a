"""The report files as jobs. The command line makes them by the same functions, byte for byte."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from laporan.bahan.bahan import Bahan
from laporan.cetak.bita_tetap import tetapkan
from laporan.cetak.dasar import Berkas
from laporan.cetak.registry import EXPORTERS
from laporan.cetak.sidik import sidik_kode
from laporan.dokumen.json import sebagai_json
from laporan.dokumen.unsur import Dokumen
from laporan.terbit.nomor import dokumen_lkjip
from laporan.triwulanan import susun_triwulanan
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan, PekerjaanGagalError, diam
from laporan.tugas.kemajuan_pdf import lapor_pdf

NAMA_BENTUK = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "html": "HTML", "json": "JSON"}
LANGSUNG = frozenset({"json", "html"})
"""Made in a twentieth of a second, so a page hands them out at once."""

IZIN = "laporan.unduh_laporan"


def buat_lkjip(bahan: Bahan, bentuk: str, dicetak: date, lapor: Lapor = diam) -> Berkas:
    """The LKjIP as a file."""
    lapor(2, "Menyusun laporan dari data")
    return tulis(dokumen_lkjip(bahan, dicetak), bentuk, lapor)


def buat_triwulanan(
    bahan: Bahan, triwulan: int, bentuk: str, dicetak: date, lapor: Lapor = diam
) -> Berkas:
    """The quarterly report as a file."""
    lapor(2, "Menyusun laporan dari data")
    return tulis(susun_triwulanan(bahan, triwulan, dicetak), bentuk, lapor)


def tulis(dokumen: Dokumen, bentuk: str, lapor: Lapor = diam) -> Berkas:
    """Write a document in one form."""
    lapor(8, f"Menulis berkas {NAMA_BENTUK[bentuk]}")
    if bentuk == "pdf":
        with lapor_pdf(dokumen, lapor):
            return EXPORTERS[bentuk](dokumen)
    berkas = EXPORTERS[bentuk](dokumen)
    if bentuk in {"docx", "xlsx"}:
        return replace(berkas, isi=tetapkan(berkas.isi, tahun=dokumen.tahun))
    return berkas


def sidik_dokumen(dokumen: Dokumen) -> str:
    """Fingerprint of everything that is printed, and of the code that prints it."""
    return sha256(sidik_kode().encode() + sebagai_json(dokumen)).hexdigest()


# --- As jobs ---------------------------------------------------------------------------


def _bahan(argumen: Argumen) -> Bahan:
    bahan = Bahan(argumen.pd, argumen.tahun)
    if not bahan.indikator:
        raise PekerjaanGagalError(
            f"Laporan {argumen.tahun} belum dapat disusun: indikator tahun itu belum ada."
        )
    return bahan


def _lkjip(argumen: Argumen, lapor: Lapor) -> Berkas:
    dicetak = date.fromisoformat(argumen["tanggal"])
    return buat_lkjip(_bahan(argumen), argumen["bentuk"], dicetak, lapor)


def _sidik_lkjip(argumen: Argumen) -> str:
    dicetak = date.fromisoformat(argumen["tanggal"])
    return sidik_dokumen(dokumen_lkjip(Bahan(argumen.pd, argumen.tahun), dicetak))


def _triwulanan(argumen: Argumen, lapor: Lapor) -> Berkas:
    return buat_triwulanan(
        _bahan(argumen),
        argumen["triwulan"],
        argumen["bentuk"],
        date.fromisoformat(argumen["tanggal"]),
        lapor,
    )


def _sidik_triwulanan(argumen: Argumen) -> str:
    bahan = Bahan(argumen.pd, argumen.tahun)
    dicetak = date.fromisoformat(argumen["tanggal"])
    return sidik_dokumen(susun_triwulanan(bahan, argumen["triwulan"], dicetak))


def _judul_lkjip(tahun: int, isi: Mapping[str, Any]) -> str:
    return f"LKjIP {tahun}, {NAMA_BENTUK[isi['bentuk']]}"


def _judul_triwulanan(tahun: int, isi: Mapping[str, Any]) -> str:
    tw = ("I", "II", "III", "IV")[isi["triwulan"] - 1]
    return f"Laporan Triwulan {tw} {tahun}, {NAMA_BENTUK[isi['bentuk']]}"


LKJIP = Pekerjaan(judul=_judul_lkjip, kerjakan=_lkjip, izin=IZIN, sidik=_sidik_lkjip)
TRIWULANAN = Pekerjaan(
    judul=_judul_triwulanan, kerjakan=_triwulanan, izin=IZIN, sidik=_sidik_triwulanan
)
