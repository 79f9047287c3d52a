"""The browser of the tests: how it starts, and a page that watches itself."""

import os
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest


@pytest.fixture(scope="session")
def _tanpa_sambungan(django_db_setup: None) -> None:
    from django.db import connections

    connections.close_all()


@pytest.fixture(scope="session")
def playwright(_tanpa_sambungan: None, playwright: Any) -> Any:
    """Playwright, started while no connection is open.

    With its event loop running Django keeps another set of connections. What was open before would
    stay so, and a forked child, where no loop runs, would find it: on the database of that moment.
    """
    return playwright


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, as root too, and deaf to every host but this one."""
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("TAPAK_CHROMIUM", "/usr/bin/chromium"),
        "args": [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """An office laptop in Central Indonesia."""
    return {
        **browser_context_args,
        "locale": "id-ID",
        "timezone_id": "Asia/Makassar",
        "viewport": {"width": 1366, "height": 768},
    }


class Halaman:
    """A browser page that watches itself; every attribute of Playwright's Page is there too."""

    def __init__(self, page: Any, alamat: str, client: Any) -> None:
        from playwright.sync_api import expect

        from tests.lambat import JEDA

        self.page, self.alamat, self._client = page, alamat, client
        self.keluhan: list[str] = []
        self._izin: list[re.Pattern[str]] = []
        page.on("console", self._konsol)
        page.on("pageerror", lambda galat: self.keluhan.append(f"JavaScript: {galat}"))
        page.context.on("request", self._permintaan)
        # Long enough for a busy machine; a test that waits right waits no longer than it must.
        page.context.set_default_timeout(90_000)
        expect.set_options(timeout=20_000)
        if JEDA:  # a slow server is met by a slow computer
            cdp = page.context.new_cdp_session(page)
            cdp.send("Emulation.setCPUThrottlingRate", {"rate": 6})

    def __getattr__(self, nama: str) -> Any:
        return getattr(self.page, nama)

    def _konsol(self, pesan: Any) -> None:
        # A violated Content-Security-Policy arrives here too, as an error or as a warning.
        if pesan.type == "error" or "Content Security Policy" in pesan.text:
            self.keluhan.append(f"{pesan.text} ({pesan.location.get('url', '')})")

    def _permintaan(self, permintaan: Any) -> None:
        bagian = urlsplit(permintaan.url)
        if bagian.scheme in {"http", "https", "ws", "wss"} and bagian.hostname not in {
            "127.0.0.1",
            "localhost",
        }:
            self.keluhan.append(f"Left this machine: {permintaan.url}")

    def izinkan(self, pola: str) -> None:
        """Expect console errors that match, such as the 409 of a refused save."""
        self._izin.append(re.compile(pola))

    def keluhan_tersisa(self) -> list[str]:
        """Complaints that the test did not expect."""
        return [k for k in self.keluhan if not any(p.search(k) for p in self._izin)]

    def buka(self, jalur: str) -> Any:
        """Open a path of the site, or a route by its name."""
        if not jalur.startswith("/"):
            from django.urls import reverse

            jalur = reverse(jalur)
        return self.page.goto(self.alamat + jalur)

    def masuk(self, pengguna: Any) -> None:
        """Log in by session cookie: quick, and not what the test is about."""
        from django.conf import settings

        self._client.force_login(pengguna)
        kuki = self._client.cookies[settings.SESSION_COOKIE_NAME]
        self.page.context.add_cookies([{"name": kuki.key, "value": kuki.value, "url": self.alamat}])

    def masuk_lewat_layar(self, nama: str, sandi: str) -> None:
        """Log in as a person does."""
        self.buka("masuk")
        self.page.locator("[name=username]").fill(nama)
        self.page.locator("[name=password]").fill(sandi)
        with self.page.expect_navigation():
            self.page.locator("[name=password]").press("Enter")


@pytest.fixture
def halaman(live_server: Any, page: Any, client: Any, laporan_disimpan: None) -> Iterator[Halaman]:
    """A page on the live server. Console errors, CSP violations and outside requests fail the test.

    `halaman.masuk(pengguna)`, `halaman.buka("beranda")`, then Playwright as usual.
    """
    layar = Halaman(page, live_server.url, client)
    yield layar
    assert not layar.keluhan_tersisa(), layar.keluhan_tersisa()
