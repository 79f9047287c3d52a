"""Passkeys: what is accepted, and every way in which an answer is refused."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.bukti_diri import MASA_TERBUKTI, terbukti_sampai
from kinerja.kunci_sandi.tempat import Tempat, tempat
from kinerja.kunci_sandi.upacara import (
    KunciSandiError,
    buktikan,
    daftar,
    mulai_bukti,
    mulai_daftar,
)
from kinerja.models import JejakAudit, KunciSandi
from tests.factories import SANDI, PenggunaFactory
from tests.kinerja.perangkat import UP, Perangkat

DISINI = Tempat("localhost", "http://localhost")
PADA = datetime(2024, 1, 15, 2, 0, tzinfo=UTC)


@pytest.fixture
def orang(db: None) -> Any:
    return PenggunaFactory()


@pytest.fixture
def perangkat(orang: Any) -> Perangkat:
    """A registered device."""
    alat = Perangkat()
    sesi: dict[str, Any] = {}
    pilihan = mulai_daftar(sesi, orang, DISINI, PADA)
    daftar(sesi, alat.daftar(pilihan), nama="Ponsel", oleh=orang, tempat=DISINI, pada=PADA)
    return alat


def _buktikan(sesi: dict[str, Any], jawaban: Any, orang: Any, pada: datetime = PADA) -> KunciSandi:
    return buktikan(sesi, jawaban, oleh=orang, tempat=DISINI, pada=pada)


def test_daftar_lalu_bukti(orang: Any, perangkat: Perangkat) -> None:
    kunci = orang.kunci_sandi.get()
    assert (kunci.nama, kunci.sign_count, kunci.dipakai_pada) == ("Ponsel", 1, None)
    sesi: dict[str, Any] = {}
    pilihan = mulai_bukti(sesi, orang, DISINI, PADA)
    assert [k["id"] for k in pilihan["allowCredentials"]] == [perangkat.id]
    assert pilihan["userVerification"] == "required"
    kunci = _buktikan(sesi, perangkat.bukti(pilihan), orang)
    assert (kunci.sign_count, kunci.dipakai_pada) == (2, PADA)
    assert sesi == {}
    assert JejakAudit.objects.tentang(kunci).get().aksi == "mendaftarkan kunci sandi"


def _lain_tantangan(alat: Perangkat, pilihan: dict[str, Any]) -> dict[str, Any]:
    return alat.bukti(pilihan | {"challenge": "c2FsYWg"})


def _lain_asal(alat: Perangkat, pilihan: dict[str, Any]) -> dict[str, Any]:
    alat.asal = "https://tiruan.example"
    return alat.bukti(pilihan)


def _lain_domain(alat: Perangkat, pilihan: dict[str, Any]) -> dict[str, Any]:
    alat.rp_id = "tiruan.example"
    return alat.bukti(pilihan)


def _hitungan_mundur(alat: Perangkat, pilihan: dict[str, Any]) -> dict[str, Any]:
    alat.hitungan = 0
    return alat.bukti(pilihan)


def _tanpa_verifikasi(alat: Perangkat, pilihan: dict[str, Any]) -> dict[str, Any]:
    alat.bendera = UP
    return alat.bukti(pilihan)


def _kunci_lain(alat: Perangkat, pilihan: dict[str, Any]) -> dict[str, Any]:
    palsu = Perangkat()
    palsu.pengenal, palsu.hitungan = alat.pengenal, 9
    return palsu.bukti(pilihan)


def _rusak(alat: Perangkat, pilihan: dict[str, Any]) -> dict[str, Any]:
    return {"id": alat.id, "response": {"signature": 7}}


@pytest.mark.parametrize(
    "salah",
    [
        _lain_tantangan,
        _lain_asal,
        _lain_domain,
        _hitungan_mundur,
        _tanpa_verifikasi,
        _kunci_lain,
        _rusak,
    ],
    ids=lambda f: f.__name__.strip("_"),
)
def test_jawaban_salah_ditolak(
    orang: Any, perangkat: Perangkat, salah: Callable[[Perangkat, dict[str, Any]], dict[str, Any]]
) -> None:
    sesi: dict[str, Any] = {}
    pilihan = mulai_bukti(sesi, orang, DISINI, PADA)
    with pytest.raises(KunciSandiError, match="tidak sah"):
        _buktikan(sesi, salah(perangkat, pilihan), orang)
    kunci = orang.kunci_sandi.get()
    assert (kunci.sign_count, kunci.dipakai_pada) == (1, None)
    # The challenge is spent: the right answer comes too late.
    with pytest.raises(KunciSandiError, match="tidak dikenal"):
        _buktikan(sesi, perangkat.bukti(pilihan), orang)


@pytest.mark.parametrize("isi", [None, "teks", [], {"id": "tidak-terdaftar"}])
def test_bukan_kunci_miliknya(orang: Any, perangkat: Perangkat, isi: Any) -> None:
    sesi: dict[str, Any] = {}
    mulai_bukti(sesi, orang, DISINI, PADA)
    with pytest.raises(KunciSandiError, match="tidak terdaftar"):
        _buktikan(sesi, isi, orang)


def test_kunci_orang_lain(orang: Any, perangkat: Perangkat) -> None:
    lain = PenggunaFactory()
    sesi: dict[str, Any] = {}
    with pytest.raises(KunciSandiError, match="belum mendaftarkan"):
        mulai_bukti(sesi, lain, DISINI, PADA)
    pilihan = mulai_bukti(sesi, orang, DISINI, PADA)
    with pytest.raises(KunciSandiError, match="tidak terdaftar"):
        _buktikan(sesi, perangkat.bukti(pilihan), lain)


def test_jawaban_diulang(orang: Any, perangkat: Perangkat) -> None:
    """Two requests that both read the session before it was emptied: one counts."""
    sesi: dict[str, Any] = {}
    pilihan = mulai_bukti(sesi, orang, DISINI, PADA)
    salinan = dict(sesi)
    jawaban = perangkat.bukti(pilihan)
    _buktikan(sesi, jawaban, orang)
    with pytest.raises(KunciSandiError, match="sudah pernah dipakai"):
        _buktikan(salinan, jawaban, orang)


@pytest.mark.parametrize(
    ("menit", "diterima"), [(0, True), (5, True), (5 + 1 / 60, False)], ids=["0", "5", "5:01"]
)
def test_tantangan_kedaluwarsa(
    orang: Any, perangkat: Perangkat, menit: float, diterima: bool
) -> None:
    sesi: dict[str, Any] = {}
    jawaban = perangkat.bukti(mulai_bukti(sesi, orang, DISINI, PADA))
    pada = PADA + timedelta(minutes=menit)
    if diterima:
        _buktikan(sesi, jawaban, orang, pada)
    else:
        with pytest.raises(KunciSandiError, match="kedaluwarsa"):
            _buktikan(sesi, jawaban, orang, pada)


def test_tantangan_hanya_untuk_tujuannya(orang: Any, perangkat: Perangkat) -> None:
    sesi: dict[str, Any] = {}
    pilihan = mulai_daftar(sesi, orang, DISINI, PADA)
    with pytest.raises(KunciSandiError, match="tidak dikenal"):
        _buktikan(sesi, perangkat.bukti(pilihan), orang)


def test_daftar_dengan_asal_lain_dan_dua_kali(orang: Any, perangkat: Perangkat) -> None:
    sesi: dict[str, Any] = {}
    pilihan = mulai_daftar(sesi, orang, DISINI, PADA)
    assert [k["id"] for k in pilihan["excludeCredentials"]] == [perangkat.id]
    asing = Perangkat(asal="https://tiruan.example")
    with pytest.raises(KunciSandiError, match="tidak sah"):
        daftar(sesi, asing.daftar(pilihan), nama="x", oleh=orang, tempat=DISINI, pada=PADA)
    pilihan = mulai_daftar(sesi, orang, DISINI, PADA)
    with pytest.raises(KunciSandiError, match="sudah terdaftar"):
        daftar(sesi, perangkat.daftar(pilihan), nama="x", oleh=orang, tempat=DISINI, pada=PADA)
    assert orang.kunci_sandi.count() == 1


@pytest.mark.parametrize(
    ("rp_id", "asal", "aktif"),
    [
        ("", "", False),
        ("tapak.go.id", "https://tapak.go.id", True),
        ("go.id", "https://tapak.go.id/", True),
        ("tapak.go.id", "https://lain.go.id", False),
        ("tapak.go.id", "https://bukantapak.go.id", False),
        ("tapak.go.id", "http://tapak.go.id", False),
        ("localhost", "http://localhost:8000", True),
        ("127.0.0.1", "http://127.0.0.1:8000", False),
    ],
)
def test_tempat(settings: Any, rp_id: str, asal: str, aktif: bool) -> None:
    settings.TAPAK_WEBAUTHN_RP_ID, settings.TAPAK_WEBAUTHN_ORIGIN = rp_id, asal
    hasil = tempat()
    assert (hasil is not None) is aktif
    if hasil:
        assert hasil == Tempat(rp_id, asal.rstrip("/"))


# --- over HTTP -----------------------------------------------------------------------------------


@pytest.fixture
def nyala(settings: Any) -> None:
    settings.TAPAK_WEBAUTHN_RP_ID, settings.TAPAK_WEBAUTHN_ORIGIN = DISINI.rp_id, DISINI.asal


def _kirim(client: Client, nama: str, isi: Any) -> Any:
    return client.post(reverse(nama), json.dumps(isi), content_type="application/json")


def test_seluruh_jalan(client: Client, orang: Any, nyala: None) -> None:
    client.force_login(orang)
    assert _kirim(client, "kunci_sandi_daftar_mulai", {"sandi": "salah"}).status_code == 422
    mulai = _kirim(client, "kunci_sandi_daftar_mulai", {"sandi": SANDI}).json()
    alat = Perangkat()
    isi = {"nama": " Laptop ", "kredensial": alat.daftar(mulai["pilihan"])}
    assert _kirim(client, "kunci_sandi_daftar", isi).status_code == 200
    assert "Laptop" in client.get(reverse("kunci_sandi")).content.decode()
    mulai = _kirim(client, "kunci_sandi_bukti_mulai", {}).json()
    jawaban = {"kredensial": alat.bukti(mulai["pilihan"])}
    assert _kirim(client, "kunci_sandi_bukti", jawaban).status_code == 200
    assert _kirim(client, "kunci_sandi_bukti", jawaban).status_code == 422  # replayed
    kunci = orang.kunci_sandi.get()
    hapus = {"langkah": "hapus", "kunci": kunci.pk, "sandi": "salah"}
    respons = client.post(reverse("kunci_sandi"), hapus)
    assert respons.status_code == 422
    assert "Kata sandi salah" in respons.content.decode()
    assert client.post(reverse("kunci_sandi"), hapus | {"sandi": SANDI}).status_code == 302
    assert not orang.kunci_sandi.exists()


def test_kunci_orang_lain_tidak_dapat_dihapus(
    client: Client, orang: Any, perangkat: Perangkat
) -> None:
    client.force_login(PenggunaFactory())
    isi = {"langkah": "hapus", "kunci": orang.kunci_sandi.get().pk, "sandi": SANDI}
    assert client.post(reverse("kunci_sandi"), isi).status_code == 404
    assert orang.kunci_sandi.exists()


@pytest.mark.parametrize(
    "nama",
    [
        "kunci_sandi_daftar_mulai",
        "kunci_sandi_daftar",
        "kunci_sandi_bukti_mulai",
        "kunci_sandi_bukti",
    ],
)
def test_ujung_json_menjaga_pintu(client: Client, orang: Any, settings: Any, nama: str) -> None:
    client.force_login(orang)
    assert _kirim(client, nama, {}).status_code == 404  # off
    settings.TAPAK_WEBAUTHN_RP_ID, settings.TAPAK_WEBAUTHN_ORIGIN = DISINI.rp_id, DISINI.asal
    assert client.get(reverse(nama)).status_code == 405
    assert client.post(reverse(nama), "{", content_type="application/json").status_code == 422
    assert _kirim(client, nama, ["bukan objek"]).status_code == 422
    assert _kirim(client, nama, {"x": "y" * 70_000}).status_code == 422
    assert _kirim(client, nama, {}).status_code == 422
    ketat = Client(enforce_csrf_checks=True)
    ketat.force_login(orang)
    assert _kirim(ketat, nama, {}).status_code == 403


def test_sandi_salah_berkali_kali_mengunci(client: Client, orang: Any, settings: Any) -> None:
    settings.TAPAK_WEBAUTHN_RP_ID, settings.TAPAK_WEBAUTHN_ORIGIN = DISINI.rp_id, DISINI.asal
    client.force_login(orang)

    def coba(sandi: str) -> int:
        return int(_kirim(client, "kunci_sandi_daftar_mulai", {"sandi": sandi}).status_code)

    # A right one in between starts the count again.
    assert [coba(s) for s in ("a", "b", "c", "d", SANDI)] == [422, 422, 422, 422, 200]
    assert [coba(s) for s in ("a", "b", "c", "d")] == [422] * 4
    assert coba("e") == 429
    assert coba(SANDI) == 429


def test_bukti_diri_berlaku_sepuluh_menit(client: Client, orang: Any, rf: Any) -> None:
    minta = rf.get("/")
    minta.user, minta.session = orang, {}
    assert terbukti_sampai(minta, PADA) is None
    minta.session["bukti_diri"] = {"pengguna": orang.pk, "pada": PADA.isoformat()}
    assert terbukti_sampai(minta, PADA) == PADA + MASA_TERBUKTI
    assert terbukti_sampai(minta, PADA + MASA_TERBUKTI - timedelta(seconds=1))
    assert terbukti_sampai(minta, PADA + MASA_TERBUKTI) is None
    assert terbukti_sampai(minta, PADA - timedelta(seconds=1)) is None  # a clock set back
    minta.session["bukti_diri"]["pengguna"] = orang.pk + 1
    assert terbukti_sampai(minta, PADA) is None
    assert timezone.is_aware(PADA)
