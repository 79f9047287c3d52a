"""Application kinerja."""

from django.apps import AppConfig


class KinerjaConfig(AppConfig):
    """Kinerja."""

    name = "kinerja"
    verbose_name = "Kinerja"

    def ready(self) -> None:
        """Have the triggers follow every migration."""
        from kinerja.pemicu import ikuti_migrasi
        from kinerja.pemicu_akun import PEMICU as PEMICU_AKUN
        from kinerja.pemicu_perjanjian import PEMICU

        ikuti_migrasi(self, *PEMICU, *PEMICU_AKUN)
