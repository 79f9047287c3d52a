"""Printing a frozen version again as a job: a PDF takes longer than a page may."""

from collections.abc import Mapping
from typing import Any

from laporan.cetak.dasar import Berkas
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.cetak.sidik import sidik_kode
from laporan.models import VersiLaporan
from laporan.terbit.beku import VersiRusakError
from laporan.terbit.cetak_ulang import cetak_ulang, paket
from laporan.tugas.bahan import IZIN_UNDUH
from laporan.tugas.berkas import NAMA_BENTUK
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan, PekerjaanGagalError

BANYAK_BEDA = 2


def _versi(argumen: Argumen) -> VersiLaporan:
    return VersiLaporan.objects.select_related("laporan__pd", "oleh__jabatan").get(
        pk=argumen["versi"], laporan__pd=argumen.pd
    )


def _kerjakan(argumen: Argumen, lapor: Lapor) -> Berkas:
    versi = _versi(argumen)
    try:
        cetakan = cetak_ulang(versi, argumen["bentuk"], lapor)
    except VersiRusakError as galat:
        raise PekerjaanGagalError(galat.pesan) from galat
    except PdfTidakTersediaError as galat:
        raise PekerjaanGagalError(f"PDF belum dapat dibuat. {galat}") from galat
    if not cetakan.banding.sama:
        contoh = " ".join(cetakan.banding.beda[:BANYAK_BEDA])
        raise PekerjaanGagalError(
            f"{cetakan.banding.kalimat} {contoh} Pakai berkas yang dibekukan."
        )
    return paket(versi, cetakan, oleh=argumen.oleh.sebutan, pada=argumen.pada)


def _sidik(argumen: Argumen) -> str:
    return f"{_versi(argumen).sidik[:32]}{sidik_kode()[:32]}"


def _judul(tahun: int, isi: Mapping[str, Any]) -> str:
    return f"Cetak ulang LKjIP {tahun}, versi final {isi['ke']}, {NAMA_BENTUK[isi['bentuk']]}"


CETAK_ULANG = Pekerjaan(
    jenis="cetak_ulang", judul=_judul, kerjakan=_kerjakan, izin=IZIN_UNDUH, sidik=_sidik
)
