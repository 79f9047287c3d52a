"""What the steps of the approval share: locked rows, one audit row each, who may take them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from anggaran.models import LaporanSubKegiatan
from kinerja.langkah import Pencatat
from kinerja.models import Pengguna, PerangkatDaerah, Realisasi, StatusRealisasi
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


def pencatat_langkah(
    pd: PerangkatDaerah,
    *,
    aksi: str,
    oleh: Pengguna,
    pada: datetime,
    alasan: str = "",
    kelompok: UUID | None = None,
) -> Pencatat:
    """The write of one step: who filled a row stays the one who filled it."""
    return Pencatat(
        oleh=oleh, pada=pada, aksi=aksi, pd=pd, alasan=alasan, kelompok=kelompok, pengubah=False
    )


def pindahkan(
    catatan: Pencatat,
    baris: Baris,
    ke: StatusRealisasi,
    lain: Mapping[str, tuple[object, object]] | None = None,
) -> None:
    """Move a row to a status in memory; `catatan` stores it with `simpan_langkah`."""
    dari, baris.status = baris.status, ke
    catatan.catat(baris, {"status": (dari, ke.value), **(lain or {})})


def simpan_langkah(catatan: Pencatat, kolom: Sequence[str]) -> None:
    """Store moved rows of both kinds and their audit rows, in at most three queries."""
    catatan.simpan("status", *kolom)
