"""Bring signed agreements into force when their day has come; the one before is replaced."""

from datetime import date, datetime

from django.db import transaction

from kinerja.isian.pintu import hari_lokal
from kinerja.langkah import kunci_semua
from kinerja.models import Pengguna, PerjanjianKinerja
from kinerja.models.pengguna import akun_sistem
from kinerja.status import StatusPerjanjian
from laporan.perjanjian.kunci import simpan

AKSI_BERLAKU, AKSI_DIGANTIKAN = "perjanjian berlaku", "perjanjian digantikan"
_S = StatusPerjanjian


def berlakukan(*, pada: datetime, oleh: Pengguna | None = None) -> list[PerjanjianKinerja]:
    """Bring into force every agreement signed by both parties whose day has come where its agency
    is. Without `oleh` the account "sistem" is recorded.
    """
    menunggu = PerjanjianKinerja.objects.filter(status=_S.PIHAK_KEDUA).select_related("pd")
    jatuh_tempo = [
        p for p in menunggu if p.berlaku_mulai and p.berlaku_mulai <= hari_lokal(p.pd, pada)
    ]
    if not jatuh_tempo:
        return []
    pelaku = oleh or akun_sistem()
    hasil: dict[int, PerjanjianKinerja] = {}
    for p in jatuh_tempo:
        with transaction.atomic():
            terkini = berlakukan_jabatan(p, hari=hari_lokal(p.pd, pada), oleh=pelaku, pada=pada)
        if terkini is not None:
            hasil[terkini.pk] = terkini
    return list(hasil.values())


def berlakukan_jabatan(
    p: PerjanjianKinerja, *, hari: date, oleh: Pengguna, pada: datetime
) -> PerjanjianKinerja | None:
    """Bring the latest due version of one post's agreement into force, and replace those before.

    Returns it, or None where nothing was due. Call inside a transaction.
    """
    semua = PerjanjianKinerja.objects.filter(tahun=p.tahun, jabatan=p.jabatan_id)
    versi = sorted(kunci_semua(semua.select_related("jabatan", "pd")), key=lambda v: v.ke)
    tempo = [
        v
        for v in versi
        if v.status == _S.PIHAK_KEDUA and v.berlaku_mulai is not None and v.berlaku_mulai <= hari
    ]
    if not tempo:
        return None
    terkini = tempo[-1]
    for lama in versi:
        if lama.ke < terkini.ke and lama.status in (_S.PIHAK_KEDUA, _S.BERLAKU):
            _pindah(lama, _S.DIGANTIKAN, AKSI_DIGANTIKAN, oleh, pada)
    _pindah(terkini, _S.BERLAKU, AKSI_BERLAKU, oleh, pada)
    return terkini


def _pindah(
    p: PerjanjianKinerja, ke: StatusPerjanjian, aksi: str, oleh: Pengguna, pada: datetime
) -> None:
    lama, p.status = p.status, ke
    simpan(p, aksi=aksi, oleh=oleh, pada=pada, perubahan={"status": (lama, p.status)})
