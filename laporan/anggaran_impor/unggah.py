"""An uploaded budget file until it is read. Large ones wait for a worker, a day at most."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from anggaran.impor.baca import TANDA_PDF, baca_berkas
from anggaran.impor.bentuk import BerkasNomenklaturError, BerkasTakDikenalError, JenisBerkas
from anggaran.impor.simpan_bacaan import simpan_bacaan
from anggaran.models import MuatanAnggaran
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.penolakan import TidakSahError

IZIN_IMPOR = "anggaran.add_pagubaris"
LANGSUNG = 1_000_000
"""Bytes that are read within the request."""
_FOLDER = "impor-anggaran"
_BASI = timedelta(days=1)


class BerkasAnggaranDitolakError(TidakSahError):
    """The file as a whole cannot be read. `nomenklatur`: it is a ministry's nomenclature."""

    def __init__(self, pesan: str, *, nomenklatur: bool = False) -> None:
        self.nomenklatur = nomenklatur
        super().__init__(pesan)


def dibaca_pekerja(isi: bytes) -> bool:
    """Whether a file takes longer than a page may: a large one, and any PDF."""
    return len(isi) > LANGSUNG or isi.startswith(TANDA_PDF)


def simpan_muatan(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    nama: str,
    isi: bytes,
    jenis: str,
    oleh: Pengguna,
    pada: datetime,
    lapor: Callable[[int], None] = lambda _: None,
) -> MuatanAnggaran:
    """Read a file and keep what it says for its page. Raises BerkasAnggaranDitolakError."""
    try:
        baca = baca_berkas(
            nama, isi, tahun=tahun, jenis=JenisBerkas(jenis) if jenis else None, lapor=lapor
        )
    except BerkasTakDikenalError as galat:
        nomenklatur = isinstance(galat, BerkasNomenklaturError)
        raise BerkasAnggaranDitolakError(str(galat), nomenklatur=nomenklatur) from galat
    return simpan_bacaan(pd=pd, tahun=tahun, nama=nama, isi=isi, baca=baca, oleh=oleh, pada=pada)


def titip(isi: bytes, pada: datetime) -> str:
    """Keep a file for the worker; what was left there is thrown away. Returns its place."""
    _sapu(pada)
    return default_storage.save(f"{_FOLDER}/{secrets.token_hex(16)}", ContentFile(isi))


def ambil(letak: str) -> bytes:
    """A file that was kept. Raises FileNotFoundError."""
    with default_storage.open(letak) as berkas:
        isi: bytes = berkas.read()
    return isi


def buang(letak: str) -> None:
    """The file is read, or will not be."""
    default_storage.delete(letak)


def _sapu(pada: datetime) -> None:
    """Files whose job was cancelled before it ran."""
    try:
        _, semua = default_storage.listdir(_FOLDER)
    except FileNotFoundError:
        return
    for nama in semua:
        letak = f"{_FOLDER}/{nama}"
        if default_storage.get_modified_time(letak) < pada - _BASI:
            default_storage.delete(letak)
