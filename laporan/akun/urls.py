"""Routes of accounts."""

from django.urls import path

from laporan.akun import layar, layar_perubahan

urlpatterns = [
    path("akun/", layar.akun, name="akun"),
    path("akun/undang/", layar.undangan, name="akun_undang"),
    path("akun/perubahan/", layar_perubahan.perubahan, name="akun_perubahan"),
    path("akun/<int:pk>/", layar.satu_akun, name="akun_satu"),
]
