"""Reports of faults: they reach the administrator, and hold nothing that people typed."""

import gzip
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.core import mail
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from config.galat import SuratGalat, tanpa_isi
from tests.isian.uji_mati import AKAR

RAHASIA = "198001012005011001"


def rusak(request: HttpRequest) -> HttpResponse:
    """A page that stumbles over what was typed."""
    nip = request.POST.get("nip", "")
    raise ValueError(f"NIP '{nip}' ganda\nDETAIL: Key (nip)=({nip}) already exists.")


rusak.login_required = False  # type: ignore[attr-defined]
urlpatterns = [path("rusak/", rusak, name="rusak")]


@pytest.mark.parametrize(
    ("pesan", "aman"),
    [
        ("division by zero", "division by zero"),
        (f"invalid literal for int(): '{RAHASIA}'", "invalid literal for int(): ‹…›"),
        (f"Key (nip)=({RAHASIA}) already exists.", "Key ‹…› already exists."),
        (f'baris pertama\nDETAIL: "{RAHASIA}"', "baris pertama"),
        ("", ""),
    ],
)
def test_pesan_tanpa_isi(pesan: str, aman: str) -> None:
    assert tanpa_isi(pesan) == aman


@pytest.fixture
def surat(settings: Any) -> Iterator[SuratGalat]:
    settings.TAPAK_GALAT_SUREL = ["admin@contoh.invalid"]
    pengirim = SuratGalat()
    akar = logging.getLogger()
    akar.addHandler(pengirim)
    yield pengirim
    akar.removeHandler(pengirim)
    pengirim.close()


@pytest.mark.urls("tests.sehat.test_galat")
def test_surat(surat: SuratGalat, db: None) -> None:
    klien = Client(raise_request_exception=False)
    for _ in range(3):
        assert klien.post(f"/rusak/?q={RAHASIA}", {"nip": RAHASIA}).status_code == 500
    surat.flush()
    (satu,) = mail.outbox  # the same fault three times, one letter
    assert satu.to == ["admin@contoh.invalid"]
    assert satu.subject.startswith("[Tapak] ValueError ")
    assert "test_galat.py" in satu.subject
    assert "Rute rusak, metode POST" in satu.body
    assert "in rusak" in satu.body or "rusak\n" in satu.body
    assert RAHASIA not in f"{satu.subject} {satu.body}"


def test_surat_berikutnya_menyebut_berapa_kali(
    surat: SuratGalat, monkeypatch: pytest.MonkeyPatch
) -> None:
    jam = [0.0]
    monkeypatch.setattr("config.galat.time.monotonic", lambda: jam[0])
    catatan = logging.getLogger("tapak.tugas")
    for detik in (0, 1, 2, 601):
        jam[0] = detik
        catatan.error("Pekerjaan %s gagal.", RAHASIA)
    surat.flush()
    assert len(mail.outbox) == 2
    assert "terjadi 2 kali lagi" in mail.outbox[1].body
    assert not any(RAHASIA in s.body for s in mail.outbox)


def test_yang_dicoba_orang_asing_bukan_kesalahan(surat: SuratGalat) -> None:
    logging.getLogger("django.security.DisallowedHost").error("Invalid HTTP_HOST header")
    logging.getLogger("tapak").warning("Ditolak.")
    surat.flush()
    assert mail.outbox == []


def test_surel_yang_gagal_tidak_mengganggu(
    surat: SuratGalat, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    logging.getLogger("tapak").error("Rusak.")
    surat.flush()


class _Penampung(BaseHTTPRequestHandler):
    """Takes what a Sentry-compatible service would be sent."""

    terima: list[str] = []

    def do_POST(self) -> None:
        isi = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Content-Encoding") == "gzip":
            isi = gzip.decompress(isi)
        self.terima.append(isi.decode())
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *args: Any) -> None:
        """Silent."""


@pytest.fixture
def layanan() -> Iterator[HTTPServer]:
    _Penampung.terima.clear()
    server = HTTPServer(("127.0.0.1", 0), _Penampung)
    utas = threading.Thread(target=server.serve_forever, daemon=True)
    utas.start()
    yield server
    server.shutdown()
    server.server_close()
    utas.join()


_COBA = f"""
import django
django.setup()
from django.test import Client
from django.urls import path, set_urlconf
import logging
Client(raise_request_exception=False).post(
    "/rusak/?q={RAHASIA}", {{"nip": "{RAHASIA}"}}, HTTP_COOKIE="sessionid={RAHASIA}",
    HTTP_X_FORWARDED_FOR="203.0.113.77",
)
logging.getLogger("tapak.tugas").error("Pekerjaan %s gagal.", "{RAHASIA}")
logging.getLogger("django.security.DisallowedHost").error("Invalid HTTP_HOST")
import sentry_sdk
sentry_sdk.flush(10)
"""


@pytest.mark.sqlite  # no database is asked
def test_layanan_sentry(layanan: HTTPServer) -> None:
    hasil = subprocess.run(
        [sys.executable, "-c", _COBA],
        cwd=AKAR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.sehat.settings_galat",
            "TAPAK_GALAT_DSN": f"http://kunci@127.0.0.1:{layanan.server_port}/1",
            "DATABASE_URL": "sqlite://:memory:",
            "TAPAK_DEBUG": "0",
            "TAPAK_SECRET_KEY": "x" * 60,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert hasil.returncode == 0, hasil.stderr[-2000:]
    semua = "\n".join(_Penampung.terima)
    kejadian = [
        json.loads(b) for t in _Penampung.terima for b in t.splitlines() if '"event_id"' in b
    ]
    galat = [e["exception"]["values"][-1] for e in kejadian if "exception" in e]
    assert [(g["type"], g["value"]) for g in galat] == [("ValueError", "NIP ‹…› ganda")]
    assert galat[0]["stacktrace"]["frames"][-1]["function"] == "rusak"
    assert [
        e["logentry"]["message"] for e in kejadian if "logentry" in e and "exception" not in e
    ] == ["Pekerjaan %s gagal."]
    assert RAHASIA not in semua
    assert "203.0.113.77" not in semua
    assert "Invalid HTTP_HOST" not in semua
    assert "tapak@" in semua


@pytest.mark.parametrize(
    ("lingkungan", "pesan"),
    [({"TAPAK_GALAT_SUREL": "admin@contoh.invalid", "EMAIL_URL": ""}, "TAPAK_GALAT_SUREL")],
)
def test_pengaturan_yang_tidak_mungkin(lingkungan: dict[str, str], pesan: str) -> None:
    hasil = subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        cwd=AKAR,
        env={**os.environ, **lingkungan},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ImproperlyConfigured" in hasil.stderr
    assert pesan in hasil.stderr
