"""The database side of the test with several hosts, run in processes of its own."""

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils import timezone

from kinerja.models import Pengguna, PerangkatDaerah
from laporan.cetak.dasar import Berkas
from laporan.models import StatusTugas, Tugas
from laporan.tugas import antrean, minta
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan
from laporan.tugas.pekerja import ProsesPekerja, pasang_sinyal
from tests.isian import uji_mati_data
from tests.isian.uji_mati_data import keluar

JENIS = "uji_host"
LANGKAH = 4


def bangun(baris: int, klien: int) -> None:
    uji_mati_data.bangun(baris, klien)


def potret() -> None:
    uji_mati_data.potret()


def _kerjakan(argumen: Argumen, lapor: Lapor) -> Berkas | None:
    """Write down that it began and that it ended; another host would see it in the same file."""
    _catat("mulai", argumen["nomor"])
    for n in range(LANGKAH):
        lapor(10 + n, f"Langkah {n}")
        time.sleep(0.1)
    _catat("selesai", argumen["nomor"])
    return Berkas(f"{argumen['nomor']}.txt", "text/plain", str(argumen["nomor"]).encode())


def _catat(apa: str, nomor: int) -> None:
    baris = f"{apa} {nomor} {os.getppid()}\n".encode()
    pegangan = os.open(
        os.environ["UJI_HOST_CATATAN"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600
    )
    try:
        os.write(pegangan, baris)
    finally:
        os.close(pegangan)


def _judul(tahun: int, isi: Mapping[str, Any]) -> str:
    return f"Uji {isi['nomor']}"


PEKERJAAN = {JENIS: Pekerjaan(jenis=JENIS, judul=_judul, kerjakan=_kerjakan, izin="")}


def antrekan(banyak: int) -> None:
    """Queue so many jobs."""
    pd, oleh = PerangkatDaerah.objects.get(), Pengguna.objects.order_by("pk").first()
    assert oleh is not None
    for nomor in range(banyak):
        minta(
            pekerjaan=PEKERJAAN[JENIS],
            pd=pd,
            tahun=2024,
            argumen={"nomor": nomor},
            oleh=oleh,
            pada=timezone.now(),
        )
    keluar(banyak)


def tugas() -> None:
    """How the jobs stand: number → status, tries, stored result."""
    keluar(
        [
            [t.argumen["nomor"], t.status, t.percobaan, t.berkas]
            for t in Tugas.objects.filter(jenis=JENIS).order_by("pk")
        ]
    )


def isi_hasil() -> None:
    """What the stored results hold, read from the store that all hosts share."""
    from django.core.files.storage import default_storage

    hasil = {}
    for t in Tugas.objects.filter(jenis=JENIS, status=StatusTugas.SELESAI):
        with default_storage.open(t.berkas) as berkas:
            hasil[t.argumen["nomor"]] = berkas.read().decode()
    keluar(sorted(hasil.items()))


def pekerja(batas_detak: int) -> None:
    """A worker like `manage.py pekerja`, for the job of this test. A dead one is noticed after
    `batas_detak` seconds.
    """
    antrean.BATAS_DETAK = batas_detak
    proses = ProsesPekerja(PEKERJAAN)
    pasang_sinyal(proses)
    Path(os.environ["UJI_HOST_CATATAN"] + f".{os.getpid()}").touch()
    proses.jalan()
    sys.exit(0)
