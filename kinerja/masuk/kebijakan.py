"""Who has to sign in with a second factor (TAPAK_FAKTOR_KEDUA)."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from kinerja.akun.aturan import IZIN_KELOLA
from kinerja.kunci_sandi.tempat import tempat
from kinerja.masuk.sesi import akhiri_lainnya
from kinerja.models import AplikasiKode, KunciSandi, Pengguna

WAJIB = "wajib"
_KUNCI_FAKTOR, _KUNCI_TAHAN = "faktor", "faktor_wajib"
#: Whoever may do this decides about the accounts of others.
IZIN_ADMIN = (IZIN_KELOLA, "kinerja.change_pengguna")
#: Whoever may do this signs, as soon as they hold a post.
IZIN_PEJABAT = ("kinerja.tandatangani_perjanjian",)
IZIN_TANDA_TANGAN = ("kinerja.tandatangani_kepala_daerah",)


def wajib(pengguna: Pengguna) -> bool:
    """Whether the policy asks a second factor of this account."""
    if settings.TAPAK_FAKTOR_KEDUA != WAJIB:
        return False
    berjabatan = pengguna.jabatan_id or pengguna.punya_tugas_lain
    izin = [*IZIN_ADMIN, *IZIN_TANDA_TANGAN, *(IZIN_PEJABAT if berjabatan else ())]
    return any(pengguna.has_perm(i) for i in izin)


def punya_aplikasi(pengguna: Pengguna) -> bool:
    """Whether an authenticator app is set up."""
    return AplikasiKode.objects.filter(pengguna=pengguna).exists()


def punya_kunci(pengguna: Pengguna) -> bool:
    """Whether there is a passkey that works here."""
    return tempat() is not None and KunciSandi.objects.filter(pengguna=pengguna).exists()


def punya_faktor(pengguna: Pengguna) -> bool:
    """Whether the account has any second factor, and is therefore asked for it."""
    return punya_aplikasi(pengguna) or punya_kunci(pengguna)


def catat_faktor(request: HttpRequest, faktor: str) -> None:
    """Remember which second factor the session was opened with, or has just set up."""
    request.session[_KUNCI_FAKTOR] = faktor
    request.session.pop(_KUNCI_TAHAN, None)


def faktor_dipasang(
    request: HttpRequest, pengguna: Pengguna, faktor: str, pada: datetime, *, pertama: bool
) -> None:
    """A second factor was set up here. With the first, sessions that a password alone had opened
    end: one that was held back would else be free, whoever holds it.
    """
    if pertama:
        akhiri_lainnya(request, pengguna, pada)
    catat_faktor(request, faktor)


def faktor_dilepas(request: HttpRequest, pengguna: Pengguna) -> None:
    """A second factor was taken away here: without any the session is as if it never had one."""
    if not punya_faktor(pengguna):
        request.session.pop(_KUNCI_FAKTOR, None)
        tinjau(request, pengguna)


def tinjau(request: HttpRequest, pengguna: Pengguna) -> None:
    """Hold a session back whose account must have a second factor and has none."""
    if not request.session.get(_KUNCI_FAKTOR) and wajib(pengguna) and not punya_faktor(pengguna):
        request.session[_KUNCI_TAHAN] = True


def tertahan(request: HttpRequest, pengguna: Pengguna) -> bool:
    """Whether this session first has to set up a second factor."""
    if not request.session.get(_KUNCI_TAHAN):
        return False
    if wajib(pengguna) and not punya_faktor(pengguna):
        return True
    del request.session[_KUNCI_TAHAN]
    return False
