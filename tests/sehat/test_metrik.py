"""Prometheus' numbers: off, for this machine, or for the token; by route; of all processes."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from laporan.sehat.periksa import SIMPANAN
from tests.factories import TugasFactory
from tests.isian.uji_mati import AKAR, lingkungan_server

TOKEN = "token-prometheus-contoh"
LUAR: Any = {"REMOTE_ADDR": "203.0.113.9"}


@pytest.mark.parametrize(
    ("cara", "minta", "status"),
    [
        ("mati", {}, 404),
        ("mati", {"HTTP_AUTHORIZATION": "Bearer "}, 404),
        ("loopback", {}, 200),
        ("loopback", LUAR, 404),
        ("loopback", {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, 404),
        ("token", {}, 404),
        ("token", {"HTTP_AUTHORIZATION": "Bearer salah"}, 404),
        ("token", {"HTTP_AUTHORIZATION": TOKEN}, 404),
        ("token", {**LUAR, "HTTP_AUTHORIZATION": f"Bearer {TOKEN}"}, 200),
    ],
)
def test_untuk_siapa(
    client: Client, db: None, settings: Any, cara: str, minta: Any, status: int
) -> None:
    settings.TAPAK_METRIK, settings.TAPAK_METRIK_TOKEN = cara, TOKEN
    assert client.get("/sehat/metrik/", **minta).status_code == status


def test_isi(client: Client, db: None, settings: Any) -> None:
    settings.TAPAK_METRIK = "loopback"
    settings.MIDDLEWARE = ["laporan.sehat.metrik.UkurPermintaan", *settings.MIDDLEWARE]
    SIMPANAN.lupakan()
    TugasFactory.create_batch(2, status="menunggu")
    client.get("/masuk/?nip=198001012005011001")
    client.get("/cari/rahasia/198001012005011001")
    teks = client.get("/sehat/metrik/").text
    assert re.search(r'tapak_permintaan_total\{metode="GET",rute="masuk",status="200"\} \d', teks)
    assert re.search(r'rute="lain",status="404"', teks)
    assert 'tapak_permintaan_detik_bucket{le="0.1",rute="masuk"}' in teks
    assert 'tapak_sehat{periksa="basis_data"} 1.0' in teks
    assert 'tapak_tugas{status="menunggu"} 2.0' in teks
    assert "198001012005011001" not in teks


@pytest.mark.sqlite  # the server's processes and their counters, whatever the database
@pytest.mark.lama(detik=10)
def test_semua_proses_dijumlahkan(tmp_path: Path) -> None:
    """Two processes of gunicorn answer; whoever is asked tells of both."""
    lingkungan = lingkungan_server(f"sqlite:///{tmp_path / 'tapak.sqlite3'}") | {
        "TAPAK_DATA": str(tmp_path),
        "TAPAK_METRIK": "token",
        "TAPAK_METRIK_TOKEN": TOKEN,
        "TAPAK_PROSES": "2",
        "TAPAK_UTAS": "1",
        "TAPAK_BIND": f"unix:{tmp_path / 'soket'}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "TAPAK_PROXY": "unix",
    }
    proses = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py"],
        cwd=AKAR,
        env={**os.environ, **lingkungan},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _tunggu(tmp_path / "soket")
        # The second process may start later than the first answers: ask until both have.
        diminta, berkas, tenggat = 0, set[str](), time.monotonic() + 90
        while len(berkas) < 2 and time.monotonic() < tenggat:
            with ThreadPoolExecutor(8) as kolam:
                for status, _ in kolam.map(
                    lambda _: _minta(tmp_path / "soket", "/sehat/hidup/"), range(80)
                ):
                    assert status == 200
            diminta += 80
            berkas = {p.name for p in (tmp_path / "metrik").glob("counter_*.db")}
        assert len(berkas) == 2, "both processes count"
        status, teks = _minta(tmp_path / "soket", "/sehat/metrik/")
        assert status == 200
        (banyak,) = re.findall(r'rute="sehat_hidup",status="200"\} ([\d.]+)', teks)
        assert float(banyak) >= diminta
    finally:
        proses.terminate()
        proses.wait(30)


class _Soket(http.client.HTTPConnection):
    def __init__(self, soket: Path) -> None:
        super().__init__("127.0.0.1")
        self._soket = soket

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(str(self._soket))


def _minta(soket: Path, jalur: str) -> tuple[int, str]:
    s = _Soket(soket)
    try:
        s.request("GET", jalur, headers={"Authorization": f"Bearer {TOKEN}"})
        jawab = s.getresponse()
        return jawab.status, jawab.read().decode()
    finally:
        s.close()


def _tunggu(soket: Path) -> None:
    tenggat = time.monotonic() + 90
    while time.monotonic() < tenggat:
        try:
            if _minta(soket, "/sehat/hidup/")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError("The server did not start.")


def test_token_pendek_ditolak_saat_mulai() -> None:
    lingkungan = {"TAPAK_METRIK": "token", "TAPAK_METRIK_TOKEN": "pendek"}
    hasil = subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        cwd=AKAR,
        env={**os.environ, **lingkungan},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ImproperlyConfigured.__name__ in hasil.stderr
    assert "TAPAK_METRIK_TOKEN" in hasil.stderr
