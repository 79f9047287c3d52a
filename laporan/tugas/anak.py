"""The child process of one job: it can be killed at any moment, and its memory is bounded.

It tells its parent what it does over a pipe; the parent writes the job's row.
"""

import ctypes
import logging
import os
import resource
import signal
import sys
from hashlib import sha256
from multiprocessing.connection import Connection
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, InterfaceError, connections

from kinerja.gangguan import penolakan_dari
from kinerja.penolakan import JenisPenolakan
from kinerja.simpanan import SimpananError
from laporan.cetak.dasar import Berkas
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.models import Tugas
from laporan.tugas.dasar import Argumen, DibatalkanError, Pekerjaan, PekerjaanGagalError

catatan = logging.getLogger("tapak.tugas")

FOLDER = "tugas"
PESAN_RUNTUH = (
    "Terjadi kesalahan pada Tapak sehingga pekerjaan tidak selesai. Coba lagi; bila berulang, "
    "sampaikan kepada admin dengan menyebut waktu dan nomor pekerjaan ini."
)
PESAN_MEMORI = (
    "Pekerjaan memerlukan memori lebih banyak daripada yang diizinkan. Sampaikan kepada admin."
)
_PESAN_MESIN = {
    JenisPenolakan.PENUH: (
        "Belum selesai: ruang penyimpanan server penuh. Beri tahu pengelola server, lalu ulangi "
        "setelah ruangnya ditambah."
    ),
    JenisPenolakan.GANGGUAN: (
        "Belum selesai: server sedang tidak dapat membaca atau menyimpan data. Ulangi beberapa "
        "menit kemudian; bila berulang, sampaikan kepada admin."
    ),
}
_PR_SET_PDEATHSIG = 1


class LaporPipa:
    """Progress over the pipe. After SIGTERM the next call raises DibatalkanError."""

    def __init__(self, pipa: Connection) -> None:
        self._pipa = pipa
        self._berhenti = False
        self._terakhir: tuple[int, str] | None = None
        signal.signal(signal.SIGTERM, self._hentikan)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's affair

    def _hentikan(self, _nomor: int, _bingkai: object) -> None:
        self._berhenti = True

    def __call__(self, persen: int, langkah: str) -> None:
        if self._berhenti:
            raise DibatalkanError
        if (persen, langkah) != self._terakhir:
            self._terakhir = (persen, langkah)
            self._pipa.send(("maju", persen, langkah))


def jalankan(tugas: Tugas, pekerjaan: Pekerjaan, pipa: Connection, induk: int) -> None:
    """Do the job and end the process. The result goes to the storage, news to the pipe."""
    _mati_bersama_induk(induk)
    _batasi_memori(pekerjaan.batas_mb)
    lapor = LaporPipa(pipa)
    hasil = _kerjakan(tugas, pekerjaan, lapor)
    try:
        pipa.send(hasil)
        pipa.close()
    finally:
        connections.close_all()
        logging.shutdown()
        os._exit(0)  # the parent's own clean-up must not run here a second time


def _kerjakan(tugas: Tugas, pekerjaan: Pekerjaan, lapor: LaporPipa) -> tuple[Any, ...]:
    try:
        lapor(1, "Menyiapkan data")
        berkas = pekerjaan.kerjakan(
            Argumen(tugas.pd, tugas.tahun, tugas.oleh, tugas.pada, tugas.argumen), lapor
        )
        lapor(99, "Menyimpan berkas")
        return ("selesai", simpan(tugas, berkas) if berkas else {})
    except DibatalkanError:
        return ("batal",)
    except (PekerjaanGagalError, PdfTidakTersediaError, SimpananError) as galat:
        catatan.warning("Pekerjaan %s tidak dapat dikerjakan: %s", tugas.pk, galat)
        return ("gagal", str(galat))
    except (OSError, DatabaseError, InterfaceError) as galat:
        tolak = penolakan_dari(galat)
        catatan.exception("Pekerjaan %s (%s) gagal.", tugas.pk, tugas.jenis)
        pesan = _PESAN_MESIN.get(tolak.jenis, PESAN_RUNTUH) if tolak else PESAN_RUNTUH
        return ("gagal", pesan)
    except MemoryError:
        catatan.exception("Pekerjaan %s kehabisan memori.", tugas.pk)
        return ("gagal", PESAN_MEMORI)
    except Exception:
        catatan.exception("Pekerjaan %s (%s) gagal.", tugas.pk, tugas.jenis)
        return ("gagal", PESAN_RUNTUH)


def simpan(tugas: Tugas, berkas: Berkas) -> dict[str, Any]:
    """Store the result; returns the columns of the job's row that describe it."""
    letak = default_storage.save(
        f"{FOLDER}/{tugas.pd_id}/{uuid4().hex}/{berkas.nama}", ContentFile(berkas.isi)
    )
    return {
        "berkas": letak,
        "nama_berkas": berkas.nama,
        "tipe_berkas": berkas.tipe,
        "ukuran_berkas": len(berkas.isi),
        "sha256": sha256(berkas.isi).hexdigest(),
    }


def _mati_bersama_induk(induk: int) -> None:
    """Linux ends this process with its parent; elsewhere its result is refused later."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != induk:  # it died before we asked
            os._exit(1)


def _batasi_memori(mb: int) -> None:
    """Bound what this process may take; a shared library or a thread's stack does not count."""
    _, keras = resource.getrlimit(resource.RLIMIT_DATA)
    batas = mb * 1024 * 1024
    if keras != resource.RLIM_INFINITY:
        batas = min(batas, keras)
    resource.setrlimit(resource.RLIMIT_DATA, (batas, keras))
