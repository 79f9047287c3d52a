"""Application laporan."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from laporan.tugas.dasar import Pekerjaan


def _pekerjaan() -> "Mapping[str, Pekerjaan]":
    """Imported when first asked for: commands that need no job start without them."""
    from laporan import pekerjaan

    return pekerjaan.PEKERJAAN


class LaporanConfig(AppConfig):
    """Laporan."""

    name = "laporan"
    verbose_name = "Laporan dan evaluasi"

    def ready(self) -> None:
        """Hand in the jobs, register the checks, have the triggers follow migrations."""
        from config import checks  # noqa: F401 - importing registers them
        from kinerja import pemicu_cap
        from kinerja.pemicu import ikuti_migrasi
        from laporan.lke import pemicu as pemicu_lke
        from laporan.models import cap_data
        from laporan.pemda.predikat import pemicu as pemicu_predikat
        from laporan.publik import pemicu as pemicu_publik
        from laporan.reviu import pemicu as pemicu_reviu
        from laporan.terbit import pemicu as pemicu_versi
        from laporan.tugas import daftar

        daftar.pasang(_pekerjaan)
        ikuti_migrasi(
            self,
            *pemicu_lke.PEMICU,
            *pemicu_predikat.PEMICU,
            *pemicu_publik.PEMICU,
            *pemicu_reviu.PEMICU,
            *pemicu_versi.PEMICU,
        )
        pemicu_cap.ikuti_migrasi(self, cap_data.SUMBER, cap_data.TANPA_CAP)
