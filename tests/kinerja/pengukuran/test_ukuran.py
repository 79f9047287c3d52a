"""Measurements of a year, their mean, and an indicator's earlier years.

Expected figures are worked by hand; the arithmetic itself stands in test_capaian.
"""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from kinerja.capaian import (
    Rerata,
    Timbangan,
)
from kinerja.isian.baris import PenyusunIndikator
from kinerja.kesinambungan import sebab_putus, ukuran_sebanding
from kinerja.pengukuran import timbangan
from kinerja.periode import Triwulan
from tests import factories as f
from tests.kinerja.pengukuran.dunia import Dunia
from tests.pasti import pasti

pytestmark = pytest.mark.django_db

D = Decimal


def test_ukuran_memakai_target_isian_bentuk_dan_aturan_tahunnya(d: Dunia):
    """2 of 3 is 66,666… %: truncated by the policy of 2024, not by that of 2023."""
    f.KebijakanFactory(pd=d.pd, mulai_tahun=2024, pembulatan="potong")
    i = d.indikator(akumulasi="jumlah", desimal=0, pola_tampil="{n} orang")
    for tahun in (2023, 2024):
        d.target(i, 3, d.dokumen("pk", tahun), tahun)
        for tw, nilai in ((1, 0), (2, 1), (3, 0), (4, 1)):
            d.isi(i, nilai, tw, tahun)
    p = d.ukur(2023, 2024)
    assert [p.ukuran(i, t).capaian_teks for t in (2023, 2024)] == ["66,67%", "66,66%"]
    assert p.ukuran(i, 2024).realisasi_teks == "2 orang"
    assert p.ukuran(i, 2024, 2).realisasi_teks == "1 orang"


def test_rerata_menurut_kebijakan_dengan_yang_dilewati(d: Dunia):
    """150 counts as 100: (100 + 50) ÷ 2 = 75; one without a figure is counted as left out."""
    f.KebijakanFactory(pd=d.pd, mulai_tahun=2024, rerata_dibatasi=True)
    daftar = [d.indikator() for _ in range(3)]
    for tahun in (2023, 2024):
        dokumen = d.dokumen("pk", tahun)
        for i, nilai in zip(daftar, (15, 5, None), strict=True):
            d.target(i, 10, dokumen, tahun)
            d.isi(i, nilai, 4, tahun)
    p = d.ukur(2023, 2024)
    assert p.rerata(daftar, 2024) == Rerata(D("75.00"), 2, 1)
    # Without a limit the mean is 100; a reader also sees what it would be with one.
    tanpa_batas = p.rerata(daftar, 2023)
    assert (tanpa_batas.nilai, tanpa_batas.dihitung, tanpa_batas.dilewati) == (D("100.00"), 2, 1)
    assert [lain.nilai for lain in tanpa_batas.lain] == [D("75.00")]
    assert p.rerata([], 2024) == Rerata(None, 0, 0)


def test_rerata_ditimbang_menurut_bobot_dan_sasaran(d: Dunia):
    """60 with 70 and 100 with 30: (4.200 + 3.000) ÷ 100 = 72. By sasaran: (60 + 100) ÷ 2 = 80, then
    with 100 of another sasaran (80 + 100) ÷ 2 = 90.
    """
    f.KebijakanFactory(pd=d.pd, mulai_tahun=2023, rerata="berbobot")
    f.KebijakanFactory(pd=d.pd, mulai_tahun=2024, rerata="sasaran")
    lain = f.SasaranFactory(tujuan=d.sasaran.tujuan)
    daftar = [
        d.indikator(bobot=D(70)),
        d.indikator(bobot=D(30)),
        f.IndikatorFactory(sasaran=lain),
    ]
    for tahun in (2023, 2024):
        dokumen = d.dokumen("pk", tahun)
        for i, nilai in zip(daftar, (6, 10, 10), strict=True):
            d.target(i, 10, dokumen, tahun)
            d.isi(i, nilai, 4, tahun)
    p = d.ukur(2023, 2024)
    berbobot = p.rerata(daftar, 2023)
    assert (berbobot.nilai, berbobot.dihitung, berbobot.tanpa_bobot) == (D("72.00"), 2, 1)
    assert p.rerata(daftar, 2024).nilai == D("90.00")
    assert timbangan(daftar[0]) == Timbangan(D(70), (None, d.sasaran.pk))
    tujuan = f.IndikatorFactory(sasaran=None, tujuan=d.sasaran.tujuan)
    assert timbangan(tujuan) == Timbangan(None, (d.sasaran.tujuan_id, None))


