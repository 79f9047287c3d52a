"""What the frame of every page asks the database: at most four questions."""

from typing import Any

import pytest

from kinerja.peran import ADMIN_PEMDA, EVALUATOR, KEPALA_DINAS, OPERATOR, SEKRETARIAT
from tests import factories as f

pytestmark = pytest.mark.django_db
PALING_BANYAK = 4


@pytest.mark.parametrize("peran", [OPERATOR, SEKRETARIAT, KEPALA_DINAS, EVALUATOR, ADMIN_PEMDA])
def test_bingkai(client: Any, pengguna: Any, jumlah_kueri: Any, peran: str) -> None:
    """The page of one's passkeys asks one thing of its own: the passkeys."""
    unit = f.UnitFactory()
    f.PDFactory.create_batch(3)
    f.RealisasiFactory(indikator__sasaran__tujuan__renstra__pd=unit.pd)
    isi = {"pd": None} if peran == ADMIN_PEMDA else {"unit": unit}
    orang = pengguna(peran, **isi)
    client.force_login(orang)
    client.get("/kunci-sandi/", {"pd": unit.pd.kode})  # chooses the agency
    with jumlah_kueri() as kueri:
        respons = client.get("/kunci-sandi/")
    assert respons.status_code == 200
    assert unit.pd.nama in respons.content.decode()
    assert len(kueri) <= PALING_BANYAK + 1, [k["sql"][:150] for k in kueri]
