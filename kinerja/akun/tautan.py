"""One-time links: a person sets the password of the own account, and nobody else learns it.

The link carries a random value under the installation's signature; the database keeps its hash. It
holds for a while, and once: using it, or making the next one, ends it.
"""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth.password_validation import validate_password
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from kinerja.akun.aturan import MASA_SENDIRI, MASA_TAUTAN
from kinerja.akun.penetapan import pastikan_mengurus
from kinerja.jenis import HalPenetapan, UntukTautan
from kinerja.langkah import ambil_terkunci
from kinerja.models import PenetapanAkun, Pengguna, TautanAkun, jejak
from kinerja.penolakan import TidakDitemukanError, TidakSahError

_SEGEL = signing.Signer(salt="tapak.tautan-akun")
BANYAK_SEJAM = 3
"""So many links an hour does one account get by asking for itself."""
HABIS = (
    "Tautan ini tidak berlaku lagi: sudah dipakai, diganti yang baru, atau lewat waktunya. "
    "Mintalah tautan yang baru."
)


class TautanTidakBerlakuError(TidakSahError):
    """The link is forged, used, replaced or too old: the same answer for each."""

    def __init__(self) -> None:
        super().__init__(HABIS)


def _sidik(nilai: str) -> str:
    return sha256(nilai.encode()).hexdigest()


def _buat(
    pengguna: Pengguna, untuk: UntukTautan, *, oleh: Pengguna, pada: datetime, masa: timedelta
) -> str:
    """Make the link's value, in place of the account's earlier ones.

    Anybody may ask for one as the account: that leaves alone what a keeper has handed over.
    """
    lama = TautanAkun.objects.all()
    if oleh.pk == pengguna.pk:
        lama = lama.filter(dibuat_oleh=oleh)
    lama.batalkan(pengguna.pk, pada)
    nilai = secrets.token_urlsafe(32)
    TautanAkun.objects.create(
        pengguna=pengguna,
        untuk=untuk,
        sidik=_sidik(nilai),
        dibuat_oleh=oleh,
        dibuat_pada=pada,
        berlaku_sampai=pada + masa,
    )
    return _SEGEL.sign(nilai)


@transaction.atomic
def buat_tautan(*, pengguna: Pengguna, oleh: Pengguna, pada: datetime) -> str:
    """A link that a keeper of accounts hands over: for an account that was never used an
    invitation, else the recovery of its password, which counts as a password set by another.

    Raises TidakDitemukanError, TidakBerizinError, TidakSahError (the account is switched off).
    """
    akun = ambil_terkunci(Pengguna.objects.filter(pk=pengguna.pk))
    pastikan_mengurus(oleh, akun)
    if not akun.is_active:
        raise TidakSahError("Akun ini nonaktif. Aktifkan dahulu, lalu buat tautannya.")
    untuk = untuk_tautan(akun)
    if untuk is UntukTautan.PEMULIHAN:
        PenetapanAkun.objects.create(
            pengguna=akun,
            pd=akun.pd,
            hal=HalPenetapan.SANDI,
            ke="tautan pemulihan",
            oleh=oleh,
            pada=pada,
        )
    nilai = _buat(akun, untuk, oleh=oleh, pada=pada, masa=MASA_TAUTAN[untuk])
    jejak(
        aksi=f"tautan {untuk.label.lower()} dibuat", objek=akun, oleh=oleh, pada=pada, pd=akun.pd
    ).save()
    return nilai


def untuk_tautan(pengguna: Pengguna) -> UntukTautan:
    """What a link to this account is for today."""
    if pengguna.has_usable_password():
        return UntukTautan.PEMULIHAN
    return UntukTautan.UNDANGAN


