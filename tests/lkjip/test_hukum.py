"""The legal basis, ordered as UU 12/2011 Pasal 7 and 8 rank regulations."""

from datetime import date

import pytest

from laporan.bahan.bahan import Bahan
from laporan.dokumen.penomoran import semua_blok
from laporan.dokumen.unsur import Daftar, Rujukan, larik
from laporan.lkjip.kalimat.hukum import PERMEN_PELAPORAN, PERPRES_SAKIP, susun_hukum
from laporan.lkjip.susun import susun_berseksi
from tests.lkjip.test_susun import dinas

UU_1997 = "Undang-Undang Nomor 15 Tahun 1997 tentang Ketransmigrasian"
UU_2014 = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"
UU_2015 = "Undang-Undang Nomor 9 Tahun 2015 tentang Perubahan Kedua atas Undang-Undang Nomor 23"
PP = "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja"
PERDA_13 = "Peraturan Daerah Kabupaten Banjar Nomor 13 Tahun 2016 tentang Perangkat Daerah"
PERDA_9 = "Peraturan Daerah Kabupaten Banjar Nomor 9 Tahun 2024 tentang Perubahan APBD"
PERBUP_25 = "Peraturan Bupati Banjar Nomor 25 Tahun 2022 tentang Uraian Tugas"
PERBUP_56 = "Peraturan Bupati Banjar Nomor 56 Tahun 2021 tentang Kedudukan"
DUA = [PERPRES_SAKIP, PERMEN_PELAPORAN]


@pytest.mark.parametrize(
    ("masuk", "keluar"),
    [
        pytest.param([], DUA, id="dua-dasar-laporan-selalu-ada"),
        pytest.param([UU_2014], [UU_2014, *DUA], id="undang-undang-di-atas-perpres"),
        pytest.param([UU_2015, UU_2014, UU_1997], [UU_1997, UU_2014, UU_2015, *DUA], id="tahun"),
        pytest.param([PP, UU_2015], [UU_2015, PP, *DUA], id="pp-sesudah-undang-undang"),
        pytest.param([PERBUP_25, PERDA_9, PERBUP_56, PERDA_13],
                     [*DUA, PERDA_13, PERDA_9, PERBUP_56, PERBUP_25], id="daerah-terakhir"),
        pytest.param([PERMEN_PELAPORAN, PERPRES_SAKIP], DUA, id="tidak-dua-kali"),
        pytest.param(["Permen PANRB Nomor 53 Tahun 2014", "Perpres Nomor 29 Tahun 2014"],
                     ["Perpres Nomor 29 Tahun 2014", "Permen PANRB Nomor 53 Tahun 2014"],
                     id="singkatan-dikenali"),
        pytest.param(["Surat Edaran Sekretaris Daerah", PERBUP_25],
                     [*DUA, PERBUP_25, "Surat Edaran Sekretaris Daerah"], id="lainnya-di-akhir"),
        pytest.param(["Keputusan Bupati Banjar Nomor 188.45/12/KUM/2021", PERBUP_25],
                     [*DUA, PERBUP_25, "Keputusan Bupati Banjar Nomor 188.45/12/KUM/2021"],
                     id="keputusan-sesudah-peraturan"),
        pytest.param(["Peraturan Bupati Banjar Nomor 10 Tahun 2022 tentang A",
                      "Peraturan Bupati Banjar Nomor 9 Tahun 2022 tentang B"],
                     [*DUA, "Peraturan Bupati Banjar Nomor 9 Tahun 2022 tentang B",
                      "Peraturan Bupati Banjar Nomor 10 Tahun 2022 tentang A"], id="nomor"),
    ],
)  # fmt: skip
def test_urutan_dan_isi_dasar_hukum(masuk, keluar):
    assert susun_hukum(masuk) == keluar


@pytest.mark.django_db
def test_sistematika_menyebut_setiap_lampiran():
    dokumen = susun_berseksi(Bahan(dinas(1), 2024), dicetak=date(2025, 2, 28))
    disebut = {
        p.kunci
        for b in semua_blok(dokumen)
        if isinstance(b, Daftar)
        for x in b.butir
        for p in larik(x.isi)
        if isinstance(p, Rujukan)
    }
    assert {x.kunci for x in dokumen.lampiran} <= disebut
