"""Routes of laporan."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
