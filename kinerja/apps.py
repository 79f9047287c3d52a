"""Application kinerja."""

from django.apps import AppConfig


class KinerjaConfig(AppConfig):
    """Kinerja."""

    name = "kinerja"
    verbose_name = "Kinerja"

    def ready(self) -> None:
        """Have the triggers follow every migration, and sessions every account."""
        from django.contrib.auth.signals import user_logged_in, user_logged_out
        from django.db.models.signals import post_save

        from kinerja import (
            cap_data,
            pemicu_akun,
            pemicu_cap,
            pemicu_jejak,
            pemicu_pengesahan,
            pemicu_perjanjian,
        )
        from kinerja.masuk import penjaga
        from kinerja.pemicu import ikuti_migrasi

        ikuti_migrasi(
            self,
            *pemicu_perjanjian.PEMICU,
            *pemicu_akun.PEMICU,
            *pemicu_jejak.PEMICU,
            *pemicu_pengesahan.PEMICU,
        )
        pemicu_cap.ikuti_migrasi(self, cap_data.SUMBER, cap_data.TANPA_CAP)
        user_logged_in.connect(penjaga.saat_masuk, dispatch_uid="kinerja.sesi")
        user_logged_out.connect(penjaga.saat_keluar, dispatch_uid="kinerja.sesi")
        post_save.connect(
            penjaga.saat_disimpan,
            sender=self.get_model("Pengguna"),
            dispatch_uid="kinerja.sesi",
        )
