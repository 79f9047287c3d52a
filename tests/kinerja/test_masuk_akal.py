"""What a figure contradicts: every check on both sides of its boundary, with its weight and words.

The figures are those that were typed wrong (A8, A9, I9): 7,63 for 72,63; 0,97 for 97 %; 9730 and
97305 for 97,30; -5 Lowongan; 150 % fisik; 99.999.999.999 of 37.929.000.
"""

from decimal import Decimal as D
from typing import Any

import pytest

from kinerja.akumulasi import Akumulasi
from kinerja.satuan import cacahan, terukur
from kinerja.uji_isian import (
    Dugaan,
    IsianDiperiksa,
    NilaiDiperiksa,
    TingkatTemuan,
    periksa_anggaran,
    periksa_indikator,
    periksa_kosong,
    target_sebanding,
)

BLOK, TANYA = TingkatTemuan.MENGHALANGI, TingkatTemuan.JELASKAN


def _persen(nilai, **lain):
    medan: dict[str, Any] = {
        "nama": "Layanan",
        "nilai": D(nilai),
        "desimal": 2,
        "akumulasi": Akumulasi.POSISI_AKHIR,
        "persentase": True,
        "satuan": "Persen",
    }
    angka: dict[str, Any] = {
        k: D(v) if isinstance(v, str) else v for k, v in lain.items() if k != "satuan"
    }
    return IsianDiperiksa(**{**medan, **angka})


def _cacah(nilai, **lain):
    return IsianDiperiksa(
        **{
            "nama": "Pelatihan",
            "nilai": D(nilai),
            "desimal": 0,
            "akumulasi": Akumulasi.JUMLAH,
            "persentase": False,
            "satuan": "Lowongan",
            **lain,
        }
    )


def _temuan(isian):
    return [(t.kode, t.tingkat, t.dugaan) for t in periksa_indikator(isian)]


PECAHAN = ("pecahan", TANYA, Dugaan.SALAH_TULIS)
PECAHAN_TANPA_ACUAN = ("pecahan", TANYA, Dugaan.WAJAR)
KOMA = ("koma_hilang", BLOK, Dugaan.MUSTAHIL)
SEPULUH = ("sepuluh_kali", TANYA, Dugaan.SALAH_TULIS)
LONCATAN = ("loncatan", TANYA, Dugaan.WAJAR)
LEBIH = ("melebihi_100", TANYA, Dugaan.WAJAR)


