"""Signing in at an identity service: what links to an account, and everything that is refused."""

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from kinerja.masuk.sesi import akhiri_semua
from kinerja.models import JejakAudit, TautanIdentitas
from kinerja.peran import KEPALA_DINAS
from tests.factories import JabatanFactory, PenggunaFactory, UnitFactory
from tests.kinerja.masuk.penyedia import KLIEN, RAHASIA, Penyedia, jalankan
from tests.kinerja.masuk.test_faktor import pasang

pytestmark = pytest.mark.django_db
SUREL = "pegawai@contoh.go.id"


@pytest.fixture(scope="module")
def _penyedia() -> Iterator[Penyedia]:
    satu = jalankan()
    yield satu
    satu.server.shutdown()
    satu.server.server_close()


@pytest.fixture
def penyedia(_penyedia: Penyedia, settings: Any) -> Penyedia:
    settings.TAPAK_OIDC_PENERBIT = _penyedia.alamat
    settings.TAPAK_OIDC_KLIEN, settings.TAPAK_OIDC_RAHASIA = KLIEN, RAHASIA
    settings.TAPAK_OIDC_NAMA = "SSO Pemda"
    cache.clear()
    _penyedia.kunci_baru("satu")
    _penyedia.algoritma, _penyedia.token_rusak = "RS256", False
    _penyedia.klaim = {"email": SUREL, "email_verified": True}
    return _penyedia


@pytest.fixture
def orang(db: None) -> Any:
    return PenggunaFactory(email=SUREL, username="pegawai")


def pergi(klien: Client, tujuan: str = "") -> str:
    """Start at the login page and sign in at the service; return where it sends back to."""
    respons = klien.get(reverse("masuk_identitas"), {"next": tujuan} if tujuan else {})
    assert respons.status_code == 302
    kembali = requests.get(respons["Location"], timeout=5, allow_redirects=False)
    return kembali.headers["Location"]


def pulang(klien: Client, alamat: str) -> Any:
    bagian = urlsplit(alamat)
    assert bagian.path == reverse("masuk_identitas_kembali")
    return klien.get(f"{bagian.path}?{bagian.query}", follow=False)


def sudah_masuk(klien: Client) -> bool:
    return klien.get(reverse("keamanan")).status_code == 200


def ditolak(klien: Client, respons: Any, pesan: str) -> None:
    assert respons["Location"] == reverse("masuk")
    assert pesan in klien.get(reverse("masuk")).content.decode()
    assert not sudah_masuk(klien)


def test_mati_kecuali_disetel(client: Client) -> None:
    assert client.get(reverse("masuk_identitas")).status_code == 404
    assert client.get(reverse("masuk_identitas_kembali")).status_code == 404
    assert "Masuk lewat" not in client.get(reverse("masuk")).content.decode()


def test_masuk_dan_tertaut(client: Client, penyedia: Penyedia, orang: Any) -> None:
    assert "Masuk lewat SSO Pemda" in client.get(reverse("masuk")).content.decode()
    tujuan = reverse("kunci_sandi")
    assert pulang(client, pergi(client, tujuan))["Location"] == tujuan
    assert client.get(reverse("keamanan")).wsgi_request.user == orang
    tautan = TautanIdentitas.objects.get()
    assert (tautan.pengguna, tautan.penerbit, tautan.subjek) == (
        orang,
        penyedia.alamat,
        "subjek-1",
    )
    assert JejakAudit.objects.filter(aksi="menautkan layanan identitas", oleh=orang).count() == 1
    # From now on the number counts, whatever the e-mail is.
    penyedia.klaim = {"email": "pindah@contoh.go.id", "email_verified": True}
    lain = Client()
    pulang(lain, pergi(lain))
    assert lain.get(reverse("keamanan")).wsgi_request.user == orang
    assert TautanIdentitas.objects.count() == 1


LEWAT, NANTI = "lewat", "nanti"
"""Moments that a case names; both processes of a run must name their tests alike."""


def test_tujuan_di_luar_tapak_diabaikan(client: Client, penyedia: Penyedia, orang: Any) -> None:
    respons = pulang(client, pergi(client, "https://jahat.example/"))
    assert respons["Location"] == reverse("beranda")


