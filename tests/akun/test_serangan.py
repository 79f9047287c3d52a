"""Attacks on who may become whom: one keeper of accounts alone, or two, past the recorded way."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse

from kinerja.akun.aksi import IsianAkun, jawab_penugasan, setujui_perubahan, ubah_akun, undang
from kinerja.akun.meneken import alasan_tunda, tunda
from kinerja.akun.tautan import (
    TautanTidakBerlakuError,
    baca_tautan,
    buat_tautan,
    ganti_sandi_sendiri,
    minta_sendiri,
    pakai_tautan,
    sidik_tautan,
)
from kinerja.jenis import HalPenetapan
from kinerja.models import Jabatan, PenetapanAkun, Pengguna, TautanAkun, TautanIdentitas
from kinerja.penolakan import TidakBerizinError
from kinerja.peran import KEPALA_DINAS, OPERATOR, PEJABAT, SEKRETARIAT
from kinerja.surel import kirim_surel
from tests import factories as f
from tests.akun.test_penetapan import isi, segar

pytestmark = pytest.mark.django_db
BARU = "kunjungan-lapangan-2026"
SETAHUN = {"days": 365}


# --- a confirmation that nobody gave -------------------------------------------------------------


@pytest.mark.parametrize("jawab", ["tidak dijawab", "keliru"])
def test_peran_lain_tidak_menggantikan_konfirmasi(kantor: Any, jawab: str):
    """The head's role was given, not confirmed; another change of roles made it forgotten."""
    orang, sekre = kantor.operator, kantor.sekretariat
    ubah_akun(
        pengguna=orang,
        isi=isi(orang, peran=frozenset({OPERATOR, KEPALA_DINAS})),
        oleh=sekre,
        pada=kantor.pada,
    )
    if jawab == "keliru":
        satu = PenetapanAkun.objects.get(pengguna=orang)
        jawab_penugasan(penetapan=satu, benar=False, oleh=segar(orang), pada=kantor.pada)
    for n, peran in enumerate(({KEPALA_DINAS, PEJABAT}, {KEPALA_DINAS})):
        lalu = kantor.lalu(minutes=n + 1)
        ubah_akun(pengguna=orang, isi=isi(orang, peran=frozenset(peran)), oleh=sekre, pada=lalu)
    belum = tunda(segar(orang), kantor.lalu(**SETAHUN))
    assert belum is not None
    assert belum.hal == HalPenetapan.PERAN
    # Its holder is asked for the one that stands, and may sign once it is confirmed.
    satu = PenetapanAkun.objects.filter(pengguna=orang).belum_dijawab().get()
    jawab_penugasan(
        penetapan=satu, benar=True, oleh=segar(orang), pada=kantor.lalu(days=2, minutes=5)
    )
    assert alasan_tunda(segar(orang), kantor.lalu(**SETAHUN)) is None


def test_peran_yang_dicabut_tidak_menunggu_konfirmasi(kantor: Any):
    orang, sekre = kantor.operator, kantor.sekretariat
    for n, peran in enumerate(({OPERATOR, KEPALA_DINAS}, {OPERATOR})):
        lalu = kantor.lalu(minutes=n)
        ubah_akun(pengguna=orang, isi=isi(orang, peran=frozenset(peran)), oleh=sekre, pada=lalu)
    assert alasan_tunda(segar(orang), kantor.lalu(**SETAHUN)) is None


def test_yang_ditetapkan_selagi_menandatangani_pun_menunda(kantor: Any):
    """A signature carries the time at which it was begun; the seal takes its while."""
    surel = isi(kantor.kepala, surel="lain@contoh.go.id")
    ubah_akun(
        pengguna=kantor.kepala, isi=surel, oleh=kantor.sekretariat, pada=kantor.lalu(seconds=3)
    )
    assert alasan_tunda(segar(kantor.kepala), kantor.pada) is not None


# --- the post beneath the holder -----------------------------------------------------------------


def ubah_jabatan(client: Client, jabatan: Any, **lain: Any) -> Any:
    j = Jabatan.objects.get(pk=jabatan.pk)
    alamat = reverse("admin:kinerja_jabatan_change", args=[j.pk])
    data = {
        "kode": j.kode,
        "nama": j.nama,
        "unit": j.unit_id,
        "jenis": j.jenis,
        "eselon": j.eselon,
        "atasan": j.atasan_id or "",
        "urutan": j.urutan,
        "pemangku-TOTAL_FORMS": "0",
        "pemangku-INITIAL_FORMS": "0",
        **lain,
    }
    return client.post(alamat, data)