@pytest.mark.parametrize(
    ("isian", "temuan"),
    [
        # a fraction instead of percent: what Excel keeps of 97%
        pytest.param(_persen("0.97", target="97.3"), [PECAHAN], id="pecahan-terhadap-target"),
        pytest.param(_persen("0.97", target_tahun="97.3"), [PECAHAN], id="pecahan-target-setahun"),
        pytest.param(_persen("0.97", tahun_lalu="95"), [PECAHAN], id="pecahan-tahun-lalu"),
        pytest.param(_persen("0.97", triwulan_lalu="95"), [PECAHAN], id="pecahan-triwulan-lalu"),
        pytest.param(_persen("0.97"), [PECAHAN_TANPA_ACUAN], id="pecahan-tanpa-acuan"),
        pytest.param(_persen("1", target="100"), [PECAHAN], id="satu-adalah-seratus-persen"),
        pytest.param(_persen("1.01"), [], id="lebih-dari-satu"),
        pytest.param(_persen("0"), [], id="nol-bukan-pecahan"),
        pytest.param(_persen("0.97", target="1.2"), [], id="memang-kecil"),
        pytest.param(_persen("0.97", target="1.2", tahun_lalu="0.95"), [], id="selalu-kecil"),
        pytest.param(_persen("0.97", target="97.3", diketik=False), [SEPULUH], id="hasil-rumus"),
        pytest.param(
            # 100 × 0,65 = 65 lies exactly half of 130 away from it; 64 lies further.
            _persen("0.65", target="130", boleh_lebih_100=True), [PECAHAN], id="tepat-setengah",
        ),
        pytest.param(
            _persen("0.64", target="130", boleh_lebih_100=True), [SEPULUH], id="kurang-setengah",
        ),
        # a lost decimal comma
        pytest.param(_persen("9730"), [KOMA], id="9730-tanpa-riwayat"),
        pytest.param(_persen("97305"), [KOMA], id="97305-tanpa-riwayat"),
        pytest.param(_persen("1000"), [KOMA], id="tepat-seribu"),
        pytest.param(_persen("999.99"), [LEBIH], id="kurang-dari-seribu"),
        pytest.param(_persen("9730", boleh_lebih_100=True), [], id="batas-dilepas"),
        pytest.param(
            _persen("9730", boleh_lebih_100=True, target="97.3"), [SEPULUH],
            id="batas-dilepas-tetapi-jauh",
        ),
        pytest.param(_persen("9730", diketik=False), [], id="hasil-rumus-bukan-koma"),
        # outside what the indicator can be
        pytest.param(_persen("100"), [], id="seratus"),
        pytest.param(_persen("100.01"), [LEBIH], id="di-atas-seratus"),
        pytest.param(_persen("112"), [LEBIH], id="112-ditanyakan"),
        pytest.param(_persen("112", boleh_lebih_100=True), [], id="112-boleh"),
        pytest.param(_persen("150"), [LEBIH], id="150-tanpa-riwayat"),
        pytest.param(
            _persen(
                "112", diketik=False,
                pembilang=("Realisasi", D(112)), penyebut=("Target", D(100)),
            ),
            [("pembilang_melebihi_penyebut", TANYA, Dugaan.WAJAR)],
            id="retribusi-di-atas-target",
        ),
        # about tenfold
        pytest.param(_persen("7.63", target="72.63"), [SEPULUH], id="angka-hilang"),
        pytest.param(_persen("7.63", tahun_lalu="72.1"), [SEPULUH], id="jauh-dari-tahun-lalu"),
        pytest.param(_persen("9", target="72"), [SEPULUH], id="tepat-seperdelapan"),
        pytest.param(_persen("9.01", target="72"), [], id="lebih-dari-seperdelapan"),
        pytest.param(_persen("973", target="97.3", boleh_lebih_100=True), [SEPULUH], id="kali-10"),
        pytest.param(_persen("0", target="72"), [], id="nol-bukan-sepersepuluh"),
        pytest.param(_persen("5", target="-72"), [], id="beda-tanda"),
        pytest.param(_persen("5", target="0"), [], id="target-nol"),
        pytest.param(
            _cacah(900, tahun_lalu=D(90)), [("sepuluh_kali", TANYA, Dugaan.WAJAR)],
            id="cacah-sepuluh-kali",
        ),
        pytest.param(_persen("20", tahun_lalu="72"), [LONCATAN], id="loncatan-biasa"),
        # below zero
        pytest.param(
            _cacah(-5), [("cacah_negatif", BLOK, Dugaan.MUSTAHIL)], id="minus-lima-lowongan"
        ),
        pytest.param(_cacah(0), [], id="nol-lowongan"),
        pytest.param(_cacah(-5, target=D(-3)), [], id="target-negatif"),
        pytest.param(_cacah(-5, riwayat=[D(-1)]), [], id="pernah-negatif"),
        pytest.param(
            _cacah(-5, satuan="Rupiah"), [("negatif_tak_lazim", TANYA, Dugaan.WAJAR)],
            id="rugi-dapat-terjadi",
        ),
        pytest.param(
            _persen("-0.8"), [("negatif_tak_lazim", TANYA, Dugaan.WAJAR)], id="pertumbuhan-turun"
        ),
        pytest.param(_persen("-0.8", target_tahun="-1.2"), [], id="pertumbuhan-negatif-wajar"),
        pytest.param(
            _persen("50", variabel=[NilaiDiperiksa("Bekerja", "Orang", D(-1))]),
            [("variabel_negatif", BLOK, Dugaan.MUSTAHIL)],
            id="variabel-negatif",
        ),
        pytest.param(
            _persen("50", variabel=[NilaiDiperiksa("Laju", "Persen", D(-1))]), [],
            id="variabel-terukur-boleh-negatif",
        ),
        pytest.param(
            _persen("50", variabel=[NilaiDiperiksa("Bekerja", "Orang", None)]), [],
            id="variabel-kosong",
        ),
        # a cumulative figure corrected downwards
        pytest.param(
            _cacah(580, triwulan_lalu=D(610), akumulasi=Akumulasi.KUMULATIF),
            [("kumulatif_turun", TANYA, Dugaan.WAJAR)],
            id="610-menjadi-580",
        ),
    ],
)  # fmt: skip
def test_temuan(isian, temuan):
    assert _temuan(isian) == temuan


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        (
            _persen("0.97", target="97.3"),
            "0,97% tampaknya tertulis sebagai pecahan: target 97,30%. Bila maksudnya 97,00%, "
            "perbaiki; bila benar, jelaskan.",
        ),
        (_persen("9730"), "9.730,00% jauh melebihi 100%; tampaknya koma desimalnya hilang "
         "(maksudnya 97,30%?). Bila indikator ini memang dapat melebihi 100%, minta Sekretariat "
         "menandainya “dapat melebihi 100%”."),
        (
            _persen("7.63", target="72.63"),
            "7,63 jauh di bawah target (72,63), kira-kira sepuluh kali lipat. Mungkin ada koma "
            "atau angka yang hilang atau berlebih; perbaiki, atau jelaskan sebabnya.",
        ),
        (_cacah(-5), "-5 Lowongan: jumlah tidak dapat kurang dari nol."),
    ],
)  # fmt: skip
def test_pesan_menyebut_angka_dan_jalan_keluarnya(isian, pesan):
    assert [t.pesan for t in periksa_indikator(isian)] == [pesan]


