"""The account's password."""

from django.contrib.auth.views import PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.urls import reverse_lazy


class GantiSandi(SuccessMessageMixin, PasswordChangeView):  # type: ignore[type-arg]
    """Change the password of the account that is signed in."""

    template_name = "kinerja/ganti_sandi.html"
    success_url = reverse_lazy("beranda")
    success_message = "Kata sandi sudah diganti. Pakai kata sandi baru saat masuk berikutnya."
