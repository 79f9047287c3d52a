"""A disk that fills up under a real server (`script/uji-penuh`).

Its server has a database of its own, so this test needs none and runs once.
"""

import pytest

from tests.penuh.uji_penuh import uji


@pytest.mark.lama(detik=10)
def test_unggahan_ketika_penyimpanan_penuh() -> None:
    assert uji() == []