@pytest.mark.parametrize(
    ("pagu", "realisasi", "temuan"),
    [
        (100, 100, []),
        (100, 101, [("realisasi_melebihi_pagu", TANYA)]),
        (100, 1000, [("realisasi_melebihi_pagu", TANYA)]),
        (100, 1001, [("jauh_melebihi_pagu", BLOK)]),
        (37_929_000, 99_999_999_999, [("jauh_melebihi_pagu", BLOK)]),
        (0, 5, [("realisasi_melebihi_pagu", TANYA)]),
        (None, 99_999_999_999, []),
    ],
)
def test_realisasi_terhadap_pagu(pagu, realisasi, temuan):
    hasil = periksa_anggaran(pagu=pagu, realisasi=realisasi, triwulan_lalu=None, fisik=None)
    assert [(t.kode, t.tingkat) for t in hasil] == temuan
    assert all((t.dugaan is Dugaan.MUSTAHIL) is (t.tingkat is BLOK) for t in hasil)


@pytest.mark.parametrize(
    ("terisi", "terbuka", "kena"),
    [(False, False, True), (False, True, False), (True, False, False), (True, True, False)],
)
def test_kosong_dengan_status(terisi, terbuka, kena):
    hasil = periksa_kosong(terisi=terisi, terbuka=terbuka, status="disahkan")
    assert [(t.kode, t.dugaan) for t in hasil] == (
        [("kosong_berstatus", Dugaan.MUSTAHIL)] if kena else []
    )
    assert all("padahal statusnya disahkan" in t.pesan for t in hasil)


@pytest.mark.parametrize(
    ("triwulan", "akumulasi", "triwulanan", "setahun", "hasil"),
    [
        (1, Akumulasi.POSISI_AKHIR, D(20), D(80), D(20)),
        (1, Akumulasi.POSISI_AKHIR, None, D(80), None),
        (3, Akumulasi.KUMULATIF, None, D(80), None),
        (4, Akumulasi.POSISI_AKHIR, None, D(80), D(80)),
        (4, Akumulasi.KUMULATIF, None, D(80), D(80)),
        (4, Akumulasi.RATA_RATA, None, D(80), D(80)),
        (4, Akumulasi.JUMLAH, None, D(80), None),
        (4, Akumulasi.JUMLAH, D(20), D(80), D(20)),
        (4, Akumulasi.KUMULATIF, None, None, None),
    ],
)
def test_target_yang_sebanding(triwulan, akumulasi, triwulanan, setahun, hasil):
    assert (
        target_sebanding(
            triwulan=triwulan, akumulasi=akumulasi, triwulanan=triwulanan, setahun=setahun
        )
        == hasil
    )


@pytest.mark.parametrize(
    ("satuan", "diukur", "dicacah"),
    [
        ("Orang", False, True),
        ("Lowongan", False, True),
        ("Dokumen", False, True),
        ("Persen", True, False),
        ("%", True, False),
        ("Rp/Jam", True, False),
        ("Rupiah", False, False),
        ("Rp", False, False),
        ("Juta Rupiah", True, False),
        ("Indeks", True, False),
        ("", False, False),
        ("–", False, False),
    ],
)
def test_satuan(satuan, diukur, dicacah):
    assert (terukur(satuan), cacahan(satuan)) == (diukur, dicacah)
