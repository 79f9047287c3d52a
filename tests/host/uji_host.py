"""Two web hosts and two workers on one PostgreSQL, one store of files; some of them are killed.

`script/uji-host [--tulisan N] [--klien N] [--tugas N] [--detak DETIK]`

Every host is a gunicorn with a data folder of its own, every worker a process; the stored files lie
in a local S3 server. While clients save cells and jobs are done, one process of the second host is
killed by SIGKILL, then the whole first host, and a worker that holds a job. Clients go on at the
other host, as a balancer would have them. Nothing that was acknowledged may be missing, nothing may
stand twice, and no job may have been finished by two workers. Exit status 0 only when all holds.
"""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.isian.uji_mati import (
    AKAR,
    BARIS,
    BATAS_DETIK,
    Klien,
    Server,
    Tulisan,
    bandingkan,
    basis_data,
    cetak,
    jalankan_django,
    lingkungan_server,
    susun_tulisan,
)
from tests.kinerja_waktu.sesi import pelabuhan
from tests.s3 import ServerS3, server_s3

MODUL = "tests.host.dunia"
EMBER = "uji-host"


@dataclass
class KlienDuaHost(Klien):
    """A client behind a balancer: where a host does not answer, the same write goes to the next."""

    host: list[int] = field(default_factory=list)
    pindah: int = 0

    def kirim_sampai(self, t: Tulisan, tenggat: float) -> None:
        while not self.kirim(t):
            if time.monotonic() > tenggat:
                raise RuntimeError("No host answered in time.")
            self.host.append(self.host.pop(0))
            self.port = self.host[0]
            self.pindah += 1
            time.sleep(0.02)


@dataclass
class Pelayan:
    """One host: its web server, its worker, its own data folder."""

    server: Server
    lingkungan: dict[str, str]
    pekerja: subprocess.Popen[bytes] | None = None

    def mulai_pekerja(self, detak: int, log: Path) -> None:
        with log.open("ab") as catatan:
            self.pekerja = subprocess.Popen(
                [
                    sys.executable,
                    "-c",
                    f"import django\ndjango.setup()\nimport {MODUL} as d\nd.pekerja({detak})",
                ],
                cwd=AKAR,
                env=self.lingkungan,
                stdout=catatan,
                stderr=catatan,
            )

    def bunuh_pekerja(self) -> None:
        if self.pekerja is not None:
            self.pekerja.kill()
            self.pekerja.wait()
            self.pekerja = None


