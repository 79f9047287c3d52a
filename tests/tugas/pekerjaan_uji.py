"""Jobs that only tests have."""

import os
import signal
import time
from pathlib import Path

from laporan.cetak.dasar import Berkas
from laporan.tugas.dasar import Argumen, Lapor, Pekerjaan, PekerjaanGagalError

IZIN = "laporan.unduh_laporan"


def _judul(tahun, isi):
    return f"Uji {isi.get('nama', '')} {tahun}"


def cepat(argumen: Argumen, lapor: Lapor) -> Berkas:
    """Done at once."""
    lapor(50, "Setengah jalan")
    return Berkas("hasil.txt", "text/plain", f"isi {argumen.isi.get('nama', '')}".encode())


def lama(argumen: Argumen, lapor: Lapor) -> Berkas:
    """Takes `detik`, reporting ten times a second; notes the process that does it."""
    if tempat := argumen.isi.get("catat"):
        with Path(tempat).open("a") as berkas:
            berkas.write(f"{os.getpid()} {os.getppid()}\n")
    akhir = time.monotonic() + argumen["detik"]
    while time.monotonic() < akhir:
        lapor(40, "BAB III, halaman 41 dari ± 81")
        time.sleep(0.1)
    return cepat(argumen, lapor)


def tuli(argumen: Argumen, lapor: Lapor) -> Berkas:
    """Hears nothing: no progress, SIGTERM ignored."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(argumen["detik"])
    return cepat(argumen, lapor)


def gagal(argumen: Argumen, lapor: Lapor) -> Berkas:
    raise PekerjaanGagalError("Indikator tahun 2031 belum ada.")


def runtuh(argumen: Argumen, lapor: Lapor) -> Berkas:
    raise KeyError("rahasia-teknis")


def mati(argumen: Argumen, lapor: Lapor) -> Berkas:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def rakus(argumen: Argumen, lapor: Lapor) -> Berkas:
    """Takes more memory than it may."""
    simpan = []
    while True:
        simpan.append(bytearray(32 * 1024 * 1024))


def tanpa_berkas(argumen: Argumen, lapor: Lapor) -> None:
    lapor(90, "Hampir selesai")


PEKERJAAN = {
    "cepat": Pekerjaan("cepat", _judul, cepat, IZIN, sidik=lambda a: a.isi.get("data", "")),
    "lama": Pekerjaan("lama", _judul, lama, IZIN),
    "tuli": Pekerjaan("tuli", _judul, tuli, IZIN),
    "gagal": Pekerjaan("gagal", _judul, gagal, IZIN),
    "runtuh": Pekerjaan("runtuh", _judul, runtuh, IZIN),
    "mati": Pekerjaan("mati", _judul, mati, IZIN),
    "rakus": Pekerjaan("rakus", _judul, rakus, IZIN, batas_mb=400),
    "kelamaan": Pekerjaan("kelamaan", _judul, lama, IZIN, batas_detik=1),
    "tanpa_berkas": Pekerjaan("tanpa_berkas", _judul, tanpa_berkas, IZIN),
}
