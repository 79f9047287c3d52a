"""The agency's data as a workbook: download, upload, what was found, apply.

| name | method | answer |
| --- | --- | --- |
| `persiapan_buku` | GET | downloads, the upload form, the last uploads |
| | POST `berkas` | keeps and checks the file, then its page; 422 for what is no workbook |
| `persiapan_unduh` isi | GET | the workbook: `tahun` to set up a year, `semua` |
| `persiapan_unggahan` pk | GET | mistakes, or the preview |
| `persiapan_bertanda` pk | GET | the same workbook with its mistakes marked |
| `persiapan_terapkan` pk | POST `sidik` | writes what the preview showed |
| `persiapan_petakan` pk | POST | remembers how a foreign sheet is read, and checks again |
| `persiapan_pekerjaan` tugas | GET | to the upload that a job is about |

Only for the agency's own Sekretariat; everything else is 404.
"""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from kinerja.himpunan.batas import PERSIAPAN
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import Penolakan
from laporan.cetak.dasar import Berkas
from laporan.cetak.xlsx import MIME_XLSX
from laporan.isian.layar_bukti import dibatasi_unggahnya
from laporan.models import StatusUnggahan, UnggahanData
from laporan.perencanaan.aksi import (
    IZIN,
    LANGSUNG_BARIS,
    LANGSUNG_BITA,
    isi_berkas,
    periksa,
    petakan,
    terapkan_unggahan,
    titipkan,
)
from laporan.perencanaan.kenali import bita_terurai
from laporan.perencanaan.lembar_sini import DAPAT_DIPETAKAN, MENURUT_NAMA
from laporan.perencanaan.pintu import HasilBuku
from laporan.perencanaan.tandai import tandai_salah
from laporan.perencanaan.templat import tulis_templat
from laporan.perencanaan.tugas_buku import PERIKSA_BUKU, TERAPKAN_BUKU
from laporan.rangka.berkas import kirim
from laporan.rangka.konteks import konteks_kerja, pakai
from laporan.rangka.layar import FORMULIR, KIRIM, layar, pd_kerja
from laporan.rangka.penolakan import status_penolakan
from laporan.tugas import Pekerjaan, minta
from laporan.tugas.daftar import tugas_terlihat
from laporan.tugas.mulai import pastikan_pekerja

MAKS_MB = PERSIAPAN.bita // 1024 // 1024
_TERAKHIR = 5
#: What foreign sheets leave unsaid because it holds of all their rows.
SEMUA_BARIS = ("tahun", "triwulan", "dokumen", "penanggung_jawab")


def pd_sendiri(request: AuthenticatedHttpRequest, alamat: dict[str, Any]) -> PerangkatDaerah:
    """The user's own agency: nobody sets up another's."""
    pd = pd_kerja(request, alamat)
    if request.user.pd_id != pd.pk:
        raise Http404("Perangkat daerah disiapkan oleh Sekretariatnya sendiri.")
    return pd


def _unggahan(request: AuthenticatedHttpRequest, alamat: dict[str, Any]) -> UnggahanData:
    milik = UnggahanData.objects.untuk(request.user).select_related("pd", "oleh", "tugas")
    satu = get_object_or_404(milik, pk=alamat.pop("pk"))
    pakai(request, pd=satu.pd)
    return satu


