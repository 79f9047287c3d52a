"""Routes of the open data: the API with its document, its page, and the agency's keys."""

from django.urls import include, path

from laporan.publik.api import layar_api, layar_docs, layar_kunci

urlpatterns = [
    path("publik/data-terbuka/", layar_docs.publik_api, name="publik_api"),
    path("kunci-api/", layar_kunci.kunci_api, name="kunci_api"),
    path(layar_api.AWAL, include(layar_api.rute_api())),
]
