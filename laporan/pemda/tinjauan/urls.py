"""Routes of the overview."""

from django.urls import path

from laporan.pemda.tinjauan import layar, layar_ingatkan, layar_rapat

urlpatterns = [
    path("tinjauan/", layar.tinjauan, name="tinjauan"),
    path("tinjauan/peta/", layar.tinjauan_peta, name="tinjauan_peta"),
    path("tinjauan/rapat/", layar_rapat.tinjauan_rapat, name="tinjauan_rapat"),
    path("tinjauan/tren/", layar_rapat.tinjauan_tren, name="tinjauan_tren"),
    path(
        "tinjauan/unduh/<str:isi>/<str:bentuk>/",
        layar_rapat.tinjauan_unduh,
        name="tinjauan_unduh",
    ),
    path("tinjauan/pengingat/", layar_ingatkan.tinjauan_ingatkan, name="tinjauan_ingatkan"),
    path("tinjauan/pd/<str:kode>/", layar.tinjauan_pd, name="tinjauan_pd"),
]
