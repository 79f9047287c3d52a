"""The account's password: changing it, asking for a way back in, setting it by a one-time link.

| name | method | answer |
| --- | --- | --- |
| `ganti_sandi` | GET, POST | change one's own password |
| `lupa_sandi` | GET | whom to ask; where there is e-mail, a form |
| | POST `akun` | the same answer whoever asks for whatever account |
| `tautan_akun` nilai | GET | on to `atur_sandi`; the session keeps the link's hash |
| `atur_sandi` | GET, POST | set the password of the link's account, once |
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from config.klien import alamat_permintaan
from kinerja.akun.surel import kirim_pemulihan
from kinerja.akun.tautan import (
    TautanTidakBerlakuError,
    baca_tautan,
    ganti_sandi_sendiri,
    minta_sendiri,
    pakai_tautan,
    sidik_tautan,
)
from kinerja.jenis import UntukTautan
from kinerja.masuk.formulir import FormGantiSandi
from kinerja.surel import surel_aktif

KUNCI_TAUTAN = "tautan_akun"
LAJU_MINTA = 10
"""Requests for a way back in from one address in an hour; a whole office may share one."""


class GantiSandi(SuccessMessageMixin, PasswordChangeView):  # type: ignore[type-arg]
    """Change the password of the account that is signed in."""

    form_class = FormGantiSandi
    template_name = "kinerja/ganti_sandi.html"
    success_url = reverse_lazy("beranda")
    success_message = "Kata sandi sudah diganti. Pakai kata sandi baru saat masuk berikutnya."

    def get_form_kwargs(self) -> dict[str, Any]:
        """With the request: from where the old password is typed decides about the wait."""
        return {**super().get_form_kwargs(), "request": self.request}

    def form_valid(self, form: Any) -> HttpResponse:
        """Store it, unless it is the one of before."""
        pengguna: Any = self.request.user
        try:
            ganti_sandi_sendiri(
                pengguna=pengguna, sandi=form.cleaned_data["new_password1"], pada=timezone.now()
            )
        except ValidationError as galat:
            form.add_error("new_password1", galat)
            return self.form_invalid(form)
        form.user = pengguna
        return super().form_valid(form)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lupa_sandi(request: HttpRequest) -> HttpResponse:
    """A way back in, without telling anybody which accounts there are."""
    aktif = surel_aktif()
    data: dict[str, Any] = {"surel_aktif": aktif}
    if request.method != "POST" or not aktif:
        return render(request, "kinerja/lupa_sandi.html", data)
    kata = request.POST.get("akun", "").strip()[:254]
    if not kata:
        data["galat"] = "Isi nama pengguna atau alamat surel akun Anda."
        return render(request, "kinerja/lupa_sandi.html", data, status=422)
    if _terlalu_sering(request):
        data["galat"] = "Terlalu banyak permintaan dari jaringan ini. Coba lagi satu jam lagi."
        return render(request, "kinerja/lupa_sandi.html", data, status=429)
    if (dapat := minta_sendiri(kata=kata, pada=timezone.now())) is not None:
        kirim_pemulihan(*dapat)
    return render(request, "kinerja/lupa_sandi.html", {**data, "diminta": True})


def _terlalu_sering(request: HttpRequest) -> bool:
    kunci = f"lupa-sandi:{alamat_permintaan(request)}:{timezone.now():%Y%m%d%H}"
    if cache.add(kunci, 1, timeout=3600):
        return False
    try:
        return bool(cache.incr(kunci) > LAJU_MINTA)
    except ValueError:  # it expired between the two
        return False


@login_not_required
@never_cache
@require_safe
def tautan_akun(request: HttpRequest, nilai: str) -> HttpResponse:
    """Remember which link it was: the page itself has no secret in its address."""
    try:
        sidik = sidik_tautan(nilai)
    except TautanTidakBerlakuError as galat:
        return _habis(request, galat)
    request.session.cycle_key()  # whoever planted or noted the cookie of before does not get it
    request.session[KUNCI_TAUTAN] = sidik
    return redirect("atur_sandi")


def _habis(request: HttpRequest, galat: TautanTidakBerlakuError) -> HttpResponse:
    request.session.pop(KUNCI_TAUTAN, None)
    return render(request, "kinerja/tautan_habis.html", {"pesan": galat.pesan}, status=410)


@sensitive_post_parameters("new_password1", "new_password2")
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def atur_sandi(request: HttpRequest) -> HttpResponse:
    """Set the password, and end the link."""
    sidik, pada = request.session.get(KUNCI_TAUTAN, ""), timezone.now()
    try:
        tautan = baca_tautan(sidik, pada=pada)
    except TautanTidakBerlakuError as galat:
        return _habis(request, galat)
    akun = tautan.pengguna
    form: Any = SetPasswordForm(akun, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            pakai_tautan(sidik=sidik, sandi=form.cleaned_data["new_password1"], pada=pada)
        except TautanTidakBerlakuError as galat:
            return _habis(request, galat)
        request.session.flush()  # whoever was signed in here is not the one who comes in now
        messages.success(request, "Kata sandi Anda sudah disimpan. Silakan masuk.")
        return redirect("masuk")
    return render(
        request,
        "kinerja/atur_sandi.html",
        {"form": form, "akun": akun, "undangan": tautan.untuk == UntukTautan.UNDANGAN},
        status=422 if form.errors else 200,
    )
