"""From stored rows to measurements: which target is in force, which figure counts, which policy.

Expected figures are worked by hand in the tests; the arithmetic itself stands in test_capaian.
"""

from decimal import Decimal
from typing import Any

import pytest

from kinerja.akumulasi import Akumulasi
from kinerja.angka import Pembulatan
from kinerja.capaian import (
    Alasan,
    CaraRerata,
    Hasil,
    JenisTarget,
    Kebijakan,
    NilaiTarget,
    Polaritas,
    Rerata,
    RumusRendah,
    Timbangan,
)
from kinerja.kriteria import PITA_PERMENDAGRI_86_2017, Pita
from kinerja.models import NilaiVariabel, Realisasi
from kinerja.pengukuran import Pengukuran, aturan_dari, timbangan
from kinerja.ukuran import AsalNilai
from tests import factories as f
from tests.pasti import pasti

pytestmark = pytest.mark.django_db

D = Decimal


class Dunia:
    """One agency with one sasaran; indicators, documents and figures are added by the test."""

    def __init__(self) -> None:
        self.pd = f.PDFactory()
        self.renstra = f.RenstraFactory(pd=self.pd, tahun_awal=2021, tahun_akhir=2026)
        self.sasaran = f.SasaranFactory(tujuan__renstra=self.renstra)

    def indikator(self, **medan: Any) -> Any:
        return f.IndikatorFactory(sasaran=self.sasaran, **medan)

    def dokumen(self, jenis: str, tahun: int | None = 2024, ke: int = 0, **medan: Any) -> Any:
        isi = {"nama": f"{jenis} {tahun or ''} ke-{ke}", "alasan": "Refocusing" if ke else ""}
        return f.DokumenFactory(pd=self.pd, jenis=jenis, tahun=tahun, ke=ke, **(isi | medan))

    def dokumen_renstra(self, ke: int = 0, renstra: Any = None) -> Any:
        return self.dokumen("renstra", None, ke, renstra=renstra or self.renstra)

    def target(self, indikator: Any, nilai: Any, dokumen: Any, tahun: int = 2024) -> Any:
        return f.TargetFactory(
            indikator=indikator, nilai=D(nilai), teks=str(nilai), dokumen=dokumen, tahun=tahun
        )

    def isi(
        self, indikator: Any, nilai: Any, triwulan: int = 4, tahun: int = 2024, **m: Any
    ) -> Any:
        return f.RealisasiFactory(
            indikator=indikator,
            nilai=None if nilai is None else D(nilai),
            triwulan=triwulan,
            tahun=tahun,
            **m,
        )

    def ukur(self, *tahun: int, **medan: Any) -> Pengukuran:
        return Pengukuran(self.pd, tahun or (2024,), **medan)


@pytest.fixture
def d() -> Dunia:
    return Dunia()


# --- policy --------------------------------------------------------------------------------------


def test_tanpa_kebijakan_berlaku_bawaan():
    aturan = aturan_dari(None)
    assert aturan.kebijakan == Kebijakan()
    assert aturan.pita == PITA_PERMENDAGRI_86_2017


def test_kebijakan_tersimpan_menjadi_nilai_murni():
    kebijakan = f.KebijakanFactory(
        capaian_minimum=D(-50),
        capaian_maksimum=D(150),
        rumus_makin_rendah="rasio",
        pembulatan="potong",
        rerata_dibatasi=True,
        desimal=3,
        rerata="sasaran",
    )
    f.BatasKriteriaFactory(kebijakan=kebijakan, batas_bawah=None, label="Gagal", urutan=3)
    f.BatasKriteriaFactory(kebijakan=kebijakan, batas_bawah=D(90), label="Berhasil", urutan=1)
    f.BatasKriteriaFactory(kebijakan=kebijakan, batas_bawah=D(60), label="Cukup", urutan=2)
    aturan = aturan_dari(kebijakan)
    assert aturan.kebijakan == Kebijakan(
        minimum=D(-50),
        maksimum=D(150),
        rumus_rendah=RumusRendah.RASIO,
        pembulatan=Pembulatan.POTONG,
        rerata_dibatasi=True,
        desimal=3,
        rerata=CaraRerata.SASARAN,
    )
    assert aturan.pita == (Pita(D(90), "Berhasil"), Pita(D(60), "Cukup"), Pita(None, "Gagal"))


