"""Routes of the tests of this folder: the site, and the entry's endpoints where it lacks them."""

from django.urls import include, path

urlpatterns = [path("", include("laporan.isian.urls")), path("", include("config.urls"))]
