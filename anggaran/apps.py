"""Application anggaran."""

from django.apps import AppConfig


class AnggaranConfig(AppConfig):
    """Anggaran."""

    name = "anggaran"
    verbose_name = "Anggaran"
