"""Capaian that is known without a calculation: set with a reason, or printed by a past report."""

from decimal import Decimal as D

import pytest

from kinerja.akumulasi import Akumulasi
from kinerja.angka import Pembulatan
from kinerja.capaian import (
    Hasil,
    Kebijakan,
    NilaiTarget,
    Polaritas,
    tetapkan_capaian,
    uraikan_ketetapan,
)
from kinerja.kriteria import PITA_PERMENDAGRI_86_2017
from kinerja.ukuran import (
    AsalNilai,
    Aturan,
    BentukIndikator,
    IsianTriwulan,
    TargetTampil,
    ukur,
    ukur_triwulan,
)

BOR = BentukIndikator(Polaritas.TINGGI, Akumulasi.POSISI_AKHIR, 2, "{n}%")
TARGET = TargetTampil(NilaiTarget.minimal(D(85)), "85,00%", "85", "PK", "pk")
ALASAN = "Rumus memuji yang terlalu penuh."


def _isian(tw, nilai=None, **lain):
    asal = AsalNilai.KOSONG if nilai is None else AsalNilai.DIKETIK
    return IsianTriwulan(tw, None if nilai is None else D(nilai), asal, **lain)


def _na(tw):
    return IsianTriwulan(tw, None, AsalNilai.TIDAK_BERLAKU, alasan="tidak disurvei")


def _ukur(*isian, target=TARGET, sampai=4, kebijakan=None):
    return ukur(
        tahun=2024,
        sampai=sampai,
        target=target,
        triwulan={i.triwulan: i for i in isian},
        bentuk=BOR,
        aturan=Aturan(kebijakan or Kebijakan(), PITA_PERMENDAGRI_86_2017),
    )


def _ditetapkan(tw, nilai=None, capaian="95"):
    return _isian(tw, nilai, capaian_ditetapkan=D(capaian), alasan_capaian=ALASAN)


def test_yang_ditetapkan_berlaku_dan_ditandai():
    hasil = _ukur(_ditetapkan(4, "92.40"))

    assert hasil.capaian == Hasil.dari(D("95.00"))
    assert hasil.capaian_teks == "95,00% ditetapkan"
    assert (hasil.ditetapkan, hasil.alasan_capaian) == (True, ALASAN)
    assert hasil.uraian_capaian == (
        "Ditetapkan 95,00%: Rumus memuji yang terlalu penuh; "
        "menurut rumus 92,40 ÷ 85,00 × 100 = 108,71%"
    )
    assert hasil.catatan_capaian == "Capaian ditetapkan: Rumus memuji yang terlalu penuh."
    assert (hasil.kriteria, hasil.realisasi_teks) == ("Sangat Tinggi", "92,40%")


def test_yang_ditetapkan_tercetak_menurut_kebijakan_tahunnya():
    """92,4 ÷ 85 × 100 = 108,70…; the policy caps at 90 and prints one decimal."""
    hasil = _ukur(_ditetapkan(4, "92.40"), kebijakan=Kebijakan(maksimum=D(90), desimal=1))

    assert hasil.capaian_teks == "90,0% ditetapkan"
    assert hasil.uraian_capaian == (
        "Ditetapkan 95,0%, dibatasi menjadi 90,0%: Rumus memuji yang terlalu penuh; menurut rumus "
        "92,40 ÷ 85,00 × 100 = 108,7%, ditetapkan 90,0% (batas atas)"
    )


def test_yang_ditetapkan_tanpa_target_dan_realisasi():
    hasil = _ukur(_ditetapkan(4), target=None)

    assert hasil.capaian_teks == "95,00% ditetapkan"
    assert hasil.realisasi_teks == "tidak tercatat"
    assert hasil.uraian_capaian == "Ditetapkan 95,00%: Rumus memuji yang terlalu penuh"
    assert not hasil.dilaporkan


@pytest.mark.parametrize(
    ("isian", "sampai", "teks"),
    [
        ([_ditetapkan(2, "80")], 2, "95,00% ditetapkan"),
        ([_ditetapkan(2, "80")], 3, "–"),  # TW III not reported yet
        ([_ditetapkan(2, "80"), _isian(3, "85")], 3, "100,00%"),  # TW III by the formula again
        ([_ditetapkan(2, "80"), _isian(3)], 3, "–"),  # a row without a figure
        ([_ditetapkan(2, "80"), _na(3), _na(4)], 4, "95,00% ditetapkan"),
        ([_ditetapkan(2, "80"), _na(3)], 4, "–"),
        ([_isian(2, "80"), _ditetapkan(4, "92.4")], 2, "94,12%"),
    ],
)
def test_yang_ditetapkan_berlaku_sampai_triwulannya(isian, sampai, teks):
    assert _ukur(*isian, sampai=sampai).capaian_teks == teks


def test_capaian_setahun_bukan_capaian_triwulan():
    hasil = ukur_triwulan(
        tahun=2024,
        triwulan=4,
        target=TARGET,
        isian=_ditetapkan(4, "85"),
        bentuk=BOR,
        aturan=Aturan(Kebijakan(), PITA_PERMENDAGRI_86_2017),
    )

    assert (hasil.capaian_teks, hasil.ditetapkan) == ("100,00%", False)


