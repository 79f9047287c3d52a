"""Signing in and out.

| name | method | answer |
| --- | --- | --- |
| `masuk` | GET, POST `username`, `password`, `sendiri`, `next` | the page, or `masuk_faktor` |
| `masuk_faktor` | GET, POST `kode` | the second factor of a sign-in on its way |
| `masuk_faktor_mulai`, `masuk_faktor_kunci` | POST, JSON | the same with a passkey: `{"ke"}` |
| `keluar` | POST | |
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.kunci_sandi import upacara
from kinerja.kunci_sandi.tempat import tempat
from kinerja.layar_kunci import baca_badan
from kinerja.masuk import faktor, identitas, kebijakan, tertunda
from kinerja.masuk.asal import kenali
from kinerja.masuk.formulir import FormKode, FormMasuk
from kinerja.masuk.percobaan import mulai as mulai_percobaan
from kinerja.masuk.tertunda import Tertunda
from kinerja.models import KodePemulihan, Pengguna
from kinerja.penolakan import Penolakan, TerlaluSeringError

KODE_SALAH = "Kode itu salah atau sudah pernah dipakai."
_LEWAT = "Waktu memasukkan kode sudah habis. Masuk kembali dari awal."


class LayarMasuk(LoginView):
    """Name and password."""

    template_name = "registration/login.html"
    authentication_form = FormMasuk
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the identity service, where there is one."""
        return super().get_context_data(penyedia=identitas.penyedia(), **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Open the session, or ask for the second factor first."""
        form.percobaan.urung()
        return lanjutkan(
            self.request,
            form.get_user(),
            tujuan=self.get_success_url(),
            sendiri=form.cleaned_data["sendiri"],
            pada=timezone.now(),
        )

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say what was wrong; 429 where the next attempt has to wait."""
        respons = super().form_invalid(form)
        if form.tunggu:
            tandai_tunggu(respons, form.tunggu)
        return respons


masuk = sensitive_post_parameters("password")(LayarMasuk.as_view())
keluar = LogoutView.as_view()


def tandai_tunggu(respons: HttpResponse, galat: TerlaluSeringError) -> None:
    """Say in HTTP too that it was too often, and for how long."""
    respons.status_code = 429
    respons["Retry-After"] = str(galat.detik)


def lanjutkan(
    request: HttpRequest,
    pengguna: Pengguna,
    *,
    tujuan: str,
    sendiri: bool,
    pada: datetime,
    terbukti: str = "",
) -> HttpResponse:
    """After the first factor: the session, or the question for the second.

    `terbukti`: the second factor has been proven elsewhere.
    """
    if not terbukti and kebijakan.punya_faktor(pengguna):
        tertunda.tunda(request, pengguna, tujuan=tujuan, sendiri=sendiri, pada=pada)
        return redirect("masuk_faktor")
    return _masukkan(request, Tertunda(pengguna, tujuan, sendiri), faktor_kedua=terbukti, pada=pada)


def _masukkan(
    request: HttpRequest, siapa: Tertunda, *, faktor_kedua: str, pada: datetime
) -> HttpResponse:
    """Open the session and go where the person wanted to."""
    sebelum = siapa.pengguna.last_login
    tertunda.selesaikan(
        request, siapa.pengguna, faktor=faktor_kedua, sendiri=siapa.sendiri, pada=pada
    )
    for catatan in faktor.atur_ulang_sejak(siapa.pengguna, sebelum) if sebelum else ():
        messages.warning(
            request,
            f"Faktor kedua akun Anda dihapus oleh {catatan.oleh.sebutan}: {catatan.alasan} "
            "Bila bukan Anda yang meminta, hubungi admin pemerintah daerah.",
        )
    respons = redirect(siapa.tujuan or resolve_url(settings.LOGIN_REDIRECT_URL))
    kenali(request, respons, siapa.pengguna.username)
    return respons


@login_not_required
@never_cache
@sensitive_post_parameters("kode")
@require_http_methods(["GET", "HEAD", "POST"])
def masuk_faktor(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor."""
    pada = timezone.now()
    siapa = tertunda.tertunda(request, pada)
    if siapa is None:
        if request.method == "POST":
            messages.error(request, _LEWAT)
        return redirect("masuk")
    form = FormKode(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _tanya(request, siapa, form)
    try:
        terbukti = _buktikan(request, siapa.pengguna, form.cleaned_data["kode"], pada)
    except TerlaluSeringError as galat:
        form.add_error("kode", galat.pesan)
        respons = _tanya(request, siapa, form)
        tandai_tunggu(respons, galat)
        return respons
    if not terbukti:
        form.add_error("kode", KODE_SALAH)
        return _tanya(request, siapa, form)
    respons = _masukkan(request, siapa, faktor_kedua=terbukti, pada=pada)
    if terbukti == "pemulihan":
        sisa = KodePemulihan.objects.filter(pengguna=siapa.pengguna).tersisa().count()
        messages.warning(
            request,
            f"Anda masuk dengan kode pemulihan; tersisa {sisa} kode. Bila ponsel Anda hilang, "
            "lepaskan aplikasinya di Keamanan akun dan pasang yang baru.",
        )
    return respons


def _buktikan(request: HttpRequest, pengguna: Pengguna, kode: str, pada: datetime) -> str:
    """Which factor the code proves; empty when none. Raises TerlaluSeringError."""
    percobaan = mulai_percobaan(request, pengguna.username, pada, kode=True)
    rapi = faktor.rapikan_kode(kode)
    aplikasi = len(rapi) == faktor.ANGKA and rapi.isdecimal()
    bukti = faktor.buktikan_aplikasi if aplikasi else faktor.buktikan_pemulihan
    if bukti(pengguna=pengguna, kode=rapi, pada=pada):
        percobaan.urung()  # signing in forgets the failures
        return "aplikasi" if aplikasi else "pemulihan"
    percobaan.gagal(KODE_SALAH)
    return ""


def _tanya(request: HttpRequest, siapa: Tertunda, form: Form) -> HttpResponse:
    isi = {
        "form": form,
        "aplikasi": kebijakan.punya_aplikasi(siapa.pengguna),
        "kunci": kebijakan.punya_kunci(siapa.pengguna),
        "pemulihan": KodePemulihan.objects.filter(pengguna=siapa.pengguna).tersisa().exists(),
    }
    return render(request, "registration/faktor.html", isi, status=422 if form.errors else 200)


def _dengan_kunci(request: HttpRequest, *, selesai: bool) -> JsonResponse:
    pada, disini = timezone.now(), tempat()
    siapa = tertunda.tertunda(request, pada)
    if siapa is None or disini is None:
        return JsonResponse({"jenis": "masuk", "pesan": _LEWAT}, status=401)
    try:
        isi = baca_badan(request)
        if not selesai:
            pilihan = upacara.mulai_bukti(request.session, siapa.pengguna, disini, pada)
            return JsonResponse({"pilihan": pilihan})
        upacara.buktikan(
            request.session,
            isi.get("kredensial"),
            oleh=siapa.pengguna,
            tempat=disini,
            pada=pada,
        )
    except Penolakan as galat:
        return JsonResponse(galat.json(), status=422)
    respons = _masukkan(request, siapa, faktor_kedua="kunci", pada=pada)
    jawab = JsonResponse({"ke": respons["Location"]})
    jawab.cookies = respons.cookies
    return jawab


@login_not_required
@never_cache
@require_POST
def masuk_faktor_mulai(request: HttpRequest) -> JsonResponse:
    """Begin the proof by passkey of a sign-in on its way."""
    return _dengan_kunci(request, selesai=False)


@login_not_required
@never_cache
@require_POST
def masuk_faktor_kunci(request: HttpRequest) -> JsonResponse:
    """Finish the proof by passkey: signed in."""
    return _dengan_kunci(request, selesai=True)
