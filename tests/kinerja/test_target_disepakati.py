"""Targets as agencies agree on them (C5): read where they can be, kept as written, else asked."""

from contextlib import suppress
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.akumulasi import Akumulasi
from kinerja.capaian import Hasil, JenisTarget, Kebijakan, NilaiTarget, Polaritas
from kinerja.kriteria import PITA_PERMENDAGRI_86_2017
from kinerja.target_teks import (
    BentukAngka,
    TargetTeksError,
    TargetTerbaca,
    baca_predikat,
    baca_target,
    tulis_predikat,
)
from kinerja.ukuran import (
    AsalNilai,
    Aturan,
    BentukIndikator,
    IsianTriwulan,
    TargetTampil,
    tampilkan_target,
    ukur,
)
from tests.orakel import BANYAK
from tests.pasti import pasti

TINGGI, RENDAH, DALAM = Polaritas
LEVEL = BentukAngka(2, "{n}", "Level")
NILAI = BentukAngka(2, "{n}", "Nilai")
PERSEN = BentukAngka(2, "{n}%", "Persen")
DOKUMEN = BentukAngka(0, "{n} Dokumen", "Dokumen")
ORANG = BentukAngka(0, "{n}", "Orang")
ORGANISASI = BentukAngka(0, "{n}", "Organisasi")
RUPIAH = BentukAngka(0, "Rp {n}", "Rupiah")
SKALA = ("CC", "B", "BB", "A")
OPINI = ("TMP", "TW", "WDP", "WTP")


def _minimal(nilai, apa_adanya=True):
    return TargetTerbaca(JenisTarget.MINIMAL, D(nilai), apa_adanya=apa_adanya)


@pytest.mark.parametrize(
    ("teks", "bentuk", "polaritas", "hasil"),
    [
        ("Level 3 (3,35)", LEVEL, TINGGI, _minimal("3.35")),
        ("Level 3", LEVEL, TINGGI, _minimal("3")),
        ("level 3 ( 3,35 )", LEVEL, TINGGI, _minimal("3.35")),
        ("≥ Level 3 (3,35)", LEVEL, TINGGI, _minimal("3.35")),
        ("3 (3,35)", LEVEL, TINGGI, _minimal("3.35")),
        ("Nilai A (83)", NILAI, TINGGI, _minimal("83")),
        ("BB (75)", NILAI, TINGGI, _minimal("75")),
        ("75,20 (BB)", NILAI, TINGGI, _minimal("75.2")),
        ("Opini WTP (5)", NILAI, TINGGI, _minimal("5")),
        ("Predikat: BB (75,20)", NILAI, TINGGI, _minimal("75.2")),
        ("Indeks 3,35", BentukAngka(2, "{n}", "Indeks"), TINGGI, _minimal("3.35")),
        ("Sangat Baik (4)", LEVEL, RENDAH,
         TargetTerbaca(JenisTarget.MAKSIMAL, D(4), apa_adanya=True)),
        ("Rp 1.000.000 (satu juta rupiah)", RUPIAH, TINGGI, _minimal("1000000")),
        # parts of a whole: 100 ÷ 110 × 100 = 90,909… in percent, the part itself in its unit
        ("100 dari 110 organisasi", PERSEN, TINGGI, _minimal("90.91")),
        ("100 dari 110", PERSEN, TINGGI, _minimal("90.91")),
        ("100 dari 110 organisasi", ORGANISASI, TINGGI, _minimal("100")),
        ("100 dari 110 org.", ORGANISASI, TINGGI, _minimal("100")),
        ("1.000 dari 1.100 orang", ORANG, TINGGI, _minimal("1000")),
        ("100 dari 110 organisasi (90,91%)", PERSEN, TINGGI, _minimal("90.91")),
        # an abbreviated unit is the unit: documents print the house form
        ("6 dok.", DOKUMEN, TINGGI, _minimal("6", apa_adanya=False)),
        ("6 Dok", DOKUMEN, TINGGI, _minimal("6", apa_adanya=False)),
        ("6 Dok", BentukAngka(0, "{n}", "Dokumen"), TINGGI, _minimal("6", apa_adanya=False)),
        ("1.200 org", ORANG, TINGGI, _minimal("1200", apa_adanya=False)),
        ("2,5 ± 1", PERSEN, TINGGI,
         TargetTerbaca(JenisTarget.RENTANG, None, D("1.5"), D("3.5"), apa_adanya=True)),
        ("Ideal (60–85)", PERSEN, DALAM,
         TargetTerbaca(JenisTarget.RENTANG, None, D(60), D(85), apa_adanya=True)),
        ("60–85% (ideal)", PERSEN, DALAM,
         TargetTerbaca(JenisTarget.RENTANG, None, D(60), D(85), apa_adanya=True)),
    ],
)  # fmt: skip
def test_terbaca(teks, bentuk, polaritas, hasil):
    assert baca_target(teks, bentuk, polaritas) == hasil


