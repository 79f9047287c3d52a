"""Sessions: begun, kept while they are used, listed, ended.

Django's row is the session; a row of ours beside it says where it is. The session carries a mark
(`sesi`) with the minute of its last use, so that a request writes at most once a minute.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from kinerja.masuk.peramban import sebut_peramban
from kinerja.models import Pengguna, SesiMasuk
from kinerja.models.jejak import jejak

UMUR_SENDIRI = timedelta(days=30)
"""How long a session on one's own device lives without being used."""
SELANG = timedelta(minutes=1)
_TANDA = "sesi"


@dataclass(frozen=True)
class SesiTampil:
    """A session in its owner's list."""

    pk: int
    perangkat: str
    alamat: str
    mulai: datetime
    terakhir: datetime
    sendiri: bool
    ini: bool


def mulai(request: HttpRequest, pengguna: Pengguna, pada: datetime) -> None:
    """Remember the session of this request, which has just become the account's."""
    sesi = request.session
    if sesi.session_key is None:
        sesi.create()
    _buang_yang_berakhir(pengguna, pada)
    SesiMasuk.objects.update_or_create(
        kunci=sesi.session_key,
        defaults={
            "pengguna": pengguna,
            "sidik": _sidik(pengguna),
            "peramban": request.META.get("HTTP_USER_AGENT", "")[:300],
            "alamat": request.META.get("REMOTE_ADDR", "")[:45],
            "mulai": pada,
            "terakhir": pada,
        },
    )
    sesi[_TANDA] = {"kunci": sesi.session_key, "pada": int(pada.timestamp())}


def perangkat_sendiri(request: HttpRequest) -> None:
    """Let this session live for a month: its owner says that nobody else uses the device."""
    # In seconds it begins anew with every use; a timedelta would become a fixed date.
    request.session.set_expiry(int(UMUR_SENDIRI.total_seconds()))
    SesiMasuk.objects.filter(kunci=request.session.session_key).update(sendiri=True)


def jaga(request: HttpRequest, pengguna: Pengguna, pada: datetime) -> bool:
    """Keep a session that is used; whether a minute has passed since this was last written."""
    tanda: dict[str, Any] | None = request.session.get(_TANDA)
    if tanda is None:
        mulai(request, pengguna, pada)  # begun before Tapak kept the list
        return True
    dulu = datetime.fromtimestamp(tanda["pada"], UTC)
    if dulu <= pada < dulu + SELANG:
        return False
    # Writing the mark saves the session, and saving it begins its time anew.
    request.session[_TANDA] = {**tanda, "pada": int(pada.timestamp())}
    alamat = request.META.get("REMOTE_ADDR", "")[:45]
    if not SesiMasuk.objects.filter(kunci=tanda["kunci"]).update(terakhir=pada, alamat=alamat):
        mulai(request, pengguna, pada)
    return True


def selaraskan(request: HttpRequest, pengguna: Pengguna) -> None:
    """Follow a session that got another key: a new password renews it."""
    tanda = request.session.get(_TANDA)
    if tanda is not None and tanda["kunci"] != request.session.session_key:
        SesiMasuk.objects.filter(kunci=tanda["kunci"]).delete()
        mulai(request, pengguna, timezone.now())
        if request.session.get_expiry_age() >= UMUR_SENDIRI.total_seconds():
            perangkat_sendiri(request)


def lupakan(request: HttpRequest) -> None:
    """The session is being left: it is no longer listed."""
    SesiMasuk.objects.filter(kunci=request.session.session_key or "").delete()


def daftar_sesi(pengguna: Pengguna, kunci: str | None, pada: datetime) -> list[SesiTampil]:
    """The account's live sessions, the one with this key first. Two queries."""
    milik = list(pengguna.sesi_masuk.filter(sidik=_sidik(pengguna)))
    hidup = set(
        Session.objects.filter(
            session_key__in=[s.kunci for s in milik], expire_date__gt=pada
        ).values_list("session_key", flat=True)
    )
    tampil = [
        SesiTampil(
            pk=s.pk,
            perangkat=sebut_peramban(s.peramban),
            alamat=s.alamat,
            mulai=s.mulai,
            terakhir=s.terakhir,
            sendiri=s.sendiri,
            ini=s.kunci == kunci,
        )
        for s in milik
        if s.kunci in hidup
    ]
    return sorted(tampil, key=lambda s: not s.ini)


@transaction.atomic
def akhiri(*, sesi: QuerySet[SesiMasuk], oleh: Pengguna, pada: datetime) -> int:
    """End sessions of one's own account; return how many."""
    jumlah = _hapus(sesi)
    if jumlah:
        jejak(
            aksi="mengakhiri sesi",
            objek=oleh,
            oleh=oleh,
            pada=pada,
            pd=oleh.pd,
            perubahan={"sesi": (jumlah, 0)},
        ).save()
    return jumlah


def akhiri_lainnya(request: HttpRequest, oleh: Pengguna, pada: datetime) -> int:
    """End every session of one's own account but this one; return how many."""
    lain = SesiMasuk.objects.filter(pengguna=oleh).exclude(kunci=request.session.session_key or "")
    return akhiri(sesi=lain, oleh=oleh, pada=pada)


def akhiri_semua(pengguna: Pengguna) -> int:
    """End every session of an account that may no longer go on as it was."""
    return _hapus(SesiMasuk.objects.filter(pengguna=pengguna))


def akhiri_yang_lama(pengguna: Pengguna) -> int:
    """End what an account no longer allows: all when it is switched off, else those begun under
    another password.
    """
    semua = SesiMasuk.objects.filter(pengguna=pengguna)
    return _hapus(semua.exclude(sidik=_sidik(pengguna)) if pengguna.is_active else semua)


def _hapus(sesi: QuerySet[SesiMasuk]) -> int:
    kunci = list(sesi.values_list("kunci", flat=True))
    if kunci:
        Session.objects.filter(session_key__in=kunci).delete()
        SesiMasuk.objects.filter(kunci__in=kunci).delete()
    return len(kunci)


@transaction.atomic
def buang_semua_yang_berakhir(pada: datetime) -> int:
    """Remove every session that is over, whoever began it; return how many.

    Somebody who is not signed in makes one too, by a link or on the way to the identity service.
    """
    banyak, _ = Session.objects.filter(expire_date__lte=pada).delete()
    ada = Session.objects.filter(session_key=OuterRef("kunci"))
    SesiMasuk.objects.filter(~Exists(ada)).delete()
    return banyak


def _buang_yang_berakhir(pengguna: Pengguna, pada: datetime) -> None:
    milik = list(SesiMasuk.objects.filter(pengguna=pengguna).values_list("kunci", flat=True))
    if not milik:
        return
    Session.objects.filter(session_key__in=milik, expire_date__lte=pada).delete()
    hidup = Session.objects.filter(session_key__in=milik).values_list("session_key", flat=True)
    SesiMasuk.objects.filter(kunci__in=set(milik) - set(hidup)).delete()


def _sidik(pengguna: Pengguna) -> str:
    """Changes with the password, as the mark in the session itself does."""
    return sha256(pengguna.get_session_auth_hash().encode()).hexdigest()
