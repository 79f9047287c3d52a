"""Where the words and figures of a measurement come from: quarter, target or earlier report.

One quarter measured by itself (`ukur_triwulan`) stands here too.
"""

from decimal import Decimal
from typing import Any

import pytest

from kinerja.akumulasi import Akumulasi
from kinerja.angka import Pembulatan
from kinerja.capaian import Alasan, Hasil, Kebijakan, NilaiTarget, Polaritas
from kinerja.kriteria import PITA_PERMENDAGRI_86_2017
from kinerja.turunan import Turunan
from kinerja.ukuran import (
    AsalNilai,
    Aturan,
    BentukIndikator,
    IsianTriwulan,
    capaian_tampil,
    kriteria_dari,
    tampilkan_target,
    ukur,
    ukur_triwulan,
)
from tests.kinerja.test_ukuran import (
    ATURAN,
    SKALA,
    bentuk,
    hitung,
    isian,
    target,
    tidak_berlaku,
)

D = Decimal
SEPULUH = target(NilaiTarget.minimal(D(10)))


# --- a figure as people read it ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nilai", "desimal", "pola", "tampil"),
    [
        (None, 2, "{n}%", "–"),
        ("97.3", 2, "{n}%", "97,30%"),
        ("23303", 0, "Rp {n}/jam", "Rp23.303/jam"),
        ("2.496", 0, "{n} orang", "2 orang"),  # not 2,50 first and then 3
        ("0.12345", 4, "{n}", "0,1235"),
    ],
)
def test_angka_dibulatkan_sekali_ke_desimal_indikator(
    nilai: str | None, desimal: int, pola: str, tampil: str
):
    b = bentuk(Akumulasi.POSISI_AKHIR, desimal=desimal, pola=pola)
    assert b.tampil(None if nilai is None else D(nilai)) == tampil


def test_peringkat_di_luar_skala_tampil_sebagai_angka():
    b = BentukIndikator(Polaritas.TINGGI, Akumulasi.POSISI_AKHIR, 0, "{n}", SKALA)
    assert [b.tampil(D(n)) for n in (1, 4, 7)] == ["CC", "A", "7"]


def test_tanda_target_hanya_yang_ditulis_perjanjian():
    b = bentuk(Akumulasi.POSISI_AKHIR, desimal=0, pola="{n}%")
    nilai = NilaiTarget.minimal(D(80))
    assert tampilkan_target(nilai, "  ≥80%", b) == "≥ 80%"
    assert tampilkan_target(nilai, "minimal 80%", b) == "80%"
    assert tampilkan_target(nilai, "", b) == "80%"


@pytest.mark.parametrize(
    ("pola", "angka", "teks"),
    [
        ("≥{n}%", "80%", "≥ 80%"),
        (" ≤  {n} hari", "80 hari", "≤ 80 hari"),
        ("{n} hari", "80 hari", "80 hari"),
        ("{n} ≥ lama", "80 ≥ lama", "80 ≥ lama"),
    ],
)
def test_tanda_pada_pola_adalah_janji_target_saja(pola: str, angka: str, teks: str):
    """A figure promises nothing; the words of an agreement come before the pattern."""
    b = bentuk(Akumulasi.POSISI_AKHIR, desimal=0, pola=pola)
    nilai = NilaiTarget.minimal(D(80))
    assert b.tampil(D(80)) == angka
    assert tampilkan_target(nilai, "80", b) == teks
    assert tampilkan_target(nilai, "≤ 80", b) == f"≤ {angka}"
    rentang = NilaiTarget.rentang(D(7), D(80))
    assert tampilkan_target(rentang, "7-80", b) == angka.replace("80", "7–80")


# --- an official figure over a derived one -------------------------------------------------------


def turunan(nilai: str | None) -> Turunan:
    return Turunan(None if nilai is None else D(nilai), "", "" if nilai else "penyebut nol", ())


@pytest.mark.parametrize(
    ("asal", "hasil", "berbeda"),
    [
        (AsalNilai.RESMI, turunan("97.31"), True),
        (AsalNilai.RESMI, turunan("97.30"), False),
        (AsalNilai.RESMI, turunan(None), True),
        (AsalNilai.RESMI, None, False),
        (AsalNilai.TURUNAN, turunan("97.31"), False),
        (AsalNilai.DIKETIK, None, False),
    ],
    ids=["lain", "sama", "turunan-gagal", "tanpa-rumus", "bukan-resmi", "diketik"],
)
def test_angka_resmi_berbeda_dari_hasil_rumus(
    asal: AsalNilai, hasil: Turunan | None, berbeda: bool
):
    assert IsianTriwulan(4, D("97.30"), asal, hasil).berbeda is berbeda


