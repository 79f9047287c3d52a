"""The same checks at every door of the entry: cell, paste, workbook, submission (A9, I9)."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from kinerja.models import Indikator, Realisasi
from kinerja.uji_isian import SEL_GABUNGAN
from laporan.isian.pengajuan import ajukan, periksa_pengajuan
from laporan.isian.tulis import TempelanDitolakError, pratinjau_tempel, simpan_tempel
from tests import factories as f
from tests.isian.dunia import PADA, TAHUN, sel

pytestmark = pytest.mark.django_db
MINUS = "-5 Lowongan: jumlah tidak dapat kurang dari nol."


@pytest.fixture
def cacah(dunia):
    """A count of lowongan, typed as the sum since January."""
    return f.IndikatorFactory(
        sasaran=dunia.angka.sasaran, penanggung_jawab=dunia.jabatan, nama="Lowongan terisi",
        satuan="Lowongan", pola_tampil="{n} Lowongan", desimal=0, akumulasi="kumulatif",
    )  # fmt: skip


def _periksa(dunia):
    kurang = periksa_pengajuan(dunia.bidang, TAHUN, 1, oleh=dunia.operator, pada=PADA)
    return {k.kode: k for k in kurang}


def _ajukan(dunia, triwulan=1):
    return ajukan(
        kunci=uuid4(), unit=dunia.bidang, tahun=TAHUN, triwulan=triwulan, oleh=dunia.operator,
        pada=PADA,
    )  # fmt: skip


def _pratinjau(dunia, *blok):
    return pratinjau_tempel(sel=blok, tahun=TAHUN, triwulan=1, oleh=dunia.operator, pada=PADA)


def _tempel(dunia, *blok):
    return simpan_tempel(
        kunci=uuid4(), sel=blok, tahun=TAHUN, triwulan=1, oleh=dunia.operator, pada=PADA
    )


def test_yang_mustahil_disimpan_sebagai_draf_dan_menghalangi_pengajuan(dunia, cacah):
    dunia.isi_semua()
    baris = dunia.isi(cacah, "nilai", "-5")["baris"]
    assert [(t["kode"], t["tingkat"], t["pesan"]) for t in baris["temuan"]] == [
        ("cacah_negatif", "menghalangi", MINUS)
    ]
    dunia.isi(cacah, "penjelasan", "Memang begitu.", versi=baris["versi"])
    assert _periksa(dunia)["cacah_negatif"].pesan == MINUS


def test_112_persen_dijelaskan_lalu_lewat(dunia):
    """Retribusi above its target: once blocked, explained or not."""
    dunia.isi_semua()
    dunia.isi(dunia.rumus, "variabel:bekerja", "355.820", versi=2)
    temuan = _periksa(dunia)
    assert set(temuan) == {"pembilang_melebihi_penyebut"}
    assert temuan["pembilang_melebihi_penyebut"].medan == "penjelasan"
    dunia.isi(dunia.rumus, "penjelasan", "Penerimaan melampaui target.", versi=3)
    assert _periksa(dunia) == {}
    assert f"indikator:{dunia.rumus.pk}" in _ajukan(dunia)["diajukan"]


def test_112_persen_tidak_ditanyakan_bila_batasnya_dilepas(dunia):
    Indikator.objects.filter(pk=dunia.rumus.pk).update(boleh_lebih_100=True)
    dunia.isi_semua()
    dunia.isi(dunia.rumus, "variabel:bekerja", "355.820", versi=2)
    assert _periksa(dunia) == {}


def test_kumulatif_610_menjadi_580_dijelaskan_lalu_lewat(dunia, cacah):
    f.PeriodeFactory(pd=dunia.pd, tahun=TAHUN, triwulan=2, buka=dunia.periode.buka)
    dunia.isi_semua(triwulan=2)
    dunia.isi(cacah, "nilai", "610")
    dunia.isi(cacah, "nilai", "580", triwulan=2)
    kurang = periksa_pengajuan(dunia.bidang, TAHUN, 2, oleh=dunia.operator, pada=PADA)
    assert [(k.kode, k.medan) for k in kurang] == [("kumulatif_turun", "penjelasan")]
    dunia.isi(cacah, "penjelasan", "Tiga puluh data ganda dihapus.", versi=1, triwulan=2)
    assert f"indikator:{cacah.pk}" in _ajukan(dunia, 2)["diajukan"]


@pytest.mark.parametrize("teks", ["9730", "97305"])
def test_koma_hilang_tanpa_riwayat(dunia, teks):
    persen = f.IndikatorFactory(
        sasaran=dunia.angka.sasaran, penanggung_jawab=dunia.jabatan, desimal=2,
        satuan="Persen", pola_tampil="{n}%",
    )  # fmt: skip
    (temuan,) = dunia.isi(persen, "nilai", teks)["baris"]["temuan"]
    assert (temuan["kode"], temuan["tingkat"]) == ("koma_hilang", "menghalangi")


# --- paste


def test_pratinjau_tempel_menyebut_temuan(dunia):
    f.RealisasiFactory(indikator=dunia.angka, tahun=TAHUN - 1, nilai=Decimal(40))
    hasil = _pratinjau(
        dunia, sel(dunia.angka, "nilai", "80"), sel(dunia.lini, "kumulatif", "100.000.001")
    )
    assert hasil["galat"] == 0
    satu, dua = (s["temuan"] for s in hasil["sel"])
    assert satu == ["80,00 naik 100,0% dari tahun lalu (40,00). Jelaskan sebabnya, atau perbaiki."]
    assert "melebihi pagu Rp100.000.000" in dua[0]
    assert not Realisasi.objects.filter(tahun=TAHUN).exists()


def test_tempelan_yang_mustahil_ditolak_seluruhnya(dunia, cacah):
    blok = [
        sel(dunia.angka, "nilai", "80"),
        sel(cacah, "nilai", "-5"),
        sel(dunia.sub, "fisik", "150"),
        sel(dunia.lini, "kumulatif", "99.999.999.999"),
    ]
    hasil = _pratinjau(dunia, *blok)
    assert hasil["galat"] == 3
    pesan = [s["galat"]["pesan"] if s["galat"] else "" for s in hasil["sel"]]
    assert pesan[:3] == ["", MINUS, "Kemajuan fisik 150,00% harus antara 0% dan 100%."]
    assert "lebih dari sepuluh kali pagu Rp100.000.000" in pesan[3]
    with pytest.raises(TempelanDitolakError) as tolak:
        _tempel(dunia, *blok)
    assert [n for n, _ in tolak.value.galat] == [1, 2, 3]
    assert not Realisasi.objects.exists()


def test_variabel_yang_ditempel_diperiksa_sebelum_tersimpan(dunia):
    hasil = _pratinjau(
        dunia,
        sel(dunia.rumus, "variabel:bekerja", "-1"),
        sel(dunia.rumus, "variabel:angkatan_kerja", "317.696"),
    )
    assert hasil["sel"][0]["galat"]["pesan"] == (
        "Penduduk bekerja -1 Orang: jumlah tidak dapat kurang dari nol."
    )


def test_teks_pada_baris_yang_belum_beres_tetap_dapat_ditempel(dunia, cacah):
    dunia.isi(cacah, "nilai", "-5")
    assert _tempel(dunia, sel(cacah, "keterangan", "Sedang diperiksa", 1))["berubah"] == 1


@pytest.mark.parametrize(
    "baris",
    [
        "<tr><td rowspan=2>80</td></tr><tr></tr>",
        "<tr><td rowspan=2>80</td><td>a</td></tr><tr><td>b</td></tr>",
    ],
)
def test_sel_gabungan_yang_ditempel_ditolak(dunia, client, monkeypatch, baris):
    monkeypatch.setattr("laporan.isian.layar_api.timezone.now", lambda: PADA)
    client.force_login(dunia.operator)
    nama = [f"indikator:{dunia.angka.pk}", f"indikator:{dunia.rumus.pk}"]
    respons = client.post(
        reverse("isian_tempel_pratinjau"),
        {
            "tahun": TAHUN, "triwulan": 1,
            "papan_klip": {"teks": "80\n", "html": f"<table>{baris}</table>"},
            "tujuan": [[{"sasaran": n, "medan": "nilai", "versi": 0}, None] for n in nama],
        },
        content_type="application/json",
    )  # fmt: skip
    assert respons.status_code == 422
    assert SEL_GABUNGAN in respons.json()["pesan"]