@dibatasi_unggahnya(1)
@layar(IZIN, buka=pd_sendiri, metode=FORMULIR)
def persiapan_buku(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """Download and upload."""
    if request.method != "POST":
        return _halaman(request, pd)
    berkas = request.FILES.get("berkas")
    if not isinstance(berkas, UploadedFile):
        return _halaman(request, pd, tolak="Pilih berkas yang akan diunggah.", status=422)
    isi = berkas.read(PERSIAPAN.bita + 1)
    try:
        unggahan = titipkan(isi, berkas.name or "", pd=pd, oleh=request.user, pada=timezone.now())
        if bita_terurai(isi) > LANGSUNG_BITA:
            _antrekan(request, unggahan, PERIKSA_BUKU, {})
        else:
            periksa(unggahan, oleh=request.user, pada=timezone.now())
    except Penolakan as galat:
        return _halaman(request, pd, tolak=galat.pesan, status=status_penolakan(galat))
    return redirect("persiapan_unggahan", unggahan.pk)


def _antrekan(
    request: AuthenticatedHttpRequest,
    unggahan: UnggahanData,
    pekerjaan: Pekerjaan,
    argumen: dict[str, Any],
) -> None:
    tugas = minta(
        pekerjaan=pekerjaan,
        pd=unggahan.pd,
        tahun=konteks_kerja(request).tahun,
        argumen={"unggahan": unggahan.pk, "nama": unggahan.nama, **argumen},
        oleh=request.user,
        pada=timezone.now(),
    )
    UnggahanData.objects.filter(pk=unggahan.pk).update(tugas=tugas)


def _halaman(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, *, tolak: str = "", status: int = 200
) -> HttpResponse:
    terakhir = UnggahanData.objects.untuk(request.user).select_related("oleh")[:_TERAKHIR]
    data = {"pd": pd, "tolak": tolak, "batas_mb": MAKS_MB, "terakhir": terakhir}
    data["tahun"] = konteks_kerja(request).tahun
    return render(request, "laporan/perencanaan/buku.html", data, status=status)


@layar(IZIN, buka=pd_sendiri)
def persiapan_unduh(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, isi: str
) -> HttpResponse:
    """The workbook as the agency's data stand now."""
    if isi not in {"tahun", "semua"}:
        raise Http404("Buku kerja tidak dikenal.")
    return kirim(tulis_templat(pd, konteks_kerja(request).tahun, semua=isi == "semua"))


@layar(IZIN, buka=_unggahan, segar=True)
def persiapan_unggahan(request: AuthenticatedHttpRequest, unggahan: UnggahanData) -> HttpResponse:
    """What was found in an upload."""
    return _hasil(request, unggahan)


def _hasil(
    request: AuthenticatedHttpRequest,
    unggahan: UnggahanData,
    *,
    tolak: str = "",
    status: int = 200,
) -> HttpResponse:
    tugas = unggahan.tugas
    if tugas is not None and tugas.aktif:
        pastikan_pekerja()
    hasil = HasilBuku.dari(unggahan.hasil) if unggahan.hasil else None
    tujuan = [(nama, MENURUT_NAMA[nama].nama_kolom) for nama in DAPAT_DIPETAKAN]
    data = {
        "unggahan": unggahan,
        "tugas": tugas,
        "hasil": hasil,
        "tujuan": tujuan,
        "semua_baris": SEMUA_BARIS,
        "semua_kolom": list(dict.fromkeys(k for _, kolom in tujuan for k in kolom)),
        "siap": unggahan.status == StatusUnggahan.SIAP and not (tugas and tugas.aktif),
        "tolak": tolak,
    }
    return render(request, "laporan/perencanaan/unggahan.html", data, status=status)


@layar(IZIN, buka=_unggahan)
def persiapan_bertanda(request: AuthenticatedHttpRequest, unggahan: UnggahanData) -> HttpResponse:
    """The workbook with its mistakes marked."""
    if unggahan.status != StatusUnggahan.DITOLAK:
        raise Http404("Buku kerja ini tidak bercatatan.")
    try:
        isi = isi_berkas(unggahan)
    except Penolakan as galat:
        raise Http404(galat.pesan) from galat
    if not isi.startswith(b"PK"):
        raise Http404("Berkas CSV tidak dapat ditandai.")
    hasil = HasilBuku.dari(unggahan.hasil)
    nama = f"Perbaiki-{unggahan.nama.removesuffix('.xlsx')}.xlsx"
    return kirim(Berkas(nama, MIME_XLSX, tandai_salah(isi, hasil.galat)))


@layar(IZIN, buka=_unggahan, metode=KIRIM)
def persiapan_terapkan(request: AuthenticatedHttpRequest, unggahan: UnggahanData) -> HttpResponse:
    """Write what the preview showed."""
    sidik = request.POST.get("sidik", "")
    try:
        if unggahan.hasil.get("baris", 0) > LANGSUNG_BARIS:
            _antrekan(request, unggahan, TERAPKAN_BUKU, {"sidik": sidik})
            return redirect("persiapan_unggahan", unggahan.pk)
        banyak = terapkan_unggahan(unggahan, sidik=sidik, oleh=request.user, pada=timezone.now())
    except Penolakan as galat:
        unggahan.refresh_from_db()
        return _hasil(request, unggahan, tolak=galat.pesan, status=status_penolakan(galat))
    if banyak:
        messages.success(request, f"{banyak} baris dari {unggahan.nama} diterapkan.")
    return redirect("persiapan_unggahan", unggahan.pk)


@layar(IZIN, buka=_unggahan, metode=KIRIM)
def persiapan_petakan(request: AuthenticatedHttpRequest, unggahan: UnggahanData) -> HttpResponse:
    """Remember how a foreign sheet is read, and check the upload again."""
    asal, kolom = request.POST.getlist("kolom_asal"), request.POST.getlist("kolom_tujuan")
    try:
        petakan(
            unggahan,
            asal=request.POST.get("lembar", ""),
            tujuan=request.POST.get("tujuan", ""),
            kolom={a.strip().casefold(): t for a, t in zip(asal, kolom, strict=False) if t},
            tetap={k: str(request.POST.get(f"tetap-{k}", "")) for k in SEMUA_BARIS},
            oleh=request.user,
            pada=timezone.now(),
        )
        periksa(unggahan, oleh=request.user, pada=timezone.now())
    except Penolakan as galat:
        return _hasil(request, unggahan, tolak=galat.pesan, status=status_penolakan(galat))
    messages.success(request, "Pemetaan disimpan dan dipakai lagi pada unggahan berikutnya.")
    return redirect("persiapan_unggahan", unggahan.pk)


@layar(IZIN)
def persiapan_pekerjaan(request: AuthenticatedHttpRequest, tugas: int) -> HttpResponse:
    """To the upload that the job is about."""
    satu = get_object_or_404(tugas_terlihat(request.user), pk=tugas)
    milik = UnggahanData.objects.untuk(request.user)
    unggahan = get_object_or_404(milik, pk=satu.argumen.get("unggahan", 0))
    return redirect("persiapan_unggahan", unggahan.pk)
