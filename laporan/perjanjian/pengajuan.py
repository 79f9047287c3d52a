"""Submit an agreement, many of them, and return one. See laporan/perjanjian/aksi.py."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from kinerja.catatan_kembali import catatan_kembali
from kinerja.models import NaskahPerjanjian, Pengguna, PerangkatDaerah, PerjanjianKinerja
from kinerja.models.berkas import BerkasTetap
from kinerja.penolakan import Penolakan
from kinerja.status import StatusPerjanjian
from laporan.cetak.lambang import lambang_pd
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.perjanjian.cetak import pdf_naskah
from laporan.perjanjian.data import data_beku, sidik
from laporan.perjanjian.kunci import ambil_terkunci, simpan
from laporan.perjanjian.pelaku import pastikan_boleh
from laporan.perjanjian.penolakan import AksiDitolakError, VersiBerubahError
from laporan.perjanjian.periksa import TemuanPerjanjian, penghalang, periksa_perjanjian
from laporan.perjanjian.sumber import SumberPerjanjian
from laporan.perjanjian.wewenang import LangkahPerjanjian
from laporan.segel.alamat import alamat_verifikasi

AKSI_AJUKAN, AKSI_KEMBALIKAN = "ajukan perjanjian", "kembalikan perjanjian"
TIPE_PDF = "application/pdf"
RUNTUH = "Terjadi kesalahan pada Tapak. Ajukan sendiri; bila berulang, sampaikan kepada admin."

catatan_galat = logging.getLogger("tapak.perjanjian")

Perender = Callable[[Mapping[str, Any]], bytes]
"""Makes the exact PDF, with two empty signature fields, from the frozen data."""


class BelumSiapError(AksiDitolakError):
    """The cascade check found what stands in the way."""

    def __init__(self, temuan: list[TemuanPerjanjian]) -> None:
        self.temuan = temuan
        lain = f" (dan {len(temuan) - 1} temuan lain)" if len(temuan) > 1 else ""
        super().__init__(f"Belum dapat diajukan: {temuan[0].pesan}{lain}")


@dataclass
class HasilPengajuanBanyak:
    """What came of submitting many: those submitted, and those left with the reason."""

    diajukan: list[PerjanjianKinerja] = field(default_factory=list)
    dilewati: list[tuple[PerjanjianKinerja, str]] = field(default_factory=list)


def ajukan(
    *,
    perjanjian: PerjanjianKinerja,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
    perender: Perender | None = None,
) -> NaskahPerjanjian:
    """Submit: freeze the content and the exact PDF that both parties will sign.

    Raises BelumSiapError with what the cascade check holds against it, AksiDitolakError otherwise.
    """
    pastikan_boleh(LangkahPerjanjian.AJUKAN, perjanjian, oleh)
    sumber = SumberPerjanjian(perjanjian.pd, perjanjian.tahun)
    temuan = periksa_perjanjian(perjanjian.pd, perjanjian.tahun, sumber=sumber)
    cetak = perender or perender_pd(perjanjian.pd)
    return _ajukan(perjanjian, temuan, sumber, oleh=oleh, pada=pada, versi=versi, perender=cetak)


def ajukan_banyak(
    *,
    perjanjian: Iterable[PerjanjianKinerja],
    oleh: Pengguna,
    pada: datetime,
    lapor: Callable[[int, str], None] | None = None,
    perender: Perender | None = None,
) -> HasilPengajuanBanyak:
    """Submit agreements of one agency and year; each by itself, refused ones with their reason."""
    hasil, daftar = HasilPengajuanBanyak(), list(perjanjian)
    if not daftar:
        return hasil
    pd, tahun = daftar[0].pd, daftar[0].tahun
    sumber = SumberPerjanjian(pd, tahun)
    temuan = periksa_perjanjian(pd, tahun, sumber=sumber)
    cetak = perender or perender_pd(pd)
    for nomor, p in enumerate(daftar):
        if lapor:
            lapor(nomor * 100 // len(daftar), f"Mengajukan Perjanjian Kinerja {p.jabatan}")
        try:
            if (p.pd_id, p.tahun) != (pd.pk, tahun):
                raise AksiDitolakError("Bukan dari perangkat daerah dan tahun yang sama.")
            pastikan_boleh(LangkahPerjanjian.AJUKAN, p, oleh)
            _ajukan(p, temuan, sumber, oleh=oleh, pada=pada, versi=p.versi, perender=cetak)
            hasil.diajukan.append(p)
        except Penolakan as galat:
            hasil.dilewati.append((p, galat.pesan))
        except Exception:  # one that breaks does not hold up the others
            catatan_galat.exception("Perjanjian %s tidak dapat diajukan.", p.pk)
            hasil.dilewati.append((p, RUNTUH))
    if lapor:
        lapor(100, "Selesai")
    return hasil


def _ajukan(
    perjanjian: PerjanjianKinerja,
    temuan: list[TemuanPerjanjian],
    sumber: SumberPerjanjian,
    *,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None,
    perender: Perender,
) -> NaskahPerjanjian:
    segar = PerjanjianKinerja.objects.select_related("jabatan", "pd", "dokumen").get(
        pk=perjanjian.pk
    )
    if versi is not None and segar.versi != versi:
        raise VersiBerubahError
    if halangan := penghalang(temuan, segar):
        raise BelumSiapError(halangan)
    isi = data_beku(segar, sumber)
    pdf = perender(isi)
    with transaction.atomic():
        p = ambil_terkunci(segar, LangkahPerjanjian.AJUKAN, oleh, segar.versi)
        naskah = NaskahPerjanjian.objects.create(
            perjanjian=p,
            ke=p.pengajuan + 1,
            isi=isi,
            sha256=sidik(isi),
            berkas=BerkasTetap.objects.simpan(pdf, tipe=TIPE_PDF, pada=pada),
            oleh=oleh,
            pada=pada,
        )
        lama = p.status
        p.status, p.pengajuan, p.catatan_kembali = StatusPerjanjian.DIAJUKAN, naskah.ke, ""
        simpan(
            p,
            aksi=AKSI_AJUKAN,
            oleh=oleh,
            pada=pada,
            perubahan={
                "status": (lama, p.status),
                "naskah_ke": (None, naskah.ke),
                "sha256": (None, naskah.sha256),
                "pdf": (None, naskah.berkas_id),
            },
        )
    return naskah


def perender_pd(pd: PerangkatDaerah) -> Perender:
    """The PDF as this installation makes it; the emblem is read once.

    The renderer raises AksiDitolakError where the server cannot make a PDF.
    """
    lambang = lambang_pd(pd)

    def render(isi: Mapping[str, Any]) -> bytes:
        kode = isi["kode"]
        try:
            return pdf_naskah(
                isi,
                kode=kode,
                alamat_verifikasi=alamat_verifikasi(kode),
                lambang=lambang,
                cara=settings.TAPAK_PENYEGEL,
            )
        except PdfTidakTersediaError as galat:
            raise AksiDitolakError(f"Naskah tidak dapat dicetak. {galat}") from galat

    return render


@transaction.atomic
def kembalikan(
    *,
    perjanjian: PerjanjianKinerja,
    catatan: str,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
) -> PerjanjianKinerja:
    """Return what was submitted, also after the first signature; its text stays on record."""
    p = ambil_terkunci(perjanjian, LangkahPerjanjian.KEMBALIKAN, oleh, versi)
    isi = catatan_kembali(catatan)
    lama = p.status
    p.status, p.catatan_kembali = StatusPerjanjian.DIKEMBALIKAN, isi
    simpan(
        p,
        aksi=AKSI_KEMBALIKAN,
        oleh=oleh,
        pada=pada,
        perubahan={"status": (lama, p.status)},
        alasan=isi,
    )
    return p
