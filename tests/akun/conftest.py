"""One agency with its keepers of accounts, a head and a bidang."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kinerja.peran import ADMIN_PEMDA, KEPALA_DINAS, OPERATOR, SEKRETARIAT
from tests import factories as f


@dataclass
class Kantor:
    """The accounts, and the posts that they may be given."""

    pd: Any
    bidang: Any
    kabid: Any
    staf: Any
    kadis: Any
    sekretariat: Any
    sekretariat_lain: Any
    admin: Any
    kepala: Any
    operator: Any
    pada: Any

    def lalu(self, **selang: int) -> Any:
        return self.pada + timedelta(**selang)


@pytest.fixture
def kantor(pengguna: Any) -> Kantor:
    pd = f.PDFactory()
    bidang = f.UnitFactory(pd=pd)
    kadis = f.JabatanFactory(unit=f.puncak(pd), nama="Kepala Dinas Contoh")
    kabid = f.JabatanFactory(unit=bidang, nama="Kepala Bidang Contoh", atasan=kadis)
    staf = f.JabatanFactory(
        unit=bidang, nama="Pengolah Data", jenis="pelaksana", eselon="", atasan=kabid
    )
    return Kantor(
        pd,
        bidang,
        kabid,
        staf,
        kadis,
        pengguna(SEKRETARIAT, pd=pd, username="sekre", first_name="Petugas Satu"),
        pengguna(SEKRETARIAT, pd=pd, username="sekre.dua", first_name="Petugas Dua"),
        pengguna(ADMIN_PEMDA, username="admin.pemda", first_name="Admin Contoh"),
        pengguna(KEPALA_DINAS, pd=pd, jabatan=kadis, unit=f.puncak(pd), first_name="Kepala"),
        pengguna(OPERATOR, pd=pd, unit=bidang, username="operator", first_name="Operator"),
        timezone.now(),
    )
