"""Application kinerja."""

from django.apps import AppConfig


class KinerjaConfig(AppConfig):
    """Kinerja."""

    name = "kinerja"
    verbose_name = "Kinerja"
