"""The security of one's own account, and an administrator's help for the accounts of others.

| name | method | answer |
| --- | --- | --- |
| `keamanan` | GET | second factors and sessions |
| | POST `langkah`=akhiri, `sesi` (a number, or `lainnya`) | ends sessions |
| | POST `langkah`=lepas or pemulihan, `sandi` | the app away; new recovery codes |
| `faktor_pasang` | GET, POST `kode`, `sandi` | sets up the app, then shows the recovery codes |
| `faktor_akun` | GET `q`, POST `akun`, `alasan` | accounts of others: their second factor away |
"""

from typing import Any, cast

import segno
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from kinerja.akun.aturan import IZIN_KELOLA
from kinerja.bukti_diri import buktikan_sandi, terbukti_sampai
from kinerja.http import AuthenticatedHttpRequest
from kinerja.kunci_sandi.tempat import tempat
from kinerja.masuk import faktor, kebijakan
from kinerja.masuk.faktor import FaktorError
from kinerja.masuk.formulir import FormPasang
from kinerja.masuk.kabar import kabari_atur_ulang
from kinerja.masuk.sesi import akhiri, daftar_sesi
from kinerja.masuk.sidik import buka_sandi, sandikan
from kinerja.models import AplikasiKode, KodePemulihan
from kinerja.penolakan import TerlaluSeringError

_RAHASIA = "faktor_rahasia"
_SALAH = "Kata sandi salah."
_TANPA_SANDI = (
    "Akun Anda masuk lewat layanan identitas dan tidak memiliki kata sandi di Tapak. Minta admin "
    "pemerintah daerah membuatkannya untuk langkah ini."
)
FORMULIR_KEAMANAN = require_http_methods(["GET", "HEAD", "POST"])
_PALING_BANYAK = 50


def _sandi(request: AuthenticatedHttpRequest) -> tuple[str, int]:
    """What is wrong with the password typed, and the status of the answer; nothing: ("", 200)."""
    pada = timezone.now()
    if terbukti_sampai(request, pada):
        return "", 200
    if not request.user.has_usable_password():
        return _TANPA_SANDI, 422
    try:
        benar = buktikan_sandi(request, request.user, request.POST.get("sandi", ""), pada)
    except TerlaluSeringError as galat:
        return galat.pesan, 429
    return ("", 200) if benar else (_SALAH, 422)


@never_cache
@sensitive_post_parameters("sandi")
@FORMULIR_KEAMANAN
def keamanan(request: HttpRequest) -> HttpResponse:
    """Second factors and sessions of the own account."""
    masuk = cast(AuthenticatedHttpRequest, request)
    if masuk.method != "POST":
        return _halaman(masuk)
    langkah = masuk.POST.get("langkah", "")
    if langkah == "akhiri":
        return _akhiri(masuk)
    if langkah not in {"lepas", "pemulihan"}:
        raise Http404("Langkah tidak dikenal.")
    pesan, status = _sandi(masuk)
    if pesan:
        return _halaman(masuk, galat={"langkah": langkah, "pesan": pesan}, status=status)
    pada = timezone.now()
    if langkah == "lepas":
        faktor.lepas_aplikasi(oleh=masuk.user, pada=pada)
        kebijakan.faktor_dilepas(masuk, masuk.user)
        messages.success(masuk, "Aplikasi pembuat kode dilepas dari akun Anda.")
        return redirect("keamanan")
    if not kebijakan.punya_faktor(masuk.user):
        raise Http404("Belum ada faktor kedua.")
    kode = faktor.ganti_pemulihan(oleh=masuk.user, pada=pada)
    return render(masuk, "kinerja/kode_pemulihan.html", {"kode": kode})


def _akhiri(request: AuthenticatedHttpRequest) -> HttpResponse:
    dipilih, milik = request.POST.get("sesi", ""), request.user.sesi_masuk.all()
    kunci = request.session.session_key
    if dipilih == "lainnya":
        sesi = milik.exclude(kunci=kunci)
    elif dipilih.isdecimal() and len(dipilih) < 19:
        get_object_or_404(milik, pk=dipilih)
        sesi = milik.filter(pk=dipilih)
    else:
        raise Http404("Sesi tidak dikenal.")
    jumlah = akhiri(sesi=sesi, oleh=request.user, pada=timezone.now())
    messages.success(request, f"{jumlah} sesi diakhiri.")
    return redirect("keamanan")


