"""Workers on the test's database, in this process and in others."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.factories import PDFactory
from tests.tugas.pekerjaan_uji import PEKERJAAN

AKAR = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _pekerjaan_uji(monkeypatch: pytest.MonkeyPatch) -> None:
    """The registry with jobs that only tests have."""
    from laporan import pekerjaan as registry

    monkeypatch.setattr(registry, "PEKERJAAN", {**registry.PEKERJAAN, **PEKERJAAN})


@pytest.fixture(autouse=True)
def simpanan(settings: Any, tmp_path: Path) -> Path:
    """Files on disk: a child process cannot write into this one's memory."""
    settings.MEDIA_ROOT = str(tmp_path / "berkas")
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    return tmp_path / "berkas"


@pytest.fixture
def orang(pengguna: Callable[..., Any]) -> Any:
    """Somebody of Sekretariat."""
    from kinerja.peran import SEKRETARIAT

    return pengguna(SEKRETARIAT, pd=PDFactory())


@pytest.fixture
def minta(orang: Any) -> Callable[..., Any]:
    """Ask for a job of this test's agency."""
    from django.utils import timezone

    from laporan import pekerjaan as registry
    from laporan.tugas import minta as aslinya

    def lakukan(jenis: str, oleh: Any = None, **argumen: Any) -> Any:
        return aslinya(
            pekerjaan=registry.PEKERJAAN[jenis],
            pd=orang.pd,
            tahun=2024,
            argumen=argumen,
            oleh=oleh or orang,
            pada=timezone.now(),
        )

    return lakukan


def alamat_basis_data() -> str:
    """DATABASE_URL of the database that this test uses."""
    from django.db import connection

    s = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{s['NAME']}"
    asal = os.environ["DATABASE_URL"]
    dasar, _, ekor = asal.partition("?")
    alamat = dasar.rsplit("/", 1)[0] + f"/{s['NAME']}"
    return f"{alamat}?{ekor}" if ekor else alamat


@pytest.fixture
def lingkungan(transactional_db: None, simpanan: Path) -> dict[str, str]:
    """Environment of a process that works on this test's database and files."""
    return {
        **os.environ,
        "DATABASE_URL": alamat_basis_data(),
        "DJANGO_SETTINGS_MODULE": "tests.tugas.settings_pekerja",
        "TAPAK_UJI_BERKAS": str(simpanan),
        "TAPAK_DEBUG": "1",
    }


@pytest.fixture
def proses_pekerja(lingkungan: dict[str, str]) -> Iterator[Callable[..., Any]]:
    """Start worker processes; whatever still runs is ended with the test."""
    semua: list[subprocess.Popen[str]] = []

    def mulai(*argumen: str) -> subprocess.Popen[str]:
        p = subprocess.Popen(
            [sys.executable, "-m", "tests.tugas.pekerja_uji", *argumen],
            cwd=AKAR,
            env=lingkungan,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        semua.append(p)
        assert p.stdout is not None
        assert p.stdout.readline() == "siap\n"
        return p

    yield mulai
    for p in semua:
        if p.poll() is None:
            p.kill()
        p.wait(10)
        assert p.stdout is not None
        p.stdout.close()
