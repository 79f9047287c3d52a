"""The worker: takes jobs from the queue, has each done by a child process, and watches it."""

import contextlib
import fcntl
import logging
import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing.connection import Connection
from typing import Any
from uuid import uuid4

from django.core.files.storage import default_storage
from django.db import DatabaseError, InterfaceError, connections
from django.utils import timezone

from config.env import DATA_DIR
from kinerja.jejak_berantai import rantaikan
from kinerja.masuk.sesi import buang_semua_yang_berakhir
from laporan.models import Tugas
from laporan.tugas import anak, antrean
from laporan.tugas.dasar import Pekerjaan

catatan = logging.getLogger("tapak.tugas")
_PROSES = multiprocessing.get_context("fork")

SELANG_TANYA = 1.0
SELANG_DETAK = 5.0
SELANG_LIHAT = 0.5
SELANG_KABAR = 0.5
SELANG_RAWAT = 60.0
TENGGANG_BATAL = 1.0
"""Seconds that a child has for an orderly end."""
TENGGANG_BERHENTI = 20.0
"""Seconds that the running job still gets when the worker itself is asked to stop."""
NGANGGUR = 10.0
"""Seconds that a worker started by the web process waits for one more job."""


def nama_pekerja() -> str:
    """A name that no other worker has, on any host."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{uuid4().hex[:8]}"


@dataclass
class Pantauan:
    """A running child: what it said last, and when the parent last looked and wrote."""

    proses: Any
    pipa: Connection
    mulai: float = field(default_factory=time.monotonic)
    persen: int = 1
    langkah: str = "Menyiapkan data"
    tertulis: tuple[int, str] = (0, "")
    pada_tulis: float = 0.0
    pada_lihat: float = 0.0
    hasil: tuple[Any, ...] | None = None


class ProsesPekerja:
    """One worker process. `berhenti()` lets it finish or put back what it holds, and end.

    `berkala` is called once a minute between jobs with the time: short, it only queues.
    """

    def __init__(
        self,
        pekerjaan: dict[str, Pekerjaan],
        *,
        nama: str = "",
        berkala: Sequence[Callable[[datetime], object]] = (),
    ) -> None:
        self.berkala = berkala
        self.nama = nama or nama_pekerja()
        self.pekerjaan = pekerjaan
        self._berhenti_pada: float | None = None
        self._detak_pada = 0.0
        self._rawat_pada = time.monotonic() - SELANG_RAWAT  # soon

    def berhenti(self, *_: object) -> None:
        """Stop soon: a signal handler."""
        self._berhenti_pada = self._berhenti_pada or time.monotonic()

    # --- the loop -----------------------------------------------------------------------

    def jalan(self, *, sampai_kosong: bool = False, nganggur: float = NGANGGUR) -> int:
        """Work until stopped, or with `sampai_kosong` until the queue stays empty; returns the
        number of jobs taken.
        """
        banyak, terakhir = 0, time.monotonic()
        self._daftar()
        try:
            while self._berhenti_pada is None:
                if self.satu():
                    banyak, terakhir = banyak + 1, time.monotonic()
                    continue
                self._rawat()
                if sampai_kosong and time.monotonic() - terakhir >= nganggur:
                    if self._boleh_pergi():
                        break
                    continue
                self._daftar()
                time.sleep(SELANG_TANYA)
        finally:
            self._pergi()
        return banyak

    def satu(self) -> bool:
        """Take one job and see it through; False when there was none."""
        try:
            tugas = antrean.ambil(self.nama)
        except (DatabaseError, InterfaceError):
            catatan.exception("Antrean tidak dapat dibaca.")
            _sambung_ulang()
            return False
        if tugas is None:
            return False
        self._tangani(tugas)
        return True

    def _boleh_pergi(self) -> bool:
        """Leave first, then look once more: whoever queued a job meanwhile saw a worker and
        started none.
        """
        antrean.hapus_pekerja(self.nama)
        if not antrean.dapat_diambil().exists():
            return True
        self._detak_pada = 0.0
        self._daftar()
        return False

    def _daftar(self) -> None:
        if time.monotonic() - self._detak_pada >= SELANG_DETAK:
            with _tahan_gangguan():
                antrean.daftarkan(self.nama)
                self._detak_pada = time.monotonic()

    def _rawat(self) -> None:
        """Between jobs: chain the audit rows that were written since, sweep sessions that ended."""
        if time.monotonic() - self._rawat_pada >= SELANG_RAWAT:
            self._rawat_pada = time.monotonic()
            with _tahan_gangguan():
                rantaikan(pada=timezone.now())
                buang_semua_yang_berakhir(timezone.now())
                for satu in self.berkala:
                    satu(timezone.now())

    def _pergi(self) -> None:
        with _tahan_gangguan():
            antrean.hapus_pekerja(self.nama)

    # --- one job ------------------------------------------------------------------------

    def _tangani(self, tugas: Tugas) -> None:
        pekerjaan = self.pekerjaan.get(tugas.jenis)
        if pekerjaan is None:
            catatan.error("Jenis pekerjaan %r tidak dikenal.", tugas.jenis)
            antrean.gagalkan(tugas.pk, self.nama, anak.PESAN_RUNTUH)
            return
        pantau = self._lahirkan(tugas, pekerjaan)
        try:
            sebab = self._awasi(tugas, pekerjaan, pantau)
        finally:
            _akhiri(pantau)
        while True:  # the database may be away for a moment; the job is not lost meanwhile
            try:
                self._tutup(tugas, pekerjaan, pantau, sebab)
                return
            except (DatabaseError, InterfaceError):
                catatan.exception("Hasil pekerjaan %s belum dapat dicatat.", tugas.pk)
                _sambung_ulang()
                if time.monotonic() - pantau.pada_tulis > antrean.BATAS_DETAK:
                    return  # another worker takes it over
                time.sleep(SELANG_TANYA)

    def _lahirkan(self, tugas: Tugas, pekerjaan: Pekerjaan) -> Pantauan:
        # No connection may be shared with the child: closing it there would close it here.
        connections.close_all()
        baca, tulis = _PROSES.Pipe(duplex=False)
        proses = _PROSES.Process(
            target=anak.jalankan, args=(tugas, pekerjaan, tulis, os.getpid()), daemon=True
        )
        proses.start()
        tulis.close()
        return Pantauan(proses, baca)

    def _awasi(self, tugas: Tugas, pekerjaan: Pekerjaan, p: Pantauan) -> str:
        """Watch until the child is done; returns why: selesai, batal, waktu, berhenti, rampas."""
        while True:
            if not _dengar(p):
                return "selesai"
            kini = time.monotonic()
            if kini - p.mulai > pekerjaan.batas_detik:
                return "waktu"
            if self._berhenti_pada and kini - self._berhenti_pada > TENGGANG_BERHENTI:
                return "berhenti"
            with _tahan_gangguan():
                if kini - p.pada_lihat >= SELANG_LIHAT:
                    p.pada_lihat = kini
                    diminta_batal = antrean.keadaan(tugas.pk, self.nama)
                    if diminta_batal is None:
                        return "rampas"
                    if diminta_batal:
                        return "batal"
                if self._perlu_tulis(p, kini) and not antrean.kabari(
                    tugas.pk, self.nama, persen=p.persen, langkah=p.langkah
                ):
                    return "rampas"
                self._daftar()

    @staticmethod
    def _perlu_tulis(p: Pantauan, kini: float) -> bool:
        berubah = (p.persen, p.langkah) != p.tertulis
        if kini - p.pada_tulis < (SELANG_KABAR if berubah else SELANG_DETAK):
            return False
        p.pada_tulis, p.tertulis = kini, (p.persen, p.langkah)
        return True

    def _tutup(self, tugas: Tugas, pekerjaan: Pekerjaan, p: Pantauan, sebab: str) -> None:
        pk, nama = tugas.pk, self.nama
        match sebab, p.hasil:
            case _, ("selesai", dict() as kolom):
                if not antrean.selesaikan(pk, nama, **kolom) and kolom:
                    default_storage.delete(kolom["berkas"])  # another worker's result counts
            case _, ("gagal", str(pesan)):
                antrean.gagalkan(pk, nama, pesan)
            case "batal", _:
                antrean.catat_batal(pk, nama)
            case "waktu", _:
                menit = -(-pekerjaan.batas_detik // 60)
                catatan.error("Pekerjaan %s melewati %s detik.", pk, pekerjaan.batas_detik)
                antrean.gagalkan(
                    pk,
                    nama,
                    f"Pekerjaan tidak selesai dalam {menit} menit, lalu dihentikan. Coba lagi saat "
                    "Tapak tidak sibuk.",
                )
            case "berhenti", _:
                antrean.kembalikan(pk, nama, dihitung=False)
            case "rampas", _:
                catatan.warning("Pekerjaan %s telah diambil alih.", pk)
            case _:
                catatan.error("Proses pekerjaan %s mati, kode %s.", pk, p.proses.exitcode)
                if tugas.percobaan >= antrean.MAKS_PERCOBAAN:
                    antrean.gagalkan(pk, nama, antrean.PESAN_TERHENTI)
                else:
                    antrean.kembalikan(pk, nama, dihitung=True)


def _dengar(p: Pantauan) -> bool:
    """Take in what the child says, waiting a little; False when it has nothing more to say."""
    try:
        tunggu = SELANG_LIHAT / 2
        while p.pipa.poll(tunggu):
            pesan = p.pipa.recv()
            if pesan[0] == "maju":
                p.persen, p.langkah = pesan[1], pesan[2]
            else:
                p.hasil = pesan
            tunggu = 0.0
    except (EOFError, OSError):
        return False
    return True


def _akhiri(p: Pantauan) -> None:
    """End the child: it may end by itself, is asked to, and is made to."""
    if p.hasil is None:
        p.proses.terminate()
        tenggat = time.monotonic() + TENGGANG_BATAL
        # What it said last may still be in the pipe, even when it has gone.
        while _dengar(p) and time.monotonic() < tenggat:
            pass
    p.proses.join(TENGGANG_BATAL if p.hasil else 0.2)
    if p.proses.is_alive():
        p.proses.kill()
        p.proses.join()
    p.pipa.close()


@contextlib.contextmanager
def _tahan_gangguan() -> Iterator[None]:
    """Let a busy or absent database pass: the next round tries again."""
    try:
        yield
    except (DatabaseError, InterfaceError):
        catatan.warning("Basis data belum dapat dihubungi; dicoba lagi.", exc_info=True)
        _sambung_ulang()


def _sambung_ulang() -> None:
    for koneksi in connections.all(initialized_only=True):
        koneksi.close()


@contextlib.contextmanager
def satu_per_mesin(*, tunggu: float = 5.0) -> Iterator[bool]:
    """Hold the machine's place for a worker started by itself. False: another one holds it and is
    alive. One that is just leaving makes room within `tunggu` seconds.
    """
    DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(DATA_DIR / "pekerja.kunci", "w") as berkas:
        tenggat = time.monotonic() + tunggu
        while True:
            try:
                fcntl.flock(berkas, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                if antrean.ada_pekerja() or time.monotonic() >= tenggat:
                    yield False
                    return
                time.sleep(0.1)
            else:
                yield True
                return


def pasang_sinyal(pekerja: ProsesPekerja) -> None:
    """Have SIGTERM and SIGINT stop the worker in good order."""
    signal.signal(signal.SIGTERM, pekerja.berhenti)
    signal.signal(signal.SIGINT, pekerja.berhenti)
