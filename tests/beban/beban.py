"""Operators of forty agencies save cells at once: errors, and times as multiples of an empty view.

`script/beban [--basis-data sqlite|postgresql|keduanya] [--operator 50,200] [--pd 40]
[--simpan N] [--jeda DETIK] [--detik BATAS] [--tugas N] [--jaringan]`

SQLite is served by one host, PostgreSQL by two (each a gunicorn as delivered, with its own data
folder) with a worker each, which do `--tugas` jobs meanwhile, each once; all on the loopback
address, or with `--jaringan` each host in a network namespace (tests/host/jaringan.py). Each
operator saves `--simpan` cells with about `--jeda` seconds between two, as somebody who types, and
asks for the empty page now and then: what that page took under the same load is the unit, its
median for the median, its p95 for the p95. Exit status 1 when anything was refused, lost or
answered by an error; the goal of p95 at most four times the empty page on PostgreSQL is reported,
not enforced, because it speaks of the machine too.
"""

import argparse
import http.client
import json
import random
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.host.jaringan import SAKELAR, Jaringan, jaringan, masuk_ruang
from tests.host.uji_host import Pelayan, periksa_tugas
from tests.isian.uji_mati import Server, basis_data, cetak, jalankan_django, lingkungan_server
from tests.kinerja_waktu.sesi import pelabuhan

MODUL = "tests.beban.dunia"
HOST = {"sqlite": 1, "postgresql": 2}
MEDAN = ("faktor_pendukung", "faktor_penghambat", "upaya_perbaikan", "tindak_lanjut")
SASARAN_P95 = 4.0
BATAS_DETAK = 30
MAKS_OPERATOR, MAKS_SIMPAN, MAKS_DETIK = 400, 200, 1800


