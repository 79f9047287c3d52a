"""Files that nothing refers to: left when a server died between storing a file and its row, and
those of removed evidence once that can no longer be undone.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from kinerja.bukti.berkas import buang
from kinerja.bukti.terhapus import AKSI_HAPUS
from kinerja.models import DataDukung, JejakAudit

FOLDER = "data-dukung"


def berkas_yatim(sebelum: datetime) -> Iterator[str]:
    """Stored names older than `sebelum` that no evidence refers to, nor a removal in the trail that
    could be undone then or whose file a submission froze.
    """
    gudang = DataDukung._meta.get_field("berkas").storage
    dipakai = set(DataDukung.objects.exclude(berkas="").values_list("berkas", flat=True))
    for perubahan in JejakAudit.objects.filter(aksi=AKSI_HAPUS).values_list("perubahan", flat=True):
        for lama, _ in perubahan.values():
            if isinstance(lama, dict) and "berkas" in lama and _ditahan(lama, sebelum):
                dipakai.add(lama["berkas"])
    try:
        tahun, _ = gudang.listdir(FOLDER)
    except FileNotFoundError:
        return
    for folder in sorted(tahun):
        for nama in sorted(gudang.listdir(f"{FOLDER}/{folder}")[1]):
            jalur = f"{FOLDER}/{folder}/{nama}"
            if jalur not in dipakai and gudang.get_modified_time(jalur) < sebelum:
                yield jalur


def _ditahan(lama: dict[str, Any], sebelum: datetime) -> bool:
    sampai = lama.get("sampai")
    return sampai is None or datetime.fromisoformat(sampai) > sebelum


def buang_yatim(sebelum: datetime) -> list[str]:
    """Delete them; return their names. `sebelum` well in the past: an upload may be under way."""
    nama = list(berkas_yatim(sebelum))
    for satu in nama:
        buang(satu)
    return nama
