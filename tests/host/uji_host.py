"""Two web hosts and two workers on one PostgreSQL, one store of files; some of them are killed.

`script/uji-host [--tulisan N] [--klien N] [--tugas N] [--detak DETIK] [--jaringan]`

Every host is a gunicorn with a data folder of its own, every worker a process; the stored files lie
in a local S3 server. While clients save cells and jobs are done, one process of the second host is
killed by SIGKILL, then the whole first host, and a worker that holds a job. Clients go on at the
other host, as a balancer would have them. Nothing that was acknowledged may be missing, nothing may
stand twice, and no job may have been finished by two workers. Exit status 0 only when all holds.

`--jaringan`: each host in a network namespace of its own (tests/host/jaringan.py). There the first
host does not die but loses its network, in the middle of a transaction and of a job: nobody is
told, clients wait in vain, the database holds what it locked. Later the network comes back, and
what the host still believes to be doing must change nothing.
"""

import argparse
import contextlib
import http.client
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

import psycopg

from tests.host.jaringan import SAKELAR, Jaringan, jaringan, masuk_ruang
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
SABAR_JARINGAN = 10
"""Seconds after which a client gives a host up that does not answer."""
LANGKAH_PULIH = 5
"""Seconds in which a worker that comes back would do what it still means to do."""


