"""Every refusal as the client reads it: JSON for who asked for JSON, a page otherwise; the log."""

import errno
import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, InternalError, OperationalError, connection
from django.http import UnreadablePostError
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from kinerja.gangguan import penolakan_dari
from kinerja.models import Indikator, JejakAudit, Realisasi
from laporan.models import LangkahReviu, Tugas
from tests import factories as f

KUNCI = "0b0c7d0e-6d2f-4f39-9c0d-2f6b5f1a7a10"


def _titik(semua: list[Any] | None = None) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every endpoint that answers in JSON: name, method, arguments of its address.

    Not the public API, which has its own answers: tests/publik/test_api.py.
    """
    for r in get_resolver().url_patterns if semua is None else semua:
        if isinstance(r, URLResolver):
            yield from _titik(r.url_patterns)
        elif isinstance(r, URLPattern) and getattr(r.callback, "hanya_json", False):
            if str(r.name).startswith("api_"):
                continue
            nilai = {"laporan": 1, "kunci": "kata_pengantar", "pk": 1}
            argumen = {k: nilai[k] for k in r.pattern.converters}
            (metode,) = getattr(r.callback, "metode", ("POST",))
            yield str(r.name), metode, argumen


TITIK = [pytest.param(n, m, a, id=n) for n, m, a in _titik()]
TITIK_POST = [pytest.param(n, a, id=n) for n, m, a in _titik() if m == "POST"]


def _pesan(respons: Any, status: int) -> dict[str, Any]:
    assert respons.status_code == status, respons.content[:300]
    assert respons["Content-Type"].startswith("application/json")
    isi: dict[str, Any] = respons.json()
    assert isi["jenis"]
    assert isi["pesan"]
    return isi


def test_ada_yang_diuji() -> None:
    assert {"isian_sel", "penulisan_simpan", "kunci_sandi_bukti"} <= {n for n, _, _ in _titik()}


@pytest.mark.django_db
@pytest.mark.parametrize(("nama", "metode", "argumen"), TITIK)
def test_titik_json_selalu_json(
    client: Any, admin_user: Any, nama: str, metode: str, argumen: dict[str, Any]
) -> None:
    """Signed out, by the wrong method, with a fault of ours, and with a page that is not there."""
    alamat = reverse(nama, kwargs=argumen)
    _pesan(client.generic(metode, alamat), 401)
    client.force_login(admin_user)
    _pesan(client.generic("DELETE", alamat), 405)


@pytest.mark.django_db
@pytest.mark.parametrize(("nama", "argumen"), TITIK_POST)
def test_titik_json_tanpa_token_dan_terlalu_besar(
    admin_user: Any, nama: str, argumen: dict[str, Any]
) -> None:
    ketat = Client(enforce_csrf_checks=True)
    ketat.force_login(admin_user)
    alamat = reverse(nama, kwargs=argumen)
    assert _pesan(ketat.post(alamat, {}, "application/json"), 403)["jenis"] == "csrf"
    besar = ketat.generic("POST", alamat, b"{}", "application/json", CONTENT_LENGTH=str(10**9))
    assert _pesan(besar, 413)["jenis"] == "terlalu_besar"


@pytest.mark.django_db
def test_alamat_yang_tidak_ada(client: Any) -> None:
    _pesan(client.get("/tidak-ada/", headers={"accept": "application/json"}), 404)
    respons = client.get("/tidak-ada/")
    assert respons.status_code == 404
    assert respons["Content-Type"].startswith("text/html")


def test_sesi_berakhir_di_halaman_yang_diminta_sebagai_json(client: Any, db: None) -> None:
    alamat = reverse("bukti", args=[1, 2024, 1])
    isi = _pesan(client.post(alamat, headers={"accept": "application/json"}), 401)
    assert isi["jenis"] == "masuk"
    assert client.post(alamat).status_code == 302  # a browser is led to the login page


def test_kesalahan_program_tetap_json(monkeypatch: Any, akun: dict[str, Any]) -> None:
    """A fault of ours is 500, in JSON, and keeps its traceback in the log."""

    def rusak(**_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("laporan.isian.layar_api.simpan_sel", rusak)
    klien = Client(raise_request_exception=False)
    klien.force_login(akun["operator.naker"])
    isi = _pesan(klien.post(reverse("isian_sel"), _sel(1), "application/json"), 500)
    assert isi["jenis"] == "galat"


def _sel(indikator: int) -> dict[str, Any]:
    return {
        "kunci": KUNCI,
        "sasaran": f"indikator:{indikator}",
        "tahun": 2024,
        "triwulan": 4,
        "medan": "keterangan",
        "teks": f"Ditulis saat penyimpanan terganggu {uuid4()}. " * 25,
        "versi": 0,
    }


# --- the machine refuses: real locks, a real full database ---------------------------------------


@pytest.fixture
def terganggu(transactional_db: None) -> Iterator[Callable[[str], None]]:
    """Disturb SQLite as a machine does, until the test is over."""
    from django.db import connections

    penahan = connections["default"].copy()

    def ganggu(jenis: str) -> None:
        with connection.cursor() as c:
            if jenis == "penuh":
                c.execute("CREATE TABLE sisa_ruang (isi BLOB)")
                c.execute("PRAGMA max_page_count = 1")  # as many as there are
                # What is free within those pages is used up too.
                for besar in (100_000, 3000, 500, 20):
                    with suppress(OperationalError):
                        while True:
                            c.execute(f"INSERT INTO sisa_ruang VALUES (zeroblob({besar}))")
            elif jenis == "hanya_baca":
                c.execute("PRAGMA query_only = ON")
            else:
                c.execute("PRAGMA busy_timeout = 100")
                penahan.ensure_connection()
                with penahan.cursor() as p:
                    p.execute("BEGIN IMMEDIATE")

    yield ganggu
    penahan.close()
    with connection.cursor() as c:
        c.execute("PRAGMA query_only = OFF")
        c.execute("PRAGMA max_page_count = 4294967294")
        c.execute("PRAGMA busy_timeout = 20000")
        c.execute("DROP TABLE IF EXISTS sisa_ruang")


@dataclass(frozen=True)
class Terbuka:
    """A row of an open quarter and who fills it."""

    operator: Any
    indikator: Any
    tahun: int = 2025
    triwulan: int = 1


@pytest.fixture
def terbuka(transactional_db: None, akun: dict[str, Any], contoh: Any) -> Terbuka:
    hari = timezone.localdate()
    f.PeriodeFactory(
        pd=contoh, tahun=2025, triwulan=1, buka=hari - timedelta(3), tutup=hari + timedelta(3)
    )
    operator = akun["operator.naker"]
    unit = operator.unit
    indikator = Indikator.objects.filter(pd=contoh, penanggung_jawab__unit=unit).first()
    return Terbuka(operator, indikator)


def _tersimpan() -> tuple[list[Any], int]:
    return list(Realisasi.objects.values_list("pk", "versi")), JejakAudit.objects.count()


GANGGUAN = [("penuh", 507), ("hanya_baca", 503), ("terkunci", 503)]


@pytest.mark.sqlite  # the disturbance is SQLite's; PostgreSQL's states are below
@pytest.mark.parametrize(("jenis", "status"), GANGGUAN)
def test_sel_saat_penyimpanan_terganggu(
    terganggu: Any, terbuka: Terbuka, jenis: str, status: int
) -> None:
    """503 or 507 in JSON, nothing stored; the same request is accepted once it is over."""
    d = terbuka
    klien = Client()
    klien.force_login(d.operator)
    isi = {**_sel(d.indikator.pk), "tahun": d.tahun, "triwulan": d.triwulan}
    terganggu(jenis)
    for n in range(20):  # a full database still has room in the pages that it has
        dulu = _tersimpan()
        respons = klien.post(
            reverse("isian_sel"), {**isi, "kunci": str(uuid4()), "versi": n}, "application/json"
        )
        if jenis != "penuh" or respons.status_code != 200:
            break
    assert "Isian Anda tidak hilang" in _pesan(respons, status)["pesan"]
    assert _tersimpan() == dulu


@pytest.mark.sqlite
@pytest.mark.parametrize(("jenis", "status"), GANGGUAN)
def test_formulir_saat_penyimpanan_terganggu(
    terganggu: Any, client: Any, akun: dict[str, Any], jenis: str, status: int, caplog: Any
) -> None:
    """A page in Indonesian with what was typed; nothing stored, no traceback."""
    client.force_login(akun["sekretariat"])
    isi = {"langkah": "komentari", "catatan": "Sebutkan sumber angka ini. " * 70}
    alamat = reverse("reviu_bagian", args=["kata_pengantar"])
    client.get(alamat)
    terganggu(jenis)
    for _ in range(20):
        dulu = LangkahReviu.objects.count(), JejakAudit.objects.count()
        respons = client.post(alamat, isi)
        if jenis != "penuh" or respons.status_code != 302:
            break
    assert respons.status_code == status
    teks = respons.content.decode()
    assert "Isian Anda tidak hilang" in teks
    assert "Sebutkan sumber angka ini." in teks
    assert (LangkahReviu.objects.count(), JejakAudit.objects.count()) == dulu
    assert [r.name for r in caplog.records if r.exc_info] == []


def _dari(asal: BaseException, jenis: type[Exception] = OperationalError) -> Exception:
    galat = jenis(str(asal))
    galat.__cause__ = asal
    return galat


@pytest.mark.parametrize(
    ("galat", "jenis"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "penuh"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "penuh"),
        (OSError(errno.EFBIG, "File too large"), "penuh"),
        (OSError(errno.EROFS, "Read-only file system"), "gangguan"),
        (_dari(psycopg.errors.DiskFull()), "penuh"),
        (_dari(psycopg.errors.ReadOnlySqlTransaction(), InternalError), "gangguan"),
        (_dari(psycopg.errors.LockNotAvailable()), "gangguan"),
        (_dari(psycopg.errors.DeadlockDetected()), "gangguan"),
        (_dari(psycopg.errors.AdminShutdown()), "gangguan"),
        (_dari(psycopg.OperationalError("connection refused")), "gangguan"),
        (UnreadablePostError("broken"), "terputus"),
        # Faults of ours stay faults.
        (OSError(errno.ENOENT, "No such file"), None),
        (_dari(psycopg.errors.UndefinedColumn(), DatabaseError), None),
        (_dari(sqlite3.OperationalError("no such column")), None),
        (ValueError("x"), None),
    ],
)
def test_gangguan_dikenali(galat: Exception, jenis: str | None) -> None:
    tolak = penolakan_dari(galat)
    assert (tolak.jenis.value if tolak else None) == jenis


# --- the log -------------------------------------------------------------------------------------


def test_satu_baris_log_per_penolakan(client: Any, akun: dict[str, Any], caplog: Any) -> None:
    pengguna = akun["operator.naker"]
    client.force_login(pengguna)
    with caplog.at_level(logging.WARNING):
        client.get("/tidak-ada/")
        client.get(reverse("lhe_nilai"))  # not within the role
        client.post(reverse("isian_sel"), "{", "application/json")
    catatan = [r for r in caplog.records if r.levelno >= logging.WARNING]
    assert [r.name for r in catatan] == ["tapak.penolakan"] * 3
    assert [(r.akun, r.rute, r.status) for r in catatan] == [
        (pengguna.pk, "-", 404),
        (pengguna.pk, "lhe_nilai", 403),
        (pengguna.pk, "isian_sel", 400),
    ]
    assert not any(r.exc_info for r in catatan)


def test_log_tidak_memuat_ketikan(client: Any, akun: dict[str, Any], caplog: Any) -> None:
    client.force_login(akun["operator.naker"])
    client.post(reverse("isian_sel"), {"teks": "Rahasia keluarga"}, "application/json")
    assert caplog.records
    assert not any("Rahasia" in json.dumps(r.getMessage()) for r in caplog.records)


def test_nul_ditolak_di_pintu(client: Any, akun: dict[str, Any]) -> None:
    """PostgreSQL keeps none, in a text as in JSON, nor looks for one in a list."""
    client.force_login(akun["sekretariat"])
    isi = {"jenis": "pohon_cetak", "bentuk": "pdf", "kertas": "a4", "cabang": "x\x00"}
    for respons in (
        client.post(reverse("berkas_minta"), isi | {"tahun": "2024"}),
        client.get(reverse("berkas"), {"urut": "\x00"}),
    ):
        assert respons.status_code == 422
        assert "tidak dapat disimpan" in respons.content.decode()
    assert not Tugas.objects.exists()
