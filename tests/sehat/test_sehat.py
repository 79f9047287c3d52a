"""`/sehat/`: what it asks, what it answers to whom, and what it costs."""

import json
import os
import re
import shutil
from collections import namedtuple
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.db.models.functions import Now
from django.test import Client
from django.utils import timezone

from kinerja.peran import ADMIN_PEMDA, OPERATOR
from laporan.models import Pekerja
from laporan.sehat import periksa
from laporan.sehat.periksa import SIMPANAN, periksa_semua
from tests.factories import PenggunaFactory, TugasFactory

LUAR: Any = {"REMOTE_ADDR": "203.0.113.9"}
Cakram = namedtuple("Cakram", "total used free")


@pytest.fixture(autouse=True)
def _tanpa_simpanan() -> Any:
    SIMPANAN.lupakan()
    yield
    SIMPANAN.lupakan()


@pytest.fixture
def pekerja(db: None) -> Pekerja:
    return Pekerja.objects.create(nama="host:1", mulai=timezone.now(), detak=timezone.now())


def _baik(k: periksa.Kesehatan) -> dict[str, bool]:
    return {p.nama: p.baik for p in k.periksa}


def test_hidup_tidak_bertanya_kepada_basis_data(
    client: Client, db: None, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        respons = client.get("/sehat/hidup/", **LUAR)
    assert (respons.status_code, respons.json()) == (200, {"hidup": True})
    assert "no-store" in respons["Cache-Control"]


def test_siap(client: Client, pekerja: Pekerja) -> None:
    respons = client.get("/sehat/", **LUAR)
    assert respons.status_code == 200
    isi = respons.json()
    assert (isi["siap"], isi["semua_baik"]) == (True, True)
    assert set(isi["periksa"]) == {"basis_data", "pemicu", "migrasi", "cakram", "pekerja"}


def test_orang_luar_hanya_melihat_ya_atau_tidak(client: Client, pekerja: Pekerja) -> None:
    """No version, no path, no name of a host: booleans and ages."""
    isi = client.get("/sehat/", **LUAR).json()

    def daun(x: Any) -> list[Any]:
        return [y for v in x.values() for y in daun(v)] if isinstance(x, dict) else [x]

    assert all(isinstance(x, bool | int | None) for x in daun(isi)), isi
    assert client.get("/sehat/", **LUAR, headers={"X-Forwarded-For": "127.0.0.1"}).json() == isi


@pytest.mark.parametrize("siapa", ["mesin ini", "admin", "operator", "lewat proxy"])
def test_siapa_yang_melihat_rincian(
    client: Client, pekerja: Pekerja, pengguna: Any, siapa: str
) -> None:
    dari = {"REMOTE_ADDR": "127.0.0.1"} if siapa == "mesin ini" else LUAR
    if siapa == "lewat proxy":  # on this machine, of somebody elsewhere
        dari = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}
    if siapa in {"admin", "operator"}:
        client.force_login(pengguna(ADMIN_PEMDA if siapa == "admin" else OPERATOR))
    isi = client.get("/sehat/", **dari).json()
    assert ("rinci" in isi["periksa"]["cakram"]) == (siapa in {"mesin ini", "admin"})
    assert ("versi" in isi) == (siapa in {"mesin ini", "admin"})


@pytest.mark.parametrize(
    "kepala", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "X-Forwarded-Proto"]
)
@pytest.mark.parametrize("dipercaya", ["127.0.0.1,::1", "10.0.0.1"])
def test_yang_lewat_proxy_di_mesin_ini_orang_luar(
    client: Client, pekerja: Pekerja, settings: Any, kepala: str, dipercaya: str
) -> None:
    """A proxy that is not named, or that tells of its client by another header."""
    from config.klien import baca_jaringan

    settings.TAPAK_PROXY = baca_jaringan(dipercaya)
    for nilai in ("127.0.0.1", "", "unknown, 127.0.0.1", "[::1]:80"):
        respons = client.get("/sehat/", REMOTE_ADDR="127.0.0.1", headers={kepala: nilai})
        assert "versi" not in respons.json(), nilai
    assert "versi" in client.get("/sehat/", REMOTE_ADDR="127.0.0.1").json()


def test_rahasia_tidak_pernah_tampil(client: Client, pekerja: Pekerja, settings: Any) -> None:
    teks = json.dumps(client.get("/sehat/").json())
    assert settings.SECRET_KEY not in teks
    kata = set(re.findall(r"[^\s\"',:]+", teks))
    for kunci in ("PASSWORD", "USER", "NAME", "HOST"):
        assert str(connection.settings_dict.get(kunci) or "(tanpa)") not in kata


def test_basis_data_mati(client: Client, db: None) -> None:
    with patch.object(connection, "cursor", side_effect=OperationalError("connection refused")):
        k = periksa_semua()
        respons = client.get("/sehat/", **LUAR)
    assert not k.siap
    assert _baik(k)["basis_data"] is False
    assert respons.status_code == 503
    assert "refused" not in respons.text


