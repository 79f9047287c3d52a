"""Who asks and who is asked."""

from typing import Any

import pytest

from tests.silang.pabrik import DuniaSilang


@pytest.fixture
def dunia(pengguna: Any) -> DuniaSilang:
    return DuniaSilang(pengguna)