def test_kebijakan_tanpa_skala_memakai_skala_permendagri():
    assert aturan_dari(f.KebijakanFactory()).pita == PITA_PERMENDAGRI_86_2017


def test_kebijakan_yang_terakhir_mulai_berlaku(d: Dunia):
    lama = f.KebijakanFactory(pd=d.pd, mulai_tahun=2021)
    baru = f.KebijakanFactory(pd=d.pd, mulai_tahun=2024, capaian_maksimum=D(120))
    f.KebijakanFactory(mulai_tahun=2022)
    p = d.ukur()
    harapan = {2020: None, 2021: lama, 2023: lama, 2024: baru, 2030: baru}
    assert {tahun: p.kebijakan(tahun) for tahun in harapan} == harapan
    assert p.aturan(2023).kebijakan.maksimum is None
    assert p.aturan(2024).kebijakan.maksimum == D(120)
    assert p.aturan(2020) == aturan_dari(None)


# --- what is loaded ------------------------------------------------------------------------------


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


def test_sepuluh_kueri_berapa_pun_indikatornya(d: Dunia, jumlah_kueri: Any):
    dokumen, aksi = d.dokumen("pk"), rencana(d)
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
        p.rerata(p.indikator.values(), 2024)
        p.renstra_tahun(2024)
    assert len(kueri) == 10


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


# --- shape ---------------------------------------------------------------------------------------


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


# --- yearly targets ------------------------------------------------------------------------------


def test_target_pk_mengalahkan_renstra_dan_perubahan_mengalahkan_murni(d: Dunia):
    i = d.indikator(pola_tampil="{n}%")
    renstra, revisi = d.dokumen_renstra(), d.dokumen_renstra(1)
    pk, perubahan = d.dokumen("pk"), d.dokumen("pk", ke=1)
    p = d.ukur
    assert p().target(i, 2024) is None
    assert p().semua_target(i, 2024) == []
    urut: list[str] = []
    for nilai, dokumen in ((70, renstra), (75, revisi), (80, pk), (78, perubahan)):
        d.target(i, nilai, dokumen)
        urut.insert(0, dokumen.nama)
        assert [t.dokumen for t in p().semua_target(i, 2024)] == urut
        berlaku = p().target(i, 2024)
        assert berlaku is not None
        assert berlaku.nilai == NilaiTarget.minimal(D(nilai))
        assert (berlaku.teks, berlaku.disepakati) == (f"{nilai},00%", str(nilai))
        assert (berlaku.dokumen, berlaku.dokumen_jenis) == (dokumen.nama, dokumen.jenis)


def test_target_renstra_menurut_revisi_terakhirnya(d: Dunia):
    i = d.indikator()
    pk = d.dokumen("pk")
    d.target(i, 80, pk)
    assert d.ukur().target_renstra(i, 2024) is None
    murni = d.dokumen_renstra()
    d.target(i, 70, murni)
    d.target(i, 75, d.dokumen_renstra(1))
    hasil = d.ukur().target_renstra(i, 2024)
    assert hasil is not None
    assert hasil.nilai == NilaiTarget.minimal(D(75))
    assert hasil.dokumen_jenis == "renstra"
    assert d.ukur().target_renstra(i, 2023) is None


def test_target_tahun_dan_indikator_itu_saja(d: Dunia):
    satu, dua = d.indikator(), d.indikator()
    d.target(satu, 80, d.dokumen("pk"))
    d.target(satu, 81, d.dokumen("pk", 2025), 2025)
    asing = f.TargetFactory()
    p = d.ukur(2024, 2025)
    assert [p.target(satu, t).nilai.nilai for t in (2024, 2025)] == [80, 81]  # type: ignore[union-attr]
    assert p.target(dua, 2024) is None
    assert p.target(asing.indikator, 2024) is None


