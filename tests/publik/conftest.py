"""The agency of the quarterly entry, seen by the public."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache

from kinerja.peran import ADMIN_PEMDA
from tests.factories import buat_pengguna
from tests.isian.dunia import Dunia
from tests.isian.tahap import sampai_disahkan
from tests.publik.pabrik import PengaturanPublikFactory


def _buat() -> Any:
    d: Any = Dunia(buat_pengguna)
    d.admin = buat_pengguna(ADMIN_PEMDA)
    return d


def _disahkan(d: Any) -> Any:
    sampai_disahkan(d)
    PengaturanPublikFactory()
    return d


@pytest.fixture(autouse=True)
def _tanpa_hitungan_laju() -> Iterator[None]:
    """The brake counts in this process' memory, across tests and those of other files."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="session")
def _potret_publik(potret: Callable[..., Any], potret_peran: Any) -> Any:
    return potret(_buat, potret_peran)


@pytest.fixture(scope="session")
def _potret_disahkan(potret: Callable[..., Any], potret_peran: Any) -> Any:
    return potret(lambda: _disahkan(_buat()), potret_peran)


@pytest.fixture
def dunia(_peran_terpasang: None, _potret_publik: Any) -> Any:
    """Nothing filled, the public pages closed."""
    return _potret_publik.pakai()


@pytest.fixture
def disahkan(_peran_terpasang: None, _potret_disahkan: Any) -> Any:
    """The first quarter of 2024 endorsed, the public pages open, nothing released."""
    return _potret_disahkan.pakai()
