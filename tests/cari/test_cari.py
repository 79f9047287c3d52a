"""What a search finds: pages, sections and people beside rows; only what one may open; bounded."""

from typing import Any

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from kinerja.models import Pemangku
from kinerja.peran import KEPALA_DINAS, OPERATOR, SEKRETARIAT
from laporan.cari.temuan import BATAS_SARAN, HasilCari, memuat, potong
from laporan.rangka.area import AREA, HALAMAN_AKUN, KATA_LAIN
from tests import factories as f

pytestmark = pytest.mark.django_db


def _saran(client: Any, q: str) -> dict[str, list[dict[str, str]]]:
    isi = client.get(reverse("cari_saran"), {"q": q}).json()
    return {k["nama"]: k["temuan"] for k in isi["kelompok"]}


@pytest.fixture
def indikator(db: None) -> Any:
    """An indicator of an agency with one reported year."""
    return f.RealisasiFactory(triwulan=4, indikator__nama="Tingkat Layanan Cepat").indikator


@pytest.fixture
def sekretariat(client: Any, pengguna: Any, indikator: Any) -> Any:
    """The client, signed in as Sekretariat of that agency."""
    client.force_login(pengguna(SEKRETARIAT, pd=indikator.pd))
    client.get(reverse("beranda"), {"tahun": "2024"})
    return client


@pytest.mark.parametrize(
    ("teks", "cocok"),
    [
        ("layanan CEPAT", True),
        ("cepat layanan", True),
        ("cepat lambat", False),
        ("  ", True),
    ],
    ids=["huruf besar", "urutan lain", "satu tidak ada", "kosong"],
)
def test_memuat_setiap_kata(teks: str, cocok: bool) -> None:
    assert memuat(teks, "Tingkat Layanan", "cepat") is cocok


def test_potong_mengatakan_ada_lagi() -> None:
    tiga = [HasilCari(str(n), "", "/") for n in range(3)]
    assert not potong("x", tiga, 3).lebih
    assert [t.judul for t in potong("x", tiga, 2).temuan] == ["0", "1"]
    assert potong("x", tiga, 2).lebih


def test_kata_lain_milik_halaman_yang_ada() -> None:
    rute = {h.rute for a in AREA for h in a.halaman} | {h.rute for h in HALAMAN_AKUN}
    assert set(KATA_LAIN) <= rute


def test_halaman_menurut_judul_dan_kata_lain(sekretariat: Any) -> None:
    halaman = _saran(sekretariat, "verifikasi")["Halaman"]
    assert {"judul": "Periksa", "keterangan": "Ukur", "url": reverse("periksa")} in halaman
    judul = {h["judul"] for h in _saran(sekretariat, "pagu")["Halaman"]}
    assert {"Anggaran", "Muat Anggaran", "Serapan"} <= judul
    assert _saran(sekretariat, "kelengkapan")["Halaman"][0]["judul"] == "Kelengkapan"


def test_halaman_hanya_yang_boleh(client: Any, pengguna: Any) -> None:
    client.force_login(pengguna(OPERATOR, unit=f.UnitFactory()))
    judul = {t["judul"] for t in _saran(client, "laporan").get("Halaman", [])}
    assert "LKjIP" not in judul
    assert "Reviu Laporan" in judul
    assert "Bagian laporan" not in _saran(client, "maksud")


def test_indikator_dan_bagian_laporan(sekretariat: Any, indikator: Any) -> None:
    semua = _saran(sekretariat, "layanan cepat")
    assert semua["Indikator"][0]["url"] == reverse("indikator", args=[indikator.pk])
    bagian = _saran(sekretariat, "kata pengantar")["Bagian laporan"]
    alamat = reverse("lkjip_letak", args=["kata_pengantar"])
    assert bagian == [
        {"judul": "Kata Pengantar", "keterangan": "LKjIP 2024 · Depan", "url": alamat}
    ]
    assert sekretariat.get(alamat).status_code == 302


def test_panduan(sekretariat: Any) -> None:
    temuan = _saran(sekretariat, "ponsel hilang")["Panduan"]
    assert {
        "judul": "Ponsel hilang",
        "keterangan": "Masuk dan keamanan akun",
        "url": "/panduan/masuk/#ponsel-hilang",
    } in temuan


def test_orang_pada_jabatannya(sekretariat: Any, indikator: Any) -> None:
    """Who held the post in the year; of others, and of other agencies, nothing."""
    jabatan = indikator.penanggung_jawab

    def pemangku(nama: str, jabatan: Any, mulai: str, sampai: str | None = None) -> None:
        Pemangku.objects.create(
            jabatan=jabatan, nama=nama, status="definitif", mulai=mulai, sampai=sampai
        )

    pemangku("Pejabat Uji Satu", jabatan, "2023-01-01", "2024-06-30")
    pemangku("Pejabat Uji Dua", jabatan, "2025-01-01")
    pemangku("Pejabat Uji Lain", f.JabatanFactory(), "2023-01-01")
    assert [t["judul"] for t in _saran(sekretariat, "pejabat uji")["Orang"]] == ["Pejabat Uji Satu"]


def test_akun_hanya_bagi_pengelolanya(
    sekretariat: Any, client: Any, pengguna: Any, indikator: Any
) -> None:
    orang = f.PenggunaFactory(pd=indikator.pd, first_name="Akun Teruji")
    f.PenggunaFactory(pd=f.PDFactory(), first_name="Akun Teruji Lain")
    temuan = _saran(sekretariat, "teruji")["Orang"]
    assert [t["url"] for t in temuan] == [reverse("akun_satu", args=[orang.pk])]
    client.force_login(pengguna(KEPALA_DINAS, pd=indikator.pd))
    assert "Orang" not in _saran(client, "teruji")


def test_saran_berbatas_dan_kuerinya_tetap(
    sekretariat: Any, indikator: Any, jumlah_kueri: Any
) -> None:
    with jumlah_kueri() as sedikit:
        _saran(sekretariat, "tingkat layanan")
    for n in range(12):
        f.IndikatorFactory(sasaran=indikator.sasaran, nama=f"Tingkat Layanan {n}")
    with jumlah_kueri() as banyak:
        temuan = _saran(sekretariat, "tingkat layanan")["Indikator"]
    assert len(temuan) == BATAS_SARAN
    assert len(banyak) == len(sedikit), [k["sql"][:120] for k in banyak]


def test_kurang_dari_dua_huruf(sekretariat: Any) -> None:
    assert sekretariat.get(reverse("cari_saran"), {"q": "a"}).json()["kelompok"] == []


def test_enter_menampilkan_semuanya(sekretariat: Any) -> None:
    respons = sekretariat.get(reverse("cari"), {"q": "verifikasi"})
    assertContains(respons, reverse("periksa"))
    assertContains(respons, "/panduan/")
