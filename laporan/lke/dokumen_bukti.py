"""Evidence of an evaluation: a file or link once, its pages for every criterion that it proves."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from kinerja.bukti.berkas import Masuk, baca_berkas
from kinerja.bukti.nama import PANJANG_JUDUL, periksa_tautan
from kinerja.models import BerkasTetap, Pengguna
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from laporan.lke.aksi import RuangLKE, masuk
from laporan.lke.sifat_pdf import SifatPdf, sifat_pdf
from laporan.models import BuktiLKE, DokumenLKE, TahapLKE

PANJANG_HALAMAN = 40
TAHUN_TERLAMA = 10


def _ruang(pk: int, oleh: Pengguna, pada: datetime) -> RuangLKE:
    ruang = masuk(pk, oleh, pada)
    if ruang.tahap is not TahapLKE.MANDIRI:
        raise TidakBerizinError("Bukti dilampirkan perangkat daerah selama penilaian mandiri.")
    return ruang


@transaction.atomic
def lampirkan_lke(
    *,
    pk: int,
    halaman: Mapping[str, str],
    oleh: Pengguna,
    pada: datetime,
    berkas: Masuk | None = None,
    tautan: str = "",
    judul: str = "",
    tahun_dokumen: int | None = None,
) -> DokumenLKE:
    """Attach a file or a link. `halaman`: key of each criterion that it proves → pages."""
    ruang = _ruang(pk, oleh, pada)
    if (berkas is None) == (not tautan.strip()):
        raise TidakSahError("Pilih satu berkas, atau tulis satu tautan.")
    tahun = tahun_dokumen or ruang.evaluasi.tahun
    if not ruang.evaluasi.tahun - TAHUN_TERLAMA <= tahun <= ruang.evaluasi.tahun:
        raise TidakSahError(f"Tahun dokumen {tahun} tidak wajar untuk LKE {ruang.evaluasi.tahun}.")
    isi, sifat = None, SifatPdf()
    if berkas is not None:
        sah = baca_berkas(berkas)
        isi = BerkasTetap.objects.simpan(sah.isi, tipe=sah.jenis.tipe, pada=pada)
        nama = judul.strip() or sah.nama
        if sah.jenis.keluarga == "pdf":
            sifat = sifat_pdf(sah.isi)
    else:
        tautan = periksa_tautan(tautan)
        nama = judul.strip() or tautan
    dokumen = DokumenLKE.objects.create(
        evaluasi=ruang.evaluasi,
        judul=nama[:PANJANG_JUDUL],
        berkas=isi,
        tautan="" if berkas is not None else tautan,
        tahun_dokumen=tahun,
        berteks=sifat.berteks,
        bertanda=sifat.bertanda,
        diubah_oleh=oleh,
        diubah_pada=pada,
    )
    _tautkan(ruang, dokumen, halaman)
    catatan = ruang.pencatat("bukti dilampirkan", dokumen.judul)
    catatan.catat(dokumen, {}, pindah=False)
    catatan.simpan()
    return dokumen


@transaction.atomic
def pakai_dokumen(
    *, pk: int, dokumen: int, halaman: Mapping[str, str], oleh: Pengguna, pada: datetime
) -> DokumenLKE:
    """Let a document that is there prove more criteria, or other pages of it."""
    ruang = _ruang(pk, oleh, pada)
    satu = ruang.evaluasi.dokumen.filter(pk=dokumen).first()
    if satu is None:
        raise TidakDitemukanError("Dokumen bukti tidak ditemukan.")
    _tautkan(ruang, satu, halaman)
    catatan = ruang.pencatat("bukti dipakai", f"{satu.judul}: {', '.join(halaman)}")
    catatan.catat(satu, {}, pindah=False)
    catatan.simpan()
    return satu


def _tautkan(ruang: RuangLKE, dokumen: DokumenLKE, halaman: Mapping[str, str]) -> None:
    if not halaman:
        raise TidakSahError("Pilih kriteria yang dibuktikan dokumen ini.")
    for kunci, teks in halaman.items():
        if ruang.lembar.cari(kunci) is None:
            raise TidakDitemukanError(f"Kriteria {kunci} tidak ada pada lembar ini.")
        if len(teks.strip()) > PANJANG_HALAMAN:
            raise TidakSahError(f"Nomor halaman paling panjang {PANJANG_HALAMAN} huruf.")
        BuktiLKE.objects.update_or_create(
            dokumen=dokumen, kunci=kunci, defaults={"halaman": teks.strip()}
        )


@transaction.atomic
def lepaskan_lke(*, pk: int, bukti: int, oleh: Pengguna, pada: datetime) -> str:
    """Take a document from one criterion; one that proves nothing any more goes. Returns its
    title.
    """
    ruang = _ruang(pk, oleh, pada)
    satu = (
        BuktiLKE.objects.filter(pk=bukti, dokumen__evaluasi=ruang.evaluasi)
        .select_related("dokumen")
        .first()
    )
    if satu is None:
        raise TidakDitemukanError("Bukti tidak ditemukan.")
    dokumen = satu.dokumen
    catatan = ruang.pencatat("bukti dilepas", f"{dokumen.judul}: {satu.kunci}")
    catatan.catat(dokumen, {}, pindah=False)
    catatan.simpan()
    satu.delete()
    if not dokumen.bukti.exists():
        dokumen.delete()
    return dokumen.judul
