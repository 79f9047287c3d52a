"""One-time links, recovery by oneself, and what they tell to whom."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from kinerja.akun import surel
from kinerja.akun.aksi import IsianAkun, atur_keaktifan, undang
from kinerja.akun.meneken import alasan_tunda
from kinerja.akun.tautan import (
    BANYAK_SEJAM,
    TautanTidakBerlakuError,
    baca_tautan,
    buat_tautan,
    ganti_sandi_sendiri,
    minta_sendiri,
    pakai_tautan,
    sidik_tautan,
)
from kinerja.jenis import UntukTautan
from kinerja.models import JejakAudit, Pengguna, TautanAkun
from kinerja.penolakan import TidakBerizinError, TidakSahError
from kinerja.peran import OPERATOR
from kinerja.surel import kirim_surel
from tests.baca import terbaca
from tests.factories import SANDI

pytestmark = pytest.mark.django_db
BARU = "kunjungan-lapangan-2026"


@pytest.fixture(autouse=True)
def _simpanan_kosong() -> None:
    from django.core.cache import cache

    cache.clear()


@pytest.fixture
def bersurel(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation with a mail server; what goes out beside the request goes out at once."""
    settings.TAPAK_SUREL = True
    settings.TAPAK_ALAMAT = "https://tapak.contoh.go.id"
    monkeypatch.setattr(surel, "kirim_di_belakang", kirim_surel)


@pytest.fixture
def diundang(kantor: Any) -> Pengguna:
    return undang(
        username="baru",
        pd=kantor.pd,
        isi=IsianAkun("Orang Baru", "baru@contoh.go.id", frozenset({OPERATOR}), kantor.bidang),
        oleh=kantor.sekretariat,
        pada=kantor.pada,
    )


def pakai(nilai: str, pada: Any, sandi: str = BARU) -> Pengguna:
    return pakai_tautan(sidik=sidik_tautan(nilai), sandi=sandi, pada=pada)


def test_undangan_dipakai_sekali(kantor: Any, diundang: Any):
    assert not diundang.has_usable_password()
    nilai = buat_tautan(pengguna=diundang, oleh=kantor.sekretariat, pada=kantor.pada)
    pakai(nilai, kantor.lalu(days=6))
    assert Pengguna.objects.get(pk=diundang.pk).check_password(BARU)
    with pytest.raises(TautanTidakBerlakuError):
        pakai(nilai, kantor.lalu(days=6), "kata-sandi-lain-lagi")
    assert Pengguna.objects.get(pk=diundang.pk).check_password(BARU)
    aksi = JejakAudit.objects.tentang(diundang).order_by("pk").values_list("aksi", "oleh")
    assert list(aksi) == [
        ("akun diundang", kantor.sekretariat.pk),
        ("tautan undangan dibuat", kantor.sekretariat.pk),
        ("kata sandi diatur lewat tautan", diundang.pk),
    ]


@pytest.mark.parametrize(
    ("untuk", "selang", "berlaku"),
    [
        ("undangan", timedelta(days=7) - timedelta(seconds=1), True),
        ("undangan", timedelta(days=7), False),
        ("pemulihan", timedelta(hours=24) - timedelta(seconds=1), True),
        ("pemulihan", timedelta(hours=24), False),
        ("sendiri", timedelta(hours=1) - timedelta(seconds=1), True),
        ("sendiri", timedelta(hours=1), False),
    ],
)
def test_tautan_berlaku_selama_masanya(
    kantor: Any, diundang: Any, untuk: str, selang: timedelta, berlaku: bool
):
    orang = diundang if untuk == "undangan" else kantor.operator
    if untuk == "sendiri":
        Pengguna.objects.filter(pk=orang.pk).update(email="orang@contoh.go.id")
        nilai = (minta_sendiri(kata=orang.username, pada=kantor.pada) or ("", ""))[1]
    else:
        nilai = buat_tautan(pengguna=orang, oleh=kantor.sekretariat, pada=kantor.pada)
    if berlaku:
        pakai(nilai, kantor.pada + selang)
    else:
        with pytest.raises(TautanTidakBerlakuError):
            pakai(nilai, kantor.pada + selang)


