"""Invented files of an office, and the agency that they are of."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests import factories as f

CONTOH = Path(__file__).parent / "contoh"
A1, A2, A3 = (
    "a1_rekap_rka_23_kolom_murni.xlsx",
    "a2_rekap_dpa_pergeseran_23_kolom.xlsx",
    "a3_rekap_kotor_judul_teks_footer.xlsx",
)
B1 = "b1_realisasi_dokumen_januari_45_kolom.xlsx"
B2 = "b2_realisasi_dokumen_februari_46_kolom_ber_no.xlsx"
C1 = "c1_penjabaran_kode_nama_gabung_14_kolom.xlsx"
D1 = "d1_lra_berjenjang_teks_rupiah_footer.xlsx"
E2 = "e2_rka_rincian_belanja.pdf"
F1 = "f1_rfk_bulanan_lima_baris_kepala.xlsx"
H1 = "h1_nomenklatur_kolom_a_sampai_i.xlsx"
#: As Excel writes it on an Indonesian computer: cp1252, codes and amounts damaged.
I1 = (
    "KODE SUB KEGIATAN;NAMA SUB KEGIATAN;KODE REKENING;PAGU\n"
    "2.07.01.2.02.0001;Penyediaan Gaji dan Tunjangan ASN;5.1.01.01.01.0001;1.824.000.000\n"
    "2.07.01.2.02.1;Penyediaan Gaji dan Tunjangan ASN;5.1.1.1.2.1;168.500.000,00\n"
    "02/07/2001;(program 2.07.01 menjadi tanggal);5.1.02.02.01.0061;9,6E+07\n"
    "'2.07.04.2.03.0003;Job Fair/Bursa Kerja;5,1,02,01,01,0052;Rp35.750.000\n"
    "2.07.04.2.03.0003\u00a0;Job Fair/Bursa Kerja – Konsumsi;5.1.02.02.01.0003;-\n"
    ";Jumlah;;2.042.650.000\n"
).encode("cp1252")
TAHUN = 2026


@pytest.fixture
def dinas(db):
    """The agency of the files: nothing entered but its organisation."""
    pd = f.PDFactory(kode="dinas-uji", nama="Dinas Tenaga Kerja dan Transmigrasi")
    f.JabatanFactory(unit=f.puncak(pd), atasan=None)
    return pd


@pytest.fixture
def impor(dinas):
    """Run the command; its JSON with the exit status as `keluar`."""

    def jalan(berkas, *lain, tahun=TAHUN):
        keluaran, kode = StringIO(), 0
        jalur = berkas if isinstance(berkas, Path) else CONTOH / berkas
        argumen = ("--pd", "dinas-uji", "--tahun", str(tahun), "--format", "json", *lain)
        try:
            call_command("impor_anggaran", str(jalur), *argumen, stdout=keluaran)
        except SystemExit as keluar:
            kode = int(keluar.code or 0)
        return json.loads(keluaran.getvalue()) | {"keluar": kode}

    return jalan
