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

        from kinerja.masuk import penjaga
        from kinerja.pemicu import ikuti_migrasi
        from kinerja.pemicu_akun import PEMICU as PEMICU_AKUN
        from kinerja.pemicu_perjanjian import PEMICU

        ikuti_migrasi(self, *PEMICU, *PEMICU_AKUN)
        user_logged_in.connect(penjaga.saat_masuk, dispatch_uid="kinerja.sesi")
        user_logged_out.connect(penjaga.saat_keluar, dispatch_uid="kinerja.sesi")
        post_save.connect(
            penjaga.saat_disimpan,
            sender=self.get_model("Pengguna"),
            dispatch_uid="kinerja.sesi",
        )