def test_yang_baru_membatalkan_yang_lama_dan_nonaktif_membatalkan_semua(kantor: Any):
    orang, pada = kantor.operator, kantor.pada
    lama = buat_tautan(pengguna=orang, oleh=kantor.sekretariat, pada=pada)
    baru = buat_tautan(pengguna=orang, oleh=kantor.sekretariat, pada=pada)
    with pytest.raises(TautanTidakBerlakuError):
        pakai(lama, pada)
    atur_keaktifan(pengguna=orang, aktif=False, oleh=kantor.sekretariat, pada=pada)
    with pytest.raises(TautanTidakBerlakuError):
        pakai(baru, pada)
    with pytest.raises(TidakSahError):
        buat_tautan(pengguna=orang, oleh=kantor.sekretariat, pada=pada)
    atur_keaktifan(pengguna=orang, aktif=True, oleh=kantor.sekretariat, pada=pada)
    with pytest.raises(TautanTidakBerlakuError):
        pakai(baru, pada)


def test_basis_data_tidak_menyimpan_nilainya(kantor: Any):
    nilai = buat_tautan(pengguna=kantor.operator, oleh=kantor.sekretariat, pada=kantor.pada)
    rahasia = nilai.rpartition(":")[0]
    assert len(rahasia) >= 40  # 32 random bytes
    with connection.cursor() as kursor:
        kursor.execute("SELECT * FROM kinerja_tautanakun")
        assert rahasia not in repr(kursor.fetchall())
    with connection.cursor() as kursor:
        kursor.execute("SELECT * FROM kinerja_jejakaudit")
        assert rahasia not in repr(kursor.fetchall())


@pytest.mark.parametrize("ubah", [lambda n: n[:-1], lambda n: "x" + n, lambda n: n.split(":")[0]])
def test_tautan_palsu_ditolak(kantor: Any, ubah: Any):
    nilai = buat_tautan(pengguna=kantor.operator, oleh=kantor.sekretariat, pada=kantor.pada)
    with pytest.raises(TautanTidakBerlakuError):
        sidik_tautan(ubah(nilai))
    assert baca_tautan(sidik_tautan(nilai), pada=kantor.pada).pengguna == kantor.operator


def test_pemulihan_oleh_orang_lain_menunda_undangan_dan_yang_diminta_sendiri_tidak(
    kantor: Any, diundang: Any
):
    """The maker of a recovery link holds it in the hand: it is a password set by another."""
    orang = kantor.operator
    Pengguna.objects.filter(pk=orang.pk).update(email="orang@contoh.go.id")
    assert minta_sendiri(kata="operator", pada=kantor.pada)
    assert alasan_tunda(orang, kantor.pada) is None
    buat_tautan(pengguna=orang, oleh=kantor.sekretariat, pada=kantor.pada)
    assert alasan_tunda(orang, kantor.lalu(hours=23))
    assert alasan_tunda(orang, kantor.lalu(hours=24)) is None
    for sendiri in (kantor.sekretariat, kantor.admin):
        with pytest.raises(TidakBerizinError):
            buat_tautan(pengguna=sendiri, oleh=sendiri, pada=kantor.pada)


def test_kata_sandi_lemah_ditolak_dan_tautan_masih_berlaku(kantor: Any):
    nilai = buat_tautan(pengguna=kantor.operator, oleh=kantor.sekretariat, pada=kantor.pada)
    with pytest.raises(ValidationError):
        pakai(nilai, kantor.pada, "12345678")
    pakai(nilai, kantor.pada)


def test_sandi_sementara_diganti_dengan_yang_lain(kantor: Any):
    orang = kantor.operator
    orang.sandi_sementara = True
    orang.save()
    with pytest.raises(ValidationError, match="berbeda"):
        ganti_sandi_sendiri(pengguna=orang, sandi=SANDI, pada=kantor.pada)
    ganti_sandi_sendiri(pengguna=orang, sandi=BARU, pada=kantor.pada)
    orang.refresh_from_db()
    assert orang.check_password(BARU)
    assert not orang.sandi_sementara


# --- on screen -----------------------------------------------------------------------------------


def test_tautan_di_layar_sampai_masuk(kantor: Any, diundang: Any, client: Client):
    nilai = buat_tautan(pengguna=diundang, oleh=kantor.sekretariat, pada=kantor.pada)
    respons = client.get(reverse("tautan_akun", args=[nilai]), follow=True)
    assert respons.request["PATH_INFO"] == reverse("atur_sandi")  # no secret in the address
    assert "baru" in terbaca(respons)
    assert nilai not in respons.content.decode()
    keliru = client.post(
        reverse("atur_sandi"), {"new_password1": BARU, "new_password2": "lain-lagi-2026"}
    )
    assert keliru.status_code == 422
    respons = client.post(
        reverse("atur_sandi"), {"new_password1": BARU, "new_password2": BARU}, follow=True
    )
    assert respons.request["PATH_INFO"] == reverse("masuk")
    masuk = client.post(reverse("masuk"), {"username": "baru", "password": BARU})
    assert masuk.status_code == 302
    habis = Client().get(reverse("tautan_akun", args=[nilai]), follow=True)
    assert habis.status_code == 410
    assert Client().get(reverse("tautan_akun", args=["palsu:tanda"])).status_code == 410
    assert Client().get(reverse("atur_sandi")).status_code == 410