# --- what stands in the year ---------------------------------------------------------------------


def test_ukuran_membawa_masukannya():
    hasil = hitung([isian(4, "9")], bentuk(Akumulasi.KUMULATIF), SEPULUH)
    assert (hasil.tahun, hasil.sampai, hasil.target) == (2024, 4, SEPULUH)
    assert hasil.akumulasi.uraian == "Kumulatif s.d. TW IV = 9"
    assert hasil.triwulan == {4: isian(4, "9")}
    assert hasil.terisi


def test_tanpa_isian_tidak_ada_yang_terisi():
    hasil = hitung([], bentuk(Akumulasi.KUMULATIF), SEPULUH)
    assert not hasil.terisi
    assert hasil.isian_akhir is None
    assert hasil.keterangan == ""
    assert hasil.uraian_capaian == "Tidak dapat dihitung: realisasi belum dilaporkan"


def test_isian_akhir_adalah_triwulan_terakhir_sampai_yang_diminta():
    daftar = [isian(1, "1"), isian(2, "2"), isian(3, "3"), isian(4, "4")]
    for sampai in (1, 2, 3, 4):
        hasil = hitung(daftar, bentuk(Akumulasi.KUMULATIF), SEPULUH, sampai=sampai)
        assert hasil.isian_akhir == isian(sampai, str(sampai))
    assert hitung(daftar[2:], bentuk(Akumulasi.JUMLAH), SEPULUH, sampai=2).isian_akhir is None


def test_keterangan_terakhir_yang_ditulis_sampai_triwulan_itu():
    daftar = [
        isian(1, "1", keterangan="Angka sementara."),
        isian(2, "2", keterangan="Angka tetap."),
        isian(3, "3"),
        isian(4, "4", keterangan="Angka akhir tahun."),
    ]
    harapan = {1: "Angka sementara.", 2: "Angka tetap.", 3: "Angka tetap.", 4: "Angka akhir tahun."}
    for sampai, keterangan in harapan.items():
        hasil = hitung(daftar, bentuk(Akumulasi.KUMULATIF), SEPULUH, sampai=sampai)
        assert hasil.keterangan == keterangan
    assert hitung([isian(4, "4")], bentuk(Akumulasi.KUMULATIF), SEPULUH).keterangan == ""


def test_tidak_berlaku_disebut_dengan_alasan_triwulan_yang_pertama():
    kedua = IsianTriwulan(4, None, AsalNilai.TIDAK_BERLAKU, alasan="anggaran dialihkan")
    hasil = hitung([tidak_berlaku(1), kedua], bentuk(Akumulasi.POSISI_AKHIR), SEPULUH)
    assert hasil.capaian.alasan == "tidak berlaku: kegiatan belum dimulai"
    assert hasil.uraian_capaian == "Tidak dapat dihitung: tidak berlaku: kegiatan belum dimulai"
    assert hasil.realisasi_teks == "tidak berlaku"


def test_sebagian_tidak_berlaku_dan_sisanya_kosong_masih_belum_diisi():
    """One quarter that is N/A does not excuse three that are merely empty."""
    hasil = hitung([tidak_berlaku(1)], bentuk(Akumulasi.JUMLAH), SEPULUH)
    assert hasil.realisasi_teks == "belum diisi"
    assert hasil.capaian.alasan == Alasan.BELUM_DILAPORKAN


def test_triwulan_terakhir_tidak_berlaku_laporan_sebelumnya_tetap_berdiri():
    hasil = hitung([isian(2, "8"), tidak_berlaku(4)], bentuk(Akumulasi.POSISI_AKHIR), SEPULUH)
    assert hasil.lengkap
    assert (hasil.realisasi_teks, hasil.capaian_teks) == ("8 orang", "80,00%")


def test_angka_yang_ada_tetap_tampil_bila_setahun_belum_lengkap():
    hasil = hitung([isian(1, "3"), isian(3, "4")], bentuk(Akumulasi.JUMLAH), SEPULUH)
    assert hasil.realisasi_teks == "7 orang"
    assert (
        hasil.uraian_capaian == "Tidak dapat dihitung: realisasi TW II dan TW IV belum dilaporkan"
    )
    assert (hasil.kriteria, hasil.tingkat) == ("–", 0)
    assert not hasil.lengkap