@pytest.fixture
def berjabatan(kantor: Any) -> Any:
    """A keeper of accounts and of Data Induk who has a post without any say, and may sign."""
    orang = segar(kantor.sekretariat)
    orang.jabatan, orang.unit = kantor.staf, kantor.bidang
    orang.save()
    orang.groups.add(Group.objects.get(name=PEJABAT))
    return segar(orang)


@pytest.mark.parametrize("apa", ["puncak", "eselon", "naik"])
def test_tidak_mengangkat_jabatan_sendiri(kantor: Any, berjabatan: Any, client: Client, apa: str):
    client.force_login(berjabatan)
    lain = {
        "puncak": {"atasan": ""},
        "eselon": {"jenis": "struktural", "eselon": "II"},
        "naik": {"atasan": kantor.kadis.pk},
    }[apa]
    respons = ubah_jabatan(client, kantor.staf, **lain)
    assert respons.status_code == 200
    assert "jabatan Anda sendiri" in respons.content.decode()
    j = Jabatan.objects.get(pk=kantor.staf.pk)
    assert (j.atasan, j.eselon) == (kantor.kabid, "")
    # What bears on nothing stays open.
    assert ubah_jabatan(client, kantor.staf, urutan="77").status_code == 302


def test_tidak_menjadikan_diri_atasan_jabatan_lain(kantor: Any, berjabatan: Any, client: Client):
    """Whoever is the superior signs as the second party of that post's agreement."""
    korban = f.JabatanFactory(unit=kantor.bidang, nama="Kepala Seksi", atasan=kantor.kabid)
    client.force_login(berjabatan)
    respons = ubah_jabatan(client, korban, atasan=kantor.staf.pk)
    assert respons.status_code == 200
    assert "jabatan Anda sendiri" in respons.content.decode()
    assert Jabatan.objects.get(pk=korban.pk).atasan == kantor.kabid


@pytest.mark.parametrize("sudah_atasan", [False, True])
def test_bawahan_baru_hanya_bagi_yang_sudah_atasan(
    kantor: Any, berjabatan: Any, client: Client, *, sudah_atasan: bool
):
    if sudah_atasan:
        f.JabatanFactory(unit=kantor.bidang, nama="Pelaksana lama", atasan=kantor.staf)
    client.force_login(berjabatan)
    data = {
        "kode": "baru",
        "nama": "Pelaksana Baru",
        "unit": kantor.bidang.pk,
        "jenis": "pelaksana",
        "eselon": "",
        "atasan": kantor.staf.pk,
        "urutan": "99",
        "pemangku-TOTAL_FORMS": "0",
        "pemangku-INITIAL_FORMS": "0",
    }
    respons = client.post(reverse("admin:kinerja_jabatan_add"), data)
    assert respons.status_code == (302 if sudah_atasan else 200)
    assert Jabatan.objects.filter(kode="baru").exists() is sudah_atasan


def test_pemangku_jabatan_yang_diangkat_menunggu(kantor: Any, client: Client):
    """A post without any say needs no confirmation; it became one of the head afterwards."""
    orang = kantor.operator
    baru = isi(orang, jabatan=kantor.staf, peran=frozenset({PEJABAT}))
    ubah_akun(pengguna=orang, isi=baru, oleh=kantor.sekretariat, pada=kantor.lalu(days=-9))
    assert alasan_tunda(segar(orang), kantor.lalu(minutes=1)) is None
    client.force_login(kantor.sekretariat)
    respons = ubah_jabatan(client, kantor.staf, jenis="struktural", eselon="II", atasan="")
    assert respons.status_code == 302
    assert alasan_tunda(segar(orang), kantor.lalu(**SETAHUN)) is not None
    satu = PenetapanAkun.objects.filter(pengguna=orang).belum_dijawab().get()
    assert (satu.oleh, satu.jabatan) == (kantor.sekretariat, kantor.staf)


def test_pemangku_yang_menjadi_atasan_menunggu(kantor: Any, client: Client):
    orang = kantor.operator
    baru = isi(orang, jabatan=kantor.staf, peran=frozenset({PEJABAT}))
    ubah_akun(pengguna=orang, isi=baru, oleh=kantor.sekretariat, pada=kantor.lalu(days=-9))
    korban = f.JabatanFactory(unit=kantor.bidang, nama="Kepala Seksi", atasan=kantor.kabid)
    client.force_login(kantor.sekretariat)
    assert ubah_jabatan(client, korban, atasan=kantor.staf.pk).status_code == 302
    assert alasan_tunda(segar(orang), kantor.lalu(**SETAHUN)) is not None


