"""One line for each refusal, with the account's number and the route, and no personal data."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from logging.config import dictConfig
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from config.log import BarisJson, BarisTeks, RingkasPenolakan, jalur_tanpa_rahasia, pencatatan
from kinerja.peran import OPERATOR

KODE = "7KQ2-M8XR-4TNP"


@pytest.fixture(params=[BarisTeks, BarisJson], ids=["teks", "json"])
def keluar(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What the console of an installation gets."""
    aliran = io.StringIO()
    penulis = logging.StreamHandler(aliran)
    penulis.setFormatter(request.param())
    penulis.addFilter(RingkasPenolakan())
    akar = logging.getLogger()
    akar.addHandler(penulis)
    yield aliran
    akar.removeHandler(penulis)


@pytest.mark.django_db
@pytest.mark.sqlite  # what is logged does not depend on the database
def test_satu_baris_tiap_penolakan(keluar: io.StringIO, pengguna: Any) -> None:
    """Finding F9: each refusal printed a traceback of 15 to 60 lines."""
    operator = pengguna(OPERATOR, username="siti.rahasia", email="siti@contoh.go.id")
    client = Client(enforce_csrf_checks=True)
    client.force_login(operator)
    client.get(f"/verifikasi/{KODE}/")
    client.get(reverse("lhe_nilai"))
    client.post(reverse("isian_sel"), {"nilai": "Ditulis siti"})
    baris = keluar.getvalue().splitlines()
    assert len(baris) == 3, baris
    for rahasia in (KODE, "siti", "Traceback", "/verifikasi"):
        assert rahasia not in keluar.getvalue()
    if baris[0].startswith("{"):
        isi = [json.loads(b) for b in baris]
        assert [i["status"] for i in isi] == [404, 403, 403]
        assert [i["rute"] for i in isi][1:] == ["lhe_nilai", "isian_sel"]
        assert isi[1]["akun"] == operator.pk
    else:
        for medan in ("status=403", "metode=GET", "rute=lhe_nilai", f"akun={operator.pk}"):
            assert baris[1].count(medan) == 1


def _rekam(**medan: Any) -> logging.LogRecord:
    satu = logging.LogRecord("tapak.penolakan", logging.INFO, "x", 1, "a\nb %s", ("c",), None)
    satu.__dict__ |= medan
    return satu


def test_medan_penolakan() -> None:
    """As a door of ours hands them in; a line end begins no line of its own."""
    satu = _rekam(akun=7, rute="isian_sel", status=423, jenis="terkunci", lain="tidak ikut")
    (baris,) = BarisTeks().format(satu).splitlines()
    assert baris.endswith("a\\nb c jenis=terkunci status=423 rute=isian_sel akun=7")
    isi = json.loads(BarisJson().format(satu))
    assert isi | {"waktu": 0} == {
        "waktu": 0,
        "tingkat": "INFO",
        "pencatat": "tapak.penolakan",
        "pesan": "a\nb c",
        "jenis": "terkunci",
        "status": 423,
        "rute": "isian_sel",
        "akun": 7,
    }
    sudah = _rekam(akun=7)
    sudah.msg, sudah.args = "akun=7", ()
    assert BarisTeks().format(sudah).count("akun=7") == 1


def test_galat_kita_tetap_berjejak() -> None:
    try:
        raise ValueError("x")
    except ValueError:
        galat = sys.exc_info()
    satu = logging.LogRecord("django.request", logging.ERROR, "x", 1, "/kode/%s", (KODE,), galat)
    satu.status_code = 500
    assert RingkasPenolakan().filter(satu)
    isi = json.loads(BarisJson().format(satu))
    assert "ValueError" in isi["galat"]
    assert KODE not in isi["pesan"]


@pytest.mark.parametrize(
    ("jalur", "tertulis"),
    [
        ("/isian/12/2026/3/", "/isian/12/2026/3/"),
        (f"/verifikasi/{KODE}/", "/verifikasi/…/"),
        ("/undangan/c9f0f895fb98ab9159f51fd0297e236d/", "/undangan/…/"),
        ("/cari/Siti Rahasia/", "/cari/…/"),
        ("/static/css/base.css", "/static/css/base.css"),
        ("/", "/"),
    ],
)
def test_jalur_dalam_log_akses(jalur: str, tertulis: str) -> None:
    assert jalur_tanpa_rahasia(jalur) == tertulis


@pytest.mark.parametrize("bentuk", ["teks", "json"])
def test_pencatatan_dapat_dipasang(bentuk: str) -> None:
    isi = pencatatan(bentuk)
    assert isi["formatters"]["baris"]["()"] is (BarisJson if bentuk == "json" else BarisTeks)
    sebelum = logging.getLogger().handlers[:]
    try:
        dictConfig(isi | {"root": {"level": "WARNING"}})
    finally:
        logging.getLogger().handlers[:] = sebelum
