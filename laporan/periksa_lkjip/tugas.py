"""Checking an uploaded report as a job: a thick PDF takes longer than a page may.

The upload waits below the folder of the jobs without being the file of one: it is deleted once it
was read, and the cleaning of files that no job names takes what a killed job left. What stays is
the result, with the document marked where its form has comments and with what can be taken over
as data, for its own few days.
"""

import logging
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from kinerja.models import PerangkatDaerah
from laporan.cetak.dasar import Berkas
from laporan.periksa_lkjip.ambil.bentuk import BukuAmbil
from laporan.periksa_lkjip.ambil.susun import susun_buku
from laporan.periksa_lkjip.ambil.tersimpan import baca_tersimpan
from laporan.periksa_lkjip.ambil.tulis import tulis_buku
from laporan.periksa_lkjip.baca.batas import NaskahDitolakError
from laporan.periksa_lkjip.keluaran import bungkus, ringkas_ambil, tulis_json
from laporan.periksa_lkjip.naskah_asing import baca_naskah_asing, tandai_naskah_asing
from laporan.periksa_lkjip.periksa import HasilPeriksaLkjip, periksa_naskah
from laporan.periksa_lkjip.tandai.bentuk import DAPAT_DITANDAI
from laporan.tugas.anak import FOLDER
from laporan.tugas.bahan import IZIN_UNDUH
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan, PekerjaanGagalError

catatan = logging.getLogger("tapak.periksa_lkjip")
PANJANG_NAMA = 90


def titipkan(isi: bytes, nama: str, pd: PerangkatDaerah, tahun: int) -> str:
    """Put an upload where the job finds it; returns its place, the same for the same request."""
    sidik = sha256(f"{tahun}/{nama}/".encode() + isi).hexdigest()
    letak = f"{FOLDER}/{pd.pk}/{sidik}/naskah"
    return letak if default_storage.exists(letak) else default_storage.save(letak, ContentFile(isi))


def _kerjakan(argumen: Argumen, lapor: Lapor) -> Berkas:
    lapor(2, "Membuka dokumen")
    try:
        with default_storage.open(argumen["letak"]) as berkas:
            isi = berkas.read()
    except FileNotFoundError as galat:
        raise PekerjaanGagalError(
            "Dokumennya sudah dihapus dari server. Unggah lagi untuk memeriksanya."
        ) from galat
    try:
        naskah = baca_naskah_asing(isi, argumen["nama"], lambda ke, dari: _halaman(lapor, ke, dari))
    except NaskahDitolakError as ditolak:
        default_storage.delete(argumen["letak"])
        raise PekerjaanGagalError(ditolak.pesan) from ditolak
    hasil = periksa_naskah(naskah, lapor)
    lapor(92, "Menandai dokumen")
    bertanda = _bertanda(isi, naskah.bentuk, hasil)
    lapor(97, "Menyusun data yang dapat diambil")
    buku, data = _data(argumen, hasil)
    default_storage.delete(argumen["letak"])
    daftar = tulis_json(
        hasil, argumen["nama"], naskah.bentuk if bertanda else "", ringkas_ambil(buku)
    )
    if bertanda is None and data is None:
        return Berkas("periksa-lkjip.json", "application/json", daftar)
    return Berkas("periksa-lkjip.zip", "application/zip", bungkus(daftar, bertanda, data))


def _data(argumen: Argumen, hasil: HasilPeriksaLkjip) -> tuple[BukuAmbil | None, bytes | None]:
    """What can be taken over, as a workbook. Failing at it must not cost the findings."""
    try:
        tersimpan = baca_tersimpan(argumen.pd, argumen.pada)
        buku = susun_buku(hasil.bahan, hasil.temuan, tersimpan)
        if not buku.berisi:
            return None, None
        return buku, tulis_buku(buku, argumen["nama"], argumen.pd.nama)
    except Exception:
        catatan.exception("Data dari laporan yang diperiksa tidak dapat disusun.")
        return None, None


def _bertanda(isi: bytes, bentuk: str, hasil: HasilPeriksaLkjip) -> bytes | None:
    """The document with comments. One that cannot be written again must not cost its findings."""
    if bentuk not in DAPAT_DITANDAI or not hasil.temuan:
        return None
    try:
        return tandai_naskah_asing(isi, bentuk, hasil.temuan)
    except Exception:
        catatan.exception("Dokumen %s yang diperiksa tidak dapat ditandai.", bentuk)
        return None


def _halaman(lapor: Lapor, ke: int, dari: int) -> None:
    lapor(3 + 45 * ke // max(dari, 1), f"Membaca halaman {ke} dari {dari}")


def _judul(_tahun: int, isi: Mapping[str, Any]) -> str:
    return f"Periksa LKjIP: {isi['nama']}"


PERIKSA_LKJIP = Pekerjaan(
    jenis="periksa_lkjip",
    judul=_judul,
    kerjakan=_kerjakan,
    izin=IZIN_UNDUH,
    batas_detik=600,
    batas_mb=1536,
    halaman="periksa_lkjip_hasil",
    simpan_hari=lambda: settings.TAPAK_PERIKSA_SIMPAN_HARI,
)
