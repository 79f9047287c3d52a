"""The JSON endpoints: exactly the contract in the module's docstring."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.models import JejakAudit, PengesahanTriwulan, Realisasi
from tests.isian.dunia import PADA, TAHUN, Dunia

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.isian.urls")]


@pytest.fixture(autouse=True)
def jam(monkeypatch):
    """The server's clock stands in the middle of the open period."""
    monkeypatch.setattr("laporan.isian.layar_api.timezone.now", lambda: PADA)


@pytest.fixture
def kirim(client, dunia):
    client.force_login(dunia.operator)

    def _kirim(nama, isi, status=200, oleh=None):
        if oleh is not None:
            client.force_login(oleh)
        jawab = client.post(reverse(nama), json.dumps(isi), content_type="application/json")
        assert jawab.status_code == status, jawab.content
        return jawab.json()

    return _kirim


def _sel(sasaran, medan, teks, versi=0, **lain):
    return {
        "kunci": str(uuid4()),
        "sasaran": sasaran,
        "tahun": TAHUN,
        "triwulan": 1,
        "medan": medan,
        "teks": teks,
        "versi": versi,
        **lain,
    }


def test_simpan_sel(kirim, dunia):
    sasaran = f"indikator:{dunia.angka.pk}"
    isi = _sel(sasaran, "nilai", "97,3 %")
    hasil = kirim("isian_sel", isi)
    assert hasil["versi"] == 1
    baris = hasil["baris"]
    assert (baris["realisasi"], baris["capaian_tahun"]) == ("97,30%", "121,63%")
    assert baris["masukan"][0]["teks"] == "97,30"
    assert baris["terkunci"] is None
    assert kirim("isian_sel", isi) == hasil
    assert JejakAudit.objects.count() == 1


def test_penolakan_menurut_jenisnya(kirim, dunia, pengguna):
    sasaran = f"indikator:{dunia.angka.pk}"
    salah = kirim("isian_sel", _sel(sasaran, "nilai", "1.234"), 422)
    assert salah["jenis"] == "tidak_sah"
    assert "1.234" in salah["pesan"]
    kirim("isian_sel", _sel(sasaran, "nilai", "5"))
    kirim("isian_sel", _sel(sasaran, "nilai", "6", 1), oleh=dunia.rekan)
    bentrok = kirim("isian_sel", _sel(sasaran, "nilai", "7", 1), 409, oleh=dunia.operator)
    assert set(bentrok) == {
        "jenis",
        "pesan",
        "milik_anda",
        "milik_mereka",
        "oleh",
        "pada",
        "versi",
    }
    assert (bentrok["milik_anda"], bentrok["milik_mereka"]) == ("7", "6,00")
    assert kirim("isian_sel", _sel(sasaran, "nilai", "5"), 403, oleh=dunia.sekretariat)[
        "jenis"
    ] == ("izin")
    assert kirim("isian_sel", _sel(sasaran, "nilai", "5"), 404, oleh=dunia.operator_lain)[
        "jenis"
    ] == ("tidak_ditemukan")
    PengesahanTriwulan.objects.create(
        pd=dunia.pd, tahun=TAHUN, triwulan=1, oleh=dunia.kadis, pada=PADA
    )
    kunci = kirim("isian_sel", _sel(sasaran, "nilai", "8", 2), 423, oleh=dunia.operator)
    assert (kunci["jenis"], kunci["sebab"]) == ("terkunci", "disahkan")


@pytest.mark.parametrize(
    ("ubah", "status"),
    [
        ({"kunci": "x"}, 400),
        ({"kunci": None}, 400),
        ({"versi": -1}, 400),
        ({"versi": "satu"}, 400),
        ({"versi": True}, 400),
        ({"teks": 5}, 400),
        ({"teks": "a\x00b"}, 400),
        ({"teks": "x" * 20_001}, 400),
        ({"medan": "x" * 81}, 400),
        ({"sasaran": "pegawai:1"}, 404),
        ({"sasaran": "indikator:1;"}, 404),
        ({"sasaran": "indikator:" + "9" * 18}, 404),
        ({"triwulan": 5}, 404),
        ({"triwulan": 0}, 404),
        ({"tahun": 10**12}, 404),
        ({"medan": "status"}, 422),
        ({"medan": "variabel:"}, 422),
    ],
)
def test_permintaan_cacat(kirim, dunia, ubah, status):
    kirim("isian_sel", {**_sel(f"indikator:{dunia.angka.pk}", "nilai", "5"), **ubah}, status)
    assert not Realisasi.objects.exists()


