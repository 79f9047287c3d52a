"""Telling the holder of an account what was done to it, by e-mail where there is a server."""

from kinerja.models import Pengguna
from kinerja.sebutan import bertitik
from kinerja.surel import kirim_surel, surel_aktif


def kabari_atur_ulang(pengguna: Pengguna, oleh: Pengguna, alasan: str) -> bool:
    """Tell that the second factor was taken away; whether a message went out.

    The page of the next sign-in tells it in any case, so a mail server that fails is no failure.
    """
    if not surel_aktif() or not pengguna.email:
        return False
    isi = (
        f"Faktor kedua akun {pengguna.username} dihapus oleh {bertitik(oleh.sebutan)}\n"
        f"Alasan: {alasan}\n\n"
        "Semua sesi akun itu diakhiri. Pasang faktor kedua yang baru saat masuk berikutnya.\n"
        "Bila bukan Anda yang meminta, segera hubungi admin pemerintah daerah.\n"
    )
    return kirim_surel("Faktor kedua akun Tapak Anda dihapus", isi, [pengguna.email])
