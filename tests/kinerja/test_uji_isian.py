"""Checks while typing: each on both sides of its boundary, and silent where there is nothing."""

from decimal import Decimal as D

import pytest

from kinerja.akumulasi import Akumulasi
from kinerja.capaian import Hasil
from kinerja.uji_isian import (
    IsianDiperiksa,
    Temuan,
    TingkatTemuan,
    periksa_anggaran,
    periksa_capaian,
    periksa_indikator,
    ringkas,
)


def _isian(**lain):
    medan = {
        "nama": "Layanan",
        "nilai": D(50),
        "desimal": 2,
        "akumulasi": Akumulasi.POSISI_AKHIR,
        "persentase": False,
    }
    return IsianDiperiksa(**{**medan, **lain})


def _kode(isian):
    return [t.kode for t in periksa_indikator(isian)]


@pytest.mark.parametrize(
    ("atas", "bawah", "lain", "kena"),
    [
        (100, 100, {}, False),
        (101, 100, {}, True),
        (101, 100, {"persentase": False}, False),
        (101, 100, {"boleh_lebih_100": True}, False),
        (0, 0, {}, False),
    ],
)
def test_pembilang_melebihi_penyebut(atas, bawah, lain, kena):
    isian = _isian(
        **{
            "persentase": True,
            "pembilang": ("Bekerja", D(atas)),
            "penyebut": ("Angkatan kerja", D(bawah)),
            **lain,
        }
    )
    assert _kode(isian) == (["pembilang_melebihi_penyebut"] if kena else [])


@pytest.mark.parametrize("sisi", ["pembilang", "penyebut"])
def test_satu_sisi_belum_diisi_tidak_diperiksa(sisi):
    assert _kode(_isian(persentase=True, **{sisi: ("Bekerja", D(5))})) == []


@pytest.mark.parametrize(
    ("nilai", "lalu", "kena"),
    [(9, 10, True), (10, 10, False), (11, 10, False), (None, 10, False), (9, None, False)],
)
def test_kumulatif_tidak_turun(nilai, lalu, kena):
    isian = _isian(
        nilai=None if nilai is None else D(nilai),
        triwulan_lalu=None if lalu is None else D(lalu),
        akumulasi=Akumulasi.KUMULATIF,
    )
    assert _kode(isian) == (["kumulatif_turun"] if kena else [])


@pytest.mark.parametrize("akumulasi", [a for a in Akumulasi if a is not Akumulasi.KUMULATIF])
def test_selain_kumulatif_boleh_turun(akumulasi):
    assert "kumulatif_turun" not in _kode(
        _isian(nilai=D(9), triwulan_lalu=D(10), akumulasi=akumulasi)
    )


@pytest.mark.parametrize(
    ("nilai", "kena"), [("150", False), ("150,01", True), ("50", False), ("49,99", True)]
)
@pytest.mark.parametrize("acuan", ["triwulan_lalu", "tahun_lalu"])
def test_loncatan_lebih_dari_lima_puluh_persen(nilai, kena, acuan):
    isian = _isian(nilai=D(nilai.replace(",", ".")), **{acuan: D(100)})
    assert _kode(isian) == (["loncatan"] if kena else [])


def test_loncatan_sekali_walau_terhadap_keduanya():
    assert _kode(_isian(nilai=D(500), triwulan_lalu=D(100), tahun_lalu=D(100))) == ["loncatan"]


def test_loncatan_terhadap_salah_satu_sudah_cukup():
    """Fails where `any` is swapped for `all`."""
    assert _kode(_isian(nilai=D(500), triwulan_lalu=D(500), tahun_lalu=D(100))) == ["loncatan"]
    assert _kode(_isian(nilai=D(500), triwulan_lalu=D(100), tahun_lalu=D(500))) == ["loncatan"]


@pytest.mark.parametrize("akumulasi", [Akumulasi.JUMLAH, Akumulasi.KUMULATIF])
def test_jumlah_tidak_dibandingkan_dengan_triwulan_lalu(akumulasi):
    assert _kode(_isian(nilai=D(500), triwulan_lalu=D(100), akumulasi=akumulasi)) == []


def test_terhadap_nol_tidak_ada_persentase():
    assert _kode(_isian(nilai=D(500), triwulan_lalu=D(0))) == []


@pytest.mark.parametrize(
    ("nilai", "riwayat", "kena"),
    [
        ("0", ["5", "6"], True),
        ("0", ["5", "0"], False),  # it was 0 once: with `all` this would be reported
        ("0", [], False),
        ("0.01", ["5"], False),
        (None, ["5"], False),
    ],
)
def test_nol_yang_tak_lazim(nilai, riwayat, kena):
    isian = _isian(nilai=None if nilai is None else D(nilai), riwayat=[D(r) for r in riwayat])
    assert _kode(isian) == (["nol_tak_lazim"] if kena else [])


def test_yang_menghalangi_lebih_dulu():
    isian = _isian(
        nilai=D(-5),
        desimal=0,
        satuan="Lowongan",
        akumulasi=Akumulasi.KUMULATIF,
        triwulan_lalu=D(10),
    )
    assert [t.tingkat for t in periksa_indikator(isian)] == [
        TingkatTemuan.MENGHALANGI,
        TingkatTemuan.JELASKAN,
    ]


def test_pesan_menyebut_kedua_angka():
    (temuan,) = periksa_indikator(_isian(nilai=D(500), tahun_lalu=D(100)))
    assert "500,00" in temuan.pesan
    assert "100,00" in temuan.pesan


@pytest.mark.parametrize(
    ("capaian", "kena"),
    [("99.99", True), ("100", False), ("120", False), ("120.01", True), (None, False)],
)
def test_capaian_di_luar_batas_minta_sebab(capaian, kena):
    hasil = Hasil.tidak_dapat("target nol") if capaian is None else Hasil.dari(D(capaian))
    batas = {"bawah": D(100), "atas": D(120)}
    temuan = periksa_capaian(hasil, **batas, penjelasan="")
    assert [t.kode for t in temuan] == (["capaian_perlu_sebab"] if kena else [])
    assert periksa_capaian(hasil, **batas, penjelasan="Dana terlambat cair.") == []
    assert bool(periksa_capaian(hasil, **batas, penjelasan="  ")) is kena
    assert periksa_capaian(hasil, bawah=None, atas=None, penjelasan="") == []


@pytest.mark.parametrize(
    ("pagu", "realisasi", "lalu", "fisik", "kode"),
    [
        (100, 100, 50, 100, []),
        (100, 101, 50, 100, ["realisasi_melebihi_pagu"]),
        (100, 49, 50, 0, ["realisasi_turun"]),
        (100, 50, 50, "100.01", ["fisik_di_luar_batas"]),
        (100, 50, 50, "-0.01", ["fisik_di_luar_batas"]),
        (None, 101, None, None, []),
        (100, None, 50, None, []),
        (40, 45, 50, None, ["realisasi_melebihi_pagu", "realisasi_turun"]),
    ],
)
def test_anggaran(pagu, realisasi, lalu, fisik, kode):
    temuan = periksa_anggaran(
        pagu=pagu,
        realisasi=realisasi,
        triwulan_lalu=lalu,
        fisik=None if fisik is None else D(fisik),
    )
    assert [t.kode for t in temuan] == kode


def test_ringkas_menghitung_menurut_tingkat():
    a, b = Temuan("a", TingkatTemuan.MENGHALANGI, ""), Temuan("b", TingkatTemuan.JELASKAN, "")
    assert ringkas({"x": [a, b], "y": [b]}) == (1, 2)
    assert ringkas({}) == (0, 0)