@dataclass
class KlienDuaHost(Klien):
    """A client behind a balancer: where a host does not answer, the same write goes to the next."""

    host: list[tuple[str, int]] = field(default_factory=list)
    pindah: int = 0

    def kirim_sampai(self, t: Tulisan, tenggat: float) -> None:
        while not self.kirim(t):
            if time.monotonic() > tenggat:
                raise RuntimeError("No host answered in time.")
            self.host.append(self.host.pop(0))
            self.alamat, self.port = self.host[0]
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
                    *self.server.awalan,
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
    *,
    tulisan: int = 600,
    banyak_klien: int = 8,
    tugas: int = 40,
    detak: int = 30,
    kawat: Jaringan | None = None,
) -> list[str]:
    """Run once; return what is wrong, and print what was seen."""
    masalah: list[str] = []
    pusat = SAKELAR if kawat else ""
    with (
        tempfile.TemporaryDirectory(prefix="tapak-host-") as nama,
        server_s3(pusat or "127.0.0.1") as s3,
        basis_data("postgresql", Path(nama), pusat) as url,
    ):
        folder = Path(nama)
        catatan = folder / "tugas.txt"
        catatan.touch()
        s3.buat(EMBER)
        pelayan = [_pelayan(url, folder, n, s3, catatan, kawat) for n in (1, 2)]
        umum = pelayan[0].lingkungan
        dunia = jalankan_django(umum, f"bangun({BARIS}, {banyak_klien})", modul=MODUL)
        pintu = [(p.server.alamat, p.server.port) for p in pelayan]
        klien = [
            KlienDuaHost(
                n,
                dunia["sesi"][n],
                "c" * 32,
                pintu[n % 2][1],
                susun_tulisan(tulisan // banyak_klien, n, banyak_klien, dunia["indikator"]),
                alamat=pintu[n % 2][0],
                batas=SABAR_JARINGAN if kawat else 60,
                host=[pintu[n % 2], pintu[1 - n % 2]],
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
                nasib = _lenyapkan(pelayan[0], kawat, url)
            diakui = [t for t in semua if t.jawaban is not None]
            cetak(
                f"{len(diakui)} dari {len(semua)} tulisan diakui; proses {anak} dari host 2 "
                f"dimatikan paksa, lalu host 1 dan pekerjanya {nasib}; "
                f"{sum(k.pindah for k in klien)} kali klien pindah host."
            )
            if len(diakui) != len(semua):
                contoh = next(t.ditolak for t in semua if t.jawaban is None)
                masalah.append(f"{len(semua) - len(diakui)} tulisan ditolak: {contoh}")
            lingkungan = pelayan[1].lingkungan
            masalah += bandingkan(lingkungan, diakui, "sesudahnya", tepat=True)
            masalah += periksa_tugas(lingkungan, catatan, tugas, di_tangan)
            masalah += _periksa_hasil(lingkungan, tugas)
            if kawat:
                masalah += _pulih(pelayan[0], kawat, lingkungan)
                masalah += bandingkan(lingkungan, diakui, "sesudah pulih", tepat=True)
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


def _pelayan(
    url: str, folder: Path, nomor: int, s3: ServerS3, catatan: Path, kawat: Jaringan | None
) -> Pelayan:
    data = folder / f"host{nomor}"
    data.mkdir()
    pilihan = s3.pilihan(EMBER)
    alamat = kawat.alamat(nomor) if kawat else "127.0.0.1"
    lingkungan = lingkungan_server(url) | {
        "TAPAK_DATA": str(data),
        "TAPAK_PEKERJA": "mandiri",
        "TAPAK_S3_BUCKET": EMBER,
        "TAPAK_S3_ALAMAT": s3.alamat,
        "TAPAK_S3_KUNCI": pilihan["access_key"],
        "TAPAK_S3_SANDI": pilihan["secret_key"],
        "UJI_HOST_CATATAN": str(catatan),
        "UJI_ALAMAT": alamat,
    }
    awalan = kawat.tambah(nomor) if kawat else []
    return Pelayan(
        Server(lingkungan, pelabuhan(), data / "log", alamat=alamat, awalan=awalan), lingkungan
    )


def _lenyapkan(pelayan: Pelayan, kawat: Jaringan | None, url: str) -> str:
    """The first host is gone from one moment to the next: killed, or cut off amid a transaction."""
    if kawat is None:
        pelayan.server.bunuh()
        pelayan.bunuh_pekerja()
        return "dimatikan paksa"
    with psycopg.connect(url, autocommit=True) as koneksi:

        def terbuka() -> int:
            (banyak,) = koneksi.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE host(client_addr) = %s "
                "AND state = 'idle in transaction'",
                [pelayan.server.alamat],
            ).fetchone() or (0,)
            return int(banyak)

        for _ in range(20):
            _tunggu(lambda: bool(terbuka()), "an open transaction of the first host")
            kawat.putuskan(1)
            time.sleep(0.1)
            if banyak := terbuka():
                return f"terputus dari jaringan di tengah {banyak} transaksi"
            kawat.sambungkan(1)
        return "terputus dari jaringan"


def _pulih(pelayan: Pelayan, kawat: Jaringan, lingkungan: dict[str, str]) -> Iterator[str]:
    """Its network is back: it serves again, and what it still held in its hands changes nothing."""
    sebelum = jalankan_django(lingkungan, "tugas()", modul=MODUL)
    isi = jalankan_django(lingkungan, "isi_hasil()", modul=MODUL)
    kawat.sambungkan(1)

    def menjawab() -> bool:
        sambungan = http.client.HTTPConnection(
            pelayan.server.alamat, pelayan.server.port, timeout=5
        )
        try:
            sambungan.request("GET", "/isian/api/baris/")
            return sambungan.getresponse().status == 401
        except (OSError, http.client.HTTPException):
            return False
        finally:
            sambungan.close()

    _tunggu(menjawab, "an answer of the host that was cut off")
    time.sleep(LANGKAH_PULIH)
    if jalankan_django(lingkungan, "tugas()", modul=MODUL) != sebelum:
        yield "host yang kembali mengubah pekerjaan yang sudah selesai"
    if jalankan_django(lingkungan, "isi_hasil()", modul=MODUL) != isi:
        yield "host yang kembali mengubah hasil pekerjaan"
    cetak("  host 1 kembali ke jaringan dan melayani; tidak ada pekerjaan yang berubah")


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


def periksa_tugas(
    lingkungan: dict[str, str],
    catatan: Path,
    banyak: int,
    di_tangan: int | None = None,
    modul: str = MODUL,
) -> Iterator[str]:
    """Wait for the jobs and say what is wrong with them: each finished, and by one worker alone.

    `di_tangan`: the job whose worker was taken away.
    """

    def semua() -> list[list[Any]]:
        hasil: list[list[Any]] = jalankan_django(lingkungan, "tugas()", modul=modul)
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
    cetak(
        f"  {len(daftar)} pekerjaan selesai, {sum(mulai.values())} kali dimulai"
        + ("" if di_tangan is None else f"; pekerjaan {di_tangan} diambil alih")
    )


def _periksa_hasil(lingkungan: dict[str, str], banyak: int) -> Iterator[str]:
    isi = jalankan_django(lingkungan, "isi_hasil()", modul=MODUL)
    if isi != [[n, str(n)] for n in range(banyak)]:
        yield "hasil pekerjaan tidak seluruhnya tersimpan"


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
    p.add_argument("--jaringan", action="store_true")
    pilihan = p.parse_args()
    if pilihan.jaringan:
        masuk_ruang("tests.host.uji_host", sys.argv[1:])
    return bool(
        uji(
            tulisan=pilihan.tulisan,
            banyak_klien=pilihan.klien,
            tugas=pilihan.tugas,
            detak=pilihan.detak,
            kawat=jaringan(),
        )
    )


if __name__ == "__main__":
    sys.exit(main())