@pytest.mark.parametrize(
    ("nilai", "kebijakan", "hasil", "uraian"),
    [
        ("95.005", Kebijakan(), "95.01", "Ditetapkan 95,01%: x"),
        ("95.009", Kebijakan(pembulatan=Pembulatan.POTONG), "95.00", "Ditetapkan 95,00%: x"),
        ("95", Kebijakan(desimal=1), "95.0", "Ditetapkan 95,0%: x"),
        (
            "130", Kebijakan(maksimum=D(120)), "120.00",
            "Ditetapkan 130,00%, dibatasi menjadi 120,00%: x",
        ),
        ("-5", Kebijakan(), "0.00", "Ditetapkan -5,00%, dibatasi menjadi 0,00%: x"),
        (
            "130.04", Kebijakan(maksimum=D(120), desimal=1), "120.0",
            "Ditetapkan 130,0%, dibatasi menjadi 120,0%: x",
        ),
        ("-5", Kebijakan(minimum=None), "-5.00", "Ditetapkan -5,00%: x"),
    ],
)  # fmt: skip
def test_yang_ditetapkan_mengikuti_kebijakan(nilai, kebijakan, hasil, uraian):
    assert tetapkan_capaian(D(nilai), kebijakan) == Hasil.dari(D(hasil))
    assert uraikan_ketetapan(D(nilai), " x. ", kebijakan=kebijakan) == uraian


# --- printed by a past report


def test_dilaporkan_tanpa_target_dan_realisasi():
    hasil = _ukur(_isian(4, capaian_dilaporkan=D("98.104")), target=None)

    assert (hasil.capaian_teks, hasil.dilaporkan) == ("98,10%", True)
    assert hasil.realisasi_teks == "tidak tercatat"
    assert hasil.uraian_capaian == (
        "Capaian sebagaimana dilaporkan tahun 2024; target dan realisasinya tidak tercatat"
    )
    assert not hasil.terisi


def test_dilaporkan_tanpa_realisasi_di_samping_target():
    hasil = _ukur(_isian(4, capaian_dilaporkan=D("98.1")))

    assert (hasil.capaian_teks, hasil.dilaporkan) == ("98,10%", True)
    assert hasil.catatan_capaian == "Capaian dilaporkan; realisasinya tidak tercatat."


def test_dilaporkan_bila_target_nol():
    nol = TargetTampil(NilaiTarget.minimal(D(0)), "0%", "0", "PK", "pk")
    hasil = _ukur(_isian(4, "3", capaian_dilaporkan=D("100")), target=nol)

    assert (hasil.capaian_teks, hasil.dilaporkan) == ("100,00%", True)
    assert hasil.catatan_capaian == "Capaian dilaporkan; target nol."


def test_dilaporkan_di_samping_hitungan_disebut():
    hasil = _ukur(_isian(4, "85", capaian_dilaporkan=D("98.1")))

    assert (hasil.capaian_teks, hasil.dilaporkan) == ("100,00%", False)
    assert hasil.uraian_capaian == (
        "85,00 ÷ 85,00 × 100 = 100,00%; laporan tahun 2024 mencetak 98,10%"
    )
    assert hasil.catatan_capaian == "Laporan tahun 2024 mencetak capaian 98,10%."


def test_dilaporkan_disebut_dengan_desimal_kebijakan():
    satu = _ukur(_isian(4, "85", capaian_dilaporkan=D("98.14")), kebijakan=Kebijakan(desimal=1))

    assert satu.catatan_capaian == "Laporan tahun 2024 mencetak capaian 98,1%."
    assert satu.uraian_capaian == "85,00 ÷ 85,00 × 100 = 100,0%; laporan tahun 2024 mencetak 98,1%"


def test_dilaporkan_sama_dengan_hitungan_tidak_diulang():
    hasil = _ukur(_isian(4, "85", capaian_dilaporkan=D("100.004")))

    assert (hasil.capaian_teks, hasil.catatan_capaian) == ("100,00%", "")
    assert (hasil.ditetapkan, hasil.alasan_capaian) == (False, "")
    assert hasil.uraian_capaian == "85,00 ÷ 85,00 × 100 = 100,00%"


def test_alasan_yang_berakhir_dengan_nomor_tetap_utuh():
    """Only the full stop of the reason gives way to that of the sentence."""
    hasil = _ukur(_isian(4, "85", capaian_ditetapkan=D(95), alasan_capaian=" Sesuai Lampiran X.. "))

    assert hasil.catatan_capaian == "Capaian ditetapkan: Sesuai Lampiran X."
    assert hasil.uraian_capaian == (
        "Ditetapkan 95,00%: Sesuai Lampiran X; menurut rumus 85,00 ÷ 85,00 × 100 = 100,00%"
    )


def test_tidak_berlaku_mengalahkan_yang_dilaporkan():
    hasil = _ukur(_na(4), target=None)

    assert hasil.capaian_teks == "–"
    assert hasil.realisasi_teks == "tidak berlaku"
