"""Sessions: how long they live, what ends them, and how rarely they are written."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from config.env import bilangan
from kinerja.masuk.peramban import sebut_peramban
from kinerja.models import JejakAudit, SesiMasuk
from tests.factories import SANDI, PenggunaFactory
from tests.kinerja.masuk.conftest import Jam

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
ANDROID = (
    "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Mobile Safari/537.36"
)


@pytest.fixture
def orang(db: None) -> Any:
    return PenggunaFactory()


def masuk(orang: Any, *, agen: str = FIREFOX, **isi: str) -> Client:
    """Sign in as a person does; return the browser."""
    klien = Client(REMOTE_ADDR="203.0.113.9", headers={"user-agent": agen})
    respons = klien.post(reverse("masuk"), {"username": orang.username, "password": SANDI, **isi})
    assert respons.status_code == 302
    return klien


def hidup(klien: Client) -> bool:
    return klien.get(reverse("keamanan")).status_code == 200


def test_berakhir_tanpa_dipakai(jam: Jam, orang: Any) -> None:
    """F9. Fourteen days, used or not, were the life of a session."""
    klien = masuk(orang)
    for _ in range(5):  # used every seven hours it goes on
        jam.maju(hours=7)
        assert hidup(klien)
    jam.maju(hours=8, seconds=1)
    assert not hidup(klien)


def test_setelan_lamanya(settings: Any, jam: Jam, orang: Any) -> None:
    settings.SESSION_COOKIE_AGE = 15 * 60
    klien = masuk(orang)
    jam.maju(minutes=14)
    assert hidup(klien)
    jam.maju(minutes=16)
    assert not hidup(klien)


@pytest.mark.parametrize("teks", ["", "0", "4", "-5", "8 jam", "1.5"])
def test_setelan_yang_salah(monkeypatch: pytest.MonkeyPatch, teks: str) -> None:
    monkeypatch.setenv("TAPAK_SESI_MENIT", teks)
    with pytest.raises(ImproperlyConfigured, match="TAPAK_SESI_MENIT"):
        bilangan("TAPAK_SESI_MENIT", 480, paling_sedikit=5)
    monkeypatch.setenv("TAPAK_SESI_MENIT", "5")
    assert bilangan("TAPAK_SESI_MENIT", 480, paling_sedikit=5) == 5


def test_tiga_puluh_hari_hanya_bila_dipilih(jam: Jam, orang: Any) -> None:
    klien = masuk(orang, sendiri="on")
    jam.maju(days=29)
    assert hidup(klien)
    jam.maju(days=29)
    assert hidup(klien)
    assert "tetap masuk 30 hari" in klien.get(reverse("keamanan")).content.decode()
    jam.maju(days=30, seconds=1)
    assert not hidup(klien)


def test_menulis_paling_sering_semenit_sekali(jam: Jam, orang: Any, jumlah_kueri: Any) -> None:
    klien = masuk(orang)

    def tulisan() -> list[str]:
        with jumlah_kueri() as kueri:
            assert hidup(klien)
        return [k["sql"] for k in kueri if k["sql"].startswith(("UPDATE", "INSERT", "DELETE"))]

    for _ in range(59):
        jam.maju(seconds=1)
        assert tulisan() == []
    jam.maju(seconds=1)
    assert len(tulisan()) == 2  # the session, and its row in the list
    assert tulisan() == []
    assert SesiMasuk.objects.get().terakhir == jam.kini


def test_daftar_dan_mengakhiri(jam: Jam, orang: Any) -> None:
    laptop = masuk(orang)
    jam.maju(minutes=5)
    ponsel = masuk(orang, agen=ANDROID)
    jam.maju(minutes=5)
    tiga = masuk(orang)
    isi = laptop.get(reverse("keamanan")).content.decode()
    assert "Firefox di Windows" in isi
    assert "Chrome di Android" in isi
    assert "203.0.113.9" in isi
    assert isi.count("perangkat ini") == 1
    milik = SesiMasuk.objects.get(peramban=ANDROID)
    laptop.post(reverse("keamanan"), {"langkah": "akhiri", "sesi": milik.pk})
    assert not hidup(ponsel)
    assert hidup(tiga)
    assert hidup(laptop)
    laptop.post(reverse("keamanan"), {"langkah": "akhiri", "sesi": "lainnya"})
    assert not hidup(tiga)
    assert hidup(laptop)
    assert SesiMasuk.objects.count() == 1
    assert JejakAudit.objects.filter(aksi="mengakhiri sesi", oleh=orang).count() == 2


def test_sesi_orang_lain_tidak_tersentuh(jam: Jam, orang: Any) -> None:
    lain = PenggunaFactory()
    korban, klien = masuk(lain), masuk(orang)
    pk = SesiMasuk.objects.get(pengguna=lain).pk
    for nilai in (str(pk), "10000000000", "x", ""):
        respons = klien.post(reverse("keamanan"), {"langkah": "akhiri", "sesi": nilai})
        assert respons.status_code == 404
    klien.post(reverse("keamanan"), {"langkah": "akhiri", "sesi": "lainnya"})
    assert hidup(korban)
    assert klien.post(reverse("keamanan"), {"langkah": "apa"}).status_code == 404


def test_sandi_baru_mengakhiri_yang_lain(jam: Jam, orang: Any) -> None:
    satu, dua = masuk(orang, sendiri="on"), masuk(orang)
    baru = "Bintang-Laut-27-biru"
    respons = satu.post(
        reverse("ganti_sandi"),
        {"old_password": SANDI, "new_password1": baru, "new_password2": baru},
    )
    assert respons.status_code == 302
    assert not hidup(dua)
    assert hidup(satu)
    sisa = SesiMasuk.objects.get()
    assert sisa.kunci == satu.session.session_key
    assert sisa.sendiri
    assert Session.objects.filter(pk=sisa.kunci).exists()


def test_sandi_yang_disetel_orang_lain_mengakhiri_semua(jam: Jam, orang: Any) -> None:
    klien = masuk(orang)
    orang.set_password("Bintang-Laut-27-biru")
    orang.save()
    assert not SesiMasuk.objects.exists()
    assert not Session.objects.exists()
    assert not hidup(klien)


def test_dinonaktifkan_mengakhiri_untuk_seterusnya(jam: Jam, orang: Any) -> None:
    klien = masuk(orang)
    orang.is_active = False
    orang.save(update_fields=["is_active"])
    assert not hidup(klien)
    orang.is_active = True
    orang.save(update_fields=["is_active"])
    assert not hidup(klien)


def test_simpan_lain_tidak_mengakhiri(jam: Jam, orang: Any) -> None:
    klien = masuk(orang)
    orang.first_name = "Nama"
    orang.save()
    assert hidup(klien)


def test_keluar_menghapus_dari_daftar(jam: Jam, orang: Any) -> None:
    klien = masuk(orang)
    klien.post(reverse("keluar"))
    assert not SesiMasuk.objects.exists()


def test_yang_kedaluwarsa_tidak_terdaftar_dan_dibuang(jam: Jam, orang: Any) -> None:
    masuk(orang)
    jam.maju(hours=9)
    klien = masuk(orang)
    assert "1 sesi" in klien.get(reverse("keamanan")).content.decode()
    assert SesiMasuk.objects.count() == Session.objects.count() == 1


def test_sesi_dari_sebelum_pembaruan_ikut_terdaftar(jam: Jam, orang: Any) -> None:
    klien = masuk(orang)
    sesi = klien.session
    del sesi["sesi"]
    sesi.save()
    SesiMasuk.objects.all().delete()
    assert hidup(klien)
    assert SesiMasuk.objects.get().kunci == sesi.session_key


def test_simpan_sel_sesudah_sesi_berakhir(jam: Jam, orang: Any) -> None:
    """JSON with a sentence, no redirect and no login page: what was typed stays in the browser."""
    klien = masuk(orang)
    jam.maju(hours=9)
    respons = klien.post(reverse("isian_sel"), {}, content_type="application/json")
    assert respons.status_code == 401
    assert respons.json() == {
        "jenis": "masuk",
        "pesan": "Sesi Anda berakhir. Masuk kembali; isian yang belum tersimpan tetap ada.",
    }


@pytest.mark.parametrize(
    ("agen", "nama"),
    [
        (FIREFOX, "Firefox di Windows"),
        (ANDROID, "Chrome di Android"),
        (f"{ANDROID} Edg/140.0", "Edge di Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
         "Safari di iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36", "Chrome di Linux"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18 Safari/605", "Safari di macOS"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140 Safari/537 OPR/120", "Opera di Linux"),
        ("curl/8.5.0", "curl"),
        ("Mozilla/5.0 (Windows NT 10.0)", "Peramban tidak dikenal di Windows"),
        ("<script>", "Peramban tidak dikenal"),
        ("", "Peramban tidak dikenal"),
    ],
)  # fmt: skip
def test_nama_peramban(agen: str, nama: str) -> None:
    assert sebut_peramban(agen) == nama