@pytest.mark.parametrize(
    ("status", "rancangan", "berlaku"),
    [
        ("draf", False, 80),
        ("diajukan", False, 80),
        ("pihak_pertama", False, 80),
        ("pihak_kedua", False, 70),
        ("draf", True, 70),
    ],
)
def test_perubahan_berlaku_sejak_ditandatangani_kedua_pihak(
    d: Dunia, status: str, rancangan: bool, berlaku: int
):
    """A draft counts only for those who ask for drafts."""
    i = d.indikator()
    perubahan = d.dokumen("pk", ke=1)
    d.target(i, 80, d.dokumen("pk"))
    d.target(i, 70, perubahan)
    lama = f.perjanjian_berstatus("pihak_kedua", jabatan=d.sasaran.penanggung_jawab)
    baru = f.PerjanjianFactory(
        jabatan=lama.jabatan, dokumen=perubahan, ke=1, jenis_alasan="strategi", alasan="Refocusing"
    )
    f.BarisPerjanjianFactory(perjanjian=baru, indikator=i)
    naskah = None
    urutan = ["draf", "diajukan", "pihak_pertama", "pihak_kedua"]
    for nama in urutan[1 : urutan.index(status) + 1]:
        if nama == "diajukan":
            naskah = f.NaskahPerjanjianFactory(perjanjian=baru)
            baru.pengajuan = naskah.ke
        else:
            f.TandaTanganFactory(naskah=naskah, pihak=1 if nama == "pihak_pertama" else 2)
        baru.status = nama
        baru.save()
    hasil = (d.ukur(rancangan=True) if rancangan else d.ukur()).target(i, 2024)
    assert hasil is not None
    assert hasil.nilai.nilai == berlaku


def test_target_rentang_dan_predikat(d: Dunia):
    angka = d.indikator(desimal=1, pola_tampil="{n} bulan")
    f.TargetFactory(
        indikator=angka,
        jenis="rentang",
        nilai=None,
        bawah=D(7),
        atas=D(8),
        teks="7–8",
        dokumen=d.dokumen("pk"),
    )
    akip = f.IndikatorPredikatFactory(sasaran=d.sasaran)
    bb = akip.skala.predikat.get(kode="BB")
    f.TargetFactory(indikator=akip, jenis="predikat", nilai=None, predikat=bb, teks="BB (Baik)")
    p = d.ukur()
    rentang, predikat = p.target(angka, 2024), p.target(akip, 2024)
    assert rentang is not None
    assert predikat is not None
    assert rentang.nilai == NilaiTarget(JenisTarget.RENTANG, None, D(7), D(8))
    assert rentang.teks == "7,0–8,0 bulan"
    assert predikat.nilai == NilaiTarget.predikat(D(3))
    assert (predikat.teks, predikat.disepakati) == ("BB (Baik)", "BB (Baik)")  # as agreed
    assert (rentang.apa_adanya, predikat.apa_adanya) == (False, True)


@pytest.mark.parametrize(
    ("medan", "disepakati", "tampil"),
    [
        # Words that hold no more than the figure give way to the house form.
        ({}, "80", "80,00%"),
        ({"desimal": 0, "pola_tampil": "{n}", "satuan": "Dokumen"}, "80 Dok", "80"),
        ({"pola_tampil": "{n} poin", "satuan": "Indeks"}, "80 poin", "80,00 poin"),
        # The others stay: another unit, more decimals than the indicator has, a single figure for
        # what is best inside a range.
        ({"desimal": 0, "pola_tampil": "{n}", "satuan": "Orang"}, "80 Dok", "80 Dok"),
        ({"desimal": 1}, "80,25", "80,25"),
        ({"polaritas": "dalam_rentang"}, "80", "80"),
    ],
)
def test_target_tampil_dalam_kata_yang_disepakati_bila_itu_lebih(
    d: Dunia, medan: dict[str, Any], disepakati: str, tampil: str
):
    i = d.indikator(**medan)
    f.TargetFactory(indikator=i, nilai=D(80), teks=disepakati, dokumen=d.dokumen("pk"))
    hasil = pasti(d.ukur().target(i, 2024))
    assert (hasil.teks, hasil.disepakati) == (tampil, disepakati)
    assert hasil.apa_adanya is (tampil == disepakati)


