"""The site's routes with those of evidence, the quarterly report and the workbook."""

from django.urls import include, path

urlpatterns = [
    path("", include("laporan.isian.urls")),
    path("", include("config.urls")),
]
