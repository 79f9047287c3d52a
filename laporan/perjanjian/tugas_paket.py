"""All agreements of an agency as PDFs in one file: prepared first where asked; drafts marked;
what was submitted or signed as the very bytes that are kept.
"""

from collections.abc import Mapping
from typing import Any

from kinerja.isian.pintu import hari_lokal
from kinerja.jenis import CaraTandaTangan
from kinerja.models import PerjanjianKinerja
from kinerja.penolakan import Penolakan
from laporan.cetak.dasar import Berkas
from laporan.cetak.lambang import lambang_pd
from laporan.cetak.paket import zip_tetap
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.perjanjian.cetak import pdf_naskah
from laporan.perjanjian.data import data_beku
from laporan.perjanjian.naskah import nama_berkas
from laporan.perjanjian.rekap import isi_rekap
from laporan.perjanjian.siapkan import siapkan_semua
from laporan.perjanjian.sumber import SumberPerjanjian
from laporan.perjanjian.wewenang import KELOLA
from laporan.segel.alamat import alamat_verifikasi
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan, PekerjaanGagalError

_SIAP = 10
"""Percent at which the drafts are there and printing begins."""


def paket_naskah(argumen: Argumen, lapor: Lapor) -> Berkas:
    """Prepare where `siapkan` is asked for, then write every agreement into one ZIP."""
    pd, tahun = argumen.pd, argumen.tahun
    try:
        if argumen.isi.get("siapkan"):
            siapkan_semua(
                pd=pd,
                tahun=tahun,
                oleh=argumen.oleh,
                pada=argumen.pada,
                lapor=lambda persen, langkah: lapor(persen * _SIAP // 100, langkah),
            )
        # Both what counts today and what is on its way; their names say which version they are.
        rekap = isi_rekap(argumen.oleh, pd, tahun, hari_lokal(pd, argumen.pada))
        semua = [*rekap.perjanjian, *rekap.disiapkan]
        if not semua:
            raise PekerjaanGagalError(f"Belum ada Perjanjian Kinerja tahun {tahun} yang disiapkan.")
        return Berkas(
            f"Perjanjian-Kinerja-{tahun}-{pd.kode}.zip",
            "application/zip",
            _zip(semua, SumberPerjanjian(pd, tahun), lapor),
        )
    except Penolakan as galat:
        raise PekerjaanGagalError(galat.pesan) from galat
    except PdfTidakTersediaError as galat:
        raise PekerjaanGagalError(f"PDF belum dapat dibuat. {galat}") from galat


def _zip(semua: list[PerjanjianKinerja], sumber: SumberPerjanjian, lapor: Lapor) -> bytes:
    lambang = lambang_pd(sumber.pd)
    berkas: dict[str, bytes] = {}
    for nomor, p in enumerate(semua):
        persen = _SIAP + nomor * (100 - _SIAP) // len(semua)
        lapor(persen, f"Mencetak {nomor + 1} dari {len(semua)}: {p.jabatan.nama}")
        if p.terbuka:
            data = data_beku(p, sumber)
            isi = pdf_naskah(
                data,
                kode=p.kode,
                alamat_verifikasi=alamat_verifikasi(p.kode),
                lambang=lambang,
                rancangan=True,
            )
            nama = f"rancangan/{nama_berkas(data)}.pdf"
        else:
            nama, isi = _tersimpan(p)
        berkas[nama] = isi
    lapor(100, "Selesai")
    return zip_tetap(berkas)


def _tersimpan(p: PerjanjianKinerja) -> tuple[str, bytes]:
    """The file with the last electronic signature, else the naskah as submitted."""
    naskah = p.naskah.select_related("berkas").get(ke=p.pengajuan)
    akhir = (
        naskah.tanda_tangan.exclude(cara=CaraTandaTangan.KERTAS)
        .select_related("berkas")
        .order_by("-pihak")
        .first()
    )
    folder = "bertanda-tangan" if akhir else "diajukan"
    berkas = akhir.berkas if akhir else naskah.berkas
    return f"{folder}/{nama_berkas(naskah.isi)}.pdf", bytes(berkas.isi)


def _judul(tahun: int, isi: Mapping[str, Any]) -> str:
    return f"Perjanjian Kinerja {tahun}, semua jabatan (ZIP)"


PERJANJIAN = Pekerjaan(
    jenis="perjanjian_naskah", judul=_judul, kerjakan=paket_naskah, izin=KELOLA, batas_detik=1800
)
