"""Other forms of the same documents: CSV of SIPD, titles above, Excel's dates; and the kinds that
have no sample. Figures are those of the samples, or reckoned by hand.
"""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from anggaran.impor.baca import baca_berkas
from anggaran.impor.bentuk import BerkasTakDikenalError, JenisBerkas
from anggaran.impor.nilai import (
    SelDitolakError,
    baca_kode_rekening,
    baca_kode_sub,
    baca_rupiah_sel,
    baca_tanggal_sel,
)
from tests.anggaran.impor.conftest import A1, B1, CONTOH
from tests.pasti import pasti

TAHUN = 2026
HARI = datetime(2026, 1, 3, tzinfo=UTC)


def baris_contoh(nama):
    return list(pasti(load_workbook(CONTOH / nama).active).iter_rows(values_only=True))


def buku(baris):
    satu = Workbook()
    for isi in baris:
        pasti(satu.active).append(list(isi))
    berkas = BytesIO()
    satu.save(berkas)
    return berkas.getvalue()


def kunci(hasil):
    assert hasil.tolak == []
    return sorted((r.kunci, r.bulan, r.realisasi) for r in hasil.rincian)


@pytest.fixture(scope="module")
def asli():
    return kunci(baca_berkas(B1, (CONTOH / B1).read_bytes(), tahun=TAHUN))


def test_dokumen_csv_sipd(asli):
    """Semicolons, BOM, CRLF, d/m/Y, NIP with an apostrophe under another heading."""
    kepala, *isi = baris_contoh(B1)
    kepala = ["NIP" if k == "NIP Pegawai" else k for k in kepala]
    tanggal = [n for n, k in enumerate(kepala) if k.startswith("Tanggal")]
    teks = [";".join(kepala)]
    for baris in isi:
        sel = ["" if s is None else str(s) for s in baris]
        for n in tanggal:
            if sel[n]:
                sel[n] = f"{baca_tanggal_sel(sel[n]):%d/%m/%Y}"
        sel[kepala.index("NIP")] = "'199001012020121001"
        teks.append(";".join(sel))
    berkas = ("\ufeff" + "\r\n".join(teks) + "\r\n").encode()
    assert kunci(baca_berkas("b3.csv", berkas, tahun=TAHUN)) == asli


def test_dokumen_berjudul_dan_bertanggal_excel(asli):
    """Three merged title rows, the header in row 5, dates as Excel's numbers."""
    kepala, *isi = baris_contoh(B1)
    tanggal = [n for n, k in enumerate(kepala) if k.startswith("Tanggal")]
    satu = Workbook()
    lembar = pasti(satu.active)
    for judul in ("LAPORAN REALISASI PER DOKUMEN", "KABUPATEN CONTOH", "TAHUN ANGGARAN 2026"):
        lembar.append([judul])
    lembar.append([])
    lembar.append(list(kepala))
    for baris in isi:
        sel = list(baris)
        for n in tanggal:
            if sel[n]:
                sel[n] = (pasti(baca_tanggal_sel(sel[n])) - date(1899, 12, 30)).days
        lembar.append(sel)
    for n in (1, 2, 3):
        lembar.merge_cells(start_row=n, end_row=n, start_column=1, end_column=45)
    berkas = BytesIO()
    satu.save(berkas)
    assert kunci(baca_berkas("b4.xlsx", berkas.getvalue(), tahun=TAHUN)) == asli


def test_rekap_standar_harga():
    """The variant with standar harga in place of the package."""
    kepala, *isi = baris_contoh(A1)
    ganti = {"PAKET/KELOMPOK": "KODE STANDAR HARGA", "NAMA PAKET/KELOMPOK": "NAMA STANDAR HARGA"}
    hasil = baca_berkas("a4.xlsx", buku([[ganti.get(k, k) for k in kepala], *isi]), tahun=TAHUN)
    assert (hasil.jenis, hasil.tolak, hasil.total_pagu) == (JenisBerkas.REKAP, [], 2_602_225_500)


def test_alokasi_dan_realisasi():
    """Title rows, header in row 6, pagu and realisasi side by side."""
    kepala = ["Tahun", "Kode SKPD", "Nama SKPD", "Kode Sub Kegiatan", "Nama Sub Kegiatan",
              "Kode Rekening", "Nama Rekening", "Alokasi Anggaran",
              "Realisasi Anggaran"]  # fmt: skip
    sub = ["2.07.01.2.02.0001", "Penyediaan Gaji dan Tunjangan ASN"]
    milik = [2026, "2.07.3.32.0.00.01.0000", "Dinas Tenaga Kerja dan Transmigrasi", *sub]
    hasil = baca_berkas(
        "d.xlsx",
        buku(
            [["PEMERINTAH PROVINSI"], ["REALISASI"], ["TAHUN 2026"], [None, 1], [None, 1], kepala,
             [*milik, "5.1.01.01.01.0001", "Gaji", 1_824_000_000, 304_000_000],
             [*milik, "5.1.01.01.02.0001", "Tunjangan", 168_500_000, 28_080_000],
             [None] * 6 + ["JUMLAH", 1_992_500_000, 332_080_000]]
        ),
        tahun=TAHUN,
    )  # fmt: skip
    assert (hasil.jenis, hasil.tolak) == (JenisBerkas.ALOKASI, [])
    assert (hasil.total_pagu, hasil.total_realisasi) == (1_992_500_000, 332_080_000)


