"""The second factor of an account: setting it up, proving it, taking it away.

Beside passkeys (kinerja/kunci_sandi) that is an authenticator app whose code changes every half
minute (TOTP, RFC 6238), and recovery codes for the day when the phone is gone.
"""

import secrets
from datetime import datetime
from hmac import compare_digest

import pyotp
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from kinerja.akun.aturan import PERAN_PERANGKAT
from kinerja.akun.penetapan import data_akun, pastikan_mengurus
from kinerja.jenis import HalPenetapan
from kinerja.langkah import kunci_semua
from kinerja.masuk.sesi import akhiri_semua
from kinerja.masuk.sidik import buka_sandi, sandikan, semua_sidik, sidik
from kinerja.models import (
    AplikasiKode,
    JejakAudit,
    KodePemulihan,
    KunciSandi,
    PenetapanAkun,
    Pengguna,
)
from kinerja.models.jejak import jejak
from kinerja.penolakan import TidakSahError

DETIK = 30
ANGKA = 6
#: Phones go a little wrong: a code of the half minute before and of the next is taken too.
_GESER = (0, -1, 1)
BANYAK_PEMULIHAN = 10
# Without the letters and digits that are mistaken for each other on paper.
_HURUF = "abcdefghjkmnpqrstuvwxyz23456789"
_PANJANG_PEMULIHAN = 12
AKSI_ATUR_ULANG = "mengatur ulang faktor kedua"
PENERBIT = "Tapak"


class FaktorError(TidakSahError):
    """A step of the second factor is refused."""


# --- the app -------------------------------------------------------------------------------------


def rahasia_baru() -> str:
    """A fresh secret: 160 random bits in base 32, as RFC 4226 recommends."""
    return pyotp.random_base32()


def alamat_qr(rahasia: str, pengguna: Pengguna) -> str:
    """The address that an authenticator app reads from the QR code."""
    return pyotp.TOTP(rahasia).provisioning_uri(name=pengguna.username, issuer_name=PENERBIT)


def langkah_kode(rahasia: str, kode: str, pada: datetime) -> int | None:
    """The half minute since 1970 that the code belongs to, None where it belongs to none near."""
    totp, kini = pyotp.TOTP(rahasia, digits=ANGKA, interval=DETIK), int(pada.timestamp()) // DETIK
    cocok = None
    for geser in _GESER:
        # Every one is compared, so that the time taken tells nothing.
        if compare_digest(totp.generate_otp(kini + geser), kode) and cocok is None:
            cocok = kini + geser
    return cocok


def rapikan_kode(teks: str) -> str:
    """What was typed without blanks and dashes, in small letters."""
    return "".join(h for h in teks.lower() if h.isascii() and h.isalnum())[:40]


@transaction.atomic
def pasang_aplikasi(*, rahasia: str, kode: str, oleh: Pengguna, pada: datetime) -> list[str]:
    """Set up the app that has just shown this code; return the recovery codes, shown this once.

    Raises FaktorError.
    """
    langkah = langkah_kode(rahasia, rapikan_kode(kode), pada)
    if langkah is None:
        raise FaktorError(
            "Kode itu tidak cocok. Ketik kode yang sedang tampil di aplikasi; periksa juga apakah "
            "jam ponsel Anda disetel otomatis."
        )
    aplikasi = AplikasiKode(
        pengguna=oleh, rahasia=sandikan(rahasia), langkah=langkah, dibuat_pada=pada
    )
    try:
        with transaction.atomic():
            aplikasi.save()
    except IntegrityError as galat:
        raise FaktorError("Aplikasi pembuat kode sudah terpasang pada akun ini.") from galat
    _catat("memasang aplikasi pembuat kode", oleh, oleh, pada)
    return _kode_baru(oleh, pada)


@transaction.atomic
def buktikan_aplikasi(*, pengguna: Pengguna, kode: str, pada: datetime) -> bool:
    """Whether the code is the one of now. It is taken once: the same or an older one is refused."""
    aplikasi = next(iter(kunci_semua(AplikasiKode.objects.filter(pengguna=pengguna))), None)
    rahasia = buka_sandi(aplikasi.rahasia) if aplikasi else None
    if aplikasi is None or rahasia is None:
        return False
    langkah = langkah_kode(rahasia, rapikan_kode(kode), pada)
    if langkah is None or langkah <= aplikasi.langkah:
        return False
    aplikasi.langkah, aplikasi.dipakai_pada = langkah, pada
    aplikasi.save(update_fields=["langkah", "dipakai_pada"])
    return True


@transaction.atomic
def lepas_aplikasi(*, oleh: Pengguna, pada: datetime) -> None:
    """Take one's own app away, and the recovery codes with it."""
    AplikasiKode.objects.filter(pengguna=oleh).delete()
    KodePemulihan.objects.filter(pengguna=oleh).delete()
    _catat("melepas aplikasi pembuat kode", oleh, oleh, pada)