def _halaman(
    request: AuthenticatedHttpRequest, *, galat: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    pengguna, pada = request.user, timezone.now()
    aplikasi = AplikasiKode.objects.filter(pengguna=pengguna).first()
    kunci = pengguna.kunci_sandi.count() if tempat() else 0
    konteks: dict[str, Any] = {
        "aplikasi": aplikasi,
        "jumlah_kunci": kunci,
        "kunci_aktif": tempat() is not None,
        "pemulihan": KodePemulihan.objects.filter(pengguna=pengguna).tersisa().count(),
        "wajib": kebijakan.wajib(pengguna),
        "ada_faktor": bool(aplikasi or kunci),
        "sesi": daftar_sesi(pengguna, request.session.session_key, pada),
        "atur_ulang": faktor.atur_ulang_sejak(pengguna, None).order_by("-pada").first(),
        "perlu_sandi": not terbukti_sampai(request, pada),
        "galat": galat or {},
        "boleh_akun": pengguna.has_perm(IZIN_KELOLA),
    }
    return render(request, "kinerja/keamanan.html", konteks, status=status)


@never_cache
@sensitive_variables("rahasia")
@sensitive_post_parameters("sandi", "kode")
@FORMULIR_KEAMANAN
def faktor_pasang(request: HttpRequest) -> HttpResponse:
    """Set up the authenticator app: scan, type the first code."""
    masuk = cast(AuthenticatedHttpRequest, request)
    if kebijakan.punya_aplikasi(masuk.user):
        return redirect("keamanan")
    tersimpan = masuk.session.get(_RAHASIA, "")
    rahasia = buka_sandi(tersimpan) if tersimpan else None
    if rahasia is None:
        rahasia = faktor.rahasia_baru()
        masuk.session[_RAHASIA] = sandikan(rahasia)
    form, status = FormPasang(masuk.POST or None), 200
    if terbukti_sampai(masuk, timezone.now()):
        del form.fields["sandi"]
    if masuk.method == "POST":
        status = 422
        if form.is_valid():
            pesan, status = _sandi(masuk)
            if pesan:
                form.add_error("sandi" if "sandi" in form.fields else None, pesan)
            else:
                try:
                    return _terpasang(masuk, rahasia, form.cleaned_data["kode"])
                except FaktorError as galat:
                    form.add_error("kode", galat.pesan)
                    status = 422
    return render(
        masuk,
        "kinerja/faktor_pasang.html",
        {
            "form": form,
            "qr": segno.make(faktor.alamat_qr(rahasia, masuk.user), error="m").svg_data_uri(
                scale=5, border=4, light="#fff"
            ),
            "rahasia": " ".join(rahasia[i : i + 4] for i in range(0, len(rahasia), 4)),
            "tertahan": kebijakan.tertahan(masuk, masuk.user),
            "kunci_aktif": tempat() is not None,
        },
        status=status,
    )


def _terpasang(request: AuthenticatedHttpRequest, rahasia: str, kode: str) -> HttpResponse:
    pada, pertama = timezone.now(), not kebijakan.punya_faktor(request.user)
    pemulihan = faktor.pasang_aplikasi(rahasia=rahasia, kode=kode, oleh=request.user, pada=pada)
    request.session.pop(_RAHASIA, None)
    kebijakan.faktor_dipasang(request, request.user, "aplikasi", pada, pertama=pertama)
    return render(request, "kinerja/kode_pemulihan.html", {"kode": pemulihan, "baru": True})


@never_cache
@permission_required(IZIN_KELOLA, raise_exception=True)
@FORMULIR_KEAMANAN
def faktor_akun(request: HttpRequest) -> HttpResponse:
    """Accounts with a second factor, for the day when somebody has lost theirs."""
    masuk = cast(AuthenticatedHttpRequest, request)
    semua = faktor.akun_berfaktor(masuk.user)
    galat: dict[str, Any] = {}
    if masuk.method == "POST":
        pk = masuk.POST.get("akun", "")
        if not pk.isdecimal() or len(pk) > 18:
            raise Http404("Akun tidak dikenal.")
        akun, alasan = get_object_or_404(semua, pk=pk), masuk.POST.get("alasan", "")
        try:
            faktor.atur_ulang(pengguna=akun, oleh=masuk.user, pada=timezone.now(), alasan=alasan)
        except FaktorError as tolak:
            galat = {"akun": akun.pk, "pesan": tolak.pesan}
        else:
            terkirim = kabari_atur_ulang(akun, masuk.user, alasan.strip())
            surel = " Pemegangnya dikabari lewat surel." if terkirim else ""
            messages.success(masuk, f"Faktor kedua {akun.sebutan} dihapus.{surel}")
            return redirect("faktor_akun")
    q = masuk.GET.get("q", "").strip()[:100]
    cocok = faktor.akun_berfaktor(masuk.user, cari=q)
    daftar = list(cocok.prefetch_related("kunci_sandi")[: _PALING_BANYAK + 1])
    return render(
        masuk,
        "kinerja/faktor_akun.html",
        {
            "daftar": daftar[:_PALING_BANYAK],
            "lebih": len(daftar) > _PALING_BANYAK,
            "q": q,
            "galat": galat,
        },
        status=422 if galat else 200,
    )