PER_SUB: list[list[Any]] = [
    ["LAPORAN REALISASI PER SUB KEGIATAN"],
    ["SKPD : 2.07.3.32.0.00.01.0000 Dinas Tenaga Kerja dan Transmigrasi"],
    ["Periode : s.d. 28 Februari 2026"],
    ["No", "Kode", "Sub Kegiatan", "Pagu", "SPD", "Rencana", None, None, None,
     "Realisasi", None, None, None, "Sisa Pagu", "Sisa SPD"],
    [None, None, None, None, None, "KKPD", "UP/GU", "TU", "LS", "KKPD", "UP/GU", "TU", "LS"],
    [1, "2.07.01.2.02.0001", "Penyediaan Gaji dan Tunjangan ASN", 1_992_500_000, 900_000_000,
     0, 0, 0, 900_000_000, 0, 0, 0, 332_080_000, 1_660_420_000, 567_920_000],
    [2, "2.07.01.2.08.0002", "Penyediaan Jasa Komunikasi", "150.000.000,00", "40.000.000,00",
     0, 0, 0, 0, 0, "14.798.000,00", "-", 0, "135.202.000,00", "25.202.000,00"],
    [None, None, "Jumlah", 2_142_500_000],
]  # fmt: skip


def test_realisasi_per_sub_kegiatan():
    """Twelve amounts below a header of two rows; what is left proves each row."""
    hasil = baca_berkas("e1.xlsx", buku(PER_SUB), tahun=TAHUN)
    assert (hasil.jenis, hasil.tolak, hasil.bulan) == (JenisBerkas.PER_SUB, [], 2)
    assert [(r.sub, r.realisasi) for r in hasil.rincian] == [
        ("2.07.01.2.02.0001", 332_080_000),
        ("2.07.01.2.08.0002", 14_798_000),
    ]
    assert hasil.rincian[0].skpd == "2.07.3.32.0.00.01.0000"


def test_realisasi_per_sub_kegiatan_yang_tidak_cocok():
    salah: list[list[Any]] = [list(b) for b in PER_SUB]
    salah[5][12] += 1_000
    hasil = baca_berkas("e1.xlsx", buku(salah), tahun=TAHUN)
    assert [(t.baris, t.kolom) for t in hasil.tolak] == [(6, "sisa pagu")]


def test_judul_kurang_disebut():
    kepala, *isi = baris_contoh(B1)
    kepala = [None if k == "Nilai Setoran" else k for k in kepala]
    with pytest.raises(BerkasTakDikenalError, match="NILAI SETORAN"):
        baca_berkas("b.xlsx", buku([kepala, *isi]), tahun=TAHUN)


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [
        ("1.234.567,00", 1_234_567),
        ("(1.234,00)", -1_234),
        ("Rp1.234", 1_234),
        ("Rp 1.234,00", 1_234),
        ("-", 0),
        ("0", 0),
        (1234.0, 1_234),
        ("1.234", 1_234),
        ("\u00a01.234 ", 1_234),
        ("1.234,49", 1_234),
        ("1.234,5", 1_235),
        ("(1.234,50)", -1_235),
        (1234.5, 1_235),
        (33333.333333333336, 33_333),
        (96_000_000.00000001, 96_000_000),
    ],
)
def test_rupiah(isi, nilai):
    assert baca_rupiah_sel(isi) == nilai


@pytest.mark.parametrize(
    ("isi", "usul"),
    [
        ("9,6E+07", "96.000.000"),
        ("1,234,567", "1.234.567"),
        ("12.34", ""),
        # What Excel makes of 224.050 and of 1.500 where a dot is its decimal sign.
        (224.05, "224.050"),
        ("224,05", "224.050"),
        (1.5, "1.500"),
        ("", ""),
        (True, ""),
        (HARI, ""),
        (float("nan"), ""),
        ("1" * 16, ""),
    ],
)
def test_rupiah_ditolak(isi, usul):
    with pytest.raises(SelDitolakError) as galat:
        baca_rupiah_sel(isi)
    assert galat.value.usul == usul


@pytest.mark.parametrize(
    "kode",
    [
        "2.07.03.2.01.0001", "2.07.03.2.01.01", "'2.07.03.2.01.0001 ", "X.XX.01.2.02.0001",
        "1.14.01.15.01.02", "1.14.1.14.01.15.01.02", "026.13.DG.4459.QDC.001",
    ],
)  # fmt: skip
def test_kode_sub(kode):
    assert baca_kode_sub(kode) == kode.strip("' ")


@pytest.mark.parametrize(
    ("kode", "usul"),
    [
        ("2.7.3.2.1.1", "2.07.03.2.01.0001"),
        ("5.1.02.01.01.0024", ""),
        (2.07, ""),
        (datetime(2001, 7, 2, tzinfo=UTC), "2.07.01"),
        ("X.XX.01.2.02", ""),
        (None, ""),
    ],
)
def test_kode_sub_ditolak(kode, usul):
    with pytest.raises(SelDitolakError) as galat:
        baca_kode_sub(kode)
    assert galat.value.usul == usul


@pytest.mark.parametrize("kode", ["4.1.02", "6.1", "51.02", "5.1.2"])
def test_rekening_ditolak(kode):
    with pytest.raises(SelDitolakError):
        baca_kode_rekening(kode)


@pytest.mark.parametrize(
    "isi", ["3 Januari 2026", "03/01/2026", "2026-01-03", 46025, "46025", HARI]
)
def test_tanggal(isi):
    assert baca_tanggal_sel(isi) == date(2026, 1, 3)


@pytest.mark.parametrize("isi", ["31/02/2026", "Januari 2026", "12"])
def test_tanggal_ditolak(isi):
    with pytest.raises(SelDitolakError):
        baca_tanggal_sel(isi)
