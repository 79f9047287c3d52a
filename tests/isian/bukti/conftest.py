"""An indicator whose quarter is open, its operator, and an empty storage."""

import pytest
from django.core.files.storage import default_storage

from kinerja.peran import OPERATOR
from tests.factories import IndikatorFactory, PeriodeFactory
from tests.isian.bukti.bantu import folder, tersimpan


@pytest.fixture
def indikator(db):
    satu = IndikatorFactory()
    PeriodeFactory(pd=satu.pd)
    return satu


@pytest.fixture
def operator(pengguna, indikator):
    return pengguna(OPERATOR, unit=indikator.penanggung_jawab.unit)


@pytest.fixture(autouse=True)
def _gudang_kosong():
    for nama in tersimpan():
        default_storage.delete(f"{folder()}/{nama}")