def test_predikat_yang_ditulis_lain_tampil_menurut_skalanya(d: Dunia):
    i = f.IndikatorPredikatFactory(sasaran=d.sasaran)
    bb = i.skala.predikat.get(kode="BB")
    f.TargetFactory(indikator=i, jenis="predikat", nilai=None, predikat=bb, teks="bb")
    hasil = pasti(d.ukur().target(i, 2024))
    assert (hasil.teks, hasil.apa_adanya) == ("BB", False)


def test_skor_di_samping_predikat_menentukan_capaian(d: Dunia):
    """70,5 of 75 is 94%; at the end of the plan 70,5 of 80 is 88,125%, printed 88,13%."""
    i = f.IndikatorPredikatFactory(sasaran=d.sasaran, desimal=2)
    bb, b = (i.skala.predikat.get(kode=k) for k in ("BB", "B"))
    for skor, dokumen, tahun in ((75, d.dokumen("pk"), 2024), (80, d.dokumen_renstra(), 2026)):
        f.TargetFactory(
            indikator=i,
            jenis="predikat",
            nilai=D(skor),
            predikat=bb,
            teks=f"BB ({skor})",
            tahun=tahun,
            dokumen=dokumen,
        )
    d.isi(i, "70.5", 4, predikat=b)
    p = d.ukur()
    assert pasti(p.target(i, 2024)).nilai == NilaiTarget.predikat(D(3), D(75))
    assert p.isian(i, 2024)[4].skor == D("70.5")
    assert p.ukuran(i, 2024).uraian_capaian == "70,50 ÷ 75,00 × 100 = 94,00%"
    assert p.capaian_akhir_renstra(i, 2024) == (
        Hasil.dari(D("88.13")),
        "70,50 ÷ 80,00 × 100 = 88,13%",
    )


# --- the Renstra and its end ---------------------------------------------------------------------


def test_renstra_yang_meliputi_tahun_itu(d: Dunia):
    baru = f.RenstraFactory(pd=d.pd, tahun_awal=2025, tahun_akhir=2029)
    f.RenstraFactory(tahun_awal=2016, tahun_akhir=2020)
    p = d.ukur()
    harapan = {
        2020: None,
        2021: d.renstra,
        2024: d.renstra,
        2025: baru,  # where two overlap, the later plan
        2026: baru,
        2029: baru,
        2030: None,
    }
    assert {tahun: p.renstra_tahun(tahun) for tahun in harapan} == harapan
    assert p.renstra == [baru, d.renstra]


def test_target_akhir_renstra(d: Dunia):
    i = d.indikator()
    renstra = d.dokumen_renstra()
    d.target(i, 90, renstra, 2026)
    d.target(i, 85, renstra, 2025)
    d.target(i, 99, d.dokumen("pk", 2026), 2026)
    p = d.ukur(2023, 2024)
    akhir = p.target_akhir_renstra(i, 2024)
    assert akhir is not None
    assert akhir.nilai == NilaiTarget.minimal(D(90))
    assert p.target_akhir_renstra(i, 2020) is None
    assert p.target_akhir_renstra(d.indikator(), 2024) is None