@transaction.atomic
def minta_sendiri(*, kata: str, pada: datetime) -> tuple[Pengguna, str] | None:
    """The account of this name or e-mail address and a link for it, where it may have one.

    Somebody asks who is not signed in: whoever calls tells nobody which it was. None for an unknown
    or inactive account, one without an address, and one that has asked too often.
    """
    kata = kata.strip()
    cocok = Pengguna.objects.filter(is_active=True).exclude(email="")
    akun = cocok.filter(username=kata).first()
    if akun is None and "@" in kata:
        serupa = list(cocok.filter(email__iexact=kata)[:2])
        akun = serupa[0] if len(serupa) == 1 else None
    if akun is None or not akun.has_usable_password():
        return None
    sejam = TautanAkun.objects.filter(
        pengguna=akun, dibuat_oleh=akun, dibuat_pada__gt=pada - timedelta(hours=1)
    )
    if sejam.count() >= BANYAK_SEJAM:
        return None
    nilai = _buat(akun, UntukTautan.PEMULIHAN, oleh=akun, pada=pada, masa=MASA_SENDIRI)
    jejak(aksi="tautan pemulihan diminta", objek=akun, oleh=akun, pada=pada, pd=akun.pd).save()
    return akun, nilai


def sidik_tautan(nilai: str) -> str:
    """What is kept of a link's value. Raises TautanTidakBerlakuError for one not made here."""
    try:
        return _sidik(_SEGEL.unsign(nilai))
    except signing.BadSignature:
        raise TautanTidakBerlakuError from None


def _berlaku(sidik: str, pada: datetime) -> QuerySet[TautanAkun]:
    return (
        TautanAkun.objects.hidup()
        .filter(sidik=sidik, berlaku_sampai__gt=pada)
        .select_related("pengguna")
    )


def baca_tautan(sidik: str, *, pada: datetime) -> TautanAkun:
    """The link of this hash, while it holds. Raises TautanTidakBerlakuError."""
    tautan = _berlaku(sidik, pada).first()
    if tautan is None or not tautan.pengguna.is_active:
        raise TautanTidakBerlakuError
    return tautan


@transaction.atomic
def pakai_tautan(*, sidik: str, sandi: str, pada: datetime) -> Pengguna:
    """Set the password of the link's account, once. Its sessions elsewhere end with the old one.

    Raises TautanTidakBerlakuError, and ValidationError for a password that is too weak.
    """
    try:
        tautan = ambil_terkunci(_berlaku(sidik, pada))
    except TidakDitemukanError:
        raise TautanTidakBerlakuError from None
    akun = ambil_terkunci(Pengguna.objects.filter(pk=tautan.pengguna_id))
    if not akun.is_active:
        raise TautanTidakBerlakuError
    validate_password(sandi, akun)
    tautan.dipakai_pada = pada
    tautan.save(update_fields=["dipakai_pada"])
    TautanAkun.objects.batalkan(akun.pk, pada)
    akun.set_password(sandi)
    akun.sandi_sementara = False
    akun.save(update_fields=["password", "sandi_sementara"])
    jejak(
        aksi="kata sandi diatur lewat tautan",
        objek=akun,
        oleh=akun,
        pada=pada,
        pd=akun.pd,
        perubahan={"password": ("(dirahasiakan)", "(diganti)")},
    ).save()
    return akun


@transaction.atomic
def ganti_sandi_sendiri(*, pengguna: Pengguna, sandi: str, pada: datetime) -> None:
    """Replace the own password. Raises ValidationError where it is the one of before: a password
    that another has made must not stay.
    """
    if pengguna.check_password(sandi):
        raise ValidationError("Kata sandi baru harus berbeda dari yang lama.")
    pengguna.set_password(sandi)
    pengguna.sandi_sementara = False
    pengguna.save(update_fields=["password", "sandi_sementara"])
    # Who changes it because a link went astray means that link too.
    TautanAkun.objects.batalkan(pengguna.pk, pada)
    jejak(
        aksi="kata sandi diganti",
        objek=pengguna,
        oleh=pengguna,
        pada=pada,
        pd=pengguna.pd,
        perubahan={"password": ("(dirahasiakan)", "(diganti)")},
    ).save()
