"""What every step on an agreement shares: the row locked and of the version seen, the audit row."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from kinerja import langkah as tulis
from kinerja.models import Pengguna, PerjanjianKinerja
from kinerja.penolakan import TidakDitemukanError
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
    semua = PerjanjianKinerja.objects.select_related("jabatan", "pd", "dokumen")
    try:
        p = tulis.ambil_terkunci(semua.filter(pk=perjanjian.pk))
    except TidakDitemukanError:
        raise AksiDitolakError("Perjanjian Kinerja tidak ditemukan.") from None
    # First whether the step is open: an agreement that moved on says more than "was changed".
    pastikan_boleh(langkah, p, oleh)
    tulis.pastikan_versi(p, versi, bentrok=lambda _: VersiBerubahError())
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
) -> None:
    """Store a changed agreement under its next version, with its audit row."""
    catatan = tulis.Pencatat(
        oleh=oleh, pada=pada, aksi=aksi, pd=p.pd, alasan=alasan, kelompok=kelompok
    )
    catatan.catat(p, perubahan or {})
    p.save()
    catatan.simpan()