def test_capaian_akhir_renstra(d: Dunia):
    """97,30 against 97,50 at the end of the plan is 99,79%; against the year's 95 it is 102,42%."""
    i = d.indikator()
    d.target(i, "97.50", d.dokumen_renstra(), 2026)
    d.target(i, 95, d.dokumen("pk"))
    d.isi(i, "97.30")
    p = d.ukur()
    assert p.capaian_akhir_renstra(i, 2024) == (
        Hasil.dari(D("99.79")),
        "97,30 ÷ 97,50 × 100 = 99,79%",
    )
    assert p.ukuran(i, 2024).capaian == Hasil.dari(D("102.42"))


def test_capaian_akhir_renstra_menurut_kebijakan_polaritas_dan_desimal(d: Dunia):
    """Lower is better, one decimal: (2 × 2,7 − 2,6) ÷ 2,7 × 100 = 103,703…, truncated 103,70."""
    f.KebijakanFactory(pd=d.pd, mulai_tahun=2021, capaian_maksimum=D(103))
    f.KebijakanFactory(pd=d.pd, mulai_tahun=2024, pembulatan="potong")
    i = d.indikator(polaritas="makin_rendah", desimal=1)
    f.TargetFactory(
        indikator=i,
        tahun=2026,
        jenis="maksimal",
        nilai=D("2.72"),
        teks="≤ 2,72",
        dokumen=d.dokumen_renstra(),
    )
    d.isi(i, "2.64")
    hasil, uraian = d.ukur().capaian_akhir_renstra(i, 2024)
    assert hasil == Hasil.dari(D("103.70"))
    assert uraian == "(2 × 2,7 − 2,6) ÷ 2,7 × 100 = 103,70%"


def test_nol_dari_nol_makin_rendah_tercapai_pada_akhir_renstra(d: Dunia):
    """Cases of violence: none promised at the end of the plan, none happened (rancangan §5)."""
    i = d.indikator(polaritas="makin_rendah", desimal=0)
    d.target(i, 0, d.dokumen_renstra(), 2026)
    d.isi(i, 0)
    assert d.ukur().capaian_akhir_renstra(i, 2024) == (
        Hasil.dari(D("100.00")),
        "Target 0 dan realisasi 0 = 100,00%",
    )


def test_capaian_akhir_renstra_tidak_dapat_dihitung(d: Dunia):
    belum, sebagian, tanpa = d.indikator(), d.indikator(akumulasi="jumlah"), d.indikator()
    for i in (belum, sebagian):
        d.target(i, 90, d.dokumen_renstra() if i is belum else _dokumen(i), 2026)
    d.isi(sebagian, 10, 1)
    d.isi(tanpa, 10)
    p = d.ukur()
    harapan = {
        belum: Alasan.BELUM_DILAPORKAN,
        sebagian: "realisasi TW II, TW III, TW IV belum dilaporkan",
        tanpa: Alasan.TIDAK_ADA_TARGET,
    }
    for i, alasan in harapan.items():
        assert p.capaian_akhir_renstra(i, 2024) == (
            Hasil.tidak_dapat(alasan),
            f"Tidak dapat dihitung: {alasan}",
        )


def _dokumen(indikator: Any) -> Any:
    """The Renstra document of the indicator's agency, made before."""
    from kinerja.models import DokumenPerencanaan

    return DokumenPerencanaan.objects.get(pd=indikator.pd, jenis="renstra")


# --- quarterly targets ---------------------------------------------------------------------------


def rencana(d: Dunia, ke: int = 0, *, disetujui: bool = True, mulai: int = 1) -> Any:
    oleh = f.PenggunaFactory(pd=d.pd) if disetujui else None
    return d.dokumen(
        "rencana_aksi",
        ke=ke,
        mulai_triwulan=mulai,
        disetujui_oleh=oleh,
        disetujui_pada=f.PADA if disetujui else None,
    )


def target_tw(indikator: Any, triwulan: int, nilai: int, dokumen: Any, tahun: int = 2024) -> None:
    f.TargetTriwulanFactory(
        indikator=indikator,
        tahun=tahun,
        triwulan=triwulan,
        nilai=D(nilai),
        teks=str(nilai),
        dokumen=dokumen,
    )


