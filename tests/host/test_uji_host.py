"""Several hosts in small; `script/uji-host` is the whole of it.

Its servers have a database of their own, so this test needs none and runs once.
"""

import pytest

from tests.host.uji_host import uji


@pytest.mark.lama(detik=28)
def test_host_dan_pekerja_mati_di_tengah_beban() -> None:
    assert uji(tulisan=120, banyak_klien=4, tugas=12, detak=8) == []