def test_riwayat_dari_pendahulu_bila_tahun_itu_kosong(d: Dunia):
    tua = d.indikator()
    tengah = d.indikator(pendahulu=tua)
    baru = d.indikator(pendahulu=tengah)
    d.isi(tua, 1, 4, 2022)
    d.isi(tengah, 2, 4, 2023)
    d.isi(tua, 9, 4, 2023)
    d.isi(baru, 3, 4, 2024)
    p = d.ukur(2021, 2022, 2023, 2024)
    harapan = {2024: (3, baru), 2023: (2, tengah), 2022: (1, tua), 2021: (None, baru)}
    for tahun, (nilai, indikator) in harapan.items():
        ukuran, dipakai = p.ukuran_riwayat(baru, tahun)
        assert (ukuran.realisasi, dipakai) == (nilai, indikator)
        assert ukuran.tahun == tahun


@pytest.mark.parametrize(
    ("kaitan", "tulisan", "putus", "angka_lama"),
    [
        ("", ("Jiwa", "jiwa "), "", 1),
        ("", ("Jiwa", "Rumah tangga"), "definisi operasionalnya berbeda", 1),
        ("sama", ("Jiwa", "Orang"), "", 1),
        ("definisi_berubah", ("", ""), "definisi operasionalnya berbeda", 1),
        ("diganti", ("", ""), "indikator ini menggantikan “Angka lama”", None),
    ],
)
def test_garis_antartahun_putus_bila_ukurannya_berubah(
    d: Dunia, kaitan: str, tulisan: tuple[str, str], putus: str, angka_lama: int | None
):
    """As somebody said, and where nobody did as both are written; one generation down as well."""
    lama = d.indikator(nama="Angka lama", definisi=tulisan[0])
    tengah = d.indikator(pendahulu=lama, kaitan_pendahulu=kaitan, definisi=tulisan[1])
    baru = d.indikator(pendahulu=tengah, kaitan_pendahulu="sama", definisi=tulisan[1])
    for i, tahun in ((lama, 2022), (tengah, 2023), (baru, 2024)):
        d.isi(i, tahun - 2021, 4, tahun)
    p = d.ukur(2022, 2023, 2024)
    assert sebab_putus(p, baru, 2022) == putus
    assert sebab_putus(p, baru, 2023) == sebab_putus(p, baru, 2024) == ""
    sebanding = ukuran_sebanding(p, baru, 2022)
    assert (sebanding is None) is bool(putus)
    assert p.ukuran_riwayat(baru, 2022)[0].realisasi == angka_lama
    # The entry sets no figure of another measure beside what is typed.
    pintu: Any = SimpleNamespace(pd=d.sasaran.pd, triwulan=Triwulan(2023, 4))
    assert bool(PenyusunIndikator(pintu, pengukuran=p).tahun_lalu(tengah)) is not bool(putus)


def test_baris_kosong_sendiri_menghentikan_pencarian_riwayat(d: Dunia):
    """A row that is there but N/A is this indicator's own answer; the predecessor is not asked."""
    tua = d.indikator()
    baru = d.indikator(pendahulu=tua)
    d.isi(tua, 1, 4, 2023)
    d.isi(baru, None, 4, 2023, tidak_berlaku=True, alasan_tidak_berlaku="Survei ditunda.")
    ukuran, dipakai = d.ukur(2023).ukuran_riwayat(baru, 2023)
    assert (ukuran.realisasi_teks, dipakai) == ("tidak berlaku", baru)


def test_lingkaran_pendahulu_tidak_menggantung(d: Dunia):
    satu = d.indikator()
    dua = d.indikator(pendahulu=satu)
    satu.pendahulu = dua
    satu.save()
    ukuran, dipakai = d.ukur(2023).ukuran_riwayat(dua, 2023)
    assert not ukuran.terisi
    assert dipakai == dua
    # One that leads into the circle and is no part of it.
    tiga = d.indikator(pendahulu=dua)
    assert d.ukur(2023).ukuran_riwayat(tiga, 2023)[1] == tiga


def test_target_tanpa_teks_tampil_menurut_nilainya(d: Dunia):
    """A target entered as a figure alone prints the figure, not nothing."""
    i = d.indikator()
    f.TargetFactory(
        indikator=i, dokumen=d.dokumen("pk", 2024), tahun=2024, nilai=D("98.3"), teks=""
    )
    assert pasti(d.ukur(2024).target(i, 2024)).teks == i.pola_tampil.replace("{n}", "98,30")