@pytest.mark.parametrize(
    ("teks", "bentuk", "pesan"),
    [
        ("Opini WTP", NILAI, r"tulis nilainya dalam kurung di belakangnya: Opini WTP \(…\)"),
        ("Sangat Baik", NILAI, r"tercetak apa adanya"),
        ("100 dari 110 organisasi", LEVEL, r"tulis nilainya dalam kurung"),
        ("100 dari 0 organisasi", PERSEN, r"tulis nilainya dalam kurung"),
        ("80 (85)", NILAI, r"memuat dua angka, 80 dan 85"),
        ("Level 4 (3,35)", LEVEL, r"memuat dua angka, 4 dan 3,35"),
        ("100 dari 110 organisasi (80)", PERSEN, r"memuat dua angka, 90,91 dan 80"),
        ("Level 3 (3,355)", LEVEL, r"dapat dibaca 3\.355 \(bilangan bulat\)"),
        ("Level 3 (3,3555)", LEVEL, r"paling banyak 2 angka di belakang koma"),
        ("6 dok.", ORANG, r"tidak dapat dibaca"),
        ("6 or at", ORANG, r"tidak dapat dibaca"),
        ("5 jt", RUPIAH, r"tidak dapat dibaca"),
        ("12..5", NILAI, r"tidak dapat dibaca sebagai angka; tulis misalnya 1.250 atau 97,30\.$"),
    ],
)
def test_ditanyakan_nilainya(teks, bentuk, pesan):
    with pytest.raises(TargetTeksError, match=pesan):
        baca_target(teks, bentuk, TINGGI)


@pytest.mark.parametrize(
    ("teks", "skala", "predikat", "skor", "apa_adanya"),
    [
        ("BB", SKALA, "BB", None, False),
        ("bb", SKALA, "BB", None, False),
        ("BB (75,20)", SKALA, "BB", "75.2", True),
        ("75,20 (BB)", SKALA, "BB", "75.2", True),
        ("Nilai A (83)", SKALA, "A", "83", True),
        ("Opini WTP", OPINI, "WTP", None, True),
        ("opini wtp", OPINI, "WTP", None, True),
        ("BB (Sangat Baik)", SKALA, "BB", None, True),
        ("minimal BB (75)", SKALA, "BB", "75", True),
        ("Level 3 (3,35)", ("1", "2", "3"), "3", "3.35", True),
        ("Level 3", ("Level 2", "Level 3"), "Level 3", None, False),
    ],
)
def test_predikat(teks, skala, predikat, skor, apa_adanya):
    assert baca_target(teks, NILAI, TINGGI, skala) == TargetTerbaca(
        JenisTarget.PREDIKAT,
        None if skor is None else D(skor),
        predikat=predikat,
        apa_adanya=apa_adanya,
    )


@pytest.mark.parametrize("teks", ["Nilai", "Opini", "AA (90)", "90", "BB (A)"])
def test_di_luar_skala_ditolak(teks):
    with pytest.raises(TargetTeksError, match="tidak ada pada skala predikat; dari yang terendah"):
        baca_target(teks, NILAI, TINGGI, SKALA)


