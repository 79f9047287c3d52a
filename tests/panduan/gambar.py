"""The pictures of the guide, taken from the living sample: `script/gambar-panduan [NAME …]`.

Each is one page as one account sees it, no wider than the guide shows it. Names, numbers and
places are those of the sample; the files are committed, so that nobody needs a browser to read.
"""

import io
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image

AKAR = Path(__file__).resolve().parent.parent.parent
TUJUAN = AKAR / "static" / "img" / "panduan"
LEBAR, TINGGI = 1200, 760
BITA_MAKS = 60_000


@dataclass(frozen=True)
class GambarPanduan:
    """One picture: the account, the route (and arguments), how much of the page."""

    nama: str
    akun: str
    jalur: str
    tinggi: int = TINGGI
    siap: str = "main"
    """What must stand there before the picture is taken."""


GAMBAR = (
    GambarPanduan("beranda-operator", "operator.naker", "/"),
    GambarPanduan("isian", "operator.naker", "/isian/", siap="[data-siap]"),
    GambarPanduan("beranda-kepala", "kepala.dinas", "/"),
    GambarPanduan("kelengkapan", "sekretariat", "/kelengkapan/"),
    # The year that an account chose stays: the practice year's pages come first.
    GambarPanduan("perjanjian", "sekretariat", "/perjanjian/"),
    GambarPanduan("penulisan", "sekretariat", "/penulisan/?tahun=2024"),
    GambarPanduan("reviu", "sekretariat", "/reviu/?tahun=2024"),
    GambarPanduan("lkjip", "sekretariat", "/lkjip/?tahun=2024"),
)


@contextmanager
def _server(lingkungan: dict[str, str], port: int) -> Iterator[str]:
    """The site of the sample, until it is not needed any more."""
    with subprocess.Popen(
        [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"],
        cwd=AKAR, env=lingkungan, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as proses:  # fmt: skip
        try:
            alamat = f"http://127.0.0.1:{port}"
            for _ in range(120):
                try:
                    with urlopen(f"{alamat}/sehat/hidup/"):
                        break
                except URLError:
                    time.sleep(0.5)
            yield alamat
        finally:
            proses.terminate()


def _port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def _siapkan(lingkungan: dict[str, str]) -> None:
    """The sample of today in an empty place."""
    for perintah in (
        ("migrate", "--no-input", "--verbosity", "0"),
        ("pasang_peran",),
        ("muat_contoh",),
        ("buat_akun_contoh", "--pd", "disnakertrans-banjar"),
    ):
        subprocess.run(
            [sys.executable, "manage.py", *perintah],
            cwd=AKAR, env=lingkungan, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip


def _sesi(akun: set[str]) -> dict[str, str]:
    """A session cookie for each account."""
    import django

    django.setup()
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    hasil = {}
    for nama in sorted(akun):
        client = Client()
        client.force_login(get_user_model().objects.get(username=nama))
        hasil[nama] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return hasil


def webp(png: bytes) -> bytes:
    """The picture as WebP, as good as fits into the bound."""
    gambar = Image.open(io.BytesIO(png)).convert("RGB")
    for mutu in (80, 70, 60, 50, 40, 30):
        aliran = io.BytesIO()
        gambar.save(aliran, "WEBP", quality=mutu, method=6)
        if aliran.tell() <= BITA_MAKS:
            return aliran.getvalue()
    raise ValueError("The picture does not fit: take less of the page.")


def utama(nama: list[str]) -> None:
    """Take the pictures (those that are named, or all)."""
    from playwright.sync_api import sync_playwright

    dipilih = [g for g in GAMBAR if not nama or g.nama in nama]
    TUJUAN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            DATABASE_URL=f"sqlite:///{folder}/contoh.sqlite3",
            TAPAK_DATA=folder,
            TAPAK_DEBUG="1",
            DJANGO_SETTINGS_MODULE="config.settings",
        )
        lingkungan = dict(os.environ)
        _siapkan(lingkungan)
        sesi = _sesi({g.akun for g in dipilih})
        with _server(lingkungan, _port()) as alamat, sync_playwright() as p:
            peramban = p.chromium.launch(
                executable_path=os.environ.get("TAPAK_CHROMIUM", "/usr/bin/chromium"),
                args=["--no-sandbox", "--disable-gpu"],
            )
            for g in dipilih:
                konteks = peramban.new_context(
                    viewport={"width": LEBAR, "height": g.tinggi}, locale="id-ID"
                )
                konteks.add_cookies([{"name": "sessionid", "value": sesi[g.akun], "url": alamat}])
                layar = konteks.new_page()
                layar.goto(alamat + g.jalur)
                layar.locator(g.siap).first.wait_for(state="attached")
                isi = webp(layar.screenshot())
                (TUJUAN / f"{g.nama}.webp").write_bytes(isi)
                sys.stdout.write(f"{g.nama}: {len(isi):,} bytes\n")
                konteks.close()
            peramban.close()


if __name__ == "__main__":
    utama(sys.argv[1:])
