"""The checks behind /sehat/: each says yes or no, how old or how large, and what to do."""

import math
import os
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from config.env import DATA_DIR
from kinerja.pemicu import hilang
from laporan.tugas.antrean import umur_detak, umur_menunggu

SIMPAN_DETIK = 5.0
"""How long an answer stands: whoever asks more often costs nothing."""
PEKERJA_DIAM = 120
"""Seconds without a worker's sign of life after which a worker that runs as a service is gone."""
MENUNGGU_LAMA = 600
"""Seconds that a job may wait while a worker is there: longer, and there are too few of them."""
_MB = 1024 * 1024


@dataclass(frozen=True)
class Pemeriksaan:
    """One check. `angka` is a plain measure that anybody may see, `rinci` is for those who run
    this host. Without `wajib` the host serves although the answer is no.
    """

    nama: str
    baik: bool
    wajib: bool = True
    angka: dict[str, int | None] | None = None
    rinci: str = ""


@dataclass(frozen=True)
class Kesehatan:
    """All checks at one moment."""

    periksa: tuple[Pemeriksaan, ...]

    @property
    def siap(self) -> bool:
        """Whether this host should be sent requests."""
        return all(p.baik for p in self.periksa if p.wajib)

    @property
    def semua_baik(self) -> bool:
        """Whether nobody needs to look."""
        return all(p.baik for p in self.periksa)


class _Simpanan:
    """The last answer; while one thread asks again, the others get the last one."""

    def __init__(self) -> None:
        self._gembok = threading.Lock()
        self._pada = -math.inf
        self._isi: Kesehatan | None = None

    def ambil(self) -> Kesehatan:
        if self._isi is not None and time.monotonic() - self._pada < SIMPAN_DETIK:
            return self._isi
        if self._isi is not None and self._gembok.locked():
            return self._isi
        with self._gembok:
            if self._isi is None or time.monotonic() - self._pada >= SIMPAN_DETIK:
                self._isi, self._pada = periksa_semua(), time.monotonic()
            return self._isi

    def lupakan(self) -> None:
        self._isi = None


SIMPANAN = _Simpanan()


def kesehatan() -> Kesehatan:
    """The checks, at most SIMPAN_DETIK old."""
    return SIMPANAN.ambil()


def periksa_semua() -> Kesehatan:
    """Ask everything now. Never raises: what cannot be asked is not well."""
    basis = _basis_data()
    hasil = [basis]
    if basis.baik:
        hasil += [_aman("pemicu", _pemicu), _aman("migrasi", _migrasi)]
    hasil.append(_aman("cakram", _cakram))
    if basis.baik:
        hasil.append(_aman("pekerja", _pekerja, wajib=False))
    return Kesehatan(tuple(hasil))


def _aman(nama: str, periksa: Callable[[], Pemeriksaan], *, wajib: bool = True) -> Pemeriksaan:
    try:
        return periksa()
    except (DatabaseError, OSError) as galat:
        return Pemeriksaan(nama, False, wajib, rinci=f"Tidak dapat diperiksa: {galat}")


def _basis_data() -> Pemeriksaan:
    """It answers, and takes writes: a standby and a read-only file do not."""
    koneksi = connections[DEFAULT_DB_ALIAS]
    awal = time.perf_counter()
    try:
        with koneksi.cursor() as kursor:
            if koneksi.vendor == "postgresql":
                kursor.execute(
                    "SELECT pg_is_in_recovery(), current_setting('transaction_read_only')"
                )
                siaga, hanya_baca = kursor.fetchone()
                ditulis = not siaga and hanya_baca == "off"
            else:
                kursor.execute("SELECT 1")
                ditulis = _berkas_ditulis(koneksi.settings_dict["NAME"])
    except DatabaseError as galat:
        koneksi.close()
        return Pemeriksaan("basis_data", False, rinci=f"Tidak dapat dihubungi: {galat}")
    ms = int((time.perf_counter() - awal) * 1000)
    rinci = f"{koneksi.vendor}, {ms} milidetik"
    if not ditulis:
        rinci = "Basis data hanya dapat dibaca."
    return Pemeriksaan("basis_data", ditulis, rinci=rinci)


def _berkas_ditulis(nama: Any) -> bool:
    berkas = Path(str(nama))
    if not berkas.is_absolute():  # in memory
        return True
    return os.access(berkas, os.W_OK) and os.access(berkas.parent, os.W_OK)


def _pemicu() -> Pemeriksaan:
    kurang = hilang(connections[DEFAULT_DB_ALIAS])
    rinci = f"{len(kurang)} tidak terpasang; jalankan: manage.py migrate" if kurang else "lengkap"
    return Pemeriksaan("pemicu", not kurang, rinci=rinci)


@cache
def _migrasi_kode() -> frozenset[tuple[str, str]]:
    """What this code needs; it does not change while the process lives."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).graph.nodes)


def _migrasi() -> Pemeriksaan:
    ada = set(MigrationRecorder(connections[DEFAULT_DB_ALIAS]).applied_migrations())
    kurang = sorted(_migrasi_kode() - ada)
    rinci = "lengkap"
    if kurang:
        rinci = f"{len(kurang)} belum dijalankan, pertama {'.'.join(kurang[0])}: manage.py migrate"
    return Pemeriksaan("migrasi", not kurang, rinci=rinci)


def _cakram() -> Pemeriksaan:
    """The fullest of the disks that hold our data, where they are on this host."""
    folder = [DATA_DIR, Path(settings.MEDIA_ROOT)]
    basis = Path(str(connections[DEFAULT_DB_ALIAS].settings_dict["NAME"]))
    if basis.is_absolute():
        folder.append(basis.parent)
    bebas = min(shutil.disk_usage(_yang_ada(f)).free for f in folder) // _MB
    batas = settings.TAPAK_RUANG_MINIMUM_MB
    rinci = f"{bebas} MB bebas, paling sedikit {batas} MB"
    return Pemeriksaan("cakram", bebas >= batas, rinci=rinci)


def _yang_ada(folder: Path) -> Path:
    return next(f for f in (folder, *folder.parents) if f.exists())


def _pekerja() -> Pemeriksaan:
    """With `otomatis` a worker comes with the work: only work that nobody takes is amiss."""
    detak, menunggu = umur_detak(), umur_menunggu()
    diam = detak is None or detak > PEKERJA_DIAM
    layanan = settings.TAPAK_PEKERJA == "mandiri"
    terbengkalai = menunggu is not None and menunggu > MENUNGGU_LAMA
    rinci = "berjalan" if not diam else "tidak ada yang berjalan"
    if terbengkalai:
        rinci += f"; pekerjaan terlama menunggu {menunggu:.0f} detik"
    return Pemeriksaan(
        "pekerja",
        not terbengkalai and not (layanan and diam),
        wajib=False,
        angka={"umur_detak_detik": _bulat(detak), "menunggu_detik": _bulat(menunggu)},
        rinci=rinci,
    )


def _bulat(detik: float | None) -> int | None:
    return None if detik is None else int(detik)
