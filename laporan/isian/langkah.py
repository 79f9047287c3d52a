"""What the steps of the approval share: locked rows, one audit row each, who may take them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar, cast
from uuid import UUID

from django.db import models

from anggaran.models import LaporanSubKegiatan
from kinerja.langkah import Pencatat, kunci_semua
from kinerja.models import Pengguna, PerangkatDaerah, Realisasi, StatusRealisasi
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError

Baris = Realisasi | LaporanSubKegiatan
_MODEL: tuple[type[Baris], ...] = (Realisasi, LaporanSubKegiatan)
R = TypeVar("R", bound=Baris)


def pastikan_izin(oleh: Pengguna, izin: str, pd: PerangkatDaerah, pesan: str) -> None:
    """Raise TidakDitemukanError outside the user's agency, TidakBerizinError without the role."""
    if oleh.pd_id != pd.pk:
        raise TidakDitemukanError
    if not oleh.has_perm(izin):
        raise TidakBerizinError(pesan)


def menurut_model(baris: Sequence[Baris]) -> dict[type[Baris], list[Baris]]:
    """The rows by their table, for what each table is asked once; always in the same order, in
    which their locks are taken too.
    """
    semua = {model: [b for b in baris if type(b) is model] for model in _MODEL}
    return {model: milik for model, milik in semua.items() if milik}


def kunci_baris(model: type[R], pk: Sequence[int]) -> dict[int, R]:
    """The rows, locked, by id, with all that names them."""
    milik = "indikator" if model is Realisasi else "sub_kegiatan"
    berunit = cast("models.QuerySet[R]", model.objects.berunit())
    semua = berunit.select_related(f"{milik}__pd", f"{milik}__penanggung_jawab")
    return {r.pk: r for r in kunci_semua(semua.filter(pk__in=pk))}


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
