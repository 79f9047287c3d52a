"""The accounts that one keeps.

| name | method | answer |
| --- | --- | --- |
| `akun` | GET `q`, `keadaan` | the list |
| `akun_undang` | GET, POST | a new account; then its page, with the link |
| `akun_satu` pk | GET | the account, what was set on it |
| | POST `langkah` = simpan, tautan, nonaktifkan, aktifkan, tugas, akhiri | or why not |

`?tingkat=pemda`: accounts without an agency, for who works at that level. A link is shown once, to
who made it, where it could not be sent by e-mail.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from kinerja.akun.aksi import atur_keaktifan, sidik_akun, ubah_akun, undang
from kinerja.akun.aturan import IZIN_KELOLA, JEDA, PERAN_MENEKEN, boleh_mengurus, terlihat
from kinerja.akun.cakupan import atur_cakupan, bercakupan, cakupan_akun, sidik_cakupan
from kinerja.akun.meneken import alasan_tunda
from kinerja.akun.penetapan import data_akun, data_diurus
from kinerja.akun.surel import kabari_alamat_lama, kabarkan, kirim_undangan
from kinerja.akun.tautan import buat_tautan, untuk_tautan
from kinerja.akun.tugas_lain import akhiri_tugas, tetapkan_tugas
from kinerja.http import AuthenticatedHttpRequest
from kinerja.masuk.faktor import akun_berfaktor
from kinerja.models import PenetapanAkun, Pengguna, PerangkatDaerah
from kinerja.models.pengguna import AKUN_SISTEM
from kinerja.penolakan import Penolakan
from kinerja.peran import SEKRETARIAT
from laporan.akun.formulir import FormulirAkun, FormulirTugas, FormulirUndangan
from laporan.akun.tabel import TabelAkun
from laporan.rangka import saring
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, bulat, layar, tanpa_pd
from laporan.rangka.penolakan import status_penolakan

_PEMDA = "pemda"
_SEKRETARIAT = "sekretariat"
DITERUSKAN = (
    "Sesudah mengatur kata sandinya, Sekretariat meneruskan lewat Persiapan: organisasi, akun "
    "lain, Renstra, indikator, anggaran, dan jadwal pengisian."
)
KEADAAN = (
    ("", "Semua"),
    ("aktif", "Aktif"),
    ("nonaktif", "Nonaktif"),
    ("diundang", "Belum mengatur kata sandi"),
    ("konfirmasi", "Menunggu konfirmasi"),
)


def _tempat(request: AuthenticatedHttpRequest) -> tuple[PerangkatDaerah | None, bool]:
    """The agency whose accounts are kept, and whether it is the level of the pemda instead."""
    # That level needs no agency chosen, and before the first agency there is no other.
    if request.user.lintas_pd and (
        request.GET.get("tingkat") == _PEMDA
        or not PerangkatDaerah.objects.untuk(request.user).exists()
    ):
        return None, True
    return konteks_kerja(request).pd, False


def akun_terkelola(pengguna: Pengguna, pd: PerangkatDaerah | None) -> QuerySet[Pengguna]:
    """Accounts of an agency, or without one, that this person finds."""
    semua = Pengguna.objects.filter(pd=pd).exclude(username=AKUN_SISTEM)
    return semua if pengguna.is_superuser else semua.filter(is_superuser=False)


@layar(IZIN_KELOLA)
def akun(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The list."""
    pd, pemda = _tempat(request)
    if pd is None and not pemda:
        return tanpa_pd(request)
    semua = akun_terkelola(request.user, pd).annotate(menunggu_jawaban=Exists(_belum_dijawab()))
    baris, tersaring = _saring(semua, request)
    baris = baris.select_related("jabatan", "unit").prefetch_related("groups")
    tabel = TabelAkun(baris.order_by("first_name", "username"), request)
    data = {
        "tabel": tabel,
        "banyak": semua.count(),
        "cocok": baris.count() if tersaring else None,
        "saring": saring.formulir(
            request.GET, cari="Cari nama atau jabatan", pilihan=[("keadaan", "Keadaan", KEADAAN)]
        ),
        "pd": pd,
        "pemda": pemda,
        "lintas": request.user.lintas_pd,
    }
    return render(request, "laporan/akun/akun.html", data)


def _belum_dijawab() -> QuerySet[PenetapanAkun]:
    return PenetapanAkun.objects.belum_dijawab().filter(pengguna=OuterRef("pk"))