def nilai_tw(d: Dunia, indikator: Any, tahun: int = 2024) -> list[int | None]:
    p = d.ukur(tahun)
    semua = [p.target_triwulan(indikator, tahun, tw) for tw in (1, 2, 3, 4)]
    return [None if t is None else int(t.nilai.nilai or 0) for t in semua]


def test_target_triwulan_hanya_dari_rencana_aksi_yang_disetujui(d: Dunia):
    i = d.indikator()
    target_tw(i, 1, 20, rencana(d))
    target_tw(i, 1, 30, rencana(d, 1, disetujui=False))
    assert nilai_tw(d, i) == [20, None, None, None]
    hasil = d.ukur().target_triwulan(i, 2024, 1)
    assert hasil is not None
    assert (hasil.teks, hasil.dokumen_jenis) == ("20,00%", "rencana_aksi")


def test_revisi_rencana_aksi_berlaku_sejak_triwulan_mulainya(d: Dunia):
    i = d.indikator()
    awal, revisi = rencana(d), rencana(d, 1, mulai=3)
    for tw in (1, 2, 3, 4):
        target_tw(i, tw, 10 * tw, awal)
        target_tw(i, tw, 10 * tw + 5, revisi)
    assert nilai_tw(d, i) == [10, 20, 35, 45]


def test_target_triwulan_revisi_terakhir_apa_pun_urutan_mengetiknya(d: Dunia):
    i = d.indikator()
    revisi, awal = rencana(d, 2), rencana(d)
    target_tw(i, 4, 99, revisi)
    target_tw(i, 4, 50, awal)
    assert nilai_tw(d, i) == [None, None, None, 99]


def test_target_triwulan_tahun_dan_indikator_itu_saja(d: Dunia):
    i, lain = d.indikator(), d.indikator()
    target_tw(i, 1, 20, rencana(d))
    p = d.ukur(2023)
    assert p.target_triwulan(i, 2024, 1) is None  # 2024 was not asked for
    assert d.ukur(2023, 2024).target_triwulan(i, 2024, 1) is not None
    assert nilai_tw(d, lain) == [None] * 4
    asing = Dunia()
    milik_asing = asing.indikator()
    target_tw(milik_asing, 1, 20, rencana(asing))
    assert nilai_tw(d, milik_asing) == [None] * 4
    assert nilai_tw(asing, milik_asing) == [20, None, None, None]


# --- actuals -------------------------------------------------------------------------------------


def test_isian_per_triwulan_membawa_catatannya(d: Dunia):
    i = d.indikator(akumulasi="kumulatif")
    d.isi(i, 5, 1, keterangan="Sementara.", diajukan=True)
    d.isi(i, None, 3)
    d.isi(i, 9, 4, capaian_dilaporkan=D(90))
    d.isi(i, 1, 2, 2023)
    isian = d.ukur().isian(i, 2024)
    assert list(isian) == [1, 3, 4]
    assert [t.triwulan for t in isian.values()] == [1, 3, 4]
    assert (isian[1].nilai, isian[1].asal) == (D(5), AsalNilai.DIKETIK)
    assert (isian[1].status, isian[1].keterangan) == ("diajukan", "Sementara.")
    assert isian[1].capaian_dilaporkan is None
    assert (isian[3].nilai, isian[3].asal, isian[3].alasan) == (None, AsalNilai.KOSONG, "")
    assert isian[4].capaian_dilaporkan == D(90)
    assert all(t.skor is None for t in isian.values())  # a figure, not beside a predicate
    assert all(t.turunan is None for t in isian.values())
    assert d.ukur(2023).isian(i, 2024) == {}


