"""Routes of the checks. Probes keep these addresses for years: they never move."""

from django.urls import path

from laporan.sehat import layar

urlpatterns = [
    path("sehat/", layar.siap, name="sehat"),
    path("sehat/hidup/", layar.hidup, name="sehat_hidup"),
    path("sehat/metrik/", layar.metrik, name="sehat_metrik"),
]