@pytest.mark.parametrize("teks", ["BB (75,2055)", "75,2055 (BB)"])
def test_skor_yang_tidak_jelas_ditolak(teks):
    with pytest.raises(TargetTeksError, match="paling banyak 2 angka di belakang koma"):
        baca_target(teks, NILAI, TINGGI, SKALA)


@BANYAK
@given(st.sampled_from(SKALA), st.none() | st.decimals(0, 100, places=2))
def test_predikat_tertulis_selalu_terbaca_kembali(kode, skor):
    assert baca_predikat(tulis_predikat(kode, skor, 2), NILAI, SKALA) == (kode, skor)


@BANYAK
@given(
    st.text(alphabet="BA(7),. 5±-dari", max_size=24),
    st.sampled_from([LEVEL, PERSEN, DOKUMEN]),
    st.sampled_from(Polaritas),
    st.sampled_from([(), SKALA]),
)
def test_apa_pun_terbaca_utuh_atau_ditolak(teks, bentuk, polaritas, skala):
    with suppress(TargetTeksError):
        hasil = baca_target(teks, bentuk, polaritas, skala)
        if hasil.jenis is JenisTarget.RENTANG:
            assert pasti(hasil.bawah) <= pasti(hasil.atas)
        else:
            assert (hasil.predikat if skala else hasil.nilai) is not None


# --- value and text side by side


@pytest.mark.parametrize(
    ("nilai", "disepakati", "apa_adanya", "tampil"),
    [
        (NilaiTarget.minimal(D("3.35")), " Level 3 (3,35) ", True, "Level 3 (3,35)"),
        (NilaiTarget.rentang(D("1.5"), D("3.5")), "2,5 ± 1", True, "2,5 ± 1"),
        (NilaiTarget.rentang(D("1.5"), D("3.5")), "1,5-3,5", False, "1,50–3,50"),
        (NilaiTarget.minimal(D("3.35")), "3,35", False, "3,35"),
    ],
)
def test_dokumen_mencetak_yang_disepakati(nilai, disepakati, apa_adanya, tampil):
    bentuk = BentukIndikator(TINGGI, Akumulasi.POSISI_AKHIR, 2, "{n}")
    assert tampilkan_target(nilai, disepakati, bentuk, apa_adanya=apa_adanya) == tampil


AKIP = BentukIndikator(
    TINGGI, Akumulasi.POSISI_AKHIR, 0, "{n}", dict(enumerate(SKALA, 1)), desimal_skor=2
)


@pytest.mark.parametrize(
    ("skor_target", "skor", "capaian", "uraian", "realisasi"),
    [
        ("75", "75.20", "100.27", "75,20 ÷ 75,00 × 100 = 100,27%", "BB (75,20)"),
        ("75", "71.5", "95.33", "71,50 ÷ 75,00 × 100 = 95,33%", "BB (71,50)"),
        ("75", None, "100.00", "3 ÷ 3 × 100 = 100,00%", "BB"),
        (None, "75.2", "100.00", "3 ÷ 3 × 100 = 100,00%", "BB (75,20)"),
    ],
)
def test_predikat_berskor_dihitung_dari_skornya(skor_target, skor, capaian, uraian, realisasi):
    target = NilaiTarget.predikat(D(3), None if skor_target is None else D(skor_target))
    isian = IsianTriwulan(4, D(3), AsalNilai.DIKETIK, skor=None if skor is None else D(skor))
    hasil = ukur(
        tahun=2024,
        sampai=4,
        target=TargetTampil(target, "BB", "BB", "PK", "pk"),
        triwulan={4: isian},
        bentuk=AKIP,
        aturan=Aturan(Kebijakan(), PITA_PERMENDAGRI_86_2017),
    )
    assert (hasil.capaian, hasil.uraian_capaian) == (Hasil.dari(D(capaian)), uraian)
    assert hasil.realisasi_teks == realisasi
