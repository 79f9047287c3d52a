"""Application kinerja."""

from django.apps import AppConfig


class KinerjaConfig(AppConfig):
    """Kinerja."""

    name = "kinerja"
    verbose_name = "Kinerja"

    def ready(self) -> None:
        """Have the triggers follow every migration."""
        from kinerja import pemicu_akun, pemicu_jejak, pemicu_perjanjian
        from kinerja.pemicu import ikuti_migrasi

        ikuti_migrasi(self, *pemicu_perjanjian.PEMICU, *pemicu_akun.PEMICU, *pemicu_jejak.PEMICU)