def uji(
    *, tulisan: int = 600, banyak_klien: int = 8, tugas: int = 40, detak: int = 30
) -> list[str]:
    """Run once; return what is wrong, and print what was seen."""
    masalah: list[str] = []
    with (
        tempfile.TemporaryDirectory(prefix="tapak-host-") as nama,
        server_s3() as s3,
        basis_data("postgresql", Path(nama)) as url,
    ):
        folder = Path(nama)
        catatan = folder / "tugas.txt"
        catatan.touch()
        s3.buat(EMBER)
        pelayan = [_pelayan(url, folder / f"host{n}", s3, catatan) for n in (1, 2)]
        umum = pelayan[0].lingkungan
        dunia = jalankan_django(umum, f"bangun({BARIS}, {banyak_klien})", modul=MODUL)
        port = [p.server.port for p in pelayan]
        klien = [
            KlienDuaHost(
                n,
                dunia["sesi"][n],
                "c" * 32,
                port[n % 2],
                susun_tulisan(tulisan // banyak_klien, n, banyak_klien, dunia["indikator"]),
                host=[port[n % 2], port[1 - n % 2]],
            )
            for n in range(banyak_klien)
        ]
        semua = [t for k in klien for t in k.tulisan]
        try:
            for n, p in enumerate(pelayan):
                p.server.mulai()
                p.mulai_pekerja(detak, folder / f"pekerja{n}.log")
            jalankan_django(umum, f"antrekan({tugas})", modul=MODUL)
            with _menyimpan(klien):
                _tunggu(lambda: _selesai(klien) >= len(semua) // 4, "a quarter of the writes")
                anak = _bunuh_satu_anak(pelayan[1].server)
                _tunggu(lambda: _selesai(klien) >= len(semua) // 2, "half of the writes")
                di_tangan = _tunggu_pekerjaan(catatan, pelayan[0])
                pelayan[0].server.bunuh()
                pelayan[0].bunuh_pekerja()
            diakui = [t for t in semua if t.jawaban is not None]
            cetak(
                f"{len(diakui)} dari {len(semua)} tulisan diakui; proses {anak} dari host 2, lalu "
                f"host 1 dan pekerjanya dimatikan paksa; {sum(k.pindah for k in klien)} kali klien "
                "pindah host."
            )
            if len(diakui) != len(semua):
                contoh = next(t.ditolak for t in semua if t.jawaban is None)
                masalah.append(f"{len(semua) - len(diakui)} tulisan ditolak: {contoh}")
            masalah += bandingkan(pelayan[1].lingkungan, diakui, "sesudahnya", tepat=True)
            masalah += _periksa_tugas(pelayan[1].lingkungan, catatan, tugas, di_tangan)
        finally:
            for p in pelayan:
                p.server.bunuh()
                p.bunuh_pekerja()
            for k in klien:
                k.tutup()
    cetak("LULUS" if not masalah else "GAGAL")
    for m in masalah:
        cetak(f"  - {m}")
    return masalah


def _pelayan(url: str, data: Path, s3: ServerS3, catatan: Path) -> Pelayan:
    data.mkdir()
    pilihan = s3.pilihan(EMBER)
    lingkungan = lingkungan_server(url) | {
        "TAPAK_DATA": str(data),
        "TAPAK_PEKERJA": "mandiri",
        "TAPAK_S3_BUCKET": EMBER,
        "TAPAK_S3_ALAMAT": s3.alamat,
        "TAPAK_S3_KUNCI": pilihan["access_key"],
        "TAPAK_S3_SANDI": pilihan["secret_key"],
        "UJI_HOST_CATATAN": str(catatan),
    }
    return Pelayan(Server(lingkungan, pelabuhan(), data / "log"), lingkungan)


@contextlib.contextmanager
def _menyimpan(klien: list[KlienDuaHost]) -> Iterator[None]:
    """Clients save while the block runs; afterwards all of them have finished."""
    tenggat = time.monotonic() + BATAS_DETIK

    def kerja(k: KlienDuaHost) -> None:
        for t in k.tulisan:
            k.kirim_sampai(t, tenggat)
            k.selesai.append(t)

    utas = [threading.Thread(target=kerja, args=[k], daemon=True) for k in klien]
    for u in utas:
        u.start()
    yield
    for u in utas:
        u.join(max(1, tenggat - time.monotonic()))
    if any(u.is_alive() for u in utas):
        raise RuntimeError("The clients did not finish in time.")


def _bunuh_satu_anak(server: Server) -> int:
    """SIGKILL to one of the processes that answer; gunicorn starts another."""
    assert server.proses is not None
    induk = server.proses.pid
    anak = [int(x) for x in Path(f"/proc/{induk}/task/{induk}/children").read_text().split()]
    os.kill(anak[0], signal.SIGKILL)
    return anak[0]


def _selesai(klien: list[KlienDuaHost]) -> int:
    return sum(len(k.selesai) for k in klien)


def _baris(catatan: Path) -> list[tuple[str, int, int]]:
    """(what, job, worker) in the order in which it happened."""
    potong = [b.split() for b in catatan.read_text().splitlines()]
    return [(apa, int(nomor), int(pekerja)) for apa, nomor, pekerja in potong]


def _diselesaikan(catatan: Path) -> set[int]:
    return {nomor for apa, nomor, _ in _baris(catatan) if apa == "selesai"}


def _tunggu_pekerjaan(catatan: Path, pelayan: Pelayan) -> int:
    """A job that the worker of this host has begun and not ended; it will be killed over it."""
    assert pelayan.pekerja is not None
    pid = pelayan.pekerja.pid
    ada: list[int] = []

    def memegang() -> bool:
        milik = Counter(nomor for _, nomor, p in _baris(catatan) if p == pid)
        ada[:] = [nomor for nomor, banyak in milik.items() if banyak == 1]
        return bool(ada)

    _tunggu(memegang, "a job in the worker's hands")
    return ada[0]


def _periksa_tugas(
    lingkungan: dict[str, str], catatan: Path, banyak: int, di_tangan: int
) -> Iterator[str]:
    def semua() -> list[list[Any]]:
        hasil: list[list[Any]] = jalankan_django(lingkungan, "tugas()", modul=MODUL)
        return hasil

    tenggat = time.monotonic() + BATAS_DETIK
    # Who asks the database starts a process; the workers' own notes say when that is worth it.
    while time.monotonic() < tenggat and len(_diselesaikan(catatan)) < banyak:
        time.sleep(0.1)
    daftar = semua()
    while any(satu[1] in {"menunggu", "berjalan"} for satu in daftar):
        if time.monotonic() > tenggat:
            yield "pekerjaan tidak selesai pada waktunya"
            return
        time.sleep(1)
        daftar = semua()
    if len(daftar) != banyak:
        yield f"{len(daftar)} pekerjaan, diminta {banyak}"
    mulai = Counter(nomor for apa, nomor, _ in _baris(catatan) if apa == "mulai")
    selesai = Counter(nomor for apa, nomor, _ in _baris(catatan) if apa == "selesai")
    for nomor, status, percobaan, berkas in daftar:
        if status != "selesai" or not berkas:
            yield f"pekerjaan {nomor} berakhir {status}"
        if mulai[nomor] != percobaan:
            yield f"pekerjaan {nomor} dimulai {mulai[nomor]} kali, tercatat {percobaan}"
        # Its worker may die between the last line and the closing of the job: done again then.
        if selesai[nomor] != 1 and nomor != di_tangan:
            yield f"pekerjaan {nomor} diselesaikan {selesai[nomor]} kali"
        if percobaan > 1 and nomor != di_tangan:
            yield f"pekerjaan {nomor} diambil {percobaan} kali tanpa pekerjanya mati"
    isi = jalankan_django(lingkungan, "isi_hasil()", modul=MODUL)
    if isi != [[n, str(n)] for n in range(banyak)]:
        yield "hasil pekerjaan tidak seluruhnya tersimpan"
    cetak(
        f"  {len(daftar)} pekerjaan selesai; pekerjaan {di_tangan} diambil alih, "
        f"{sum(mulai.values())} kali dimulai"
    )


def _tunggu(syarat: Callable[[], bool], apa: str) -> None:
    tenggat = time.monotonic() + BATAS_DETIK
    while not syarat():
        if time.monotonic() > tenggat:
            raise RuntimeError(f"Waited in vain for {apa}.")
        time.sleep(0.01)


def main() -> int:
    """Command line."""
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    p.add_argument("--tulisan", type=int, default=600)
    p.add_argument("--klien", type=int, default=8)
    p.add_argument("--tugas", type=int, default=40)
    p.add_argument("--detak", type=int, default=30)
    pilihan = p.parse_args()
    return bool(
        uji(
            tulisan=pilihan.tulisan,
            banyak_klien=pilihan.klien,
            tugas=pilihan.tugas,
            detak=pilihan.detak,
        )
    )


if __name__ == "__main__":
    sys.exit(main())
