"""The agency of tests/admin/bangun.py, built once and put back in each test."""

import pytest

from tests.admin.bangun import satu_pd


@pytest.fixture(scope="session")
def _satu_pd(potret):
    return potret(satu_pd)


@pytest.fixture(scope="session")
def _dua_pd(potret):
    return potret(lambda: (satu_pd(nama="Dinas Sendiri"), satu_pd(nama="Dinas Tetangga")))


@pytest.fixture
def isi(db, _satu_pd):
    """Its rows by model label."""
    return _satu_pd.pakai()


@pytest.fixture
def dua(db, _dua_pd):
    """The same of an agency and of its neighbour."""
    return _dua_pd.pakai()