# --- capaian as an earlier report printed it -----------------------------------------------------


def test_capaian_dilaporkan_tanpa_angkanya_tercetak_sebagai_dilaporkan():
    """What a past report printed is kept, and told for what it is: no figure stands behind it."""
    hasil = hitung(
        [isian(4, None, capaian_dilaporkan=D("127.41"))], bentuk(Akumulasi.KUMULATIF), None
    )
    assert (hasil.realisasi, hasil.realisasi_teks) == (None, "tidak tercatat")
    assert hasil.capaian_teks == "127,41%"
    assert hasil.uraian_capaian.startswith("Capaian sebagaimana dilaporkan tahun 2024;")
    assert "target dan realisasinya tidak tercatat" in hasil.uraian_capaian
    assert hasil.dilaporkan


def test_tanpa_realisasi_dan_tanpa_laporan_capaiannya_tidak_tercetak():
    hasil = hitung([isian(4, None)], bentuk(Akumulasi.KUMULATIF), None)
    assert (hasil.realisasi, hasil.realisasi_teks) == (None, "belum diisi")
    assert (hasil.capaian, hasil.capaian_teks) == (Hasil(None, Alasan.BELUM_DILAPORKAN), "–")
    assert (hasil.kriteria, hasil.tingkat) == ("–", 0)
    assert not hasil.dilaporkan
    assert not hasil.lengkap


def test_capaian_dilaporkan_yang_terakhir_sampai_triwulan_itu():
    daftar = [
        isian(1, "1", capaian_dilaporkan=D("10")),
        isian(2, "5", capaian_dilaporkan=D("50.555")),
        isian(3, "7"),
        isian(4, "9", capaian_dilaporkan=D("90")),
    ]
    hasil = hitung(daftar, bentuk(Akumulasi.KUMULATIF), None, sampai=3)
    assert hasil.capaian_teks == "50,56%"
    assert hasil.uraian_capaian == (
        "Capaian sebagaimana dilaporkan tahun 2024; targetnya tidak tercatat"
    )


def test_capaian_dilaporkan_dibulatkan_menurut_kebijakan():
    hasil = ukur(
        tahun=2024,
        sampai=4,
        target=None,
        triwulan={4: isian(4, "9", capaian_dilaporkan=D("50.559"))},
        bentuk=bentuk(Akumulasi.KUMULATIF),
        aturan=Aturan(Kebijakan(pembulatan=Pembulatan.POTONG), PITA_PERMENDAGRI_86_2017),
    )
    assert hasil.capaian_teks == "50,55%"


# --- the score beside a predicate ----------------------------------------------------------------


def berskor(desimal_skor: int = 2) -> BentukIndikator:
    return BentukIndikator(Polaritas.TINGGI, Akumulasi.POSISI_AKHIR, 0, "{n}", SKALA, desimal_skor)


BB_75 = target(NilaiTarget.predikat(D(3), D(75)))


def test_skor_di_kedua_sisi_menentukan_capaian():
    """70,5 of 75, not the second level of the third."""
    hasil = hitung([isian(4, "2", skor=D("70.5"))], berskor(), BB_75)
    assert (hasil.realisasi_teks, hasil.skor) == ("B (70,50)", D("70.5"))
    assert hasil.uraian_capaian == "70,50 ÷ 75,00 × 100 = 94,00%"
    satu = hitung([isian(4, "2", skor=D("70.54"))], berskor(1), BB_75)
    assert (satu.realisasi_teks, satu.uraian_capaian) == (
        "B (70,5)",
        "70,5 ÷ 75,0 × 100 = 94,00%",
    )


@pytest.mark.parametrize(
    ("skor", "tujuan"),
    [(None, BB_75), (D("70.5"), target(NilaiTarget.predikat(D(3))))],
    ids=["realisasi-tanpa-skor", "target-tanpa-skor"],
)
def test_skor_di_satu_sisi_tidak_menentukan(skor: Decimal | None, tujuan: Any):
    hasil = hitung([isian(4, "2", skor=skor)], berskor(), tujuan)
    assert hasil.uraian_capaian == "2 ÷ 3 × 100 = 66,67%"
    assert hasil.skor == skor
    tanpa_target = hitung([isian(4, "2", skor=skor)], berskor(), None)
    assert tanpa_target.capaian.alasan == Alasan.TIDAK_ADA_TARGET


