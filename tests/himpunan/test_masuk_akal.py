"""The data set's door runs the checks of the entry grid, in its words (A8, A9, I9)."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kinerja.himpunan.galat import HimpunanDitolakError
from kinerja.models import Realisasi
from laporan.data.himpunan import muat
from tests.himpunan.conftest import PADA, Memuat
from tests.himpunan.kecil import Himpunan, tulis_buku

pytestmark = pytest.mark.django_db


def _isi(himpunan: Himpunan, *baris: dict[str, Any], **indikator: str) -> Himpunan:
    """Only these realisasi, of a percent indicator P (target 97,30 in 2024) and of counts I2."""
    himpunan["indikator"].append(
        {
            **himpunan["indikator"][1], "kode": "P", "nama": "Layanan", "satuan": "Persen",
            "pola_tampil": "{n}%", "desimal": "2", "akumulasi": "posisi_akhir", "mulai_tahun": "",
            "bobot": "", "boleh_lebih_100": "tidak", "jadwal": "triwulanan", "mulai_triwulan": "",
            **indikator,
        }
    )  # fmt: skip
    himpunan["target"].append(
        {"indikator": "P", "tahun": "2024", "triwulan": "", "dokumen": "PK", "target": "97,30"}
    )
    kolom = dict.fromkeys(himpunan["realisasi"][0], "")
    baku = {"indikator": "P", "tahun": "2024", "triwulan": "4", "status": "disahkan"}
    himpunan["realisasi"] = [{**kolom, **baku, **satu} for satu in baris]
    for lembar in ("nilai_variabel", "analisis"):
        del himpunan[lembar]
    return himpunan


def _galat(muatkan: Memuat, himpunan: Himpunan) -> str:
    with pytest.raises(HimpunanDitolakError) as ditolak:
        muatkan(himpunan)
    assert not Realisasi.objects.exists()
    return "\n".join(map(str, ditolak.value.galat))


@pytest.mark.parametrize(
    ("nilai", "pesan"),
    [
        ("0,97", "0,97% tampaknya tertulis sebagai pecahan: target 97,30%"),
        ("9,63", "9,63 jauh di bawah target (97,30), kira-kira sepuluh kali lipat"),
    ],
)
def test_salah_tulis_pada_baris_yang_diajukan_ditolak_kecuali_dijelaskan(
    himpunan: Himpunan, muatkan: Memuat, nilai: str, pesan: str
) -> None:
    galat = _galat(muatkan, _isi(himpunan, {"nilai": nilai}))
    assert pesan in galat
    assert "Penjelasannya ditulis pada kolom penjelasan." in galat
    himpunan["realisasi"][0]["penjelasan"] = "Layanan baru dibuka bulan Desember."
    assert muatkan(himpunan).pertanyaan == ()


def test_salah_tulis_pada_draf_dimuat_dan_ditanyakan(himpunan: Himpunan, muatkan: Memuat) -> None:
    hasil = muatkan(_isi(himpunan, {"nilai": "0,97", "status": "draf"}))
    assert [(g.lembar, g.baris, g.kolom) for g in hasil.pertanyaan] == [("realisasi", 2, "nilai")]
    assert "pecahan" in hasil.pertanyaan[0].pesan


@pytest.mark.parametrize("nilai", ["9730", "97305"])
def test_koma_yang_hilang_ditolak_dan_dapat_dilepas(
    himpunan: Himpunan, muatkan: Memuat, nilai: str
) -> None:
    _isi(himpunan, {"nilai": nilai, "tahun": "2022"})
    assert "tampaknya koma desimalnya hilang (maksudnya 97,3" in _galat(muatkan, himpunan)
    himpunan["indikator"][-1]["boleh_lebih_100"] = "ya"
    assert muatkan(himpunan).pertanyaan == ()


def test_di_atas_100_yang_sah_ditanyakan_lalu_lewat(himpunan: Himpunan, muatkan: Memuat) -> None:
    hasil = muatkan(_isi(himpunan, {"nilai": "112", "tahun": "2022"}))
    assert ["112,00% melebihi 100%" in g.pesan for g in hasil.pertanyaan] == [True]
    himpunan["realisasi"][0].update(nilai="113", penjelasan="Penerimaan di atas target.")
    assert muatkan(himpunan).pertanyaan == ()
    assert Realisasi.objects.get().nilai == Decimal(113)


def test_kumulatif_yang_dikoreksi_ditanyakan(himpunan: Himpunan, muatkan: Memuat) -> None:
    himpunan["indikator"][1]["akumulasi"] = "kumulatif"
    baris = {"indikator": "I2", "status": "draf"}
    hasil = muatkan(
        _isi(
            himpunan,
            {**baris, "triwulan": "2", "nilai": "610"},
            {**baris, "triwulan": "3", "nilai": "580"},
        )
    )
    assert [g.pesan[:21] for g in hasil.pertanyaan] == ["Angka kumulatif 580 l"]


def test_cacah_negatif_ditolak(himpunan: Himpunan, muatkan: Memuat) -> None:
    galat = _galat(muatkan, _isi(himpunan, {"indikator": "I2", "nilai": "-5", "status": "draf"}))
    assert "-5 Lowongan: jumlah tidak dapat kurang dari nol." in galat


def test_kosong_dengan_status_ditolak(himpunan: Himpunan, muatkan: Memuat) -> None:
    galat = _galat(muatkan, _isi(himpunan, {"nilai": ""}))
    assert "Nilainya kosong, padahal statusnya disahkan." in galat


@pytest.mark.parametrize(
    "isi",
    [
        {"status": "draf"},
        {"status": "dikembalikan", "catatan_kembali": "Lengkapi"},
        {"tidak_berlaku": "Tidak disurvei"},
        {"capaian_dilaporkan": "98,1"},
    ],
)
def test_kosong_yang_sah(himpunan: Himpunan, muatkan: Memuat, isi: dict[str, str]) -> None:
    assert muatkan(_isi(himpunan, isi)).pertanyaan == ()


def test_variabel_mengisi_baris_dan_diperiksa(himpunan: Himpunan, muatkan: Memuat) -> None:
    satu = next(b for b in himpunan["nilai_variabel"] if b["variabel"] == "nganggur")
    satu["nilai"] = "-8604"
    with pytest.raises(HimpunanDitolakError) as ditolak:
        muatkan(himpunan)
    (galat,) = ditolak.value.galat
    assert galat.pesan == "Pengangguran -8.604 Orang: jumlah tidak dapat kurang dari nol."


def test_yang_tidak_berubah_tidak_ditanyakan_lagi(himpunan: Himpunan, muatkan: Memuat) -> None:
    _isi(himpunan, {"nilai": "0,97", "status": "draf"})
    assert muatkan(himpunan).pertanyaan
    assert not muatkan(himpunan).pertanyaan


def test_tahun_lalu_menurut_pendahulu(himpunan: Himpunan, muatkan: Memuat) -> None:
    lama = {**himpunan["indikator"][1], "kode": "P0", "satuan": "Persen", "pola_tampil": "{n}%",
            "desimal": "2", "akumulasi": "posisi_akhir", "mulai_tahun": "",
            "mulai_triwulan": ""}  # fmt: skip
    himpunan["indikator"].append(lama)
    hasil = muatkan(
        _isi(
            himpunan,
            {"indikator": "P0", "tahun": "2022", "nilai": "40"},
            {"tahun": "2023", "nilai": "80", "status": "draf"},
            pendahulu="P0",
        )
    )
    assert [g.pesan[:38] for g in hasil.pertanyaan] == ["80,00 naik 100,0% dari tahun lalu (40,"]


# --- spending


@pytest.mark.parametrize(
    ("nilai", "pesan"),
    [
        ("99999999999", "lebih dari sepuluh kali pagu Rp37.929.000; tampaknya kelebihan angka"),
        ("379290001", "lebih dari sepuluh kali pagu"),
    ],
)
def test_belanja_jauh_di_atas_pagu_ditolak(
    himpunan: Himpunan, muatkan: Memuat, nilai: str, pesan: str
) -> None:
    himpunan["pagu"][2]["nilai"] = "37929000"
    himpunan["realisasi_anggaran"][1]["nilai"] = nilai
    assert pesan in _galat(muatkan, himpunan)


def test_belanja_di_atas_pagu_dan_yang_turun_ditanyakan(
    himpunan: Himpunan, muatkan: Memuat
) -> None:
    himpunan["pagu"][2]["nilai"] = "37929000"
    satu = himpunan["realisasi_anggaran"][1]
    satu["nilai"] = "37000000"
    himpunan["realisasi_anggaran"].append({**satu, "bulan": "9", "nilai": "379290000"})
    hasil = muatkan(himpunan)
    pesan = [g.pesan for g in hasil.pertanyaan if g.lembar == "realisasi_anggaran"]
    assert ["melebihi pagu" in p for p in pesan] == [False, True]
    assert "di bawah triwulan lalu (Rp379.290.000)" in pesan[0]


def test_fisik_di_luar_batas_ditolak_dengan_kata_yang_sama(
    himpunan: Himpunan, muatkan: Memuat
) -> None:
    himpunan["laporan_sub_kegiatan"][1]["fisik"] = "150"
    assert "kemajuan fisik 150,00% harus antara 0% dan 100%." in _galat(muatkan, himpunan)


def test_rekap_jauh_di_atas_pagu_ditolak(himpunan: Himpunan, muatkan: Memuat) -> None:
    himpunan["rekap_belanja"][0]["realisasi"] = "10001"
    assert "lebih dari sepuluh kali pagu" in _galat(muatkan, himpunan)


# --- workbooks


def _muat_buku(berkas: Path) -> Any:
    return muat(berkas, oleh=None, pada=PADA)


def test_sel_excel_pecahan_tanpa_format_persen(himpunan: Himpunan, tmp_path: Path) -> None:
    berkas = tulis_buku(tmp_path / "a.xlsx", _isi(himpunan, {"nilai": 0.97}))
    with pytest.raises(HimpunanDitolakError, match=r"0,97% tampaknya tertulis sebagai pecahan"):
        _muat_buku(berkas)


@pytest.mark.parametrize(
    ("gabungan", "tempat"),
    [("D2:D3", "baris 3, kolom nilai"), ("D2:E2", "baris 2, kolom angka_resmi")],
)
def test_sel_gabungan_ditolak(
    himpunan: Himpunan, tmp_path: Path, gabungan: str, tempat: str
) -> None:
    _isi(himpunan, {"nilai": "97,30"}, {"nilai": "97,30", "tahun": "2022"})
    berkas = tulis_buku(tmp_path / "a.xlsx", himpunan)
    buku = load_workbook(berkas)
    buku["realisasi"].merge_cells(gabungan)
    buku.save(berkas)
    with pytest.raises(HimpunanDitolakError) as ditolak:
        _muat_buku(berkas)
    pesan = [str(g) for g in ditolak.value.galat if "digabung" in g.pesan]
    assert len(pesan) == 1
    assert f"lembar realisasi, {tempat} (tertulis “{gabungan}”)" in pesan[0]
    assert "pisahkan gabungannya" in pesan[0]


def test_gabungan_di_luar_kolom_tidak_mengganggu(himpunan: Himpunan, tmp_path: Path) -> None:
    berkas = tulis_buku(tmp_path / "a.xlsx", _isi(himpunan, {"nilai": "97,30"}))
    buku = load_workbook(berkas)
    buku["realisasi"].merge_cells("Z5:AA9")
    buku.save(berkas)
    assert _muat_buku(berkas).kode == "dinuk"
