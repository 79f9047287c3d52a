"""Figures shared by the report and the screens: the way to the Renstra's end, the quadrant."""

from decimal import Decimal as D
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse

from laporan.bahan.bahan import Bahan
from laporan.cetak.grafik import ButirJalur, jalur_akhir
from laporan.dokumen.penomoran import semua_gambar
from laporan.lkjip.susun.dasar import KonteksSusun
from laporan.lkjip.susun.gambar import baris_kuadran, belum_sampai, jalur_gambar, kuadran_gambar
from tests.lkjip.test_susun import dinas
from tests.susunan import susun_lkjip

NS = "{http://www.w3.org/2000/svg}"


def _lingkaran(svg: str) -> list[tuple[D, D, str]]:
    return [
        (D(c.get("cx", "")), D(c.get("cy", "")), c.get("fill", ""))
        for c in ET.fromstring(svg).iter(f"{NS}circle")
    ]


def _teks(svg: str) -> list[str]:
    return [t.text or "" for t in ET.fromstring(svg).iter(f"{NS}text")]


def test_titik_menurut_persentase_dari_target_akhir():
    svg = jalur_akhir(
        [
            ButirJalur("Nol", D(0), "0 dari 10"),
            ButirJalur("Separuh", D(50), "5 dari 10", awal=D(20)),
            ButirJalur("Penuh", D(100), "10 dari 10"),
        ],
        judul="Jalur",
        garis_teks="Target 2026",
        awal_teks="2022",
        kini_teks="2024",
    )
    nol, awal, separuh, penuh = (x for x, _, _ in _lingkaran(svg))
    assert separuh - nol == penuh - separuh
    assert (awal - nol) * 5 == penuh - nol
    assert {"2022", "2024", "Target 2026", "5 dari 10"} <= set(_teks(svg))


def test_yang_melampaui_batas_tetap_di_dalam_gambar():
    svg = jalur_akhir([ButirJalur("Jauh", D(900), "9 dari 1", awal=D(-5))], judul="Jalur")
    assert all(0 < x < 600 for x, _, _ in _lingkaran(svg))


def test_jalur_kosong_mengatakannya():
    svg = jalur_akhir([], judul="Jalur")
    assert "Belum ada target akhir yang dapat dibandingkan." in _teks(svg)


@pytest.mark.django_db
def test_jalur_contoh_memuat_yang_belum_sampai_terjauh_dahulu(contoh):
    k = KonteksSusun(Bahan(contoh, 2024), None)
    kurang = belum_sampai(k)
    assert len(kurang) == 8
    assert kurang[0].baris.indikator.nama.startswith("Persentase Dokumen Perencanaan Tenaga Kerja")

    (gambar,) = jalur_gambar(k)

    assert gambar.alt.startswith("Delapan indikator belum mencapai target akhir Renstra tahun 2026")
    assert "42,10% dari target" in gambar.alt
    assert {"21,05% dari 31,50%", "4 dokumen dari 6 dokumen"} <= set(_teks(gambar.svg))
    assert [t for t in _teks(gambar.svg) if t in ("2022", "2024")] == ["2024", "2022"]


@pytest.mark.django_db
def test_alternatif_teks_menyebut_temuan(contoh):
    alt = {g.kunci: g.alt for g in semua_gambar(susun_lkjip(Bahan(contoh, 2024)))}
    assert "yang di bawah target: Persentase Peraturan Perusahaan" in alt["batang_capaian:2"]
    assert "semua yang terukur mencapai target" in alt["batang_capaian"]
    assert alt["tren:IK-SS2"].endswith("21,05% pada tahun 2024; target tahun 2026 31,50%")
    assert "terendah Program Hubungan Industrial (42,15%)" in alt["serapan_program"]
    assert "Dua indikator mencapai target dengan serapan di bawah 75%." in alt["kuadran"]


@pytest.mark.django_db
def test_satu_indikator_tidak_menjadi_kuadran():
    assert baris_kuadran(KonteksSusun(Bahan(dinas(1), 2024), None)) == []
    k = KonteksSusun(Bahan(dinas(2), 2024), None)
    alt = kuadran_gambar(k, baris_kuadran(k)).alt
    assert alt.startswith("Letak 2 (dua) indikator menurut capaian dan serapan.")


@pytest.mark.parametrize(
    ("nama", "alamat", "judul"),
    [
        ("kepala.dinas", "beranda", "Jarak Indikator terhadap Target Akhir Renstra Tahun 2026"),
        ("sekretariat", "beranda", "Jarak Indikator terhadap Target Akhir Renstra Tahun 2026"),
        ("sekretariat", "anggaran", "Capaian Kinerja terhadap Serapan Anggaran Tahun 2024"),
    ],
)
def test_gambar_laporan_tampil_di_layar(client, akun, nama, alamat, judul):
    client.force_login(akun[nama])
    isi = client.get(f"{reverse(alamat)}?tahun=2024").content.decode()
    assert judul in isi
    assert isi.count("<title") == isi.count("</title>")


@pytest.mark.django_db
def test_kisi_tren_hanya_yang_bergerak_dan_bukan_iku(contoh):
    gambar = {g.kunci: g for g in semua_gambar(susun_lkjip(Bahan(contoh, 2024)))}
    alt = "; ".join(g.alt for k, g in gambar.items() if k.startswith("kisi_tren"))
    # Printed report, Tabel 3.3: 1.303 registered in 2022; documents on time were 100% every year.
    assert "Jumlah Tenaga Kerja yang Terdaftar: 1.303 orang pada tahun 2022" in alt
    assert "Dokumen Keuangan" not in alt
    assert "Tingkat Kesempatan Kerja" not in alt
