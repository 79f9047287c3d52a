"""The agency that the tests of the quarterly entry write into."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.factories import buat_pengguna
from tests.isian.dunia import Dunia


@pytest.fixture(scope="session")
def _potret_dunia(potret: Callable[..., Any], potret_peran: Any) -> Any:
    return potret(lambda: Dunia(buat_pengguna), potret_peran)


@pytest.fixture
def dunia(_peran_terpasang: None, _potret_dunia: Any) -> Any:
    """One of each kind of row."""
    return _potret_dunia.pakai()
