"""Files that take longer than a page may: asking for them, their progress, the files.

| name | method | answer |
| --- | --- | --- |
| `berkas` | GET | the jobs of the agency, newest first; `?tugas=` the one just asked for |
| `berkas_daftar` | GET | only the list, for the page's script |
| `berkas_minta` | POST `jenis`, `tahun`, `bentuk`, `triwulan`, `catatan` | to `berkas`, or JSON |
| `berkas_keadaan` pk | GET | JSON: how the job stands, and where its file is |
| `berkas_unduh` pk | GET | the file |
| `berkas_batal` pk, `berkas_ulangi` pk | POST | to `berkas` |

Other screens ask for their own kinds of jobs by `laporan.tugas.minta` and send people here.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kinerja.http import AuthenticatedHttpRequest, minta_json
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import TidakDitemukanError
from kinerja.sebutan import bertitik
from laporan.cetak import pdf
from laporan.cetak.grafik import UKURAN_KERTAS
from laporan.cetak.registry import EXPORTERS
from laporan.lke.tugas_lhe import LHE_LKE
from laporan.models import StatusTugas, Tugas
from laporan.perencanaan.pohon.tugas_cetak import CETAK_POHON
from laporan.rangka.halaman import BERTENTANGAN, HalamanBedaError
from laporan.rangka.konteks import konteks_kerja, pakai
from laporan.rangka.layar import KIRIM, bulat, hari_ini, layar, pd_kerja
from laporan.rangka.titik import titik_json
from laporan.terbit.tabel_berkas import TabelBerkas, halaman_hasil
from laporan.terbit.tugas_lkjip import LKJIP
from laporan.triwulanan.tugas import TRIWULANAN
from laporan.triwulanan.tugas_renja import EVALUASI_RENJA
from laporan.tugas import PermintaanDitolakError, batalkan, minta, ulangi
from laporan.tugas.berkas import NAMA_BENTUK
from laporan.tugas.daftar import tugas_terlihat
from laporan.tugas.dasar import Pekerjaan
from laporan.tugas.mulai import pastikan_pekerja

#: Reports that this page makes: kind of job, and the page that shows the report.
PEKERJAAN_LAPORAN = {
    LKJIP.jenis: (LKJIP, "lkjip"),
    TRIWULANAN.jenis: (TRIWULANAN, "triwulanan"),
    EVALUASI_RENJA.jenis: (EVALUASI_RENJA, "evaluasi_renja"),
    LHE_LKE.jenis: (LHE_LKE, "lke"),
    CETAK_POHON.jenis: (CETAK_POHON, "pohon_gambar"),
}


@layar(buka=pd_kerja)
def berkas(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The jobs of the agency with their progress."""
    return render(request, "laporan/terbit/berkas.html", _konteks(request, pd))