def test_badan_bukan_json(client, dunia):
    client.force_login(dunia.operator)
    for badan in (b"{", b"[]", b"\xff"):
        jawab = client.post(reverse("isian_sel"), badan, content_type="application/json")
        assert (jawab.status_code, jawab.json()["jenis"]) == (400, "permintaan")
    assert client.get(reverse("isian_sel")).status_code == 405


def test_sesi_berakhir_401_bukan_pengalihan(client, dunia):
    for nama in ("isian_sel", "isian_tempel", "isian_urungkan", "isian_ajukan"):
        jawab = client.post(reverse(nama), "{}", content_type="application/json")
        assert (jawab.status_code, jawab.json()["jenis"]) == (401, "masuk")
    for nama in ("isian_baris", "isian_lembar"):
        assert client.get(reverse(nama)).status_code == 401


def test_csrf_wajib(dunia):
    ketat = Client(enforce_csrf_checks=True)
    ketat.force_login(dunia.operator)
    isi = json.dumps(_sel(f"indikator:{dunia.angka.pk}", "nilai", "5"))
    jawab = ketat.post(reverse("isian_sel"), isi, content_type="application/json")
    assert jawab.status_code == 403
    assert not Realisasi.objects.exists()


def test_baris_segar_menurut_lingkup(client, dunia):
    alamat = reverse("isian_baris")
    tanya = {"sasaran": f"baris:{dunia.lini.pk}", "tahun": TAHUN, "triwulan": 1}
    client.force_login(dunia.operator)
    isi = client.get(alamat, tanya).json()
    assert (isi["versi"], isi["baris"]["sasaran"]) == (0, f"sub:{dunia.sub.pk}")
    client.force_login(dunia.operator_lain)
    assert client.get(alamat, tanya).status_code == 404
    client.force_login(dunia.sekretariat)
    assert client.get(alamat, tanya).json()["baris"]["terkunci"]["sebab"] == "luar_lingkup"


def test_kisi_menurut_lingkup(client, dunia):
    alamat = reverse("isian_lembar")
    client.force_login(dunia.operator)
    isi = client.get(alamat, {"unit": dunia.bidang.pk, "tahun": TAHUN, "triwulan": 1}).json()
    assert [b["indikator"] for b in isi["indikator"]] == [
        dunia.angka.pk,
        dunia.rumus.pk,
        dunia.predikat.pk,
    ]
    assert [s["sub"] for s in isi["sub"]] == [dunia.sub.pk]
    assert isi["periode"]["batas"] == "2024-04-15"
    assert isi["periode"]["sisa_hari"] == 6
    for unit in (dunia.lain, dunia.orang_luar.unit):
        jawab = client.get(alamat, {"unit": unit.pk, "tahun": TAHUN, "triwulan": 1})
        assert jawab.status_code == 404
    client.force_login(dunia.sekretariat)
    isi = client.get(alamat, {"unit": dunia.puncak.pk, "tahun": TAHUN, "triwulan": 1}).json()
    assert len(isi["indikator"]) == 3


