"""What the steps of the approval share: locked rows, one audit row each, who may take them."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from anggaran.models import LaporanSubKegiatan
from kinerja.isian.bentrok import VERSI
from kinerja.isian.penulisan import simpan_baris
from kinerja.models import JejakAudit, Pengguna, PerangkatDaerah, Realisasi, StatusRealisasi, jejak
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError

Baris = Realisasi | LaporanSubKegiatan
R = TypeVar("R", Realisasi, LaporanSubKegiatan)


def pastikan_izin(oleh: Pengguna, izin: str, pd: PerangkatDaerah, pesan: str) -> None:
    """Raise TidakDitemukanError outside the user's agency, TidakBerizinError without the role."""
    if oleh.pd_id != pd.pk:
        raise TidakDitemukanError
    if not oleh.has_perm(izin):
        raise TidakBerizinError(pesan)


def kunci_baris(model: type[R], pk: Sequence[int]) -> dict[int, R]:
    """The rows, locked, by id, with all that names them.

    Joined only along references that never change: PostgreSQL drops a row from a locking join when
    the reference changed while it waited.
    """
    milik = "indikator" if model is Realisasi else "sub_kegiatan"
    semua: QuerySet[R] = (
        model._default_manager.filter(pk__in=pk)
        .order_by("pk")
        .select_for_update(of=("self",))
        .select_related(f"{milik}__pd", f"{milik}__penanggung_jawab")
    )
    return {r.pk: r for r in semua}


def catat_langkah(
    baris: Baris,
    *,
    aksi: str,
    ke: StatusRealisasi,
    oleh: Pengguna,
    pada: datetime,
    alasan: str = "",
    kelompok: UUID | None = None,
    lain: dict[str, tuple[object, object]] | None = None,
) -> JejakAudit:
    """Move a row to a status in memory and return its audit row, unsaved."""
    perubahan: dict[str, tuple[object, object]] = {
        "status": (baris.status, ke.value),
        **(lain or {}),
        VERSI: (baris.versi, baris.versi + 1),
    }
    baris.status, baris.versi = ke, baris.versi + 1
    return jejak(
        aksi=aksi,
        objek=baris,
        oleh=oleh,
        pada=pada,
        perubahan=perubahan,
        alasan=alasan,
        kelompok=kelompok,
        pd=baris.milik_pd,
    )


def simpan_langkah(baris: Sequence[Baris], kolom: Sequence[str], catatan: list[JejakAudit]) -> None:
    """Store moved rows of both kinds and their audit rows, in at most three queries."""
    realisasi = [b for b in baris if isinstance(b, Realisasi)]
    laporan = [b for b in baris if isinstance(b, LaporanSubKegiatan)]
    if realisasi:
        simpan_baris(Realisasi, realisasi, ("status", "versi", *kolom))
    if laporan:
        simpan_baris(LaporanSubKegiatan, laporan, ("status", "versi", *kolom))
    JejakAudit.objects.bulk_create(catatan)
