"""What every step on an agreement shares: the row locked and of the version seen, the audit row."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from kinerja.models import JejakAudit, Pengguna, PerjanjianKinerja, jejak
from laporan.perjanjian.pelaku import pastikan_boleh
from laporan.perjanjian.penolakan import AksiDitolakError, VersiBerubahError
from laporan.perjanjian.wewenang import LangkahPerjanjian


def ambil_terkunci(
    perjanjian: PerjanjianKinerja,
    langkah: LangkahPerjanjian,
    oleh: Pengguna,
    versi: int | None = None,
) -> PerjanjianKinerja:
    """The agreement afresh, locked; the account may take the step, and saw this version of it.

    Call inside a transaction. Raises AksiDitolakError.
    """
    p = (
        PerjanjianKinerja.objects.select_for_update(of=("self",))
        .select_related("jabatan", "pd", "dokumen")
        .filter(pk=perjanjian.pk)
        .first()
    )
    if p is None:
        raise AksiDitolakError("Perjanjian Kinerja tidak ditemukan.")
    pastikan_boleh(langkah, p, oleh)
    if versi is not None and p.versi != versi:
        raise VersiBerubahError
    return p


def simpan(
    p: PerjanjianKinerja,
    *,
    aksi: str,
    oleh: Pengguna,
    pada: datetime,
    perubahan: Mapping[str, tuple[Any, Any]] | None = None,
    alasan: str = "",
    kelompok: UUID | None = None,
) -> JejakAudit:
    """Store a changed agreement under its next version, with its audit row."""
    p.versi += 1
    p.save()
    catatan = jejak(
        aksi=aksi,
        objek=p,
        oleh=oleh,
        pada=pada,
        perubahan={**(perubahan or {}), "versi": (p.versi - 1, p.versi)},
        alasan=alasan,
        kelompok=kelompok,
        pd=p.pd,
    )
    catatan.save()
    return catatan
