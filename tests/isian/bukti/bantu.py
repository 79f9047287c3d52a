"""Attaching as a form does, and what the storage holds."""

import io
from datetime import UTC, datetime

from django.core.files.storage import default_storage

from kinerja.bukti.aksi import HasilBukti, tambah_bukti
from kinerja.periode import Triwulan
from tests.isian.bukti.berkas import PDF

TW = Triwulan(2024, 1)
PADA = datetime(2024, 4, 10, 1, 0, tzinfo=UTC)


class Unggahan(io.BytesIO):
    """What a form hands over."""

    def __init__(self, nama: str = "rekap.pdf", isi: bytes = PDF) -> None:
        super().__init__(isi)
        self.name = nama


def tambah(indikator, oleh, **isi) -> HasilBukti:
    if not isi:
        isi = {"berkas": Unggahan()}
    isi.setdefault("pada", PADA)
    return tambah_bukti(indikator=indikator.pk, triwulan=TW, oleh=oleh, **isi)


def folder() -> str:
    return f"data-dukung/{datetime.now(tz=UTC).year}"


def tersimpan() -> list[str]:
    try:
        return default_storage.listdir(folder())[1]
    except FileNotFoundError:
        return []
