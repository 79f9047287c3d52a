"""Routes of the layered review and of the reviu of the Inspektorat."""

from django.urls import path

from laporan.reviu import layar, layar_inspektorat

urlpatterns = [
    path("reviu/", layar.reviu, name="reviu"),
    path("reviu/bagian/<path:kunci>/", layar.reviu_bagian, name="reviu_bagian"),
    path("reviu/kembalikan/", layar.reviu_kembalikan, name="reviu_kembalikan"),
    path("reviu/inspektorat/", layar_inspektorat.reviu_inspektorat, name="reviu_inspektorat"),
    path("reviu/pindaian/<int:pk>/", layar_inspektorat.reviu_pindaian, name="reviu_pindaian"),
]