# --- a second person of one's own making ---------------------------------------------------------


def test_orang_kedua_bukan_buatan_orang_pertama(kantor: Any, pengguna: Any):
    """A keeper makes another keeper, waits a day, and from then on never waits again."""
    sekre = kantor.sekretariat
    boneka = undang(
        username="boneka",
        pd=kantor.pd,
        isi=IsianAkun("Boneka", "", frozenset({SEKRETARIAT})),
        oleh=sekre,
        pada=kantor.lalu(days=-30),
    )
    ubah_akun(
        pengguna=kantor.kepala,
        isi=isi(kantor.kepala, surel="milik.sekre@contoh.go.id"),
        oleh=sekre,
        pada=kantor.pada,
    )
    satu = PenetapanAkun.objects.get(pengguna=kantor.kepala)
    with pytest.raises(TidakBerizinError, match="orang lain"):
        setujui_perubahan(penetapan=satu, oleh=segar(boneka), pada=kantor.pada)
    # Who had the role from elsewhere, and the pemda, may.
    setujui_perubahan(penetapan=satu, oleh=segar(kantor.sekretariat_lain), pada=kantor.pada)


def test_orang_kedua_yang_sandinya_diatur_orang_pertama(kantor: Any):
    """A link of recovery makes whoever has it the other keeper."""
    sekre, lain = kantor.sekretariat, kantor.sekretariat_lain
    buat_tautan(pengguna=lain, oleh=sekre, pada=kantor.lalu(days=-3))
    ubah_akun(
        pengguna=kantor.kepala,
        isi=isi(kantor.kepala, surel="milik.sekre@contoh.go.id"),
        oleh=sekre,
        pada=kantor.pada,
    )
    satu = PenetapanAkun.objects.get(pengguna=kantor.kepala)
    with pytest.raises(TidakBerizinError, match="orang lain"):
        setujui_perubahan(penetapan=satu, oleh=segar(lain), pada=kantor.pada)


# --- an address that is taken over ---------------------------------------------------------------


@pytest.mark.parametrize("pintu", ["Sekretariat", "Data Induk"])
def test_alamat_lama_dikabari(
    kantor: Any,
    client: Client,
    pintu: str,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
):
    """A keeper has the way back in sent to an address of their own: its owner heard nothing."""
    from kinerja.akun import surel
    from kinerja.akun.aksi import sidik_akun
    from tests.akun.test_data_induk import isi as isi_form
    from tests.akun.test_data_induk import ubah

    settings.TAPAK_SUREL = True
    monkeypatch.setattr(surel, "kirim_di_belakang", kirim_surel)
    orang = kantor.operator
    Pengguna.objects.filter(pk=orang.pk).update(email="pemilik@contoh.go.id")
    if pintu == "Sekretariat":
        client.force_login(kantor.sekretariat)
        isian = {"langkah": "simpan", "nama": "Operator", "surel": "lain@contoh.go.id"}
        data = {**isian, "peran": [OPERATOR], "unit": kantor.bidang.pk}
        data["dilihat"] = sidik_akun(segar(orang))
        respons = client.post(reverse("akun_satu", args=[orang.pk]), data)
    else:
        client.force_login(kantor.admin)
        with django_capture_on_commit_callbacks(execute=True):
            respons = client.post(ubah(orang), isi_form(orang, email="lain@contoh.go.id"))
    assert respons.status_code == 302
    assert segar(orang).email == "lain@contoh.go.id"
    assert [s.to for s in mail.outbox if "diganti" in s.subject] == [["pemilik@contoh.go.id"]]


# --- a password that another has made ------------------------------------------------------------


@pytest.mark.parametrize("cara", ["get", "head", "options", "post", "put", "delete"])
@pytest.mark.parametrize(
    "alamat",
    [
        "/",
        "/data-induk/",
        "/data-induk/kinerja/pengguna/",
        "/akun/",
        "/sehat/../akun/",
        "/static/../akun/",
        "/keamanan/",
        "/isian/",
    ],
)
def test_sandi_sementara_tidak_dilewati(kantor: Any, client: Client, cara: str, alamat: str):
    orang = kantor.admin
    Pengguna.objects.filter(pk=orang.pk).update(sandi_sementara=True)
    client.force_login(segar(orang))
    for kepala in ({}, {"Accept": "application/json"}, {"X-HTTP-Method-Override": "GET"}):
        respons = getattr(client, cara)(alamat, headers=kepala)
        # On to the page that replaces it, refused, or nothing there at all.
        assert respons.status_code in (302, 403, 404), (kepala, respons.status_code)
        if respons.status_code == 302:
            assert respons["Location"] == reverse("ganti_sandi")


