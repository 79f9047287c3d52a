"""The region's data set: what it may say of its agencies, and load(save(x)) = x."""

import csv
from datetime import UTC, datetime

import pytest

from kinerja.himpunan.galat import HimpunanDitolakError
from kinerja.models import JejakAudit, KontribusiIndikator
from laporan.data.himpunan import muat, simpan
from tests.pemda.himpunan import BAPPEDA, DINKES, DISDIK, WILAYAH, disdik, pemda, tulis

PADA = datetime(2026, 2, 2, 2, 0, tzinfo=UTC)


def _muat(folder, isi, **ganti):
    return muat(tulis(folder, {**isi, **ganti}), oleh=None, pada=PADA)


def test_simpan_lalu_muat_tidak_mengubah_apa_pun(wilayah, tmp_path):
    simpan(wilayah, tmp_path / "kabupaten")
    with (tmp_path / "kabupaten" / "kontribusi_indikator.csv").open(encoding="utf-8-sig") as b:
        baris = [tuple(r.values()) for r in csv.DictReader(b)]
    assert baris == [
        ("IPM", BAPPEDA, "pendukung", "", "Perencanaan lintas sektor"),
        ("IK-HLS", DISDIK, "pengampu", "HLS", ""),
        ("IK-STUNTING", DINKES, "pengampu", "STUNTING", ""),
        ("IK-STUNTING", DISDIK, "pendukung", "", "Edukasi gizi di sekolah"),
    ]
    jejak = JejakAudit.objects.count()
    assert muat(tmp_path / "kabupaten", oleh=None, pada=PADA).berubah == 0
    assert JejakAudit.objects.count() == jejak


def test_sumber_dikosongkan_melepas_kaitan(wilayah, tmp_path):
    tanpa = [["IK-HLS", DISDIK, "pengampu", "", ""]]
    assert _muat(tmp_path, pemda(), kontribusi_indikator=tanpa).berubah == 1
    assert KontribusiIndikator.objects.get(indikator__kode="IK-HLS").sumber is None


@pytest.mark.parametrize(
    ("lembar", "baris", "pesan"),
    [
        ("dukungan_sasaran", ["S1", "tiada", "TJ"], "muat datanya lebih dahulu"),
        ("dukungan_sasaran", ["S1", DISDIK, "TX"], "tidak ada pada Dinas Pendidikan"),
        ("dukungan_sasaran", ["SX", DISDIK, "TJ"], "tidak dikenal"),
        ("kontribusi_indikator", ["IPM", DISDIK, "pendukung", "HLS", ""], "peran pengampu"),
        ("kontribusi_indikator", ["IPM", DISDIK, "pengampu", "HLS", ""], "satuannya Tahun"),
        ("kontribusi_indikator", ["IK-HLS", DISDIK, "pengampu", "X", ""], "tidak ada pada Dinas"),
        ("realisasi", ["IK-HLS", 2025, 4, "13,00", "draf"], "diambil dari perangkat daerah"),
    ],
)
def test_kaitan_yang_tidak_mungkin_ditolak(wilayah, tmp_path, lembar, baris, pesan):
    with pytest.raises(HimpunanDitolakError) as ditolak:
        _muat(tmp_path, pemda(), **{lembar: [baris]})
    (galat,) = [g for g in ditolak.value.galat if g.lembar == lembar]
    assert pesan in galat.pesan


def test_hanya_pemerintah_daerah_menyebut_perangkat_daerah(wilayah, tmp_path):
    isi = {**disdik(), "dukungan_sasaran": [["SS", DINKES, "TJ"]]}
    with pytest.raises(HimpunanDitolakError) as ditolak:
        _muat(tmp_path, isi)
    assert "hanya diisi pada himpunan data pemerintah daerah" in ditolak.value.galat[0].pesan


def test_perangkat_wilayah_lain_ditolak(wilayah, tmp_path):
    asing = disdik()
    asing["perangkat_daerah"][0][0] = "asing"
    asing["perangkat_daerah"][0][3] = "Kabupaten Lain"
    _muat(tmp_path / "asing", asing)
    with pytest.raises(HimpunanDitolakError) as ditolak:
        _muat(tmp_path / "p", pemda(), dukungan_sasaran=[["S1", "asing", "TJ"]])
    assert f"bukan perangkat daerah {WILAYAH}" in ditolak.value.galat[0].pesan
