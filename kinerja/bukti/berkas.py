"""A checked file, and its place in storage: outside static, under a name nobody can guess."""

import hashlib
import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.core.files.base import ContentFile

from kinerja.bukti.gambar import SISI_BUKTI, gambar_ulang
from kinerja.bukti.isi import kenali
from kinerja.bukti.jenis import JenisBerkas
from kinerja.bukti.nama import bersihkan_nama
from kinerja.bukti.sandi_pdf import pastikan_tanpa_sandi
from kinerja.models import DataDukung
from kinerja.penolakan import TerlaluBesarError

_CATATAN = logging.getLogger(__name__)
_MB = 1024 * 1024


class Masuk(Protocol):
    """An uploaded file."""

    name: str | None

    def read(self, num_bytes: int = ..., /) -> bytes: ...


def batas_mb() -> int:
    """Largest file in megabytes."""
    return int(getattr(settings, "TAPAK_BUKTI_MAKS_MB", 10))


@dataclass(frozen=True)
class BerkasSah:
    """A file that passed every check."""

    nama: str
    jenis: JenisBerkas
    isi: bytes
    sha256: str


def baca_berkas(berkas: Masuk) -> BerkasSah:
    """Read and check an uploaded file; a picture is drawn anew. Raises TidakSahError,
    TerlaluBesarError.
    """
    batas = batas_mb()
    isi = berkas.read(batas * _MB + 1)
    if len(isi) > batas * _MB:
        raise TerlaluBesarError(pesan_terlalu_besar())
    nama = bersihkan_nama(berkas.name or "")
    jenis = kenali(nama, isi)
    if jenis.keluarga == "pdf":
        pastikan_tanpa_sandi(isi)
    if jenis.keluarga == "gambar":
        isi = gambar_ulang(isi, jenis, SISI_BUKTI).isi
    return BerkasSah(nama, jenis, isi, hashlib.sha256(isi).hexdigest())


def pesan_terlalu_besar() -> str:
    """What to say about a file above the limit."""
    return (
        f"Berkas melebihi {batas_mb()} MB. Perkecil ukurannya, bagi menjadi beberapa berkas, atau "
        "lampirkan sebagai tautan."
    )


@contextmanager
def tersimpan(bukti: DataDukung, berkas: BerkasSah, ada: str = "") -> Iterator[None]:
    """Store the file and fill its fields; whatever fails inside takes the file away again.

    `ada`: where the same content is stored already; then it is not stored once more.
    """
    bukti.sha256, bukti.ukuran = berkas.sha256, len(berkas.isi)
    bukti.tipe = berkas.jenis.tipe
    if ada:
        bukti.berkas.name = ada
        yield
        return
    nama = f"{secrets.token_hex(16)}.{berkas.jenis.akhiran}"
    # Known beforehand: where the disk is full the file is there, short, and the field is not set.
    letak = bukti.berkas.field.generate_filename(bukti, nama)
    try:
        bukti.berkas.save(nama, ContentFile(berkas.isi), save=False)
        yield
    except BaseException:
        buang(bukti.berkas.name or letak)
        raise


def buang(nama: str | None) -> None:
    """Delete a stored file; a storage that fails is reported in the log, not to the user."""
    if not nama:
        return
    try:
        DataDukung._meta.get_field("berkas").storage.delete(nama)
    except OSError:
        _CATATAN.exception("Berkas data dukung %s tidak dapat dihapus.", nama)
