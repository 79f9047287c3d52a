"""Sen in files: half up per line, sums proven within half a rupiah a line, the difference told."""

from typing import Any

import pytest

from anggaran.impor.baca import baca_berkas
from anggaran.impor.bentuk import JenisBerkas
from tests.anggaran.impor.test_bentuk_lain import PER_SUB, TAHUN, buku

LRA: list[list[Any]] = [
    ["LAPORAN REALISASI ANGGARAN"],
    ["SKPD : 2.07.3.32.0.00.01.0000 Dinas Tenaga Kerja dan Transmigrasi"],
    ["Sampai 28 Februari 2026"],
    ["Kode Rekening", "Uraian", "Anggaran", "Realisasi", "Lebih/(Kurang)"],
    ["2.07.01", "Penunjang", "600.000,00", "3.001,50", "596.998,50"],
    ["2.07.01.2.02", "Administrasi", "600.000,00", "3.001,50", "596.998,50"],
    ["2.07.01.2.02.0001", "Gaji", "600.000,00", "3.001,50", "596.998,50"],
    ["5.1.02.01.01.0001", "A", "200.000,00", "1.000,50", "198.999,50"],
    ["5.1.02.01.01.0002", "B", "200.000,00", "1.000,50", "198.999,50"],
    ["5.1.02.01.01.0003", "C", "200.000,00", "1.000,50", "198.999,50"],
    [None, "Jumlah", "600.000,00", "3.001,50", "596.998,50"],
]


def baca(baris):
    return baca_berkas("lra.xlsx", buku(baris), tahun=TAHUN)


def test_lra_bersen_setengah_ke_atas():
    """Three lines of 1.000,50 become 1.001 each: 3.003, 1,50 more than the 3.001,50 of the file."""
    hasil = baca(LRA)
    assert (hasil.jenis, hasil.tolak) == (JenisBerkas.LRA, [])
    assert [r.realisasi for r in hasil.rincian] == [1_001] * 3
    assert (hasil.total_pagu, hasil.total_realisasi) == (600_000, 3_003)
    assert hasil.catatan == [
        "3 angka bersen dibulatkan ke rupiah terdekat (50 sen ke atas menjadi satu rupiah); "
        "jumlahnya bertambah Rp 1,50 dibanding berkas."
    ]


@pytest.mark.parametrize("jumlah", ["3.005,50", "3.000,00"])
def test_jumlah_di_luar_setengah_rupiah_per_baris(jumlah):
    """Three lines and the sum, half a rupiah each: two rupiah and no more."""
    salah = [list(b) for b in LRA]
    salah[-1][3] = jumlah
    assert [(t.baris, t.kolom) for t in baca(salah).tolak] == [(11, "Realisasi")]


def test_tanpa_sen_jumlah_tetap_tepat():
    """A file in whole rupiah gets no leeway at all."""
    bulat = [[str(s).replace(",50", ",00") if s else s for s in b] for b in LRA]
    for b in bulat[4:7] + bulat[-1:]:
        b[3], b[4] = "3.000,00", "597.000,00"
    for b in bulat[7:10]:
        b[4] = "199.000,00"
    assert baca(bulat).tolak == []
    bulat[-1][3] = "3.001,00"
    assert [t.baris for t in baca(bulat).tolak] == [11]


def test_sisa_beberapa_sen():
    """What is left of a pagu may be half a rupiah; it is no damaged thousand."""
    baris = [list(b) for b in PER_SUB]
    baris[5][12], baris[5][13] = "1.992.499.999,50", "0,50"
    baris[5][4], baris[5][14] = 1_992_500_000, "0,50"
    hasil = baca_berkas("e.xlsx", buku(baris), tahun=TAHUN)
    assert hasil.tolak == []
    assert hasil.rincian[0].realisasi == 1_992_500_000
    assert "1 angka bersen" in hasil.catatan[0]
    assert "bertambah Rp 0,50" in hasil.catatan[0]
