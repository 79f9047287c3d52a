"""Application anggaran."""

from django.apps import AppConfig


class AnggaranConfig(AppConfig):
    """Anggaran."""

    name = "anggaran"
    verbose_name = "Anggaran"

    def ready(self) -> None:
        """Register the checks of the budget's data."""
        from anggaran import checks  # noqa: F401 - importing registers them
