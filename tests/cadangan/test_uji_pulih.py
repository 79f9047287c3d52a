"""The rehearsal of a restore in small; `script/uji-pulih` is the whole of it.

Its server has a database of its own, so these tests need none and run once.
"""

import pytest

from tests.cadangan.uji_pulih import uji


@pytest.mark.lama(detik=26)
@pytest.mark.parametrize("jenis", ["sqlite", "postgresql"])
def test_cadangan_selagi_disimpan_lalu_dipulihkan(jenis: str) -> None:
    assert uji(jenis, tulisan=200, banyak_klien=4) == []
