"""Routes of the review and of the AKIP evaluation; laporan/urls.py includes them."""

from django.urls import path

from laporan.views import lhe, lhe_nilai, reviu, reviu_inspektorat

urlpatterns = [
    path("reviu/", reviu.reviu, name="reviu"),
    path("reviu/bagian/<path:kunci>/", reviu.reviu_bagian, name="reviu_bagian"),
    path("reviu/kembalikan/", reviu.reviu_kembalikan, name="reviu_kembalikan"),
    path("reviu/inspektorat/", reviu_inspektorat.reviu_inspektorat, name="reviu_inspektorat"),
    path("reviu/pindaian/<int:pk>/", reviu_inspektorat.reviu_pindaian, name="reviu_pindaian"),
    path("lhe/", lhe.lhe, name="lhe"),
    path("lhe/nilai/", lhe_nilai.lhe_nilai, name="lhe_nilai"),
    path("lhe/<int:pk>/", lhe.lhe_rinci, name="lhe_rinci"),
    path("lhe/lampiran/<int:pk>/", lhe.lhe_lampiran, name="lhe_lampiran"),
]