def test_mengatur_sandi_mengakhiri_sesi_lain(kantor: Any, client: Client):
    client.force_login(kantor.operator)
    assert client.get(reverse("penugasan")).status_code == 200
    nilai = buat_tautan(pengguna=kantor.operator, oleh=kantor.sekretariat, pada=kantor.pada)
    pakai(nilai, kantor.pada)
    assert client.get(reverse("penugasan")).status_code == 302


def test_lupa_sandi_tanpa_surel_menyebut_siapa_yang_dimintai(client: Client):
    teks = terbaca(client.get(reverse("lupa_sandi")))
    assert "Sekretariat" in teks
    assert "Admin Pemda" in teks
    assert "<form" not in teks
    jumlah = TautanAkun.objects.count()
    client.post(reverse("lupa_sandi"), {"akun": "operator"})
    assert TautanAkun.objects.count() == jumlah
    assert reverse("lupa_sandi") in terbaca(client.get(reverse("masuk")))


@pytest.mark.parametrize("kata", ["operator", "OPERATOR@contoh.go.id", " operator "])
def test_lupa_sandi_mengirim_tautan(kantor: Any, bersurel: None, client: Client, kata: str):
    Pengguna.objects.filter(pk=kantor.operator.pk).update(email="operator@contoh.go.id")
    client.post(reverse("lupa_sandi"), {"akun": kata})
    (surat,) = mail.outbox
    assert surat.to == ["operator@contoh.go.id"]
    (alamat,) = re.findall(r"https://tapak\.contoh\.go\.id(/\S+)", str(surat.body))
    assert client.get(alamat, follow=True).status_code == 200
    client.post(reverse("atur_sandi"), {"new_password1": BARU, "new_password2": BARU})
    assert Pengguna.objects.get(pk=kantor.operator.pk).check_password(BARU)


def test_lupa_sandi_tidak_membedakan_akun_yang_ada(
    kantor: Any, diundang: Any, bersurel: None, client: Client
):
    """Known, unknown, switched off, without an address, never used: one answer."""
    Pengguna.objects.filter(pk=kantor.operator.pk).update(email="operator@contoh.go.id")
    Pengguna.objects.filter(pk=kantor.kepala.pk).update(
        email="kepala@contoh.go.id", is_active=False
    )
    semua = ["operator", "tidak.ada", kantor.kepala.username, "sekre", "baru", "x@contoh.go.id"]
    jawaban = []
    for kata in semua:
        respons = client.post(reverse("lupa_sandi"), {"akun": kata})
        jawaban.append((respons.status_code, re.sub(r'value="[^"]*"', "", terbaca(respons))))
    assert len(set(jawaban)) == 1
    assert jawaban[0][0] == 200
    assert [s.to for s in mail.outbox] == [["operator@contoh.go.id"]]


def test_lupa_sandi_dibatasi_per_akun_dan_per_jaringan(kantor: Any, bersurel: None, client: Client):
    Pengguna.objects.filter(pk=kantor.operator.pk).update(email="operator@contoh.go.id")
    status = [
        client.post(reverse("lupa_sandi"), {"akun": "operator"}).status_code for _ in range(11)
    ]
    assert status == [200] * 10 + [429]
    assert len(mail.outbox) == BANYAK_SEJAM == 3


def test_surel_yang_sama_pada_dua_akun_tidak_memilih_salah_satu(kantor: Any):
    Pengguna.objects.filter(pk__in=[kantor.operator.pk, kantor.kepala.pk]).update(
        email="bersama@contoh.go.id"
    )
    assert minta_sendiri(kata="bersama@contoh.go.id", pada=kantor.pada) is None
    dapat = minta_sendiri(kata="operator", pada=kantor.pada)
    assert dapat is not None
    assert dapat[0] == kantor.operator


def test_untuk_apa_tautannya(kantor: Any, diundang: Any):
    for orang, untuk in ((diundang, UntukTautan.UNDANGAN), (kantor.operator, "pemulihan")):
        buat_tautan(pengguna=orang, oleh=kantor.sekretariat, pada=kantor.pada)
        assert orang.tautan.get().untuk == untuk
