"""Forms of signing in and of the second factor."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from kinerja.masuk.percobaan import Percobaan, mulai, periksa_sandi
from kinerja.penolakan import TerlaluSeringError

SALAH = "Nama pengguna atau kata sandi salah."


class FormMasuk(AuthenticationForm):
    """Name and password; `tunggu` holds the refusal of who has to wait."""

    sendiri = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tunggu: TerlaluSeringError | None = None
        self.percobaan: Percobaan | None = None

    def clean(self) -> dict[str, Any]:
        """Judge the password, unless too many were wrong."""
        isi: dict[str, Any] = self.cleaned_data
        nama, sandi = isi.get("username"), isi.get("password")
        if self.request is None or not nama or not sandi:
            return isi
        try:
            hasil = periksa_sandi(self.request, nama, sandi, timezone.now(), salah=SALAH)
        except TerlaluSeringError as galat:
            self.tunggu = galat
            raise ValidationError(galat.pesan) from galat
        if hasil is None:
            raise ValidationError(SALAH)
        self.user_cache, self.percobaan = hasil
        return isi


class FormGantiSandi(PasswordChangeForm):
    """Change one's password; the old one is judged behind the same gate as every other."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        """Wrong ones count as at sign-in."""
        pada = timezone.now()
        try:
            percobaan = mulai(self.request, self.user.username, pada)
            try:
                lama: str = super().clean_old_password()
            except ValidationError as salah:
                percobaan.gagal(str(salah.messages[0]))
                raise
        except TerlaluSeringError as galat:
            raise ValidationError(galat.pesan) from galat
        percobaan.berhasil(pada)
        return lama


class FormKode(forms.Form):
    """A code: of the app, or a recovery code."""

    kode = forms.CharField(label="Kode", max_length=40)


class FormPasang(forms.Form):
    """Setting up the app: the first code, and the password of who does it."""

    kode = forms.CharField(
        label="Kode dari aplikasi",
        max_length=12,
        help_text="Enam angka yang sedang tampil.",
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}
        ),
    )
    sandi = forms.CharField(
        label="Kata sandi akun Anda",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
