"""Keys by which other systems of an agency read its own data: made, shown once, revoked."""

import secrets
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.db import DatabaseError, transaction
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from kinerja.isian.pintu import hari_lokal
from kinerja.langkah import Pencatat, mengubah
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.penolakan import TidakSahError
from laporan.isian.langkah import pastikan_izin
from laporan.models import KunciApi

IZIN_KUNCI = "laporan.kelola_kunci_api"
AKSI_BUAT, AKSI_CABUT = "buat kunci API", "cabut kunci API"
AWALAN = "tapak_"
PALING_LAMA = timedelta(days=400)
PALING_BANYAK = 20
_BUKAN_PENGELOLA = "Kunci API dikelola Sekretariat perangkat daerah."


def sidik_kunci(kunci: str) -> str:
    """What is stored of a key: 256 random bits need no salt and no slow hash."""
    return sha256(kunci.encode()).hexdigest()


def buat_kunci(
    *, pd: PerangkatDaerah, nama: str, sampai: date, oleh: Pengguna, pada: datetime
) -> tuple[KunciApi, str]:
    """A key for one system until the end of a day, and the key itself, which nobody sees again.

    Raises TidakBerizinError, TidakDitemukanError, TidakSahError.
    """
    pastikan_izin(oleh, IZIN_KUNCI, pd, _BUKAN_PENGELOLA)
    if not (isi := nama.strip()):
        raise TidakSahError("Tuliskan nama sistem yang memakai kunci ini.")
    hari = hari_lokal(pd, pada)
    if not hari <= sampai <= hari + PALING_LAMA:
        raise TidakSahError("Kunci berlaku paling lama 400 hari, sampai hari ini atau sesudahnya.")
    kunci = AWALAN + secrets.token_urlsafe(32)
    akhir = datetime.combine(sampai, time.max, ZoneInfo(pd.zona_waktu))
    with transaction.atomic():
        if KunciApi.objects.filter(pd=pd).sah(pada).count() >= PALING_BANYAK:
            raise TidakSahError(f"Paling banyak {PALING_BANYAK} kunci; cabut yang tidak dipakai.")
        baru = KunciApi.objects.create(
            pd=pd,
            nama=isi[:120],
            awalan=kunci[:12],
            sidik=sidik_kunci(kunci),
            sampai=akhir,
            oleh=oleh,
            pada=pada,
        )
        catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_BUAT, pd=pd)
        catatan.catat(baru, {"nama": (None, baru.nama), "sampai": (None, sampai)}, pindah=False)
        catatan.simpan()
    return baru, kunci


def cabut_kunci(*, kunci: int, pd: PerangkatDaerah, oleh: Pengguna, pada: datetime) -> KunciApi:
    """From now on the key opens nothing. Raises as `buat_kunci` does."""
    pastikan_izin(oleh, IZIN_KUNCI, pd, _BUKAN_PENGELOLA)
    semua = KunciApi.objects.filter(pd=pd, pk=kunci)
    with mengubah(semua, oleh=oleh, pada=pada, aksi=AKSI_CABUT, pd=lambda _: pd) as u:
        if u.baris.dicabut_pada is not None:
            raise TidakSahError("Kunci ini sudah dicabut.")
        u.baris.dicabut_pada, u.baris.dicabut_oleh = pada, oleh
    return u.baris


class KunciPembaca(HttpBearer):
    """`Authorization: Bearer tapak_…`"""

    def authenticate(self, request: HttpRequest, token: str) -> KunciApi | None:
        """The key in force; its day of use is remembered."""
        if not token.startswith(AWALAN):
            return None
        pada = timezone.now()
        semua = KunciApi.objects.sah(pada).filter(sidik=sidik_kunci(token))
        kunci = semua.select_related("pd").first()
        if kunci is None:
            return None
        hari = hari_lokal(kunci.pd, pada)
        if kunci.dipakai_pada != hari:
            # A note for whoever keeps the keys: a database that only reads does not stop a reader.
            with suppress(DatabaseError), transaction.atomic():
                KunciApi.objects.filter(pk=kunci.pk, dicabut_pada=None).update(dipakai_pada=hari)
        return kunci
