"""The small pemda of the overview, with who keeps predicates and who objects."""

from types import SimpleNamespace
from typing import Any

import pytest

from kinerja.peran import ADMIN_PEMDA, KEPALA_DINAS, SEKRETARIAT
from laporan.cetak.dasar import Berkas
from tests import factories as f
from tests.pemda.tinjauan.conftest import instansi


@pytest.fixture(scope="module")
def _potret_predikat(potret: Any, potret_peran: Any) -> Any:
    def buat() -> Any:
        d = SimpleNamespace(
            beres=instansi("Dinas Anggrek", beres=True),
            telat=instansi("Badan Bakung", beres=False),
        )
        d.admin = f.buat_pengguna(ADMIN_PEMDA, username="admin.pemda")
        d.sekre = f.buat_pengguna(SEKRETARIAT, pd=d.beres.pd, username="sekre")
        d.kepala_lain = f.buat_pengguna(KEPALA_DINAS, pd=d.telat.pd, username="kepala.lain")
        return d

    return potret(buat, potret_peran)


@pytest.fixture
def d(db: None, peran: None, _potret_predikat: Any) -> Any:
    """Two agencies: capaian 100 and 80 of one, 80 of the other."""
    return _potret_predikat.pakai()


@pytest.fixture
def cetak() -> Any:
    """A printer that only counts."""
    dicetak: list[Any] = []

    def satu(p: Any, pada: Any) -> Any:
        dicetak.append(p)
        isi = f"{p.pk} {[h.predikat for h in p.hasil.order_by('pk')]}".encode()
        return Berkas("p.pdf", "application/pdf", isi), Berkas("p.xlsx", "x/y", isi + b"x"), None

    satu.dicetak = dicetak  # type: ignore[attr-defined]
    return satu