def test_admin_yang_tidak_dapat_dikenali(client: Client, db: None) -> None:
    """The session is in the database too: who asks is then a stranger, not a fault."""
    client.force_login(PenggunaFactory(is_superuser=True))
    with (
        patch.object(connection, "cursor", side_effect=OperationalError),
        patch(
            "django.contrib.sessions.backends.db.SessionStore.load", side_effect=OperationalError
        ),
    ):
        respons = client.get("/sehat/", **LUAR)
    assert respons.status_code == 503
    assert "rinci" not in respons.json()["periksa"]["basis_data"]


def test_tanpa_pemicu(tanpa_pemicu: None, pekerja: Pekerja, client: Client) -> None:
    assert _baik(periksa_semua())["pemicu"] is False
    assert client.get("/sehat/", **LUAR).status_code == 503


def test_migrasi_belum_dijalankan(pekerja: Pekerja) -> None:
    with connection.cursor() as kursor:
        kursor.execute("DELETE FROM django_migrations WHERE app = 'laporan' AND name LIKE '0004%'")
    k = periksa_semua()
    assert _baik(k)["migrasi"] is False
    assert not k.siap
    assert "laporan.0004_tugas" in next(p.rinci for p in k.periksa if p.nama == "migrasi")


@pytest.mark.parametrize(("bebas", "siap"), [(200, True), (199, False)])
def test_cakram(pekerja: Pekerja, settings: Any, bebas: int, siap: bool) -> None:
    settings.TAPAK_RUANG_MINIMUM_MB = 200
    sisa = Cakram(10**12, 0, bebas * 1024 * 1024)
    with patch.object(shutil, "disk_usage", return_value=sisa):
        k = periksa_semua()
    assert (_baik(k)["cakram"], k.siap) == (siap, siap)


@pytest.mark.sqlite  # the file is SQLite's
def test_berkas_basis_data_hanya_dibaca(pekerja: Pekerja) -> None:
    with patch.object(os, "access", return_value=False):
        assert _baik(periksa_semua())["basis_data"] is False


@pytest.mark.postgres_saja  # a standby, or a database put to read-only
def test_basis_data_hanya_dibaca(pekerja: Pekerja) -> None:
    with connection.cursor() as kursor:
        kursor.execute("SET TRANSACTION READ ONLY")
    assert _baik(periksa_semua())["basis_data"] is False


@pytest.mark.parametrize(
    ("cara", "detak", "menunggu", "baik"),
    [
        # A service: the worker must be there, whatever waits.
        ("mandiri", 5, None, True),
        ("mandiri", 119, None, True),
        ("mandiri", 121, None, False),
        ("mandiri", None, None, False),
        ("mandiri", 5, 601, False),
        # Started with the work: only work that nobody takes is amiss.
        ("otomatis", None, None, True),
        ("otomatis", None, 590, True),
        ("otomatis", None, 610, False),
    ],
)
def test_pekerja(
    client: Client, settings: Any, db: None, cara: str, detak: Any, menunggu: Any, baik: bool
) -> None:
    settings.TAPAK_PEKERJA = cara
    if detak is not None:
        Pekerja.objects.create(nama="h:1", mulai=timezone.now(), detak=timezone.now())
        Pekerja.objects.update(detak=Now() - timedelta(seconds=detak))
    if menunggu is not None:
        tugas = TugasFactory(status="menunggu")
        type(tugas).objects.update(pada=Now() - timedelta(seconds=menunggu))
    isi = client.get("/sehat/", **LUAR).json()["periksa"]["pekerja"]
    assert isi["baik"] is baik
    for nama, umur in (("umur_detak_detik", detak), ("menunggu_detik", menunggu)):
        assert isi[nama] is None if umur is None else abs(isi[nama] - umur) <= 2
    # A host without a worker still serves: only who asks for everything is told 503.
    SIMPANAN.lupakan()
    assert client.get("/sehat/", **LUAR).status_code == 200
    assert client.get("/sehat/?semua=1", **LUAR).status_code == (200 if baik else 503)


def test_jawaban_disimpan_beberapa_detik(
    client: Client, pekerja: Pekerja, django_assert_num_queries: Any
) -> None:
    client.get("/sehat/", **LUAR)
    with django_assert_num_queries(0):
        for _ in range(20):
            assert client.get("/sehat/", **LUAR).status_code == 200
    with (
        patch.object(periksa, "SIMPAN_DETIK", 0.0),
        patch.object(connection, "cursor", side_effect=OperationalError),
    ):
        assert client.get("/sehat/", **LUAR).status_code == 503


def test_biaya_tetap(pekerja: Pekerja, django_assert_max_num_queries: Any) -> None:
    TugasFactory.create_batch(5, status="menunggu")
    with django_assert_max_num_queries(12):
        periksa_semua()


def test_tanpa_tls_tidak_dialihkan(client: Client, db: None, settings: Any) -> None:
    """A probe asks the process itself, behind the proxy that ends TLS."""
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/sehat/hidup/").status_code == 200
    assert client.get("/masuk/").status_code == 301


@pytest.mark.parametrize("jalur", ["/sehat/", "/sehat/hidup/", "/sehat/metrik/"])
def test_hanya_dibaca(client: Client, db: None, jalur: str) -> None:
    assert client.post(jalur).status_code == 405
