"""Retention: results of jobs older than some days are removed, and files that no job names."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import Q
from django.utils import timezone

from laporan.models import BELUM_SELESAI, StatusTugas, Tugas
from laporan.tugas.anak import FOLDER
from laporan.tugas.daftar import daftar

catatan = logging.getLogger("tapak.tugas")
UMUR_YATIM = timedelta(hours=6)
"""A file younger than this may belong to a job that is just being closed."""


@dataclass(frozen=True)
class HasilBersih:
    """How much was removed."""

    hasil: int
    yatim: int
    baris: int


def bersihkan(*, hari: int | None = None) -> HasilBersih:
    """Remove results older than `hari` days (setting TAPAK_TUGAS_SIMPAN_HARI; kinds that are kept
    for less, after that), orphan files, and rows that have been without a file for ten times as
    long.
    """
    hari = settings.TAPAK_TUGAS_SIMPAN_HARI if hari is None else hari
    kini = timezone.now()
    usang = Q(selesai_pada__lt=kini - timedelta(days=hari))
    for p in daftar().values():
        if p.simpan_hari is not None and (singkat := p.simpan_hari()) < hari:
            usang |= Q(jenis=p.jenis, selesai_pada__lt=kini - timedelta(days=singkat))
    lama = Tugas.objects.filter(usang, status=StatusTugas.SELESAI).exclude(berkas="")
    banyak = 0
    for t in lama.only("pk", "berkas"):
        # The row first: a file without a row is found below, a row without a file misleads.
        diubah = Tugas.objects.filter(pk=t.pk, status=StatusTugas.SELESAI).update(
            status=StatusTugas.DIHAPUS, berkas="", ukuran_berkas=None
        )
        if diubah:
            _hapus(t.berkas)
            banyak += 1
    baris, _ = (
        Tugas.objects.exclude(status__in=[*BELUM_SELESAI, StatusTugas.SELESAI])
        .filter(selesai_pada__lt=kini - timedelta(days=10 * hari))
        .delete()
    )
    return HasilBersih(banyak, _hapus_yatim(kini - UMUR_YATIM), baris)


def _hapus_yatim(sebelum: object) -> int:
    dikenal = set(Tugas.objects.exclude(berkas="").values_list("berkas", flat=True))
    banyak = 0
    for letak in _semua_berkas(FOLDER):
        try:
            if letak not in dikenal and default_storage.get_modified_time(letak) < sebelum:  # type: ignore[operator]
                _hapus(letak)
                banyak += 1
        except FileNotFoundError:
            continue
    return banyak


def _semua_berkas(folder: str) -> list[str]:
    try:
        anak, berkas = default_storage.listdir(folder)
    except FileNotFoundError:
        return []
    hasil = [f"{folder}/{b}" for b in berkas]
    for a in anak:
        hasil += _semua_berkas(f"{folder}/{a}")
    return hasil


def _hapus(letak: str) -> None:
    default_storage.delete(letak)
    folder = str(PurePosixPath(letak).parent)
    try:
        if default_storage.listdir(folder) == ([], []):
            default_storage.delete(folder)
    except (FileNotFoundError, NotImplementedError, OSError):
        catatan.debug("Folder %s dibiarkan.", folder)