@pytest.mark.parametrize(
    ("klaim", "pesan"),
    [
        ({"nonce": "yang lain"}, "Jawaban SSO Pemda tidak sah"),
        ({"nonce": None}, "Jawaban SSO Pemda tidak sah"),
        ({"aud": "aplikasi-lain"}, "Jawaban SSO Pemda tidak sah"),
        ({"aud": "aplikasi-lain", "azp": KLIEN}, "Jawaban SSO Pemda tidak sah"),
        ({"aud": None}, "Jawaban SSO Pemda tidak sah"),
        ({"aud": [KLIEN, "lain"], "azp": "lain"}, "Jawaban SSO Pemda tidak sah"),
        ({"exp": LEWAT}, "Jawaban SSO Pemda tidak sah"),
        ({"exp": None}, "Jawaban SSO Pemda tidak sah"),
        ({"iat": NANTI}, "Jawaban SSO Pemda tidak sah"),
        ({"iss": "https://lain.example"}, "Jawaban SSO Pemda tidak sah"),
        ({"sub": None}, "Jawaban SSO Pemda tidak sah"),
        ({"email": "tidak-ada@contoh.go.id"}, "Belum ada akun Tapak yang cocok"),
        ({"email": None}, "Belum ada akun Tapak yang cocok"),
        ({"email": ""}, "Belum ada akun Tapak yang cocok"),
        ({"email_verified": False}, "belum dikonfirmasi"),
        ({"email_verified": "true"}, "belum dikonfirmasi"),
        ({"email_verified": None}, "belum dikonfirmasi"),
    ],
    ids=lambda x: str(x)[:40],
)
def test_token_yang_ditolak(
    client: Client, penyedia: Penyedia, orang: Any, klaim: dict[str, Any], pesan: str
) -> None:
    PenggunaFactory(email="")  # an empty address is nobody's
    kini = int(time.time())
    saat = {LEWAT: kini - 120, NANTI: kini + 3600}
    penyedia.klaim |= {k: saat.get(v, v) if isinstance(v, str) else v for k, v in klaim.items()}
    ditolak(client, pulang(client, pergi(client)), pesan)
    assert not TautanIdentitas.objects.exists()


@pytest.mark.parametrize("algoritma", ["none", "HS256"])
def test_tanda_tangan_yang_bukan_milik_penyedia(
    client: Client, penyedia: Penyedia, orang: Any, algoritma: str
) -> None:
    penyedia.algoritma = algoritma
    ditolak(client, pulang(client, pergi(client)), "Jawaban SSO Pemda tidak sah")


def test_tanda_tangan_rusak(client: Client, penyedia: Penyedia, orang: Any) -> None:
    penyedia.token_rusak = True
    ditolak(client, pulang(client, pergi(client)), "Jawaban SSO Pemda tidak sah")


def test_kunci_penyedia_berganti(client: Client, penyedia: Penyedia, orang: Any) -> None:
    pulang(client, pergi(client))
    penyedia.kunci_baru("dua")
    lain = Client()
    pulang(lain, pergi(lain))
    assert sudah_masuk(lain)


def test_state_hanya_sekali_dan_hanya_milik_sendiri(
    client: Client, penyedia: Penyedia, orang: Any
) -> None:
    alamat = pergi(client)
    korban = Client()
    ditolak(korban, pulang(korban, alamat), "Permintaan masuk tidak dikenal")  # login CSRF
    palsu = alamat.replace("state=", "state=x")
    ditolak(client, pulang(client, palsu), "Permintaan masuk tidak dikenal")
    ditolak(client, pulang(client, alamat), "Permintaan masuk tidak dikenal")  # spent by that
    ulang = pergi(client)
    assert pulang(client, ulang).status_code == 302
    assert sudah_masuk(client)
    client.post(reverse("keluar"))
    ditolak(client, pulang(client, ulang), "Permintaan masuk tidak dikenal")


def test_kode_curian_tanpa_pkce(client: Client, penyedia: Penyedia, orang: Any) -> None:
    """A code of another person's sign-in is worth nothing in one's own."""
    curian = parse_qs(urlsplit(pergi(Client())).query)["code"][0]
    milik = parse_qs(urlsplit(pergi(client)).query)["state"][0]
    kembali = reverse("masuk_identitas_kembali")
    respons = client.get(kembali, {"state": milik, "code": curian})
    ditolak(client, respons, "tidak dapat dihubungi atau menolak")


