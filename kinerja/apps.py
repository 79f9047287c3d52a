"""Application kinerja."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class KinerjaConfig(AppConfig):
    """Kinerja."""

    name = "kinerja"
    verbose_name = "Kinerja"

    def ready(self) -> None:
        """Have the triggers installed after every migration."""
        from kinerja.pemicu import setelah_migrasi
        from kinerja.pemicu_perjanjian import PEMICU

        post_migrate.connect(
            setelah_migrasi(PEMICU), sender=self, weak=False, dispatch_uid="pemicu_perjanjian"
        )
