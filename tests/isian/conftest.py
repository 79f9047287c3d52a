"""The agency that the tests of the quarterly entry write into."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.isian.dunia import Dunia


@pytest.fixture
def dunia(pengguna: Callable[..., Any]) -> Dunia:
    """One of each kind of row."""
    return Dunia(pengguna)