def _saring(
    semua: QuerySet[Pengguna], request: AuthenticatedHttpRequest
) -> tuple[QuerySet[Pengguna], bool]:
    q, keadaan = request.GET.get("q", "").strip()[:100], request.GET.get("keadaan", "")
    if q:
        semua = semua.filter(
            Q(username__icontains=q)
            | Q(first_name__icontains=q)
            | Q(last_name__icontains=q)
            | Q(jabatan__nama__icontains=q)
        )
    if keadaan == "aktif":
        semua = semua.filter(is_active=True)
    elif keadaan == "nonaktif":
        semua = semua.filter(is_active=False)
    elif keadaan == "diundang":
        semua = semua.filter(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX)
    elif keadaan == "konfirmasi":
        semua = semua.filter(Exists(_belum_dijawab()))
    return semua, bool(q or keadaan)


@layar(IZIN_KELOLA, metode=FORMULIR)
def undangan(request: AuthenticatedHttpRequest) -> HttpResponse:
    """A new account."""
    pd, pemda = _tempat(request)
    if pd is None and not pemda:
        return tanpa_pd(request)
    form = FormulirUndangan(
        data_akun(request.user),
        pd,
        request.POST or None,
        peran=SEKRETARIAT if request.GET.get("peran") == _SEKRETARIAT else "",
    )
    galat, status = "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            pada = timezone.now()
            try:
                baru = undang(
                    username=form.cleaned_data["username"],
                    pd=pd,
                    isi=form.isian(),
                    oleh=request.user,
                    pada=pada,
                )
            except Penolakan as penolakan:
                galat, status = penolakan.pesan, status_penolakan(penolakan)
            else:
                kabarkan(baru, pada=pada)
                messages.success(request, f"Akun {baru.username} dibuat.")
                if (
                    pd is not None
                    and request.user.lintas_pd
                    and SEKRETARIAT in form.cleaned_data["peran"]
                ):
                    messages.info(request, DITERUSKAN)
                return _serahkan(request, baru)
    data = {"form": form, "pd": pd, "pemda": pemda, "galat": galat}
    return render(request, "laporan/akun/undang.html", data, status=status)


def _serahkan(request: AuthenticatedHttpRequest, milik: Pengguna) -> HttpResponse:
    """Make the link and send it; where that is not possible this answer shows it, and no other
    page ever does.
    """
    nilai = buat_tautan(pengguna=milik, oleh=request.user, pada=timezone.now())
    if kirim_undangan(milik, nilai):
        messages.success(request, f"Tautan kata sandi sudah dikirim ke {milik.email}.")
        return redirect("akun_satu", milik.pk)
    alamat = reverse("tautan_akun", args=[nilai])
    return _halaman(request, milik, tautan=request.build_absolute_uri(alamat))