@layar(buka=pd_kerja)
def berkas_daftar(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The list alone: what the page's script asks for while something runs."""
    respons = render(request, "laporan/terbit/bagian/berkas_daftar.html", _konteks(request, pd))
    respons["Cache-Control"] = "no-store"
    return respons


def _konteks(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> dict[str, Any]:
    pastikan_pekerja()  # while somebody watches, a worker that died is replaced
    baru = bulat(request.GET.get("tugas")) or 0
    tabel = TabelBerkas(tugas_terlihat(request.user, pd), request, baru=baru)
    return {"tabel": tabel, "aktif": tabel.aktif}


@layar(buka=pd_kerja, metode=KIRIM)
def berkas_minta(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """Queue one file of a report."""
    jenis, bentuk = request.POST.get("jenis", ""), request.POST.get("bentuk", "")
    pekerjaan, kembali = PEKERJAAN_LAPORAN.get(jenis, (None, ""))
    if pekerjaan is None or bentuk not in EXPORTERS or bentuk not in NAMA_BENTUK:
        raise Http404("Bentuk berkas tidak dikenal.")
    if not request.user.has_perm(pekerjaan.izin):
        raise PermissionDenied
    if not request.user.lihat_semua_unit:
        raise PermissionDenied("Laporan memuat data seluruh unit.")
    tahun = request.POST.get("tahun", "")
    if tahun != str(konteks_kerja(request).tahun):
        raise HalamanBedaError(BERTENTANGAN)
    argumen: dict[str, Any] = {"bentuk": bentuk, "tanggal": hari_ini(pd).isoformat()}
    if pekerjaan is LKJIP and request.POST.get("catatan") == "ya":
        argumen["catatan"] = True
    if pekerjaan in (TRIWULANAN, EVALUASI_RENJA):
        if request.POST.get("triwulan") not in {"1", "2", "3", "4"}:
            raise Http404("Triwulan tidak dikenal.")
        argumen["triwulan"] = int(request.POST["triwulan"])
    if pekerjaan is CETAK_POHON:
        if bentuk != "pdf" or request.POST.get("kertas") not in UKURAN_KERTAS:
            raise Http404("Kertas tidak dikenal.")
        argumen = {"kertas": request.POST["kertas"], "cabang": request.POST.get("cabang", "")[:40]}
    if bentuk == "pdf" and (kendala := pdf.kendala()):
        return _tolak(request, f"PDF belum dapat dibuat. {kendala}", kembali)
    return _minta(request, pekerjaan, pd, int(tahun), argumen)


def _minta(
    request: AuthenticatedHttpRequest,
    pekerjaan: Pekerjaan,
    pd: PerangkatDaerah,
    tahun: int,
    argumen: dict[str, Any],
) -> HttpResponse:
    try:
        tugas = minta(
            pekerjaan=pekerjaan, pd=pd, tahun=tahun, argumen=argumen,
            oleh=request.user, pada=timezone.now(),
        )  # fmt: skip
    except PermintaanDitolakError as ditolak:
        return _tolak(request, ditolak.pesan, "berkas")
    if minta_json(request):
        return JsonResponse(keadaan_tugas(tugas))
    return _ke_daftar(request, tugas)


def _tolak(request: AuthenticatedHttpRequest, pesan: str, kembali: str) -> HttpResponse:
    if minta_json(request):
        return JsonResponse({"jenis": "ditolak", "pesan": pesan}, status=409)
    messages.error(request, pesan)
    return redirect(kembali)


def keadaan_tugas(tugas: Tugas) -> dict[str, Any]:
    """How a job stands, for the page that waits for it."""
    return {
        "alamat": reverse("berkas_keadaan", args=[tugas.pk]),
        "status": tugas.status,
        "aktif": tugas.aktif,
        "persen": tugas.persen,
        "langkah": tugas.langkah or ("Menunggu giliran" if tugas.aktif else ""),
        "galat": tugas.galat or ("Pekerjaannya dibatalkan." if not tugas.aktif else ""),
        "unduh": reverse("berkas_unduh", args=[tugas.pk]) if tugas.dapat_diunduh else "",
    }


@titik_json("GET")
def berkas_keadaan(request: AuthenticatedHttpRequest, pk: int) -> dict[str, Any]:
    """How the job stands; while somebody watches, a worker that died is replaced."""
    pastikan_pekerja()
    tugas = tugas_terlihat(request.user).filter(pk=pk).first()
    if tugas is None:
        raise TidakDitemukanError("Pekerjaan itu tidak ada.")
    return keadaan_tugas(tugas)


def _ke_daftar(request: AuthenticatedHttpRequest, tugas: Tugas) -> HttpResponse:
    """To the list, saying what became of the request."""
    if tugas.status == StatusTugas.SELESAI:
        messages.success(
            request,
            f"{tugas.judul} sudah tersedia: data tidak berubah sejak "
            f"{'pekerjaan itu selesai' if halaman_hasil(tugas) else 'berkas itu dibuat'}.",
        )
    elif tugas.oleh_id != request.user.pk:
        messages.info(
            request,
            f"{tugas.judul} sudah diminta oleh {bertitik(tugas.oleh.sebutan)} "
            f"{'Hasilnya' if halaman_hasil(tugas) else 'Berkasnya'} juga untuk Anda.",
        )
    return redirect(f"{reverse('berkas')}?{urlencode({'tugas': tugas.pk})}")


def _tugas(request: AuthenticatedHttpRequest, pk: int) -> Tugas:
    return get_object_or_404(tugas_terlihat(request.user).select_related("pd", "oleh"), pk=pk)


@layar()
def berkas_unduh(request: AuthenticatedHttpRequest, pk: int) -> HttpResponseBase:
    """The file of a finished job."""
    tugas = _tugas(request, pk)
    if not tugas.dapat_diunduh:
        raise Http404("Pekerjaan ini tidak punya berkas.")
    if halaman := halaman_hasil(tugas):
        return redirect(halaman)
    try:
        berkas = default_storage.open(tugas.berkas)
    except FileNotFoundError:
        messages.error(request, f"Berkas {tugas.judul} sudah tidak ada. Buat lagi bila perlu.")
        return redirect("berkas")
    respons = FileResponse(
        berkas, as_attachment=True, filename=tugas.nama_berkas, content_type=tugas.tipe_berkas
    )
    respons["Cache-Control"] = "private, no-store"
    return respons


@layar(metode=KIRIM)
def berkas_batal(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Cancel, or leave a job that somebody else still waits for."""
    tugas = _tugas(request, pk)
    pakai(request, pd=tugas.pd)
    hasil = batalkan(tugas=tugas, oleh=request.user, pada=timezone.now())
    if hasil.diteruskan:
        messages.info(
            request, f"{tugas.judul} juga diminta orang lain, jadi tetap dikerjakan untuk mereka."
        )
    elif hasil.tugas.status == StatusTugas.DIBATALKAN:
        messages.success(request, f"{tugas.judul} dibatalkan.")
    elif not hasil.tugas.aktif:
        messages.info(request, f"{tugas.judul} sudah selesai sebelum dibatalkan.")
    return redirect("berkas")


@layar(metode=KIRIM)
def berkas_ulangi(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Ask for the same file again, from today's data."""
    tugas = _tugas(request, pk)
    pakai(request, pd=tugas.pd)
    try:
        baru = ulangi(tugas=tugas, oleh=request.user, pada=timezone.now())
    except PermintaanDitolakError as ditolak:
        messages.error(request, ditolak.pesan)
        return redirect("berkas")
    return _ke_daftar(request, baru)
