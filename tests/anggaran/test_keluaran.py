"""Indicators of the budget tree: when a quarter is due, how far the year has come. By hand."""

from decimal import Decimal

import pytest

from anggaran.keluaran import (
    AngkaKeluaran,
    BentukKeluaran,
    TahunLalu,
    pelapor_bawaan,
    realisasi_lalu,
    satu_simpul,
)
from kinerja.akumulasi import Akumulasi
from kinerja.capaian import Kebijakan, Polaritas

ORANG = BentukKeluaran("Orang", 0)
D = Decimal


@pytest.mark.parametrize(
    ("triwulanan", "tahun", "wajib"),
    [
        pytest.param({}, None, [], id="tanpa-target"),
        pytest.param({}, 100, [4], id="target-tahun-saja"),
        pytest.param({2: 40, 4: 60}, 100, [2, 4], id="semesteran"),
        pytest.param({1: 0, 2: 40, 3: 0}, None, [1, 2, 3], id="target-nol-tetap-ditanya"),
    ],
)
def test_triwulan_yang_wajib_diisi(triwulanan, tahun, wajib):
    angka = AngkaKeluaran(
        ORANG, None if tahun is None else D(tahun), {tw: D(n) for tw, n in triwulanan.items()}
    )
    assert [tw for tw in (1, 2, 3, 4) if angka.wajib(tw)] == wajib


@pytest.mark.parametrize(
    ("bentuk", "target", "isi", "sampai", "nilai", "capaian"),
    [
        # 20 + 41 = 61 of 120: 50,8333… %
        pytest.param(ORANG, 120, {1: 20, 2: 41, 3: 9}, 2, "61", "50.83", id="jumlah"),
        pytest.param(ORANG, 120, {2: 0}, 2, "0", "0.00", id="nol-bukan-kosong"),
        pytest.param(ORANG, 120, {3: 5}, 2, None, None, id="belum-diisi"),
        pytest.param(ORANG, None, {1: 5}, 1, "5", None, id="tanpa-target"),
        # The last position, 91,25 of 90,5: 100,8287… %
        pytest.param(
            BentukKeluaran("Persen", 2, akumulasi=Akumulasi.POSISI_AKHIR),
            "90.5", {1: "80", 4: "91.25"}, 4, "91.25", "100.83", id="posisi-akhir",
        ),
        # (2 × 10 − 12) / 10 = 80 %
        pytest.param(
            BentukKeluaran("Berkas", 0, Polaritas.RENDAH), 10, {1: 12}, 1, "12", "80.00",
            id="makin-rendah",
        ),
    ],
)  # fmt: skip
def test_capaian_terhadap_target_setahun(bentuk, target, isi, sampai, nilai, capaian):
    angka = AngkaKeluaran(
        bentuk, None if target is None else D(target), {}, {tw: D(n) for tw, n in isi.items()}
    )
    assert angka.sampai(sampai) == (None if nilai is None else D(nilai))
    hasil, _ = angka.capaian(sampai, Kebijakan())
    assert hasil.nilai == (None if capaian is None else D(capaian))


@pytest.mark.parametrize(
    ("akumulasi", "lalu", "tahun", "hasil"),
    [
        pytest.param(Akumulasi.JUMLAH, D(300), D(61), D(361), id="jumlah"),
        pytest.param(Akumulasi.KUMULATIF, D(300), D(61), D(361), id="kumulatif"),
        pytest.param(Akumulasi.JUMLAH, None, D(61), None, id="tahun-lalu-tidak-diketahui"),
        pytest.param(Akumulasi.POSISI_AKHIR, D(80), D(91), D(91), id="posisi"),
        pytest.param(Akumulasi.RATA_RATA, None, D(91), D(91), id="rata-rata"),
    ],
)
def test_renstra_sampai_akhir_tahun(akumulasi, lalu, tahun, hasil):
    assert BentukKeluaran("Orang", 0, akumulasi=akumulasi).gabungkan(lalu, tahun) == hasil


@pytest.mark.parametrize(
    ("akumulasi", "tahun", "sejak_awal", "hasil"),
    [
        # (typed of the years before, the year's own figure), the latest first
        pytest.param("jumlah", [(None, 40), (None, 30)], True, 70, id="sejak-tahun-pertama"),
        pytest.param("jumlah", [(None, 40), (100, 30)], False, 170, id="sejak-yang-diketik"),
        pytest.param("jumlah", [(None, 40), (None, 30)], False, None, id="tahun-awal-tidak-ada"),
        pytest.param("jumlah", [(None, None), (100, 30)], False, None, id="setahun-kosong"),
        pytest.param("jumlah", [], True, 0, id="tahun-pertama-renstra"),
        pytest.param("jumlah", [], False, None, id="tanpa-tahun-lalu"),
        pytest.param("posisi_akhir", [(None, 80), (None, 70)], False, 80, id="posisi"),
        pytest.param("posisi_akhir", [], True, None, id="posisi-tahun-pertama"),
    ],
)
def test_renstra_sampai_tahun_lalu(akumulasi, tahun, sejak_awal, hasil):
    lalu = [TahunLalu(*(None if n is None else D(n) for n in satu)) for satu in tahun]
    bentuk = BentukKeluaran("Orang", 0, akumulasi=Akumulasi(akumulasi))
    assert realisasi_lalu(bentuk, lalu, sejak_awal=sejak_awal) == hasil


def test_diisi_pada_sub_kegiatan_pertama_di_bawahnya():
    sub = ["2.07.03.2.01.0002", "2.07.03.2.01.0001", "2.07.030.2.01.0001", "2.07.04.2.01.0001"]
    assert pelapor_bawaan("2.07.03", sub) == "2.07.03.2.01.0001"
    assert pelapor_bawaan("2.07.03.2.01.0002", sub) == "2.07.03.2.01.0002"
    assert pelapor_bawaan("2.07.05", sub) is None


def test_tepat_satu_simpul():
    kosong = {"program": None, "kegiatan": None, "sub_kegiatan": None}
    assert satu_simpul({**kosong, "kegiatan": "x"}) == "kegiatan"
    assert satu_simpul(kosong) is None
    assert satu_simpul({**kosong, "kegiatan": "x", "program": "y"}) is None