@layar(IZIN_KELOLA, metode=FORMULIR)
def satu_akun(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """One account."""
    milik = (
        Pengguna.objects.select_related("pd", "unit", "jabatan")
        .exclude(username=AKUN_SISTEM)
        .filter(pk=pk)
        .first()
    )
    if milik is None or not terlihat(data_akun(request.user), data_diurus(milik)):
        raise Http404("Akun tidak ditemukan.")
    if request.method != "POST":
        return _halaman(request, milik)
    langkah, pada = request.POST.get("langkah", ""), timezone.now()
    form = None
    try:
        if langkah == "tautan":
            return _serahkan(request, milik)
        if langkah in ("nonaktifkan", "aktifkan"):
            aktif = langkah == "aktifkan"
            atur_keaktifan(pengguna=milik, aktif=aktif, oleh=request.user, pada=pada)
            messages.success(request, f"Akun {'diaktifkan' if aktif else 'dinonaktifkan'}.")
        elif langkah == "tugas":
            return _tugas(request, milik)
        elif langkah == "akhiri":
            satu = get_object_or_404(
                milik.tugas_lain, pk=bulat(request.POST.get("tugas")) or 0, dicabut_pada=None
            )
            akhiri_tugas(tugas=satu, oleh=request.user, pada=pada)
            messages.success(request, f"Penugasan {satu.sebutan} diakhiri.")
        elif langkah == "cakupan":
            _cakupan(request, milik)
        elif langkah == "simpan":
            form = FormulirAkun(data_akun(request.user), milik.pd, request.POST, akun=milik)
            if not form.is_valid():
                return _halaman(request, milik, form=form, status=422)
            lama = milik.email
            kini = ubah_akun(
                pengguna=milik,
                isi=form.isian(),
                oleh=request.user,
                pada=pada,
                dilihat=request.POST.get("dilihat", ""),
            )
            kabarkan(Pengguna.objects.get(pk=milik.pk), pada=pada)
            kabari_alamat_lama(kini, lama, request.user)
            messages.success(request, "Akun disimpan.")
        else:
            raise Http404("Langkah tidak dikenal.")
    except Penolakan as galat:
        return _halaman(
            request, milik, form=form, galat=galat.pesan, status=status_penolakan(galat)
        )
    return redirect("akun_satu", milik.pk)


def _cakupan(request: AuthenticatedHttpRequest, milik: Pengguna) -> None:
    """Which agencies an account above them may see."""
    pilihan = request.POST.getlist("pd_cakupan")
    terpilih = PerangkatDaerah.objects.untuk(request.user).filter(kode__in=pilihan)
    atur_cakupan(
        pengguna=milik,
        pd=None if request.POST.get("cakupan") == "semua" else terpilih,
        oleh=request.user,
        pada=timezone.now(),
        dilihat=request.POST.get("dilihat_cakupan", ""),
    )
    messages.success(request, "Cakupan disimpan.")


def _tugas(request: AuthenticatedHttpRequest, milik: Pengguna) -> HttpResponse:
    """A post beside the own one."""
    if milik.pd is None:
        raise Http404("Akun ini tidak terikat pada perangkat daerah.")
    form = FormulirTugas(milik.pd, request.POST)
    if not form.is_valid():
        return _halaman(request, milik, tugas=form, status=422)
    pada = timezone.now()
    baru = tetapkan_tugas(pengguna=milik, isi=form.isian(), oleh=request.user, pada=pada)
    kabarkan(Pengguna.objects.get(pk=milik.pk), pada=pada)
    messages.success(request, f"Penugasan {baru.sebutan} ditetapkan.")
    return redirect("akun_satu", milik.pk)


def _meneken(milik: Pengguna) -> bool:
    """Whether its holder has anything to sign: as the holder of a post, or by role."""
    if milik.jabatan is not None or bool(milik.nama_peran & PERAN_MENEKEN):
        return True
    return milik.tugas_lain.filter(dicabut_pada=None).exists()


def _isi_cakupan(milik: Pengguna) -> dict[str, Any] | None:
    """What the form of the scope takes; None for an account that has no list to be given."""
    if not bercakupan(milik):
        return None
    kini = cakupan_akun(milik)
    semua = PerangkatDaerah.objects.order_by("nama")
    return {
        "semua": kini is None,
        "pilihan": [(p, kini is not None and p.pk in kini) for p in semua],
        "dilihat": sidik_cakupan(milik),
    }


def _halaman(
    request: AuthenticatedHttpRequest,
    milik: Pengguna,
    *,
    form: FormulirAkun | None = None,
    tugas: FormulirTugas | None = None,
    galat: str = "",
    tautan: str = "",
    status: int = 200,
) -> HttpResponse:
    pengelola = data_akun(request.user)
    tertutup = boleh_mengurus(pengelola, data_diurus(milik))
    riwayat = PenetapanAkun.objects.filter(pengguna=milik).select_related(
        "oleh__jabatan", "disetujui_oleh__jabatan", "pengguna__jabatan"
    )[:20]
    data: dict[str, Any] = {
        "milik": milik,
        "tertutup": tertutup,
        "form": form or (None if tertutup else FormulirAkun(pengelola, milik.pd, akun=milik)),
        # What was typed stays tied to what its writer saw.
        "dilihat": request.POST.get("dilihat", "") if form else sidik_akun(milik),
        "form_tugas": None if tertutup or milik.pd is None else tugas or FormulirTugas(milik.pd),
        "daftar_tugas": milik.tugas_lain.select_related("jabatan").order_by("-mulai", "-pk"),
        "galat": galat,
        "riwayat": riwayat,
        "untuk": untuk_tautan(milik),
        "tunda": _meneken(milik) and alasan_tunda(milik, timezone.now()) is not None,
        "jeda": int(JEDA.total_seconds() // 3600),
        "tautan": tautan,
        "cakupan": None if tertutup or not pengelola.lintas else _isi_cakupan(milik),
        "berfaktor": akun_berfaktor(request.user).filter(pk=milik.pk).exists(),
    }
    return render(request, "laporan/akun/satu.html", data, status=status)
