"""Application laporan."""

from django.apps import AppConfig


class LaporanConfig(AppConfig):
    """Laporan."""

    name = "laporan"
    verbose_name = "Laporan"