def test_tidak_berlaku_dan_angka_resmi_membawa_alasannya(d: Dunia):
    i = d.indikator()
    d.isi(i, None, 1, tidak_berlaku=True, alasan_tidak_berlaku="Survei belum terbit.")
    d.isi(i, 7, 2, nilai_resmi=D(8), alasan_resmi="Angka BPS.")
    isian = d.ukur().isian(i, 2024)
    assert (isian[1].nilai, isian[1].asal) == (None, AsalNilai.TIDAK_BERLAKU)
    assert isian[1].alasan == "Survei belum terbit."
    assert (isian[2].nilai, isian[2].asal, isian[2].alasan) == (
        D(8),
        AsalNilai.RESMI,
        "Angka BPS.",
    )


def test_predikat_menjadi_peringkatnya(d: Dunia):
    i = f.IndikatorPredikatFactory(sasaran=d.sasaran)
    d.isi(i, None, 4, predikat=i.skala.predikat.get(kode="A"))
    satu = d.ukur().isian(i, 2024)[4]
    assert (satu.nilai, satu.asal, satu.alasan) == (D(4), AsalNilai.DIKETIK, "")
    assert d.ukur().ukuran(i, 2024).realisasi_teks == "A"


def rumus_tkk(d: Dunia) -> tuple[Any, dict[str, Any]]:
    """Employment rate with a variable of two parts, as the reference report defines it."""
    i = d.indikator(formula="bekerja / angkatan * 100", desimal=2)
    v = {
        "bekerja": f.VariabelFactory(indikator=i, kode="bekerja", nama="Bekerja", urutan=2),
        "angkatan": f.VariabelFactory(
            indikator=i, kode="angkatan", nama="Angkatan kerja", satuan="Orang", urutan=1
        ),
    }
    for kode, urutan in (("pkwt", 4), ("tetap", 3)):
        v[kode] = f.VariabelFactory(indikator=i, kode=kode, induk=v["bekerja"], urutan=urutan)
    return i, v


def test_nilai_dihitung_dari_variabel(d: Dunia):
    """(309.092 + 50) ÷ 317.696 × 100 = 97,3075…"""
    i, v = rumus_tkk(d)
    baris = d.isi(i, None)
    for kode, nilai in (("tetap", 309092), ("pkwt", 50), ("angkatan", 317696)):
        f.NilaiVariabelFactory(
            realisasi=baris,
            variabel=v[kode],
            nilai=D(nilai),
            sumber=f"BPS {kode}",
            rincian=f"Rincian {kode}",
        )
    lain = d.isi(i, None, 1)
    f.NilaiVariabelFactory(realisasi=lain, variabel=v["angkatan"], nilai=D(1))
    p = d.ukur()
    satu = p.isian(i, 2024)[4]
    assert (satu.nilai, satu.asal) == (D("97.31"), AsalNilai.TURUNAN)
    assert satu.turunan is not None
    assert satu.turunan.uraian == "309.142 ÷ 317.696 × 100 = 97,31"
    angkatan, bekerja = satu.turunan.variabel
    assert (angkatan.kode, angkatan.nama, angkatan.satuan) == (
        "angkatan",
        "Angkatan kerja",
        "Orang",
    )
    assert (angkatan.nilai, angkatan.sumber, angkatan.rincian) == (
        D(317696),
        "BPS angkatan",
        "Rincian angkatan",
    )
    assert [b.kode for b in bekerja.bagian] == ["tetap", "pkwt"]
    assert p.isian(i, 2024)[1].asal is AsalNilai.KOSONG
    assert [x.kode for x in p.variabel(i)] == ["angkatan", "bekerja", "tetap", "pkwt"]
    assert p.variabel(d.indikator()) == []


def test_nilai_variabel_tahun_yang_tidak_diminta_tidak_terbawa(d: Dunia):
    i, v = rumus_tkk(d)
    baris = d.isi(i, None, 4, 2023)
    f.NilaiVariabelFactory(realisasi=baris, variabel=v["angkatan"], nilai=D(10))
    f.NilaiVariabelFactory()  # of another agency
    d.isi(i, None, 4, 2024)
    p = d.ukur(2024)
    assert p.isian(i, 2023) == {}
    assert pasti(p.isian(i, 2024)[4].turunan).variabel[0].nilai is None
    assert d.ukur(2023).isian(i, 2023)[4].turunan.variabel[0].nilai == D(10)  # type: ignore[union-attr]


