"""PURE. States of a quarter, causes, policies that compare, the stored form."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kinerja.capaian import CaraRerata, Kebijakan
from kinerja.kriteria import PITA_PERMENDAGRI_86_2017
from laporan.pemda.tinjauan.isi import (
    CapaianTW,
    IndikatorRendah,
    KeadaanTW,
    KelengkapanTW,
    RingkasanTW,
    SerapanTW,
    UnitTertinggal,
    beda_kebijakan,
    dari_data,
    ke_data,
    kebijakan_umum,
    uraian_kebijakan,
)

BUKA, TUTUP = date(2024, 4, 1), date(2024, 4, 15)
UNIT = UnitTertinggal(7, "Bidang Pelatihan", 4, 3, 1, 1, TUTUP, ("Jumlah peserta",))
#: expected, filled, handed in, verified, endorsed
SEBAGIAN, DIAJUKAN, DIVERIFIKASI, DISAHKAN = (
    (4, 3, 1, 0, 0), (4, 4, 4, 3, 0), (4, 4, 4, 4, 1), (4, 4, 4, 4, 4),
)  # fmt: skip


def kuartal(hitung, buka=BUKA, tutup=TUTUP, sah=False, unit=(UNIT,)) -> KelengkapanTW:
    a, b, c, d, e = hitung
    return KelengkapanTW(1, a, b, c, d, e, buka, tutup, sah, unit)


@pytest.mark.parametrize(
    ("k", "hari", "harap"),
    [
        (kuartal(SEBAGIAN), date(2024, 3, 31), KeadaanTW.BELUM_BUKA),
        (kuartal(SEBAGIAN), BUKA, KeadaanTW.BERJALAN),
        (kuartal(SEBAGIAN), TUTUP, KeadaanTW.BERJALAN),  # the last day is still a day
        (kuartal(SEBAGIAN), date(2024, 4, 16), KeadaanTW.TERLAMBAT),
        (
            kuartal(SEBAGIAN, unit=(replace(UNIT, batas=date(2024, 4, 30)),)),
            date(2024, 4, 16),
            KeadaanTW.BERJALAN,
        ),
        (kuartal(SEBAGIAN, None, None), date(2024, 4, 16), KeadaanTW.TANPA_JADWAL),
        (kuartal(DIAJUKAN, unit=()), date(2024, 4, 16), KeadaanTW.VERIFIKASI),
        (kuartal(DIVERIFIKASI, unit=()), date(2024, 4, 16), KeadaanTW.PENGESAHAN),
        (kuartal(DIVERIFIKASI, sah=True, unit=()), date(2024, 4, 16), KeadaanTW.DISAHKAN),
        (kuartal(DISAHKAN, None, None, unit=()), date(2024, 4, 16), KeadaanTW.DISAHKAN),
        (kuartal((0, 0, 0, 0, 0), unit=()), date(2024, 4, 16), KeadaanTW.KOSONG),
    ],
    ids=[
        "sebelum_dibuka", "hari_pertama", "hari_terakhir", "sehari_sesudahnya", "pengecualian",
        "tanpa_jadwal", "diajukan", "diverifikasi", "disahkan", "dimuat_disahkan", "kosong",
    ],
)  # fmt: skip
def test_keadaan(k, hari, harap):
    assert k.keadaan(hari) is harap


def test_pemegang_dan_lama():
    hari = date(2024, 4, 20)
    lain = replace(UNIT, unit=8, nama="Bidang Penempatan", batas=date(2024, 4, 30))
    satu, dua = kuartal(SEBAGIAN), kuartal(SEBAGIAN, unit=(UNIT, lain))
    assert (satu.pemegang(hari, "Camat"), satu.lama(hari)) == ("Bidang Pelatihan", 5)
    assert (dua.pemegang(hari, "Camat"), dua.lama(hari)) == ("2 unit", 5)
    assert kuartal(DIAJUKAN, unit=()).pemegang(hari, "Camat") == "Sekretariat"
    assert kuartal(DIVERIFIKASI, unit=()).pemegang(hari, "Camat") == "Camat"
    assert kuartal(DISAHKAN, unit=()).pemegang(hari, "Camat") == ""


def test_sebab_menyebut_ketiganya():
    assert UNIT.sebab == (
        "1 dari 4 baris belum diisi; 1 baris dikembalikan dan belum diperbaiki; 1 baris terisi "
        "tetapi belum diajukan"
    )


def test_cara_hitung_yang_lain_disebut():
    biasa = uraian_kebijakan(Kebijakan(), PITA_PERMENDAGRI_86_2017)
    lain = uraian_kebijakan(
        Kebijakan(maksimum=Decimal(120), rerata=CaraRerata.BERBOBOT), PITA_PERMENDAGRI_86_2017
    )
    assert kebijakan_umum([biasa, lain, (), biasa]) == biasa
    assert beda_kebijakan(biasa, biasa) == ()
    assert beda_kebijakan(lain, biasa) == (
        "Capaian paling rendah 0,00%, paling tinggi 120,00%",
        "Ditimbang menurut bobot indikator",
    )


def test_tersimpan_dan_terbaca_kembali():
    r = RingkasanTW(
        1,
        tuple(replace(kuartal(SEBAGIAN), triwulan=n) for n in (1, 2, 3, 4)),
        CapaianTW(
            Decimal("90.00"), 2, 1, (("Tinggi", 2),), "Tinggi", 2, None,
            (IndikatorRendah(3, "Persentase", Decimal("80.00"), "Tinggi", "Banjir"),),
            ("bila capaian di atas 100% dihitung 100%, rata-ratanya 84,00%",),
        ),
        SerapanTW(1_000_000, None, None, "realisasi anggaran belum dicatat"),
        ("Capaian paling rendah 0,00%",),
        "f" * 64,
    )  # fmt: skip
    assert dari_data(ke_data(r)) == r
