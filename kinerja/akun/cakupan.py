"""Which agencies an account above them may see: all, or a list."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from kinerja.akun.aturan import BUKAN_PENGELOLA
from kinerja.akun.penetapan import data_akun, pastikan_mengurus
from kinerja.langkah import ambil_terkunci, pastikan_dilihat, sidik_dilihat
from kinerja.models import CakupanPD, Pengguna, PerangkatDaerah, jejak
from kinerja.penolakan import TidakBerizinError, TidakSahError
from kinerja.peran import SELURUH_PEMDA

AKSI_CAKUPAN = "cakupan akun diubah"
SELURUH_PD = "semua perangkat daerah"


def bercakupan(akun: Pengguna) -> bool:
    """Whether a list of agencies can be given to the account, or is there to be taken away: it
    stays with an account that takes an office of the whole pemda.
    """
    return akun.pd_id is None and (akun.cakupan_terbatas or _dapat_dibatasi(akun))


def _dapat_dibatasi(akun: Pengguna) -> bool:
    return not akun.is_superuser and not akun.nama_peran & SELURUH_PEMDA


def cakupan_akun(akun: Pengguna) -> frozenset[int] | None:
    """Agencies of the account's list; None where it sees all."""
    if not akun.cakupan_terbatas:
        return None
    return frozenset(akun.cakupan.values_list("pd", flat=True))


def sidik_cakupan(akun: Pengguna) -> str:
    """Fingerprint of what the form of the scope shows."""
    isi = cakupan_akun(akun)
    return sidik_dilihat(None if isi is None else sorted(isi))


@transaction.atomic
def atur_cakupan(
    *,
    pengguna: Pengguna,
    pd: Iterable[PerangkatDaerah] | None,
    oleh: Pengguna,
    pada: datetime,
    dilihat: str | None = None,
) -> Pengguna:
    """Let another's account see all agencies (None) or these alone.

    Raises TidakDitemukanError, TidakBerizinError (the own account, or no keeper for the whole
    pemda), TidakSahError (an account of one agency, an office of the whole pemda, an empty list),
    BentrokError.
    """
    akun = ambil_terkunci(Pengguna.objects.filter(pk=pengguna.pk))
    pastikan_mengurus(oleh, akun)
    if not data_akun(oleh).lintas:
        raise TidakBerizinError(BUKAN_PENGELOLA)
    if not bercakupan(akun) or (pd is not None and not _dapat_dibatasi(akun)):
        raise TidakSahError(
            "Cakupan hanya diatur untuk akun tanpa perangkat daerah yang perannya bukan Kepala "
            "Daerah atau Admin Pemda."
        )
    pastikan_dilihat(sidik_cakupan(akun), dilihat)
    baru = None if pd is None else {p.pk: p for p in pd}
    if baru is not None and not baru:
        raise TidakSahError("Pilih sekurang-kurangnya satu perangkat daerah, atau semuanya.")
    lama = _sebut(akun)
    akun.cakupan.all().delete()
    akun.cakupan_terbatas = baru is not None
    akun.save(update_fields=["cakupan_terbatas"])
    CakupanPD.objects.bulk_create(
        CakupanPD(pengguna=akun, pd=p, oleh=oleh, pada=pada) for p in (baru or {}).values()
    )
    akun.__dict__.pop("batas_pd", None)
    kini = _sebut(akun)
    if kini != lama:
        jejak(
            aksi=AKSI_CAKUPAN, objek=akun, oleh=oleh, pada=pada, perubahan={"cakupan": (lama, kini)}
        ).save()
    return akun


def _sebut(akun: Pengguna) -> str:
    if not akun.cakupan_terbatas:
        return SELURUH_PD
    return ", ".join(akun.cakupan.order_by("pd__nama").values_list("pd__nama", flat=True))
