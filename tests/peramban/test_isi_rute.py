"""Routes of the entry page, beside the site's own whether or not it includes them yet."""

from importlib import import_module

import pytest
from django.urls import NoReverseMatch, include, path, reverse

from config.urls import urlpatterns as _situs

RUTE = {"isi": "laporan.urls_isi", "isi_sel": "laporan.urls_entri", "bukti": "laporan.urls_bukti"}
urlpatterns = [*_situs, *(path("", include(modul)) for modul in RUTE.values())]


@pytest.mark.parametrize(("nama", "modul"), RUTE.items())
def test_rute_ada(nama, modul):
    ada = {satu.name for satu in import_module(modul).urlpatterns}
    assert nama in ada


@pytest.mark.urls("tests.peramban.test_isi_rute")
def test_rute_isi_dapat_disebut():
    try:
        assert reverse("isi") == "/isi/"
    except NoReverseMatch:  # pragma: no cover
        pytest.fail("isi")