@dataclass
class Operator:
    """One person: the cells that they save one after the other, and how long each took."""

    nomor: int
    sesi: str
    indikator: list[int]
    port: int
    alamat: str = "127.0.0.1"
    versi: dict[int, int] = field(default_factory=dict)
    simpan: list[float] = field(default_factory=list)
    kosong: list[float] = field(default_factory=list)
    galat: list[str] = field(default_factory=list)
    belum: int = 0

    def kerja(self, banyak: int, jeda: float, tenggat: float) -> None:
        acak = random.Random(self.nomor)
        sambungan = http.client.HTTPConnection(self.alamat, self.port, timeout=60)
        try:
            time.sleep(acak.uniform(0, jeda))
            for n in range(banyak):
                if time.monotonic() > tenggat:
                    self.belum = banyak - n
                    return
                self._satu(sambungan, n)
                time.sleep(acak.uniform(0.5, 1.5) * jeda)
        finally:
            sambungan.close()

    def pemanasan(self) -> None:
        """A request that is not counted."""
        sambungan = http.client.HTTPConnection(self.alamat, self.port, timeout=60)
        self._minta(sambungan, "GET", "/kosong/", None)
        sambungan.close()

    def _satu(self, sambungan: http.client.HTTPConnection, n: int) -> None:
        if n % 3 == 0:
            lama, status, badan = self._minta(sambungan, "GET", "/kosong/", None)
            if status == 200:
                self.kosong.append(lama)
            else:
                self.galat.append(f"kosong: {status} {badan[:120]!r}")
        i = self.indikator[n % len(self.indikator)]
        isi = {
            "kunci": str(uuid4()),
            "sasaran": f"indikator:{i}",
            "tahun": 2024,
            "triwulan": 1,
            "medan": MEDAN[(n // len(self.indikator)) % len(MEDAN)],
            "teks": f"operator {self.nomor} tulisan {n}",
            "versi": self.versi.get(i, 0),
        }
        lama, status, badan = self._minta(sambungan, "POST", "/isian/api/sel/", isi)
        if status == 200:
            self.simpan.append(lama)
            self.versi[i] = json.loads(badan)["versi"]
        else:
            self.galat.append(f"simpan: {status} {badan[:120]!r}")

    def _minta(
        self, sambungan: http.client.HTTPConnection, metode: str, jalur: str, isi: Any
    ) -> tuple[float, int, bytes]:
        csrf = "c" * 32
        kepala = {"Cookie": f"sessionid={self.sesi}; csrftoken={csrf}"}
        if isi is not None:
            kepala |= {"X-CSRFToken": csrf, "Content-Type": "application/json"}
        awal = time.perf_counter()
        badan = None if isi is None else json.dumps(isi)
        while True:
            lama = sambungan.sock is not None
            try:
                sambungan.request(metode, jalur, badan, kepala)
                jawab = sambungan.getresponse()
                return time.perf_counter() - awal, jawab.status, jawab.read()
            except (OSError, http.client.HTTPException) as galat:
                sambungan.close()
                # A connection that rested and was closed meanwhile; browsers open another, too.
                if not (lama and isinstance(galat, ConnectionError)):
                    return time.perf_counter() - awal, 0, repr(galat).encode()


def uji(
    jenis: str,
    *,
    operator: int,
    instansi: int,
    simpan: int,
    jeda: float,
    detik: float,
    tugas: int = 0,
    kawat: Jaringan | None = None,
) -> list[str]:
    """Run once; return what is wrong, and print what was measured. `tugas`: jobs meanwhile."""
    kawat = kawat if jenis == "postgresql" else None
    with (
        tempfile.TemporaryDirectory(prefix="tapak-beban-") as nama,
        basis_data(jenis, Path(nama), SAKELAR if kawat else "") as url,
    ):
        folder = Path(nama)
        host = [_host(url, folder, n, kawat) for n in range(1, HOST[jenis] + 1)]
        server = [h.server for h in host]
        umum = host[0].lingkungan
        dunia = jalankan_django(umum, f"bangun({instansi}, {operator})", modul=MODUL)
        orang = [
            Operator(
                n,
                d["sesi"],
                d["indikator"],
                server[n % len(server)].port,
                server[n % len(server)].alamat,
            )
            for n, d in enumerate(dunia)
        ]
        try:
            for s in server:
                s.mulai()
            if tugas:
                for n, h in enumerate(host):
                    h.mulai_pekerja(BATAS_DETAK, folder / f"pekerja{n}.log")
            for o in orang[: 8 * len(server)]:  # what the first request of a process loads
                o.pemanasan()
            if tugas:
                jalankan_django(umum, f"antrekan({tugas})", modul=MODUL)
            awal = time.monotonic()
            utas = [
                threading.Thread(target=o.kerja, args=[simpan, jeda, awal + detik], daemon=True)
                for o in orang
            ]
            for u in utas:
                u.start()
            for u in utas:
                u.join(detik + 120)
            lama = time.monotonic() - awal
            ada = jalankan_django(umum, "hitung()", modul=MODUL)
            masalah = _laporkan(jenis, orang, lama, ada)
            if tugas:
                masalah += periksa_tugas(umum, folder / "tugas.txt", tugas, modul=MODUL)
        finally:
            for h in host:
                h.bunuh_pekerja()
                h.server.bunuh()
    return masalah


def _host(url: str, folder: Path, nomor: int, kawat: Jaringan | None) -> Pelayan:
    data = folder / f"host{nomor}"
    data.mkdir()
    alamat = kawat.alamat(nomor) if kawat else "127.0.0.1"
    lingkungan = lingkungan_server(url) | {
        "TAPAK_DATA": str(data),
        "TAPAK_PEKERJA": "mandiri",
        "UJI_HOST_CATATAN": str(folder / "tugas.txt"),
        "UJI_ALAMAT": alamat,
    }
    awalan = kawat.tambah(nomor) if kawat else []
    server = Server(lingkungan, pelabuhan(), data / "log", alamat=alamat, awalan=awalan)
    return Pelayan(server, lingkungan)


def _laporkan(jenis: str, orang: list[Operator], lama: float, ada: dict[str, int]) -> list[str]:
    simpan = sorted(x for o in orang for x in o.simpan)
    kosong = sorted(x for o in orang for x in o.kosong)
    galat = [g for o in orang for g in o.galat]
    masalah = [f"{len(galat)} galat, misalnya {galat[0]}"] if galat else []
    if belum := sum(o.belum for o in orang):
        masalah.append(f"{belum} tulisan tidak sempat dikirim dalam batas waktu")
    for nama in ("tulisan", "jejak", "versi"):
        if ada[nama] != len(simpan) and not galat:
            masalah.append(f"{ada[nama]} {nama} tersimpan, {len(simpan)} diakui")
    if len(simpan) < 2 or len(kosong) < 2:
        return [*masalah, "terlalu sedikit jawaban untuk diukur"]
    satuan, satuan95 = statistics.median(kosong), _p95(kosong)
    cetak(
        f"{jenis}, {HOST[jenis]} host, {len(orang)} operator: {len(simpan)} simpan dalam "
        f"{lama:.0f} detik ({len(simpan) / lama:.1f} per detik), {len(galat)} galat"
    )
    for nama, isi in (("kosong", kosong), ("simpan", simpan)):
        p50, p95 = statistics.median(isi), _p95(isi)
        cetak(
            f"  {nama:<8} p50 {p50 * 1000:7.1f} ms {p50 / satuan:6.2f} ×   "
            f"p95 {p95 * 1000:7.1f} ms {p95 / satuan95:6.2f} ×"
        )
    if jenis == "postgresql":
        dapat = _p95(simpan) / satuan95 <= SASARAN_P95
        cetak(f"  sasaran p95 ≤ {SASARAN_P95:.0f} × kosong: {'tercapai' if dapat else 'TIDAK'}")
    return masalah


def _p95(urut: list[float]) -> float:
    """The nearest rank of a sorted list."""
    return urut[max(0, -(-95 * len(urut) // 100) - 1)]


def main() -> int:
    """Command line."""
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    p.add_argument("--basis-data", choices=["sqlite", "postgresql", "keduanya"], default="keduanya")
    p.add_argument("--operator", default="50,200")
    p.add_argument("--pd", "--instansi", dest="instansi", type=int, default=40)
    p.add_argument("--simpan", type=int, default=12)
    p.add_argument("--jeda", type=float, default=5.0)
    p.add_argument("--detik", type=float, default=300)
    p.add_argument("--tugas", type=int, default=40)
    p.add_argument("--jaringan", action="store_true")
    pilihan = p.parse_args()
    banyak = [int(x) for x in pilihan.operator.split(",")]
    if max(banyak) > MAKS_OPERATOR or pilihan.simpan > MAKS_SIMPAN or pilihan.detik > MAKS_DETIK:
        p.error(f"At most {MAKS_OPERATOR} operators, {MAKS_SIMPAN} saves, {MAKS_DETIK} seconds.")
    if pilihan.jaringan:
        masuk_ruang("tests.beban.beban", sys.argv[1:])
    jenis = ["sqlite", "postgresql"] if pilihan.basis_data == "keduanya" else [pilihan.basis_data]
    gagal = False
    kawat = jaringan()
    for satu in jenis:
        for operator in banyak:
            masalah = uji(
                satu,
                operator=operator,
                instansi=pilihan.instansi,
                simpan=pilihan.simpan,
                jeda=pilihan.jeda,
                detik=pilihan.detik,
                tugas=pilihan.tugas if satu == "postgresql" else 0,
                kawat=kawat,
            )
            for m in masalah:
                cetak(f"  - {m}")
            gagal = gagal or bool(masalah)
    cetak("ADA GALAT." if gagal else "Tanpa galat.")
    return int(gagal)


if __name__ == "__main__":
    sys.exit(main())
