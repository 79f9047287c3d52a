"""Routes."""

from django.contrib import admin
from django.urls import include, path

handler400 = "laporan.rangka.jawaban.galat_400"
handler403 = "laporan.rangka.jawaban.galat_403"
handler404 = "laporan.rangka.jawaban.galat_404"
handler500 = "laporan.rangka.jawaban.galat_500"
urlpatterns = [
    path("data-induk/", admin.site.urls),
    path("", include("kinerja.urls")),
    path("", include("laporan.urls")),
]
