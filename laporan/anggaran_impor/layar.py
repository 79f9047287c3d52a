"""Budget files of a year: the list of loads and the door for a new file.

`anggaran_impor`: GET the list; POST a file.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from anggaran.impor.bentuk import JenisBerkas
from anggaran.models import KeperluanMuatan, MuatanAnggaran, StatusMuatan
from anggaran.nomenklatur.langkah import IZIN_NOMENKLATUR
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import Penolakan, TidakSahError
from laporan.anggaran_impor.tugas_baca import BACA_ANGGARAN
from laporan.anggaran_impor.unggah import (
    IZIN_IMPOR,
    BerkasAnggaranDitolakError,
    dibaca_pekerja,
    simpan_muatan,
    titip,
)
from laporan.isian.layar_bukti import dibatasi_unggahnya
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, layar, pastikan_semua_unit, pd_kerja
from laporan.rangka.penolakan import status_penolakan
from laporan.tugas import minta

_SEKALI = 100
"""Loads on the page; a year has a few dozen."""


@dibatasi_unggahnya(2)
@layar(IZIN_IMPOR, buka=pd_kerja, metode=FORMULIR)
def anggaran_impor(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The list, and a file that is dropped on it."""
    pastikan_semua_unit(request)
    if request.method != "POST":
        return _halaman(request, pd)
    try:
        return _terima_unggahan(request, pd)
    except Penolakan as galat:
        return _halaman(request, pd, galat=galat, status=status_penolakan(galat))


def _terima_unggahan(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    berkas = request.FILES.get("berkas")
    if berkas is None:
        raise TidakSahError("Pilih berkasnya lebih dahulu; besarnya paling banyak 20 MB.")
    jenis = request.POST.get("jenis", "")
    jenis = jenis if jenis in {j.value for j in JenisBerkas} else ""
    nama, pada = (berkas.name or "berkas")[:200], timezone.now()
    tahun, isi = konteks_kerja(request).tahun, berkas.read()
    if dibaca_pekerja(isi):
        minta(
            pekerjaan=BACA_ANGGARAN, pd=pd, tahun=tahun, oleh=request.user, pada=pada,
            argumen={"letak": titip(isi, pada), "nama": nama, "jenis": jenis},
        )  # fmt: skip
        messages.info(request, "Berkas sedang dibaca. Hasilnya dapat dibuka dari daftar ini.")
        return redirect("berkas")
    m = simpan_muatan(
        pd=pd, tahun=tahun, nama=nama, isi=isi, jenis=jenis, oleh=request.user, pada=pada
    )
    return redirect("anggaran_impor_satu", m.pk)


def _halaman(
    request: AuthenticatedHttpRequest,
    pd: PerangkatDaerah,
    *,
    galat: Penolakan | None = None,
    status: int = 200,
) -> HttpResponse:
    tahun = konteks_kerja(request).tahun
    semua = MuatanAnggaran.objects.filter(pd=pd, tahun=tahun).select_related(
        "oleh", "diterima_oleh", "dibatalkan_oleh"
    )
    daftar = list(semua.defer("bacaan")[:_SEKALI])
    for m in daftar:
        m.sebutan_jenis = JenisBerkas(m.jenis).sebutan  # type: ignore[attr-defined]
        m.berupiah = m.keperluan != KeperluanMuatan.KELUARAN  # type: ignore[attr-defined]
    return render(
        request,
        "laporan/anggaran_impor/daftar.html",
        {
            "tahun": tahun,
            "menunggu": [m for m in daftar if m.status == StatusMuatan.DIPERIKSA],
            "dimuat": [m for m in daftar if m.status != StatusMuatan.DIPERIKSA],
            "jenis": [(j.value, j.sebutan) for j in JenisBerkas],
            "tolak": galat.pesan if galat else "",
            "ke_nomenklatur": isinstance(galat, BerkasAnggaranDitolakError)
            and galat.nomenklatur
            and request.user.lintas_pd
            and request.user.has_perm(IZIN_NOMENKLATUR),
        },
        status=status,
    )
