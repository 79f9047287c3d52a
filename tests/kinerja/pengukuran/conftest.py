"""The world that these tests start from."""

import pytest

from tests.kinerja.pengukuran.dunia import Dunia


@pytest.fixture
def d(db: None) -> Dunia:
    return Dunia()
