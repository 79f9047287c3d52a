"""The made-up region, loaded once per process."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from tests.pemda import himpunan


def _muat(folder: Any) -> None:
    from laporan.data.himpunan import muat

    for satu in himpunan.semua(folder):
        muat(satu, oleh=None, pada=timezone.now())


@pytest.fixture(scope="session")
def _potret_wilayah(potret: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("wilayah")
    return potret(lambda: _muat(folder))


@pytest.fixture
def wilayah(db: None, _potret_wilayah: Any) -> Any:
    """The region as the owner of its RPJMD, beside its three agencies."""
    from kinerja.models import PerangkatDaerah

    _potret_wilayah.pakai()
    return PerangkatDaerah.objects.get(kode=himpunan.PEMDA)


@pytest.fixture
def bahan(wilayah: Any) -> Any:
    """The region's year."""
    from laporan.bahan.bahan import Bahan

    return Bahan(wilayah, himpunan.TAHUN)
