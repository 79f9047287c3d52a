"""A cause that only tells the result: noticed; a cause with a reason: left alone."""

from decimal import Decimal as D

import pytest

from kinerja.isian.sebab import ukuran_sebab_baris
from kinerja.sebab import hanya_hasil, ukuran_sebab
from laporan.bahan.bahan import Bahan
from tests.terbit.jawaban import SEBAB_HASIL

#: Perselisihan diselesaikan: 11 of 11, 100 %, target 100.
SELISIH = ukuran_sebab(
    sebutan=[
        "Persentase Perselisihan Hubungan Industrial yang Diselesaikan",
        "Perselisihan yang dilaporkan ke dinas dan diselesaikan dalam tahun berjalan",
        "Perselisihan hubungan industrial yang diselesaikan", "Perkara",
    ],
    realisasi=[D(100)],
    angka=[D(100), D(11), D("30.33")],
)  # fmt: skip
#: 4 documents, target 4, 3 last year.
DOKUMEN = ukuran_sebab(
    sebutan=["Jumlah Dokumen Rencana Tenaga Kerja yang Disusun", "Dokumen"],
    realisasi=[D(4)],
    angka=[D(4), D(3), D(1)],
)


@pytest.mark.parametrize(
    ("teks", "ukuran"),
    [
        ("Seluruh 11 perkara yang dilaporkan terselesaikan", SELISIH),
        ("Target tercapai", SELISIH),
        ("Realisasi mencapai 100% dari target", SELISIH),
        ("Penyelesaian perselisihan naik dari 30,33% menjadi 100%", SELISIH),
        ("Semua perselisihan selesai.", SELISIH),
        ("Empat dokumen tersusun dengan mengacu pada RPJMD", DOKUMEN),
        ("Sebanyak 4 dari 4 dokumen disusun", DOKUMEN),
        ("Target belum tercapai", DOKUMEN),
        ("Jumlah dokumen bertambah 1 dari tahun 2023", DOKUMEN),
    ],
)
def test_hasil_yang_diulang_dikenali(teks, ukuran):
    assert hanya_hasil(teks, ukuran)


@pytest.mark.parametrize(
    ("teks", "ukuran"),
    [
        # A reason, whatever figures stand beside it.
        ("Seluruh 11 perkara selesai karena mediator turun ke lokasi", SELISIH),
        ("Mediasi cepat dan pembinaan mencegah konflik meluas", SELISIH),
        ("Perselisihan diselesaikan melalui mediasi bipartit", SELISIH),
        ("Perkara PHK massal memerlukan waktu lebih lama", SELISIH),
        # Figures of something else.
        ("Harga karet turun 30% dibandingkan tahun 2023", SELISIH),
        ("Baru 10 perusahaan memiliki LKS Bipartit dan fungsinya belum efektif", SELISIH),
        ("Dua mediator pensiun pada triwulan II", SELISIH),
        ("Empat penyusun dipindahkan ke perangkat daerah lain", DOKUMEN),
        # No figure, no outcome: things, not results.
        ("Dokumen rencana tenaga kerja", DOKUMEN),
        ("Data kebutuhan industri belum lengkap", DOKUMEN),
        ("Anggaran terlambat cair", DOKUMEN),
        ("", DOKUMEN),
    ],
)
def test_sebab_dibiarkan(teks, ukuran):
    assert not hanya_hasil(teks, ukuran)


@pytest.mark.django_db
def test_contoh_menyebut_dua_belas_hasil_sebagai_sebab(contoh):
    """Of the sample's 14 causes with a figure two are causes: LKS Bipartit, and what pressed
    unemployment down. None of the other 132 is noticed.
    """
    bahan = Bahan(contoh, 2024)
    hasil = {
        b.indikator.kode: tuple(
            x
            for m in ("faktor_pendukung", "faktor_penghambat")
            for x in bahan.analisis(b.indikator, m)
            if hanya_hasil(
                x,
                ukuran_sebab_baris(
                    b.indikator,
                    b.ukuran,
                    bahan.pengukuran.ukuran_riwayat(b.indikator, 2023)[0].realisasi,
                ),
            )
        )
        for b in bahan.baris
    }
    assert {k: v for k, v in hasil.items() if v} == SEBAB_HASIL
