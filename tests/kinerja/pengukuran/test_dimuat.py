"""What is loaded, in how many queries, and how often it is reckoned.

Expected figures are worked by hand; the arithmetic itself stands in test_capaian.
"""

from decimal import Decimal
from typing import Any

import pytest

from kinerja.akumulasi import Akumulasi
from kinerja.capaian import (
    Hasil,
    Polaritas,
)
from kinerja.pengukuran import Pengukuran
from tests import factories as f
from tests.kinerja.pengukuran.dunia import Dunia, rencana, target_tw
from tests.pasti import pasti

pytestmark = pytest.mark.django_db

D = Decimal


def test_tahun_diurutkan_tanpa_pengulangan(d: Dunia):
    assert d.ukur(2024, 2022, 2024, 2023).daftar_tahun == [2022, 2023, 2024]


def test_indikator_pd_itu_menurut_urutan(d: Dunia):
    kedua, pertama, ketiga = (d.indikator(urutan=n) for n in (2, 1, 2))
    f.IndikatorFactory()
    assert list(d.ukur().indikator) == [pertama.pk, kedua.pk, ketiga.pk]
    assert d.ukur().indikator[kedua.pk] == kedua


def test_hanya_memuat_yang_diminta(d: Dunia):
    satu, dua = d.indikator(), d.indikator()
    dokumen = d.dokumen("pk")
    for i in (satu, dua):
        d.target(i, 10, dokumen)
        d.isi(i, 9)
    p = d.ukur(hanya=[dua.pk])
    assert list(p.indikator) == [dua.pk]
    assert p.ukuran(dua, 2024).capaian == Hasil.dari(D("90.00"))
    assert p.target(satu, 2024) is None
    assert not p.ukuran(satu, 2024).terisi
    assert list(d.ukur(hanya=[]).indikator) == []


def test_tiga_belas_kueri_berapa_pun_indikatornya(d: Dunia, jumlah_kueri: Any):
    dokumen, aksi = d.dokumen("pk"), rencana(d)
    for _ in range(3):
        f.IndikatorFactory(sasaran=None, tujuan=d.sasaran.tujuan)
    for _ in range(4):
        i = d.indikator(formula="a * 2")
        target_tw(i, 1, 5, aksi)
        f.NilaiVariabelFactory(
            realisasi=d.isi(i, None), variabel=f.VariabelFactory(indikator=i, kode="a")
        )
        d.target(i, 10, dokumen)
    f.BatasKriteriaFactory(kebijakan=f.KebijakanFactory(pd=d.pd), batas_bawah=None, label="Semua")
    f.IndikatorPredikatFactory(sasaran=d.sasaran)
    with jumlah_kueri() as kueri:
        p = d.ukur()
        for i in p.indikator.values():
            for sampai in (1, 4):
                p.ukuran(i, 2024, sampai)
            p.target_triwulan(i, 2024, 1)
            p.capaian_akhir_renstra(i, 2024)
            # As the pages do: who is responsible, for which sasaran or tujuan.
            milik: Any = i.sasaran or i.tujuan
            assert i.penanggung_jawab.unit.nama != milik.uraian
            assert i.sasaran is None or i.sasaran.tujuan.uraian != milik.uraian
        p.rerata(p.indikator.values(), 2024)
        p.renstra_tahun(2024)
    assert len(kueri) == 13


def test_satu_indikator_yang_diminta_membawa_tujuan_dan_dokumennya(d: Dunia, jumlah_kueri: Any):
    """A saved cell asks for one indicator: its tujuan and its decisions come with it."""
    i = d.indikator()
    d.target(i, 10, d.dokumen("pk"))
    p = d.ukur(hanya=[i.pk])
    assert p.semua_target(p.indikator[i.pk], 2024)
    with jumlah_kueri() as kueri:
        assert pasti(p.indikator[i.pk].sasaran).tujuan == d.sasaran.tujuan
    assert len(kueri) == 0
    with jumlah_kueri() as kueri:
        assert pasti(d.ukur(hanya=[i.pk]).target(i, 2024)).dokumen == "pk 2024 ke-0"
    assert len([k for k in kueri if "dokumen" in k["sql"].lower()]) == 1


def test_ukuran_dihitung_sekali_per_indikator_tahun_dan_triwulan(d: Dunia):
    satu, dua = d.indikator(), d.indikator()
    for i, nilai in ((satu, 1), (dua, 2)):
        for tahun in (2023, 2024):
            for tw in (1, 4):
                d.isi(i, nilai * tahun + tw, tw, tahun)
    p = d.ukur(2023, 2024)
    for i, nilai in ((satu, 1), (dua, 2)):
        for tahun in (2023, 2024):
            for tw in (1, 4):
                ukuran = p.ukuran(i, tahun, tw)
                assert ukuran.realisasi == nilai * tahun + tw
                assert (ukuran.tahun, ukuran.sampai) == (tahun, tw)
                assert p.ukuran(i, tahun, tw) is ukuran
    assert p.ukuran(satu, 2024) is p.ukuran(satu, 2024, 4)


def test_bentuk_indikator_angka(d: Dunia):
    i = d.indikator(
        polaritas="makin_rendah", akumulasi="rata_rata", desimal=1, pola_tampil="{n} hari"
    )
    bentuk = d.ukur().bentuk(i)
    assert (bentuk.polaritas, bentuk.akumulasi) == (Polaritas.RENDAH, Akumulasi.RATA_RATA)
    assert (bentuk.desimal, bentuk.pola, bentuk.predikat) == (1, "{n} hari", None)


def test_bentuk_indikator_predikat_tanpa_desimal_dengan_skalanya_sendiri(d: Dunia):
    skala = f.SkalaPredikatFactory(pd=d.pd, predikat=["C", "B", "A"])
    f.SkalaPredikatFactory(pd=d.pd)
    f.SkalaPredikatFactory()
    i = f.IndikatorPredikatFactory(sasaran=d.sasaran, skala=skala, desimal=1)
    bentuk = d.ukur().bentuk(i)
    assert (bentuk.desimal, bentuk.desimal_skor) == (0, 1)
    assert bentuk.predikat == {1: "C", 2: "B", 3: "A"}


def test_beserta_pendahulu_memuat_yang_dilanjutkan_saja(d: Dunia, jumlah_kueri: Any):
    tua = d.indikator()
    baru = d.indikator(pendahulu=tua)
    lain, asing = d.indikator(), f.IndikatorFactory()
    d.isi(tua, 7, 4, 2023)
    f.DataDukungFactory(realisasi=d.isi(baru, 8))
    d.isi(lain, 9)
    p = Pengukuran.beserta_pendahulu(d.pd, [2024, 2023], [baru.pk, asing.pk], bukti=True)
    assert (p.pd, p.daftar_tahun) == (d.pd, [2023, 2024])
    assert set(p.indikator) == {baru.pk, tua.pk}
    assert set(p.baris_realisasi) == {(tua.pk, 2023, 4), (baru.pk, 2024, 4)}
    satu: Any = p.baris_realisasi[baru.pk, 2024, 4]
    assert satu.banyak_bukti == 1
    assert p.ukuran_riwayat(p.indikator[baru.pk], 2023)[1] == tua
    with jumlah_kueri() as kueri:
        for i in p.indikator.values():
            assert i.penanggung_jawab.unit.nama != pasti(i.sasaran).uraian
    assert len(kueri) == 0
    tanpa = Pengukuran.beserta_pendahulu(d.pd, [2024], [baru.pk])
    assert not hasattr(tanpa.baris_realisasi[baru.pk, 2024, 4], "banyak_bukti")