# --- recovery codes ------------------------------------------------------------------------------


@transaction.atomic
def ganti_pemulihan(*, oleh: Pengguna, pada: datetime) -> list[str]:
    """New recovery codes; the earlier ones are void."""
    _catat("membuat kode pemulihan baru", oleh, oleh, pada)
    return _kode_baru(oleh, pada)


@transaction.atomic
def buktikan_pemulihan(*, pengguna: Pengguna, kode: str, pada: datetime) -> bool:
    """Whether this is an unused recovery code of the account; then it is used up."""
    milik: QuerySet[KodePemulihan] = KodePemulihan.objects.filter(
        pengguna=pengguna, sidik__in=semua_sidik("pemulihan", pengguna.pk, rapikan_kode(kode))
    )
    ada = next((k for k in kunci_semua(milik) if k.dipakai_pada is None), None)
    if ada is None:
        return False
    ada.dipakai_pada = pada
    ada.save(update_fields=["dipakai_pada"])
    _catat("masuk dengan kode pemulihan", pengguna, pengguna, pada)
    return True


def _kode_baru(pengguna: Pengguna, pada: datetime) -> list[str]:
    KodePemulihan.objects.filter(pengguna=pengguna).delete()
    semua = [
        "".join(secrets.choice(_HURUF) for _ in range(_PANJANG_PEMULIHAN))
        for _ in range(BANYAK_PEMULIHAN)
    ]
    KodePemulihan.objects.bulk_create(
        KodePemulihan(pengguna=pengguna, sidik=sidik("pemulihan", pengguna.pk, k), dibuat_pada=pada)
        for k in semua
    )
    return ["-".join(k[i : i + 4] for i in range(0, _PANJANG_PEMULIHAN, 4)) for k in semua]


# --- by an administrator -------------------------------------------------------------------------


def akun_berfaktor(pengguna: Pengguna, *, cari: str = "") -> QuerySet[Pengguna]:
    """Accounts with a second factor that this administrator may reset: never their own.

    `cari`: part of the account name, the person's name or the post.
    """
    pengelola = data_akun(pengguna)
    semua = Pengguna.objects.filter(
        Q(aplikasi_kode__isnull=False) | Q(kunci_sandi__isnull=False)
    ).exclude(pk=pengguna.pk)
    if not pengelola.istimewa:
        semua = semua.filter(is_superuser=False)
    if not pengelola.lintas:
        luar = Group.objects.exclude(name__in=PERAN_PERANGKAT)
        semua = semua.filter(pd=pengguna.pd_id or 0).exclude(groups__in=luar)
    if cari:
        semua = semua.filter(
            Q(username__icontains=cari)
            | Q(first_name__icontains=cari)
            | Q(last_name__icontains=cari)
            | Q(jabatan__nama__icontains=cari)
        )
    dipilih = semua.select_related("pd", "jabatan", "aplikasi_kode")
    return dipilih.order_by("username").distinct()


@transaction.atomic
def atur_ulang(*, pengguna: Pengguna, oleh: Pengguna, pada: datetime, alasan: str) -> None:
    """Take every second factor of another account away and end its sessions.

    It bears on who may sign as whom, so the account does not sign for a day. Raises FaktorError,
    and what `pastikan_mengurus` raises.
    """
    pastikan_mengurus(oleh, pengguna)
    if not alasan.strip():
        raise FaktorError("Tulis alasannya, misalnya “ponsel hilang”.")
    AplikasiKode.objects.filter(pengguna=pengguna).delete()
    KodePemulihan.objects.filter(pengguna=pengguna).delete()
    KunciSandi.objects.filter(pengguna=pengguna).delete()
    akhiri_semua(pengguna)
    PenetapanAkun.objects.create(
        pengguna=pengguna,
        pd=pengguna.pd,
        hal=HalPenetapan.FAKTOR,
        dari="terpasang",
        ke="dihapus",
        oleh=oleh,
        pada=pada,
    )
    _catat(AKSI_ATUR_ULANG, pengguna, oleh, pada, alasan.strip()[:500])


def atur_ulang_sejak(pengguna: Pengguna, sejak: datetime | None) -> QuerySet[JejakAudit]:
    """Who took the account's second factor away since then, newest first."""
    semua = JejakAudit.objects.tentang(pengguna).filter(aksi=AKSI_ATUR_ULANG)
    return (semua.filter(pada__gt=sejak) if sejak else semua).select_related(
        "oleh", "oleh__jabatan"
    )


def _catat(aksi: str, pengguna: Pengguna, oleh: Pengguna, pada: datetime, alasan: str = "") -> None:
    jejak(aksi=aksi, objek=pengguna, oleh=oleh, pada=pada, pd=pengguna.pd, alasan=alasan).save()
