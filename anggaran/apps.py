"""Application anggaran."""

from django.apps import AppConfig


class AnggaranConfig(AppConfig):
    """Anggaran."""

    name = "anggaran"
    verbose_name = "Anggaran"

    def ready(self) -> None:
        """Register the checks of the budget's data, have the triggers follow migrations."""
        from anggaran import cap_data, checks  # noqa: F401 - importing registers them
        from kinerja import pemicu_cap

        pemicu_cap.ikuti_migrasi(self, cap_data.SUMBER, cap_data.TANPA_CAP)
