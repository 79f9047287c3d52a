"""Routes of the overview."""

from django.urls import path

from laporan.pemda.tinjauan import layar

urlpatterns = [
    path("tinjauan/", layar.tinjauan, name="tinjauan"),
    path("tinjauan/peta/", layar.tinjauan_peta, name="tinjauan_peta"),
    path("tinjauan/pd/<str:kode>/", layar.tinjauan_pd, name="tinjauan_pd"),
]
