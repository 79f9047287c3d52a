"""Application laporan."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LaporanConfig(AppConfig):
    """Laporan."""

    name = "laporan"
    verbose_name = "Laporan dan evaluasi"

    def ready(self) -> None:
        """Register the system checks of the whole site; have the triggers installed."""
        from config import checks  # noqa: F401 - importing registers them
        from kinerja.pemicu import setelah_migrasi
        from laporan.pemicu_reviu import PEMICU

        post_migrate.connect(
            setelah_migrasi(PEMICU), sender=self, weak=False, dispatch_uid="pemicu_reviu"
        )