def test_angka_resmi_di_atas_hasil_rumus_menyimpan_keduanya(d: Dunia):
    i, v = rumus_tkk(d)
    baris = d.isi(i, None, nilai_resmi=D("97.30"), alasan_resmi="Angka yang dicetak.")
    for kode, nilai in (("tetap", 309142), ("pkwt", 0), ("angkatan", 317696)):
        f.NilaiVariabelFactory(realisasi=baris, variabel=v[kode], nilai=D(nilai))
    satu = d.ukur().isian(i, 2024)[4]
    assert (satu.nilai, satu.asal) == (D("97.30"), AsalNilai.RESMI)
    assert satu.turunan is not None
    assert satu.turunan.nilai == D("97.31")
    assert satu.berbeda


def test_rumus_yang_tidak_dapat_dihitung_memberi_tempat_pada_angka_diketik(d: Dunia):
    i, _ = rumus_tkk(d)
    d.isi(i, 95)
    satu = d.ukur().isian(i, 2024)[4]
    assert (satu.nilai, satu.asal) == (D(95), AsalNilai.DIKETIK)
    assert satu.turunan is not None
    assert satu.turunan.nilai is None


def test_capaian_yang_ditetapkan_membawa_alasannya(d: Dunia):
    i = d.indikator()
    d.isi(i, 9, capaian_ditetapkan=D(95), alasan_capaian="Rumus terlalu keras.")
    satu = d.ukur().isian(i, 2024)[4]
    assert (satu.capaian_ditetapkan, satu.alasan_capaian) == (D(95), "Rumus terlalu keras.")


def test_baris_andaian_diukur_tanpa_disimpan(d: Dunia):
    """(300 + 0) ÷ 400 × 100 = 75; what is stored for the quarter gives way, the rest stays."""
    i, v = rumus_tkk(d)
    for tw in (3, 4):
        baris = d.isi(i, None, tw)
        for kode, nilai in (("tetap", 100), ("pkwt", 0), ("angkatan", 400)):
            f.NilaiVariabelFactory(realisasi=baris, variabel=v[kode], nilai=D(nilai))
    andai = Realisasi(indikator=i, tahun=2024, triwulan=4, keterangan="Andai.")
    p = d.ukur()
    p.andaikan(
        andai,
        (
            NilaiVariabel(realisasi=andai, variabel=v[kode], nilai=D(nilai))
            for kode, nilai in (("tetap", 300), ("pkwt", 0), ("angkatan", 400))
        ),
    )
    isian = p.isian(i, 2024)
    assert (isian[3].nilai, isian[4].nilai) == (D("25.00"), D("75.00"))
    assert isian[4].keterangan == "Andai."
    assert d.ukur().isian(i, 2024)[4].nilai == D("25.00")


def test_banyak_bukti_dihitung_bila_diminta(d: Dunia):
    i = d.indikator()
    dua, tanpa = d.isi(i, 1, 1), d.isi(i, 2, 2)
    for _ in range(2):
        f.DataDukungFactory(realisasi=dua)
    f.DataDukungFactory(realisasi=d.isi(i, 3, 3))
    baris: dict[Any, Any] = dict(d.ukur(bukti=True).baris_realisasi)
    assert [baris[i.pk, 2024, tw].banyak_bukti for tw in (1, 2, 3)] == [2, 0, 1]
    assert baris[i.pk, 2024, 2] == tanpa
    assert not hasattr(d.ukur().baris_realisasi[i.pk, 2024, 1], "banyak_bukti")


# --- measurements --------------------------------------------------------------------------------


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


# --- history -------------------------------------------------------------------------------------


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
