"""The version: one number, on every page of whoever signed in and in `manage.py versi`."""

import os
import re
import subprocess
import sys
import tomllib
from io import StringIO
from pathlib import Path

import django
import pytest
from django.core.management import call_command
from django.db import connection

from config.versi import VERSI, baca_versi, komit
from kinerja import peran as p

AKAR = Path(__file__).parent.parent
SIDIK = "0123456789abcdef0123456789abcdef01234567"
LAIN = "f" * 40


def test_nomor_berasal_dari_pyproject(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\nversion = "7.8.9"\n')
    assert baca_versi(tmp_path) == "7.8.9"
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))
    assert proyek["project"]["version"] == VERSI
    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSI)


def _git(folder: Path, berkas: dict[str, str]) -> Path:
    for nama, isi in berkas.items():
        tujuan = folder / nama
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        tujuan.write_text(isi)
    return folder


@pytest.mark.parametrize(
    ("berkas", "harapan"),
    [
        ({}, None),
        ({".git/HEAD": f"{SIDIK}\n"}, SIDIK),
        ({".git/HEAD": "ref: refs/heads/utama\n", ".git/refs/heads/utama": f"{SIDIK}\n"}, SIDIK),
        (
            {
                ".git/HEAD": "ref: refs/heads/utama\n",
                ".git/packed-refs": f"# pack-refs\n{LAIN} refs/heads/bukan-utama\n"
                f"{SIDIK} refs/heads/utama\n",
            },
            SIDIK,
        ),
        # A branch that has no commit yet.
        ({".git/HEAD": "ref: refs/heads/utama\n"}, None),
        (
            {
                ".git": "gitdir: induk/worktrees/satu\n",
                "induk/worktrees/satu/HEAD": "ref: refs/heads/satu\n",
                "induk/worktrees/satu/commondir": "../..\n",
                "induk/refs/heads/satu": f"{SIDIK}\n",
                "induk/HEAD": f"{LAIN}\n",
            },
            SIDIK,
        ),
    ],
    ids=["tanpa git", "lepas", "cabang", "terkemas", "cabang kosong", "pohon kerja"],
)
def test_komit_dibaca_tanpa_git(tmp_path, berkas, harapan):
    assert komit(_git(tmp_path, berkas)) == harapan


@pytest.mark.django_db
def test_perintah_versi(monkeypatch):
    monkeypatch.setattr("kinerja.management.commands.versi.komit", lambda: None)
    keluaran = StringIO()
    call_command("versi", stdout=keluaran)
    tapak, komit_, dj, python, basis = keluaran.getvalue().splitlines()
    assert tapak == f"Tapak {VERSI}"
    assert komit_ == "Komit tidak diketahui"
    assert dj == f"Django {django.get_version()}"
    assert python == f"Python {sys.version.split()[0]}"
    nama = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    assert re.fullmatch(rf"Basis data {nama} \d+(\.\d+)+", basis)


def test_perintah_versi_menjawab_tanpa_basis_data():
    """The one who reports a fault may have a database that is down."""
    hasil = subprocess.run(
        [sys.executable, "manage.py", "versi"],
        cwd=AKAR,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "TAPAK_SECRET_KEY": "x" * 60,
            "DATABASE_URL": "postgres://tapak:x@127.0.0.1:1/tapak",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stderr
    assert "Basis data PostgreSQL (tidak terhubung)" in hasil.stdout


@pytest.mark.django_db
def test_kaki_menyebut_versi_hanya_kepada_yang_masuk(client, pengguna):
    kaki = f"Tapak {VERSI} · Target, Anggaran, Pengukuran, Akuntabilitas Kinerja"
    for alamat in ("/masuk/", "/data-induk/login/", "/verifikasi/", "/tidak-ada/"):
        assert VERSI not in client.get(alamat, follow=True).content.decode()
    client.force_login(pengguna(p.ADMIN_PEMDA))
    for alamat in ("/", "/data-induk/", "/tidak-ada/"):
        assert kaki in client.get(alamat, follow=True).content.decode(), alamat
