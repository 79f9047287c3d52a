"""A server that would not guard what was signed does not start, and says why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from config.mulai import pastikan_terjaga

AKAR = Path(__file__).resolve().parents[1]
PESAN = r"pemicu basis data tidak terpasang.*Server tidak dijalankan\. Jalankan: manage\.py migrate"


@pytest.mark.django_db
def test_yang_terjaga_boleh_mulai() -> None:
    pastikan_terjaga()


@pytest.mark.django_db
def test_tanpa_pemicu_tidak_mulai(tanpa_pemicu: None) -> None:
    with pytest.raises(ImproperlyConfigured, match=PESAN):
        pastikan_terjaga()
    with pytest.raises(CommandError, match=PESAN):
        call_command("pekerja", sampai_kosong=True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.sqlite  # the message and the exit are gunicorn's, whatever the database
def test_gunicorn_berhenti_dengan_satu_kalimat(tanpa_pemicu: None, tmp_path: Path) -> None:
    from django.db import connection

    hasil = subprocess.run(
        [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py"],
        cwd=AKAR,
        env={
            **os.environ,
            "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
            "TAPAK_BIND": f"unix:{tmp_path / 'soket'}",
            "TAPAK_PROSES": "1",
            "TAPAK_DATA": str(tmp_path),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert hasil.returncode != 0
    assert "Server tidak dijalankan. Jalankan: manage.py migrate" in hasil.stderr
    assert "Traceback" not in hasil.stderr


@pytest.mark.parametrize(
    ("pengaturan", "pesan"),
    [
        ({"DATABASE_URL": "mysql://a:b@127.0.0.1/x"}, "DATABASE_URL must begin with"),
        ({"DATABASE_URL": "", "TAPAK_DATA": "/proc/tapak"}, "TAPAK_DATA: /proc/tapak cannot"),
    ],
    ids=["basis", "folder"],
)
def test_pengaturan_yang_salah_satu_baris(pengaturan: dict[str, str], pesan: str) -> None:
    """A command under settings that cannot be read names the setting, without a traceback."""
    hasil = subprocess.run(
        [sys.executable, "manage.py", "versi"],
        cwd=AKAR,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "config.settings", "TAPAK_SECRET_KEY": "x" * 60}
        | pengaturan,
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 1
    assert hasil.stderr.startswith(f"ImproperlyConfigured: {pesan}")
    assert hasil.stderr.count("\n") == 1
