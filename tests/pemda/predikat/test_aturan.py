"""PURE. The predicate by hand: bands of Permendagri 86/2017, scale of e-Kinerja, steps."""

from dataclasses import replace
from decimal import Decimal

import pytest

from laporan.pemda.predikat.aturan import (
    ATURAN_BAKU,
    TIDAK_DINILAI,
    IsiAturan,
    LingkupPredikat,
    PitaPredikat,
    TanpaCapaian,
    UnsurPredikat,
    aturan_dari_data,
    aturan_ke_data,
    hitung_predikat,
    salah_aturan,
    uraian_aturan,
)
from laporan.pemda.tinjauan.fakta import (
    FaktaIndikator,
    FaktaTW,
    fakta_dari_data,
    fakta_ke_data,
)

D = Decimal


def indikator(capaian: str | None, *, iku: bool = False, strategis: bool = False, pk: int = 1):
    nilai = None if capaian is None else D(capaian)
    return FaktaIndikator(pk, f"Indikator {pk}", nilai, "", iku, strategis, ditagih=True)


def fakta(*capaian: str | None) -> FaktaTW:
    return FaktaTW(tuple(indikator(c, pk=n) for n, c in enumerate(capaian, start=1)))


@pytest.mark.parametrize(
    ("capaian", "nilai", "predikat", "ekinerja"),
    [
        ("100", "100.00", "Sangat Tinggi", "Istimewa"),
        ("91", "91.00", "Sangat Tinggi", "Istimewa"),
        ("90.99", "90.99", "Tinggi", "Baik"),
        ("76", "76.00", "Tinggi", "Baik"),
        ("75.99", "75.99", "Sedang", "Butuh Perbaikan"),
        ("66", "66.00", "Sedang", "Butuh Perbaikan"),
        ("65.99", "65.99", "Rendah", "Kurang"),
        ("51", "51.00", "Rendah", "Kurang"),
        ("50.99", "50.99", "Sangat Rendah", "Sangat Kurang"),
        ("0", "0.00", "Sangat Rendah", "Sangat Kurang"),
        ("137.50", "100.00", "Sangat Tinggi", "Istimewa"),
    ],
)
def test_batas_setiap_predikat(capaian, nilai, predikat, ekinerja):
    h = hitung_predikat(ATURAN_BAKU, fakta(capaian))
    assert (h.nilai, h.predikat, h.ekinerja) == (D(nilai), predikat, ekinerja)


def test_langkah_terlihat():
    """(100 + 80 + 85,55) ÷ 3 = 88,516… is 88,52; the one above 100 counts as 100."""
    h = hitung_predikat(ATURAN_BAKU, fakta("130", "80", "85.55", None))
    assert [(x.judul, x.hitungan, x.hasil) for x in h.langkah] == [
        (
            "Rata-rata capaian indikator",
            "(100 + 80 + 85,55) ÷ 3 (1 indikator tidak dihitung)",
            "88,52",
        ),
        ("Predikat", "88,52 ≥ 76", "Tinggi"),
        ("Predikat pada e-Kinerja", "Tinggi", "Baik"),
    ]


def test_bobot_unsur():
    """70 % of 90, 20 % of 50, 10 % of 3 ÷ 4: 63 + 10 + 7,5 = 80,5."""
    aturan = replace(
        ATURAN_BAKU,
        bobot={
            UnsurPredikat.CAPAIAN: D(70),
            UnsurPredikat.SERAPAN: D(20),
            UnsurPredikat.KELENGKAPAN: D(10),
        },
    )
    f = replace(fakta("100", "80"), serapan=D(50), diharapkan=4, diajukan=3)
    h = hitung_predikat(aturan, f)
    assert (h.nilai, h.predikat) == (D("80.50"), "Tinggi")
    assert ("Nilai", "90,00 × 70% + 50,00 × 20% + 75,00 × 10%", "80,50") in [
        (x.judul, x.hitungan, x.hasil) for x in h.langkah
    ]
    tanpa = hitung_predikat(aturan, replace(f, serapan=None, alasan_serapan="pagu nol"))
    assert (tanpa.nilai, tanpa.predikat, tanpa.alasan) == (
        None, TIDAK_DINILAI, "Serapan anggaran: pagu nol",
    )  # fmt: skip


def test_lingkup_dan_yang_tanpa_capaian():
    f = FaktaTW(
        (
            indikator("100", iku=True, strategis=True),
            indikator("60", strategis=True, pk=2),
            indikator(None, iku=True, pk=3),
        )
    )

    def nilai(**ubah: object) -> Decimal | None:
        return hitung_predikat(replace(ATURAN_BAKU, **ubah), f).nilai  # type: ignore[arg-type]

    assert nilai() == 80
    assert nilai(lingkup=LingkupPredikat.IKU) == 100
    assert nilai(lingkup=LingkupPredikat.STRATEGIS) == 80
    assert nilai(tanpa_capaian=TanpaCapaian.NOL) == D("53.33")
    assert nilai(lingkup=LingkupPredikat.IKU, tanpa_capaian=TanpaCapaian.NOL) == 50


def test_tanpa_indikator_tidak_dinilai():
    h = hitung_predikat(ATURAN_BAKU, fakta(None))
    assert (h.nilai, h.predikat, h.ekinerja) == (None, TIDAK_DINILAI, "")
    assert "capaiannya dapat dihitung" in h.alasan


@pytest.mark.parametrize(
    ("aturan", "kata"),
    [
        (replace(ATURAN_BAKU, bobot={UnsurPredikat.CAPAIAN: D(90)}), "berjumlah 100; kini 90"),
        (
            replace(
                ATURAN_BAKU,
                bobot={UnsurPredikat.CAPAIAN: D(110), UnsurPredikat.SERAPAN: D(-10)},
            ),
            "negatif",
        ),
        (replace(ATURAN_BAKU, batas_atas=D(0)), "lebih dari nol"),
        (replace(ATURAN_BAKU, pita=()), "belum diisi"),
        (replace(ATURAN_BAKU, pita=ATURAN_BAKU.pita[:-1]), "Tingkat ke-4"),
        (replace(ATURAN_BAKU, pita=ATURAN_BAKU.pita[::-1]), "Tingkat ke-1"),
        (replace(ATURAN_BAKU, pita=(PitaPredikat(None, "Baik", " "),)), "e-Kinerja"),
    ],
    ids=["kurang", "negatif", "batas", "kosong", "tanpa_dasar", "terbalik", "tanpa_ekinerja"],
)
def test_aturan_yang_salah_disebut(aturan: IsiAturan, kata: str):
    assert kata in " ".join(salah_aturan(aturan))


def test_bawaan_sah_dan_terbaca_kembali():
    assert list(salah_aturan(ATURAN_BAKU)) == []
    assert aturan_dari_data(aturan_ke_data(ATURAN_BAKU)) == ATURAN_BAKU
    f = replace(fakta("90", None), serapan=D("40.5"), diharapkan=3, diajukan=2, sah=True)
    assert fakta_dari_data(fakta_ke_data(f)) == f
    assert "Tinggi (Baik) ≥ 76" in uraian_aturan(ATURAN_BAKU)[2]


def test_sidik_menurut_angka_bukan_kata():
    satu = fakta("90")
    assert replace(satu, indikator=(replace(satu.indikator[0], nama="Lain"),)).sidik == satu.sidik
    assert fakta("91").sidik != satu.sidik
