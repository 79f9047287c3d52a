"""The kill test in small; `script/uji-mati` is the whole of it.

Its server has a database of its own, so these tests need none and run once.
"""

import pytest

from tests.isian.uji_mati import uji


@pytest.mark.parametrize("jenis", ["sqlite", "postgresql"])
@pytest.mark.lama(detik=12)
def test_server_dimatikan_di_tengah_simpan(jenis):
    assert uji(jenis, tulisan=80, banyak_klien=4) == []
