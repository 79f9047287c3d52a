"""Application laporan."""

from django.apps import AppConfig


class LaporanConfig(AppConfig):
    """Laporan."""

    name = "laporan"
    verbose_name = "Laporan dan evaluasi"

    def ready(self) -> None:
        """Register the system checks of the whole site; have the triggers follow migrations."""
        from config import checks  # noqa: F401 - importing registers them
        from kinerja.pemicu import ikuti_migrasi
        from laporan.reviu import pemicu as pemicu_reviu
        from laporan.terbit import pemicu as pemicu_versi

        ikuti_migrasi(self, *pemicu_reviu.PEMICU, *pemicu_versi.PEMICU)
