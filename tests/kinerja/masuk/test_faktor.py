"""The second factor: codes of the app, recovery codes, and what an administrator may take away."""

from typing import Any

import pytest

from kinerja.masuk import faktor
from kinerja.masuk.faktor import FaktorError
from kinerja.masuk.sidik import buka_sandi, sandikan
from kinerja.models import AplikasiKode, JejakAudit, KodePemulihan, KunciSandi, SesiMasuk
from kinerja.penolakan import Penolakan
from kinerja.peran import ADMIN_PEMDA, EVALUATOR, SEKRETARIAT
from tests.factories import PDFactory, PenggunaFactory
from tests.kinerja.masuk.conftest import PADA, Jam

#: RFC 6238, appendix B: secret "12345678901234567890", SHA-1; the last six of eight digits.
RAHASIA_RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
RFC = ((59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130"))


def kode_pada(rahasia: str, pada: Any) -> str:
    """What a phone shows: RFC 4226, written here once more so that it is not the code's own."""
    import hmac
    from base64 import b32decode

    hitung = int(pada.timestamp()) // 30
    isi = hmac.digest(b32decode(rahasia), hitung.to_bytes(8, "big"), "sha1")
    awal = isi[-1] & 15
    return f"{(int.from_bytes(isi[awal : awal + 4], 'big') & 0x7FFFFFFF) % 10**6:06d}"


def pasang(pengguna: Any, pada: Any = PADA) -> tuple[str, list[str]]:
    """Set up an app; return its secret and the recovery codes."""
    rahasia = faktor.rahasia_baru()
    kode = kode_pada(rahasia, pada)
    return rahasia, faktor.pasang_aplikasi(rahasia=rahasia, kode=kode, oleh=pengguna, pada=pada)


@pytest.mark.parametrize(("detik", "kode"), RFC)
def test_kode_menurut_rfc_6238(detik: int, kode: str) -> None:
    from datetime import UTC, datetime

    pada = datetime.fromtimestamp(detik, UTC)
    assert kode_pada(RAHASIA_RFC, pada) == kode
    assert faktor.langkah_kode(RAHASIA_RFC, kode, pada) == detik // 30


@pytest.mark.parametrize(
    ("geser", "diterima"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)]
)
def test_jam_ponsel_boleh_sedikit_meleset(geser: int, diterima: bool) -> None:
    from datetime import timedelta

    kode = kode_pada(RAHASIA_RFC, PADA + timedelta(seconds=geser))
    hasil = faktor.langkah_kode(RAHASIA_RFC, kode, PADA)
    assert (hasil is not None) is diterima


def test_kode_berlaku_sekali(db: None, jam: Jam) -> None:
    orang = PenggunaFactory()
    rahasia, _ = pasang(orang)
    kini = kode_pada(rahasia, jam.kini)

    def coba(kode: str) -> bool:
        return faktor.buktikan_aplikasi(pengguna=orang, kode=kode, pada=jam.kini)

    assert not coba(kini)  # it was shown when the app was set up
    jam.maju(seconds=30)
    lama, kini = kini, kode_pada(rahasia, jam.kini)
    assert coba(f" {kini[:3]} {kini[3:]} ")
    assert not coba(kini)
    assert not coba(lama)
    assert AplikasiKode.objects.get().dipakai_pada == jam.kini
    jam.maju(seconds=30)
    assert coba(kode_pada(rahasia, jam.kini))
    jam.maju(seconds=300)
    for salah in ("", "000000000000", "abcdef", kini, "٠١٢٣٤٥"):
        assert not coba(salah)
    assert not faktor.buktikan_aplikasi(
        pengguna=PenggunaFactory(), kode=kode_pada(rahasia, jam.kini), pada=jam.kini
    )


def test_rahasia_tersimpan_tersandi(db: None, settings: Any, jam: Jam) -> None:
    orang = PenggunaFactory()
    rahasia, pemulihan = pasang(orang)
    tersimpan = AplikasiKode.objects.get().rahasia
    assert rahasia not in tersimpan
    assert buka_sandi(tersimpan) == rahasia
    assert sandikan(rahasia) != sandikan(rahasia)
    isi = str(list(KodePemulihan.objects.values()))
    assert not any(k in isi or k.replace("-", "") in isi for k in pemulihan)
    # Under a new key the old one still opens it, and without it nothing does.
    lama = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "kunci-baru-" + "y" * 40, [lama]
    assert buka_sandi(tersimpan) == rahasia
    assert faktor.buktikan_pemulihan(pengguna=orang, kode=pemulihan[0], pada=PADA)
    settings.SECRET_KEY_FALLBACKS = []
    assert buka_sandi(tersimpan) is None
    jam.maju(seconds=60)
    kode = kode_pada(rahasia, jam.kini)
    assert not faktor.buktikan_aplikasi(pengguna=orang, kode=kode, pada=jam.kini)


def test_pasang_dengan_kode_salah(db: None) -> None:
    orang = PenggunaFactory()
    rahasia = faktor.rahasia_baru()
    salah = f"{(int(kode_pada(rahasia, PADA)) + 1) % 10**6:06d}"
    with pytest.raises(FaktorError, match="Kode itu tidak cocok"):
        faktor.pasang_aplikasi(rahasia=rahasia, kode=salah, oleh=orang, pada=PADA)
    assert not AplikasiKode.objects.exists()
    assert not JejakAudit.objects.exists()
    pasang(orang)
    with pytest.raises(FaktorError, match="sudah terpasang"):
        pasang(orang)
    assert KodePemulihan.objects.filter(pengguna=orang).count() == 10


def test_kode_pemulihan_berlaku_sekali(db: None, jam: Jam) -> None:
    orang, lain = PenggunaFactory(), PenggunaFactory()
    _, kode = pasang(orang)
    pasang(lain)
    assert len(set(kode)) == 10

    def coba(satu: str, siapa: Any = orang) -> bool:
        return faktor.buktikan_pemulihan(pengguna=siapa, kode=satu, pada=jam.kini)

    assert not coba(kode[0], lain)
    assert coba(kode[0].upper().replace("-", " "))
    assert not coba(kode[0])
    assert KodePemulihan.objects.filter(pengguna=orang).tersisa().count() == 9
    catatan = JejakAudit.objects.filter(aksi="masuk dengan kode pemulihan").get()
    assert catatan.oleh == orang
    baru = faktor.ganti_pemulihan(oleh=orang, pada=jam.kini)
    assert not coba(kode[1])
    assert coba(baru[1])
    faktor.lepas_aplikasi(oleh=orang, pada=jam.kini)
    assert not coba(baru[2])
    assert not AplikasiKode.objects.filter(pengguna=orang).exists()


def test_admin_mengatur_ulang(
    client: Any, db: None, pengguna: Any, jam: Jam, mailoutbox: Any, settings: Any
) -> None:
    from django.urls import reverse

    settings.TAPAK_SUREL = True
    admin = pengguna(ADMIN_PEMDA)
    orang = PenggunaFactory(email="orang@contoh.go.id", first_name="Pejabat Contoh")
    _, pemulihan = pasang(orang)
    KunciSandi.objects.create(
        pengguna=orang, nama="Ponsel", credential_id="x", public_key=b"x", dibuat_pada=PADA
    )
    client.force_login(orang)
    client.force_login(admin)
    halaman = reverse("faktor_akun")
    assert "Pejabat Contoh" in client.get(halaman, {"q": "pejabat"}).content.decode()
    assert "Pejabat Contoh" not in client.get(halaman, {"q": "tidak ada"}).content.decode()
    respons = client.post(halaman, {"akun": orang.pk, "alasan": "  "})
    assert respons.status_code == 422
    assert AplikasiKode.objects.exists()
    respons = client.post(halaman, {"akun": orang.pk, "alasan": "ponsel hilang"}, follow=True)
    assert "Pemegangnya dikabari lewat surel." in respons.content.decode()
    for model in (AplikasiKode, KunciSandi, KodePemulihan):
        assert not model.objects.filter(pengguna=orang).exists()
    assert not SesiMasuk.objects.filter(pengguna=orang).exists()
    assert not faktor.buktikan_pemulihan(pengguna=orang, kode=pemulihan[0], pada=jam.kini)
    catatan = JejakAudit.objects.get(aksi=faktor.AKSI_ATUR_ULANG)
    assert (catatan.oleh, catatan.objek_id, catatan.alasan) == (admin, orang.pk, "ponsel hilang")
    assert [m.to for m in mailoutbox] == [["orang@contoh.go.id"]]
    assert "ponsel hilang" in mailoutbox[0].body


def test_siapa_mengatur_ulang_siapa(db: None, pengguna: Any) -> None:
    """Sekretariat within the agency and its roles, Admin Pemda everywhere, nobody the own."""
    pd, pd_lain = PDFactory(), PDFactory()
    admin, satu, lain = pengguna(ADMIN_PEMDA), PenggunaFactory(pd=pd), PenggunaFactory(pd=pd_lain)
    besar = PenggunaFactory(pd=None, is_superuser=True)
    pengelola, penilai = pengguna(SEKRETARIAT, pd=pd), pengguna(EVALUATOR, pd=pd)
    for p in (admin, satu, lain, besar, pengelola, penilai):
        pasang(p)
    tanpa = PenggunaFactory(pd=pd)

    def boleh(siapa: Any) -> set[Any]:
        return set(faktor.akun_berfaktor(siapa))

    assert boleh(admin) == {satu, lain, pengelola, penilai}
    assert boleh(pengelola) == {satu}
    assert boleh(besar) == {admin, satu, lain, pengelola, penilai}
    assert tanpa not in boleh(besar)
    # The action asks for itself as well.
    for siapa, akun in ((pengelola, lain), (pengelola, penilai), (satu, pengelola), (satu, satu)):
        with pytest.raises(Penolakan):
            faktor.atur_ulang(pengguna=akun, oleh=siapa, pada=PADA, alasan="coba")
    assert AplikasiKode.objects.count() == 6


def test_sesudah_diatur_ulang_belum_boleh_meneken(db: None, pengguna: Any) -> None:
    """Whoever takes the factor away and sets a password must not sign as the other (F5)."""
    from datetime import timedelta

    from kinerja.akun.meneken import alasan_tunda

    orang = PenggunaFactory()
    pasang(orang)
    faktor.atur_ulang(pengguna=orang, oleh=pengguna(ADMIN_PEMDA), pada=PADA, alasan="hilang")
    alasan = alasan_tunda(orang, PADA + timedelta(hours=23, minutes=59))
    assert alasan is not None
    assert "Faktor kedua akun Anda baru diubah orang lain" in alasan
    assert alasan_tunda(orang, PADA + timedelta(hours=24)) is None


def test_atur_ulang_di_luar_lingkup_tidak_ditemukan(client: Any, pengguna: Any) -> None:
    from django.urls import reverse

    admin = pengguna(ADMIN_PEMDA)
    besar = PenggunaFactory(is_superuser=True)
    pasang(besar)
    client.force_login(admin)
    for pk in (besar.pk, admin.pk, 10**9, "x"):
        respons = client.post(reverse("faktor_akun"), {"akun": pk, "alasan": "coba"})
        assert respons.status_code == 404
    assert AplikasiKode.objects.filter(pengguna=besar).exists()


def test_daftar_akun_tidak_menambah_kueri(client: Any, pengguna: Any, jumlah_kueri: Any) -> None:
    from django.urls import reverse

    client.force_login(pengguna(ADMIN_PEMDA))

    def hitung() -> int:
        with jumlah_kueri() as kueri:
            assert client.get(reverse("faktor_akun")).status_code == 200
        return len(kueri)

    for _ in range(2):  # of two agencies: with one alone the frame asks for its years
        pasang(PenggunaFactory())
    hitung()
    sedikit = hitung()
    for _ in range(8):
        pasang(PenggunaFactory())
    assert hitung() == sedikit
