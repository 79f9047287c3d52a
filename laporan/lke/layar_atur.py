"""Settings of the LKE. `lke_atur`: POST `langkah` = jadwal | petugas | lepas | lembar; the form
names its year. `lke_lembar`: the sheet of a year as a workbook to edit.
"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kinerja.hari_wajar import HariJanggalError, pastikan_hari_wajar
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.penolakan import Penolakan, TidakSahError
from kinerja.peran import EVALUATOR
from kinerja.periode import TAHUN_TERAKHIR
from laporan.cetak.dasar import Berkas
from laporan.cetak.xlsx import MIME_XLSX
from laporan.lke import pengaturan
from laporan.lke.baca import IZIN_KELOLA, lembar_tahun
from laporan.lke.baku import MULAI_BAKU
from laporan.lke.layar_antrean import tahun_diminta
from laporan.models import JendelaLKE, LingkupLKE, PetugasLKE, TahapLKE, VersiLembarLKE
from laporan.rangka.badan import MB, badan_maks
from laporan.rangka.berkas import kirim
from laporan.rangka.layar import FORMULIR, bulat, layar
from laporan.rangka.penolakan import status_penolakan

_MENIT = "%Y-%m-%dT%H:%M"
BUKU_MB = 5


@badan_maks(lambda: BUKU_MB * MB)
@layar(IZIN_KELOLA, metode=FORMULIR)
def lke_atur(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Windows, people, sheets of a year."""
    if not request.user.lintas_pd:
        raise Http404("Pengaturan LKE berlaku untuk semua perangkat daerah.")
    if request.method != "POST":
        return _halaman(request, tahun_diminta(request))
    tahun = bulat(request.POST.get("tahun_lke")) or 0
    if not MULAI_BAKU <= tahun <= TAHUN_TERAKHIR:
        raise Http404("Tahun evaluasi tidak dikenal.")
    try:
        kabar = _langkah(request, tahun)
    except Penolakan as galat:
        return _halaman(request, tahun, galat=galat.pesan, status=status_penolakan(galat))
    messages.success(request, kabar)
    return redirect(f"{reverse('lke_atur')}?tahun={tahun}")


def _zona() -> ZoneInfo:
    """The pemda's clock: that of its agencies."""
    pertama = PerangkatDaerah.objects.order_by("kode").first()
    return ZoneInfo(pertama.zona_waktu if pertama else settings.TIME_ZONE)


def _waktu(teks: str, zona: ZoneInfo) -> datetime | None:
    if not teks:
        return None
    try:
        waktu = datetime.strptime(teks, _MENIT).replace(tzinfo=zona)
        pastikan_hari_wajar(waktu.date())
        return waktu
    except HariJanggalError as galat:
        raise TidakSahError(str(galat)) from None
    except ValueError:
        raise TidakSahError("Waktu ditulis lengkap sampai menitnya.") from None


def _langkah(request: AuthenticatedHttpRequest, tahun: int) -> str:
    kirim_ = request.POST
    umum: dict[str, Any] = {"oleh": request.user, "pada": timezone.now()}
    match kirim_.get("langkah"):
        case "jadwal":
            zona = _zona()
            for t in TahapLKE:
                pengaturan.atur_jadwal(
                    tahun=tahun,
                    tahap=t,
                    buka=_waktu(kirim_.get(f"buka:{t.value}", ""), zona),
                    tutup=_waktu(kirim_.get(f"tutup:{t.value}", ""), zona),
                    **umum,
                )
            return f"Jadwal LKE {tahun} disimpan."
        case "petugas":
            satu = pengaturan.tugaskan_lke(
                tahun=tahun,
                tahap=kirim_.get("tahap", ""),
                pengguna=bulat(kirim_.get("pengguna")) or 0,
                komponen=kirim_.getlist("komponen"),
                pd=bulat(kirim_.get("untuk_pd")),
                **umum,
            )
            return f"{satu.pengguna.sebutan} ditetapkan untuk {satu.get_tahap_display().lower()}."
        case "lepas":
            pengaturan.lepas_petugas(pk=bulat(kirim_.get("petugas")) or 0, **umum)
            return "Petugas dilepas."
        case "lembar":
            berkas = request.FILES.get("berkas")
            if not isinstance(berkas, UploadedFile):
                raise TidakSahError("Pilih buku kerja lembarnya.")
            versi = pengaturan.muat_lembar_lke(
                isi=berkas.read(),
                nama=kirim_.get("nama", ""),
                mulai_tahun=bulat(kirim_.get("mulai_tahun")) or 0,
                lingkup=_lingkup(kirim_.get("lingkup", "")),
                **umum,
            )
            return f"{versi.nama} berlaku untuk LKE yang dibuka mulai tahun {versi.mulai_tahun}."
    raise Http404("Langkah tidak dikenal.")


def _halaman(
    request: AuthenticatedHttpRequest, tahun: int, *, galat: str = "", status: int = 200
) -> HttpResponse:
    zona = _zona()
    jendela = {j.tahap: j for j in JendelaLKE.objects.filter(tahun=tahun)}
    ketikan: Any = request.POST if galat else {}
    lembar = lembar_tahun(tahun)
    data = {
        "tahun": tahun,
        "galat": galat,
        "ketikan": ketikan,
        "jadwal": [
            (
                t,
                ketikan.get(f"buka:{t.value}", _tampil(jendela.get(t.value), "buka", zona)),
                ketikan.get(f"tutup:{t.value}", _tampil(jendela.get(t.value), "tutup", zona)),
            )
            for t in TahapLKE
        ],
        "tahap": [t for t in TahapLKE if t is not TahapLKE.MANDIRI],
        "petugas": PetugasLKE.objects.filter(tahun=tahun).select_related("pengguna__jabatan", "pd"),
        "evaluator": Pengguna.objects.filter(is_active=True, groups__name=EVALUATOR)
        .select_related("jabatan", "pd")
        .order_by("username"),
        "komponen": lembar.komponen if lembar else (),
        "daftar_pd": PerangkatDaerah.objects.order_by("nama"),
        "lembar": lembar,
        "versi": VersiLembarLKE.objects.defer("isi").select_related("oleh"),
        "zona": zona.key,
    }
    return render(request, "laporan/lke/atur.html", data, status=status)


def _tampil(jendela: JendelaLKE | None, medan: str, zona: ZoneInfo) -> str:
    if jendela is None:
        return ""
    waktu: datetime = getattr(jendela, medan)
    return waktu.astimezone(zona).strftime(_MENIT)


@layar(IZIN_KELOLA)
def lke_lembar(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The sheet in force, to edit."""
    if not request.user.lintas_pd:
        raise Http404("Pengaturan LKE berlaku untuk semua perangkat daerah.")
    tahun = tahun_diminta(request)
    lingkup = _lingkup(request.GET.get("lingkup", ""))
    lembar = lembar_tahun(tahun, lingkup)
    if lembar is None:
        raise Http404("Tahun itu tidak mempunyai lembar.")
    akhiran = "" if lingkup is LingkupLKE.PD else f"-{lingkup.value}"
    nama = f"Lembar-LKE-{tahun}{akhiran}.xlsx"
    return kirim(Berkas(nama, MIME_XLSX, pengaturan.buku_lembar(lembar)))


def _lingkup(teks: str) -> LingkupLKE:
    """Whose sheet: an agency's, or that of the pemda itself."""
    return LingkupLKE.PEMDA if teks == LingkupLKE.PEMDA else LingkupLKE.PD
