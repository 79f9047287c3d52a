"""Routes of the pages that explain figures. Files that left the building point at them."""

from django.urls import path

from laporan.asal import layar

urlpatterns = [
    path(
        "asal/<path:pd>/<int:tahun>/tw<int:triwulan>/<path:kode>/", layar.asal, name="asal_triwulan"
    ),
    path("asal/<path:pd>/<int:tahun>/<path:kode>/", layar.asal, name="asal"),
]
