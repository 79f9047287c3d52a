"""Application laporan."""

from django.apps import AppConfig


class LaporanConfig(AppConfig):
    """Laporan."""

    name = "laporan"
    verbose_name = "Laporan dan evaluasi"

    def ready(self) -> None:
        """Register the system checks of the whole site."""
        from config import checks  # noqa: F401 - importing registers them
