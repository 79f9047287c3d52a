"""Fixtures: load and save the small data set."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from kinerja.models import CapData, JejakAudit, Pengguna, PerangkatDaerah
from laporan.data.himpunan import RingkasanMuat, muat, simpan
from tests.himpunan.kecil import Himpunan, kecil, tulis_folder

PADA = datetime(2025, 1, 15, 8, 30, tzinfo=UTC)


@pytest.fixture
def himpunan() -> Himpunan:
    return kecil()


@pytest.fixture
def operator(db: None) -> Pengguna:
    return Pengguna.objects.create(username="pemuat")


Memuat = Callable[..., RingkasanMuat]


@pytest.fixture
def muatkan(tmp_path: Path, operator: Pengguna) -> Memuat:
    """Write the data set to CSV and load it."""
    urut = iter(range(100))

    def jalankan(himpunan: Himpunan, **opsi: Any) -> RingkasanMuat:
        folder = tulis_folder(tmp_path / f"muat-{next(urut)}", himpunan)
        return muat(folder, **{"oleh": operator, "pada": PADA, **opsi})

    return jalankan


@pytest.fixture
def simpankan(tmp_path: Path) -> Callable[[str], Path]:
    """Save the one agency to a folder or workbook of this name."""

    def jalankan(nama: str) -> Path:
        tujuan = tmp_path / nama
        simpan(PerangkatDaerah.objects.get(), tujuan)
        return tujuan

    return jalankan


def isi_basis_data() -> dict[str, int]:
    """Rows per model of our apps, without audit trail, accounts and what triggers write."""
    return {
        model._meta.label: model._default_manager.count()
        for label in ("kinerja", "anggaran", "laporan")
        for model in apps.get_app_config(label).get_models()
        if model not in (CapData, JejakAudit, Pengguna)
    }
