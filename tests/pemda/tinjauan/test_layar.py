"""The pages: sorted, filtered, one click to the cause, agencies outside the scope not found."""

from typing import Any

import pytest
from django.urls import reverse
from lxml import html

from kinerja.peran import ADMIN_PEMDA, OPERATOR, PEMANTAU
from tests import factories as f
from tests.baca import terbaca

TW1 = "?tahun=2024&triwulan=1"
pytestmark = pytest.mark.usefixtures("april")


def nama_baris(isi: bytes) -> list[str]:
    akar = html.fromstring(isi)
    return [a.text_content() for a in akar.xpath("//table//th[@scope='row']//a[@class='kuat']")]


def test_yang_terburuk_dahulu_dan_dapat_diurutkan(client: Any, d: Any) -> None:
    client.force_login(d.sekda)
    alamat = reverse("tinjauan") + TW1
    assert nama_baris(client.get(alamat).content) == [
        "Badan Bakung", "Kecamatan Cempaka", "Dinas Anggrek",
    ]  # fmt: skip
    assert nama_baris(client.get(f"{alamat}&urut=-capaian").content)[0] == "Dinas Anggrek"
    assert nama_baris(client.get(f"{alamat}&urut=pd").content)[0] == "Badan Bakung"
    isi = client.get(f"{alamat}&keadaan=terlambat").content
    assert nama_baris(isi) == ["Badan Bakung"]
    assert b"lewat 5 hari" in isi
    assert nama_baris(client.get(f"{alamat}&q=anggrek&kriteria=Tinggi").content) == [
        "Dinas Anggrek"
    ]
    kosong = client.get(f"{alamat}&keadaan=disahkan").content.decode()
    assert "Tidak ada yang cocok" in kosong


def test_waktu_menyebut_akhir_triwulannya(client: Any, d: Any) -> None:
    """A quarter that has not begun is open to view too: no part of it "is gone"."""
    client.force_login(d.sekda)
    for nama in ("tinjauan", "tinjauan_rapat"):
        isi = terbaca(client.get(reverse(nama), {"tahun": 2024, "triwulan": 4}))
        assert "khir triwulan" in isi
        assert "100% waktu setahun" in isi
        assert "sudah berjalan" not in isi


def test_cara_hitung_lain_ditandai(client: Any, d: Any) -> None:
    f.KebijakanFactory(pd=d.telat.pd, mulai_tahun=2024, capaian_maksimum=100)
    client.force_login(d.sekda)
    isi = client.get(reverse("tinjauan") + TW1).content.decode()
    assert isi.count("Cara hitung lain") == 1
    assert "paling tinggi 100,00%" in isi


def test_sebab_dan_tautannya(client: Any, d: Any) -> None:
    client.force_login(d.sekda)
    isi = client.get(reverse("tinjauan_pd", args=["badan-bakung"]) + TW1)
    akar = html.fromstring(isi.content)
    (unit,) = akar.xpath("//table//th[@scope='row']/a")
    assert unit.text_content() == d.telat.unit.nama
    papan = client.get(unit.get("href"))
    assert papan.status_code == 200
    assert d.telat.unit.nama in papan.content.decode()
    # every other link of the page opens too, in that agency
    for alamat in {a.get("href") for a in akar.xpath("//main//ul[@class='daftar']//a")}:
        assert f"pd={d.telat.pd.kode}" in alamat
        assert client.get(alamat).status_code == 200, alamat


def test_perangkat_daerah_yang_ditelusuri_menjadi_yang_dikerjakan(client: Any, d: Any) -> None:
    """The switch shows it, the rail's links name it, the way back is there; the switch leads on."""
    client.force_login(d.sekda)
    satu = reverse("tinjauan_pd", args=["badan-bakung"])
    client.get(reverse("pohon"), {"pd": "dinas-anggrek"})  # what was worked in before
    akar = html.fromstring(client.get(satu + TW1).content)
    (terpilih,) = akar.xpath("//select[@name='pd']/option[@selected]")
    assert terpilih.get("value") == "badan-bakung"
    rel = akar.xpath("//nav//a/@href")
    assert f"{reverse('pohon')}?pd=badan-bakung&tahun=2024" in rel
    assert reverse("tinjauan") in rel, "which is about all of them"
    assert akar.xpath("//a[@class='atas__semua']/@href") == [f"{reverse('tinjauan')}?tahun=2024"]
    assert b'value="badan-bakung" selected' in client.get(reverse("pohon")).content

    lain = client.get(f"{satu}{TW1}&pd=dinas-anggrek")
    tujuan = reverse("tinjauan_pd", args=["dinas-anggrek"]) + TW1
    assert (lain.status_code, lain["Location"]) == (302, tujuan)
    assert client.get(f"{reverse('tinjauan')}{TW1}&pd=dinas-anggrek")["Location"] == tujuan
    assert client.get(f"{reverse('tinjauan')}{TW1}&pd=tidak-ada").status_code == 404
    daerah = f.PDFactory(jenis="pemda", kode="daerah", pemda=d.telat.pd.pemda)
    assert client.get(f"{satu}?pd={daerah.kode}")["Location"] == f"{reverse('rpjmd')}?pd=daerah"


def test_peta_menyebut_keadaan_dengan_kata(client: Any, d: Any) -> None:
    client.force_login(d.sekda)
    isi = html.fromstring(client.get(reverse("tinjauan_peta") + TW1).content)
    sel = {
        tr.xpath("string(th)").strip(): [td.text_content().strip() for td in tr.xpath("td")]
        for tr in isi.xpath("//table/tbody/tr")
    }
    assert sel["Badan Bakung"][0] == "terlambat"
    assert sel["Dinas Anggrek"][0] == "pengesahan"
    assert sel["Kecamatan Cempaka"][:2] == ["diisi", "tanpa jadwal"]


def test_siapa_yang_boleh(client: Any, d: Any, pengguna: Any) -> None:
    client.force_login(pengguna(OPERATOR, unit=d.telat.unit))
    assert client.get(reverse("tinjauan")).status_code == 403
    client.force_login(pengguna(ADMIN_PEMDA))
    assert reverse("tinjauan") in client.get(reverse("beranda")).content.decode()
    assert client.get(reverse("tinjauan_pd", args=["tidak-ada"])).status_code == 404
    client.force_login(d.sekda)
    assert client.get(reverse("beranda"))["Location"] == reverse("tinjauan")


def test_pemda_tanpa_perangkat_daerah(client: Any, peran: None) -> None:
    """A new installation: who may add the first agency is led there, others are told who does."""
    tambah = reverse("admin:kinerja_perangkatdaerah_add")
    admin, sekda = (
        f.PenggunaFactory(pd=None, peran=[satu], is_staff=True) for satu in (ADMIN_PEMDA, PEMANTAU)
    )
    for orang, menambah in ((sekda, False), (admin, True)):
        client.force_login(orang)
        for nama in ("tinjauan", "uji"):
            isi = client.get(reverse(nama)).content.decode()
            assert "Belum ada perangkat daerah" in isi
            assert (tambah in isi) is menambah
            assert "belum siap dipakai" not in isi
        assert ": belum ada perangkat daerah." in terbaca(client.get(reverse("tinjauan_rapat")))
    assert tambah in client.get(reverse("beranda")).content.decode()
    assert "WIB (Waktu Indonesia Barat)" in client.get(tambah).content.decode()
    assert client.get(reverse("akun")).context["pemda"]
    assert client.get(reverse("akun_undang")).context["pemda"]
