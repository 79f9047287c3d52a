"""Routes."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("data-induk/", admin.site.urls),
    path("", include("kinerja.urls")),
    path("", include("laporan.urls")),
]