def test_penyedia_menolak_atau_mati(
    client: Client, penyedia: Penyedia, orang: Any, settings: Any
) -> None:
    milik = parse_qs(urlsplit(pergi(client)).query)["state"][0]
    kembali = reverse("masuk_identitas_kembali")
    respons = client.get(kembali, {"state": milik, "error": "access_denied"})
    ditolak(client, respons, "SSO Pemda tidak mengizinkan masuk")
    settings.TAPAK_OIDC_RAHASIA = "salah"
    ditolak(client, pulang(client, pergi(client)), "tidak dapat dihubungi atau menolak")
    settings.TAPAK_OIDC_PENERBIT = "http://127.0.0.1:9"
    ditolak(client, client.get(reverse("masuk_identitas")), "tidak dapat dihubungi")
    # Another issuer than the one that is set.
    settings.TAPAK_OIDC_PENERBIT = penyedia.alamat.replace("127.0.0.1", "localhost")
    ditolak(client, client.get(reverse("masuk_identitas")), "tidak dapat dihubungi")


def test_terlalu_lama(
    client: Client, penyedia: Penyedia, orang: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    from django.utils import timezone

    alamat, kini = pergi(client), timezone.now
    monkeypatch.setattr(timezone, "now", lambda: kini() + timedelta(minutes=10))
    ditolak(client, pulang(client, alamat), "sudah kedaluwarsa")


def test_akun_ganda_dinonaktifkan_atau_sudah_tertaut(
    client: Client, penyedia: Penyedia, orang: Any
) -> None:
    ganda = PenggunaFactory(email=SUREL.upper())
    ditolak(client, pulang(client, pergi(client)), "Belum ada akun Tapak yang cocok")
    ganda.delete()
    pulang(client, pergi(client))
    assert sudah_masuk(client)
    akhiri_semua(orang)
    # Another person of the service with the same address does not take the account over.
    penyedia.klaim |= {"sub": "subjek-2"}
    ditolak(client, pulang(client, pergi(client)), "sudah tertaut dengan orang lain")
    penyedia.klaim |= {"sub": "subjek-1"}
    orang.is_active = False
    orang.save()
    ditolak(client, pulang(client, pergi(client)), "Belum ada akun Tapak yang cocok")


def test_klaim_lain_menyebut_nama_pengguna(
    client: Client, penyedia: Penyedia, orang: Any, settings: Any
) -> None:
    settings.TAPAK_OIDC_KLAIM = "preferred_username"
    penyedia.klaim = {"preferred_username": "pegawai"}
    pulang(client, pergi(client))
    assert client.get(reverse("keamanan")).wsgi_request.user == orang


@pytest.mark.parametrize(
    ("faktor", "klaim", "cukup"),
    [
        ([], {"amr": ["otp"]}, False),
        (["otp", "hwk"], {"amr": ["pwd", "otp"]}, True),
        (["otp"], {"amr": ["pwd"]}, False),
        (["otp"], {"amr": "otp"}, False),
        (["urn:pemda:dua"], {"acr": "urn:pemda:dua"}, True),
        (["urn:pemda:dua"], {}, False),
    ],
)
def test_faktor_kedua_dari_penyedia(
    client: Client,
    penyedia: Penyedia,
    pengguna: Any,
    settings: Any,
    faktor: list[str],
    klaim: dict[str, Any],
    cukup: bool,
) -> None:
    settings.TAPAK_FAKTOR_KEDUA, settings.TAPAK_OIDC_FAKTOR = "wajib", faktor
    orang = pengguna(KEPALA_DINAS, jabatan=JabatanFactory(unit=UnitFactory()), email=SUREL)
    penyedia.klaim |= klaim
    respons = pulang(client, pergi(client))
    if isinstance(klaim.get("amr"), str):
        ditolak(client, respons, "Jawaban SSO Pemda tidak sah")
        return
    kemana = client.get(reverse("beranda"))
    assert (kemana.status_code == 200) is cukup
    # Who has a factor of their own here is asked for it, unless the service has asked.
    client.post(reverse("keluar"))
    pasang(orang)
    respons = pulang(client, pergi(client))
    assert respons["Location"] == reverse("beranda" if cukup else "masuk_faktor")