def test_skor_triwulan_yang_dipakai_tampil_juga_bila_belum_lengkap():
    daftar = [isian(1, "1", skor=D(55)), isian(2, "2", skor=D(65)), isian(4, "3", skor=D(76))]
    hasil = hitung(daftar, berskor(), BB_75, sampai=3)
    assert (hasil.realisasi_teks, hasil.skor) == ("B (65,00)", D(65))
    assert hasil.uraian_capaian == "Tidak dapat dihitung: realisasi TW III belum dilaporkan"
    assert hitung([], berskor(), BB_75).skor is None


# --- one quarter by itself -----------------------------------------------------------------------


def satu_triwulan(satu: IsianTriwulan | None, b: BentukIndikator, **ubah: Any) -> Any:
    masukan: dict[str, Any] = {"tahun": 2024, "triwulan": 2, "target": SEPULUH, "aturan": ATURAN}
    return ukur_triwulan(**(masukan | ubah), isian=satu, bentuk=b)


@pytest.mark.parametrize("cara", Akumulasi)
def test_satu_triwulan_diukur_terhadap_targetnya_sendiri(cara: Akumulasi):
    """8 of 10 is 80%, however the quarters make a year; TW I is not asked for."""
    hasil = satu_triwulan(isian(2, "8"), bentuk(cara))
    assert (hasil.tahun, hasil.sampai, hasil.target) == (2024, 2, SEPULUH)
    assert (hasil.realisasi_teks, hasil.capaian_teks) == ("8 orang", "80,00%")
    assert (hasil.kriteria, hasil.tingkat) == ("Tinggi", 2)
    assert hasil.lengkap


def test_satu_triwulan_tanpa_isian_belum_diisi():
    hasil = satu_triwulan(None, bentuk(Akumulasi.JUMLAH))
    assert (hasil.realisasi_teks, hasil.triwulan) == ("belum diisi", {})
    assert hasil.capaian.alasan == Alasan.BELUM_DILAPORKAN


def test_satu_triwulan_tidak_memakai_capaian_setahun():
    hasil = satu_triwulan(
        isian(2, "8", capaian_dilaporkan=D("127.41")), bentuk(Akumulasi.KUMULATIF), target=None
    )
    assert not hasil.dilaporkan
    assert hasil.capaian.alasan == Alasan.TIDAK_ADA_TARGET
    assert hasil.realisasi_teks == "8 orang"


def test_satu_triwulan_memakai_kebijakan_dan_polaritas_indikator():
    """Lower is better: (2 × 10 − 25) ÷ 10 × 100 = −50, and this policy sets no floor."""
    hasil = satu_triwulan(
        isian(2, "25"),
        bentuk(Akumulasi.JUMLAH, polaritas=Polaritas.RENDAH),
        target=target(NilaiTarget.maksimal(D(10))),
        aturan=Aturan(Kebijakan(minimum=None), PITA_PERMENDAGRI_86_2017),
    )
    assert hasil.capaian_teks == "-50,00%"


# --- percentage and level ------------------------------------------------------------------------


@pytest.mark.parametrize(("desimal", "teks"), [(0, "100%"), (1, "100,4%"), (2, "100,37%")])
def test_capaian_tampil_dengan_desimal_kebijakan(desimal: int, teks: str):
    kebijakan = Kebijakan(desimal=desimal)
    assert capaian_tampil(Hasil.dari(kebijakan.bulatkan(D("100.3676"))), kebijakan) == teks


def test_capaian_tampil_menambah_nol_di_belakang():
    assert capaian_tampil(Hasil.dari(D(100)), Kebijakan()) == "100,00%"
    assert capaian_tampil(Hasil.dari(D("99.5")), Kebijakan(desimal=3)) == "99,500%"
    assert capaian_tampil(Hasil.tidak_dapat("target nol"), Kebijakan()) == "–"


@pytest.mark.parametrize(
    ("capaian", "label", "tingkat"),
    [
        (D("91"), "Sangat Tinggi", 1),
        (D("90.99"), "Tinggi", 2),
        (D("66"), "Sedang", 3),
        (D("51"), "Rendah", 4),
        (D("0"), "Sangat Rendah", 5),
        (None, "–", 0),
    ],
)
def test_kriteria_dan_tingkatnya(capaian: Decimal | None, label: str, tingkat: int):
    hasil = Hasil.tidak_dapat("target nol") if capaian is None else Hasil.dari(capaian)
    assert kriteria_dari(hasil, PITA_PERMENDAGRI_86_2017) == (label, tingkat)