# --- links ---------------------------------------------------------------------------------------


def habis(nilai: str, pada: Any) -> bool:
    try:
        baca_tautan(sidik_tautan(nilai), pada=pada)
    except TautanTidakBerlakuError:
        return True
    return False


def test_mengganti_sandi_mematikan_tautan(kantor: Any):
    """The owner hears of a link that went astray and changes the password: it still opened."""
    nilai = buat_tautan(pengguna=kantor.operator, oleh=kantor.sekretariat, pada=kantor.pada)
    ganti_sandi_sendiri(
        pengguna=segar(kantor.operator), sandi="perahu-layar-biru-7", pada=kantor.lalu(minutes=1)
    )
    assert habis(nilai, kantor.lalu(minutes=2))


def test_surel_yang_diperbaiki_mematikan_tautan_ke_alamat_lama(kantor: Any):
    orang = kantor.operator
    Pengguna.objects.filter(pk=orang.pk).update(email="keliru@contoh.go.id")
    _, nilai = minta_sendiri(kata="keliru@contoh.go.id", pada=kantor.pada) or (None, "")
    benar = isi(orang, surel="benar@contoh.go.id")
    ubah_akun(pengguna=orang, isi=benar, oleh=kantor.sekretariat, pada=kantor.lalu(minutes=1))
    assert habis(nilai, kantor.lalu(minutes=2))


def test_dinonaktifkan_lewat_data_induk_mematikan_tautan(kantor: Any, client: Client):
    from tests.akun.test_data_induk import isi as isi_form
    from tests.akun.test_data_induk import ubah

    orang = kantor.operator
    nilai = buat_tautan(pengguna=orang, oleh=kantor.admin, pada=kantor.pada)
    client.force_login(kantor.admin)
    client.post(ubah(orang), isi_form(orang, is_active=""))
    assert not segar(orang).is_active
    client.post(ubah(orang), isi_form(orang, is_active="on"))
    assert segar(orang).is_active
    assert habis(nilai, kantor.lalu(minutes=2))


def test_orang_asing_tidak_mematikan_tautan_dari_pengelola(kantor: Any):
    """Anybody may ask for a way back in; the link that a keeper handed over holds on."""
    orang = kantor.operator
    Pengguna.objects.filter(pk=orang.pk).update(email="orang@contoh.go.id")
    dari_pengelola = buat_tautan(pengguna=orang, oleh=kantor.sekretariat, pada=kantor.pada)
    _, sendiri = minta_sendiri(kata=orang.username, pada=kantor.lalu(minutes=1)) or (None, "")
    assert not habis(dari_pengelola, kantor.lalu(minutes=2))
    # Using one ends the other.
    pakai_tautan(sidik=sidik_tautan(dari_pengelola), sandi=BARU, pada=kantor.lalu(minutes=3))
    assert habis(sendiri, kantor.lalu(minutes=4))
    assert TautanAkun.objects.filter(dipakai_pada=None, dibatalkan_pada=None).count() == 0


def test_sesi_yang_ditanam_tidak_mendapat_tautan(kantor: Any, client: Client):
    """Session fixation: whoever knows the cookie of before the link must not hold it afterwards."""
    nilai = buat_tautan(pengguna=kantor.operator, oleh=kantor.sekretariat, pada=kantor.pada)
    ditanam = client.session
    ditanam["apa"] = "pun"
    ditanam.save()
    kunci = ditanam.session_key or ""
    client.cookies["sessionid"] = kunci
    assert client.get(reverse("tautan_akun", args=[nilai])).status_code == 302
    penyerang = Client()
    penyerang.cookies["sessionid"] = kunci
    assert penyerang.get(reverse("atur_sandi")).status_code == 410
    assert client.get(reverse("atur_sandi")).status_code == 200


def test_surel_yang_diubah_memutus_layanan_identitas(kantor: Any):
    """By a borrowed address somebody linked their own identity: correcting it must end that."""
    orang, pada = kantor.kepala, kantor.pada
    TautanIdentitas.objects.create(
        pengguna=orang, penerbit="https://sso", subjek="1", dibuat_pada=pada, dipakai_pada=pada
    )
    surel = isi(orang, surel="benar@contoh.go.id")
    ubah_akun(pengguna=orang, isi=surel, oleh=kantor.admin, pada=pada + timedelta(minutes=1))
    assert not TautanIdentitas.objects.filter(pengguna=orang).exists()
