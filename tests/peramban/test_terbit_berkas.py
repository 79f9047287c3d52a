"""A report's file in a browser: asked for, followed by chapter, cancelled, made, fetched.

The web process starts the worker by itself, as it does after `script/run`.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from laporan.models import Pekerja, Tugas
from tests.peramban.test_rangka import INGGRIS
from tests.tugas.conftest import alamat_basis_data

pytestmark = pytest.mark.django_db(transaction=True)

TAK_BERHINGGA = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _potret(halaman: Any, nama: str) -> None:
    """Look at the page at two widths; with TAPAK_POTRET set, keep the pictures there."""
    folder = os.environ.get("TAPAK_POTRET")
    asing = INGGRIS.findall(halaman.inner_text("body"))
    assert not asing, (nama, asing)
    for lebar in (1366, 360):
        halaman.set_viewport_size({"width": lebar, "height": 768})
        assert halaman.evaluate(TAK_BERHINGGA) <= 0, (nama, lebar, "scrolls sideways")
        if folder:
            halaman.screenshot(path=Path(folder) / f"{nama}-{lebar}.png")
    halaman.set_viewport_size({"width": 1366, "height": 768})


@pytest.fixture
def pekerja_sendiri(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, transactional_db: None
) -> Iterator[None]:
    """Workers start by themselves, on the test's database and files, and end with the test."""
    from laporan.tugas import mulai

    settings.TAPAK_PEKERJA = "otomatis"
    settings.MEDIA_ROOT = str(tmp_path / "berkas")
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    monkeypatch.setenv("DATABASE_URL", alamat_basis_data())
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tests.tugas.settings_pekerja")
    monkeypatch.setenv("TAPAK_UJI_BERKAS", str(tmp_path / "berkas"))
    asli = mulai.perintah()
    monkeypatch.setattr(mulai, "perintah", lambda: [*asli, "--nganggur=3"])
    monkeypatch.setattr("config.env.DATA_DIR", tmp_path)
    yield
    tenggat = time.monotonic() + 30
    while Pekerja.objects.exists() and time.monotonic() < tenggat:
        time.sleep(0.2)
    assert not Pekerja.objects.exists()


@pytest.mark.lama(detik=26)
def test_berkas_dengan_kemajuan_batal_dan_unduhan(
    halaman: Any, akun: dict[str, Any], pekerja_sendiri: None
) -> None:
    halaman.masuk(akun["sekretariat"])
    halaman.buka("/lkjip/?tahun=2024")
    halaman.get_by_role("button", name="Unduh PDF").click()
    papan = halaman.locator(".unduhan")
    expect(papan).to_contain_text("Unduhan dimulai sendiri", timeout=20_000)
    halaman.get_by_role("button", name="Unduh PDF").click()  # already on its way
    expect(papan).to_have_count(1)
    with halaman.page.expect_navigation():
        papan.get_by_role("link", name="Lihat di Berkas").click()
    assert Tugas.objects.count() == 1
    baris = halaman.locator("tr[data-status]").first
    expect(baris).to_have_attribute("data-status", "berjalan", timeout=20_000)
    expect(baris).to_contain_text("halaman", timeout=30_000)
    _potret(halaman, "berkas-berjalan")

    # cancelled: within about two seconds, and nothing is left behind
    mulai = time.monotonic()
    halaman.get_by_role("button", name="Batalkan").click()
    baris = halaman.locator("tr[data-status]").first
    expect(baris).to_have_attribute("data-status", "dibatalkan", timeout=30_000)
    assert time.monotonic() - mulai < 6  # two seconds, and two looks of the page
    t = Tugas.objects.get()
    assert (t.status, t.berkas) == ("dibatalkan", "")

    # again: made, and fetched by itself
    halaman.izinkan("net::ERR_ABORTED")
    with halaman.page.expect_download(timeout=240_000) as unduhan:
        halaman.get_by_role("button", name="Buat lagi").click()
    jalur = unduhan.value.path()
    assert Path(jalur).read_bytes().startswith(b"%PDF")
    assert unduhan.value.suggested_filename == "LKjIP-2024-disnakertrans-banjar.pdf"
    expect(halaman.locator("tr[data-status]").first).to_have_attribute("data-status", "selesai")
    _potret(halaman, "berkas-selesai")

    # the same data: fetched at once, without leaving the report
    halaman.buka("/lkjip/?tahun=2024")
    halaman.get_by_text("Pilihan lain").click()
    expect(halaman.locator(".berkas-minta__menu")).to_be_visible()
    _potret(halaman, "pilihan-lain")
    halaman.get_by_text("Pilihan lain").click()
    with halaman.page.expect_download() as unduhan:
        halaman.get_by_role("button", name="Unduh PDF").click()
    assert unduhan.value.suggested_filename == "LKjIP-2024-disnakertrans-banjar.pdf"
    expect(halaman.locator(".unduhan")).to_contain_text("siap, unduhan dimulai")
    assert halaman.url.endswith("/lkjip/?tahun=2024")
    assert Tugas.objects.count() == 2
