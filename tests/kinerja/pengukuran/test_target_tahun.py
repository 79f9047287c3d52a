"""Targets of a year: which document is in force.

Expected figures are worked by hand; the arithmetic itself stands in test_capaian.
"""

from decimal import Decimal
from typing import Any

import pytest

from kinerja.capaian import (
    JenisTarget,
    NilaiTarget,
)
from tests import factories as f
from tests.kinerja.pengukuran.dunia import Dunia
from tests.pasti import pasti

pytestmark = pytest.mark.django_db

D = Decimal


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


def test_target_pk_setiap_dokumen_yang_murni_lebih_dulu(d: Dunia) -> None:
    satu, dua = d.indikator(), d.indikator()
    renstra, pk, perubahan = d.dokumen_renstra(), d.dokumen("pk"), d.dokumen("pk", ke=1)
    murni = d.target(satu, 80, pk)
    diubah = d.target(satu, 78, perubahan)
    lain = d.target(satu, 85, d.dokumen("pk", 2025), 2025)
    for i in (satu, dua):
        d.target(i, 70, renstra)
    p = d.ukur(2024, 2025)
    assert p.target_pk(2024) == {satu.pk: [murni, diubah]}
    assert p.target_pk(2025) == {satu.pk: [lain]}
    assert p.tampil_target(murni, satu).teks == "80,00%"  # also one that is not in force any more
    assert p.tampil_target(murni, satu).dokumen == pk.nama


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


def test_pecahan_yang_dimiliki_indikator_bukan_kata_tersendiri(d: Dunia):
    i = d.indikator(desimal=2)
    f.TargetFactory(indikator=i, nilai=D("80.25"), teks="80,25", dokumen=d.dokumen("pk"))
    hasil = pasti(d.ukur().target(i, 2024))
    assert (hasil.teks, hasil.apa_adanya) == ("80,25%", False)