def test_tempel_dari_papan_klip_sampai_diurungkan(kirim, dunia):
    angka, rumus = f"indikator:{dunia.angka.pk}", f"indikator:{dunia.rumus.pk}"
    tujuan = [
        [{"sasaran": angka, "medan": "nilai", "versi": 0}, None],
        [
            {"sasaran": rumus, "medan": "variabel:bekerja", "versi": 0},
            {"sasaran": rumus, "medan": "variabel:angkatan_kerja", "versi": 0},
        ],
    ]
    klip = {"teks": "Realisasi\tTarget\r\n97,30\tx\r\n309.142\t317.696\r\nJumlah\t5\r\n"}
    dasar = {"tahun": TAHUN, "triwulan": 1}
    lihat = kirim("isian_tempel_pratinjau", {**dasar, "papan_klip": klip, "tujuan": tujuan})
    assert (lihat["berubah"], lihat["galat"], len(lihat["dilewati"])) == (3, 0, 2)
    assert not Realisasi.objects.exists()
    kunci = str(uuid4())
    hasil = kirim("isian_tempel", {**dasar, "kunci": kunci, "sel": lihat["sel"]})
    assert (hasil["kelompok"], hasil["berubah"]) == (kunci, 3)
    urung = kirim("isian_urungkan", {"kunci": str(uuid4()), "kelompok": kunci})
    assert {b["realisasi"] for b in urung["baris"]} == {"belum diisi"}
    ditolak = kirim("isian_urungkan", {"kunci": str(uuid4()), "kelompok": kunci}, 422)
    assert "sudah diurungkan" in ditolak["pesan"]


def test_blok_yang_ditolak_menyebut_selnya(kirim, dunia):
    angka = f"indikator:{dunia.angka.pk}"
    sel = [
        {"sasaran": f"sub:{dunia.sub.pk}", "medan": "fisik", "teks": "5", "versi": 0},
        {"sasaran": angka, "medan": "nilai", "teks": "lima", "versi": 0},
    ]
    isi = {"kunci": str(uuid4()), "tahun": TAHUN, "triwulan": 1, "sel": sel}
    hasil = kirim("isian_tempel", isi, 422)
    assert hasil["jenis"] == "tempelan"
    assert [(g["indeks"], g["jenis"]) for g in hasil["galat"]] == [(1, "tidak_sah")]
    tujuan = [[{"sasaran": angka, "medan": "nilai", "versi": 0}]]
    besar = {"tahun": TAHUN, "triwulan": 1, "papan_klip": {"teks": "5\t6"}, "tujuan": tujuan}
    assert "tidak muat" in kirim("isian_tempel_pratinjau", besar, 422)["pesan"]


def test_pengajuan_lewat_api(client, kirim, dunia):
    tanya = {"unit": dunia.bidang.pk, "tahun": TAHUN, "triwulan": 1}
    periksa = client.get(reverse("isian_ajukan_periksa"), tanya).json()
    assert not periksa["siap"]
    kurang = kirim("isian_ajukan", {**tanya, "kunci": str(uuid4())}, 422)
    assert kurang["jenis"] == "belum_lengkap"
    assert kurang["kekurangan"] == periksa["kekurangan"]
    dunia.isi_semua()
    assert client.get(reverse("isian_ajukan_periksa"), tanya).json()["siap"]
    hasil = kirim("isian_ajukan", {**tanya, "kunci": str(uuid4())})
    assert len(hasil["diajukan"]) == 4
    sasaran = f"indikator:{dunia.angka.pk}"
    terkunci = kirim("isian_sel", _sel(sasaran, "nilai", "5", 2), 423)
    assert terkunci["sebab"] == "diajukan"


def test_kueri_kisi_tidak_bergantung_banyak_baris(client, pengguna, jumlah_kueri):
    biaya = []
    for kali in (1, 20):
        dunia = Dunia(pengguna, kali=kali)
        dunia.isi_semua()
        client.force_login(dunia.operator)
        tanya = {"unit": dunia.bidang.pk, "tahun": TAHUN, "triwulan": 1}
        client.get(reverse("isian_lembar"), tanya)
        with jumlah_kueri() as kueri:
            isi = client.get(reverse("isian_lembar"), tanya).json()
        assert len(isi["indikator"]) == 3 * kali
        biaya.append(len(kueri))
    assert biaya[0] == biaya[1], biaya
    assert biaya[0] <= 40, biaya
