"""Routes of jobs and their files; laporan/urls.py includes them."""

from django.urls import path

from laporan.views import ekspor

urlpatterns = [
    path("ekspor/", ekspor.ekspor, name="ekspor"),
    path("ekspor/daftar/", ekspor.ekspor_daftar, name="ekspor_daftar"),
    path("ekspor/minta/", ekspor.ekspor_minta, name="ekspor_minta"),
    path("ekspor/<int:pk>/unduh/", ekspor.ekspor_unduh, name="ekspor_unduh"),
    path("ekspor/<int:pk>/batal/", ekspor.ekspor_batal, name="ekspor_batal"),
    path("ekspor/<int:pk>/ulangi/", ekspor.ekspor_ulangi, name="ekspor_ulangi"),
]
