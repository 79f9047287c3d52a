"""Sentence helpers, as tables of cases."""

from datetime import date
from decimal import Decimal as D

import pytest

from kinerja.akumulasi import Akumulasi
from kinerja.capaian import (
    Hasil,
    JenisTarget,
    Kebijakan,
    NilaiTarget,
    Polaritas,
    Rerata,
    RumusRendah,
)
from kinerja.kata_daftar import urutkan
from kinerja.kriteria import PITA_PERMENDAGRI_86_2017
from kinerja.perbandingan import Jarak, bandingkan, laju
from kinerja.predikat_akip import predikat_dari
from kinerja.turunan import isi_variabel, turunkan
from kinerja.ukuran import AsalNilai, Aturan, BentukIndikator, IsianTriwulan, TargetTampil, ukur
from laporan.bahan.perubahan_target import PerubahanTarget
from laporan.dokumen.kalimat import (
    bilangan,
    cacah,
    hitungan,
    kalimat,
    kecilkan,
    satuan_kecil,
    sebanyak,
    sekali,
    terbilang,
    urutkan_isi,
    urutkan_titik_koma,
)
from laporan.dokumen.unsur import Teks, larik, teks_polos
from laporan.lhe import akip
from laporan.lkjip.kalimat import anggaran, banding, capaian
from laporan.lkjip.kalimat.perubahan_target import kalimat_perubahan

PERSEN = BentukIndikator(Polaritas.TINGGI, Akumulasi.POSISI_AKHIR, 2, "{n}%")
TPT = BentukIndikator(Polaritas.RENDAH, Akumulasi.POSISI_AKHIR, 2, "{n}%")
UPAH = BentukIndikator(Polaritas.TINGGI, Akumulasi.POSISI_AKHIR, 0, "Rp {n}/jam")
ORANG = BentukIndikator(Polaritas.TINGGI, Akumulasi.JUMLAH, 0, "{n} Orang")
RASIO = BentukIndikator(Polaritas.TINGGI, Akumulasi.POSISI_AKHIR, 0, "1:{n}")
PREDIKAT = BentukIndikator(
    Polaritas.TINGGI, Akumulasi.POSISI_AKHIR, 0, "{n}", {1: "CC", 2: "B", 3: "BB", 4: "A"}
)
ATURAN = Aturan(Kebijakan(), PITA_PERMENDAGRI_86_2017)


# --- words -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("angka", "kata"),
    [
        (0, "nol"), (1, "satu"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"),
        (19, "sembilan belas"), (20, "dua puluh"), (41, "empat puluh satu"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"), (101, "seratus satu"), (111, "seratus sebelas"),
        (120, "seratus dua puluh"),
        (200, "dua ratus"), (999, "sembilan ratus sembilan puluh sembilan"),
    ],
)  # fmt: skip
def test_terbilang(angka, kata):
    assert terbilang(angka) == kata


@pytest.mark.parametrize("angka", [-1, 1000])
def test_terbilang_menolak_di_luar_batas(angka):
    with pytest.raises(ValueError, match="0 sampai dengan 999"):
        terbilang(angka)


def test_hitungan():
    assert hitungan(6, "program") == "6 (enam) program"
    assert cacah(6, "program") == "6 program"
    assert sebanyak(6, "program") == "Enam program"
    assert bilangan(1234) == "1.234"
    assert cacah(1234, "baris") == "1.234 baris"


@pytest.mark.parametrize(
    ("butir", "teks"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a dan b"),
        (["a", "b", "c"], "a, b, dan c"),
    ],
)
def test_urutkan(butir, teks):
    assert urutkan(butir) == teks
    assert teks_polos(urutkan_isi(butir)) == teks


@pytest.mark.parametrize(
    ("butir", "teks"),
    [
        (["a"], "a"),
        (["a", "b", "c"], "a, b, dan c"),
        (["a, b", "c"], "a, b; dan c"),
        (["a, b", "c", "d"], "a, b; c; dan d"),
    ],
)
def test_nama_berkoma_dipisah_titik_koma(butir, teks):
    assert urutkan_titik_koma(butir) == teks


@pytest.mark.parametrize(
    ("asal", "hasil"),
    [
        ("menyusun rencana", "Menyusun rencana."),
        ("Sudah bertitik.", "Sudah bertitik."),
        ("  berspasi \n ganda ;", "Berspasi ganda."),
        ("", ""),
    ],
)
def test_kalimat(asal, hasil):
    assert kalimat(asal) == hasil


@pytest.mark.parametrize(
    ("asal", "hasil"),
    [
        ("Membina warga", "membina warga"),
        ("BPJS belum merata", "BPJS belum merata"),
        ("PMI terdata", "PMI terdata"),
        ("", ""),
    ],
)
def test_kecilkan(asal, hasil):
    assert kecilkan(asal) == hasil


def test_sekali_membuang_ulangan():
    assert sekali(["Data belum lengkap", "data belum lengkap.", "", "Lain"]) == [
        "Data belum lengkap",
        "Lain",
    ]


# --- capaian -----------------------------------------------------------------------------


def target(nilai: NilaiTarget, teks: str) -> TargetTampil:
    return TargetTampil(nilai, teks, teks, "PK 2024", "pk")


def ukuran(bentuk=PERSEN, patokan=None, aturan=ATURAN, **triwulan):
    isian = {}
    for kunci, nilai in triwulan.items():
        tw = int(kunci[-1])
        isian[tw] = (
            nilai
            if isinstance(nilai, IsianTriwulan)
            else IsianTriwulan(tw, D(nilai), AsalNilai.DIKETIK)
        )
    return ukur(
        tahun=2024, sampai=4, target=patokan, triwulan=isian, bentuk=bentuk, aturan=aturan
    )  # fmt: skip


MAKS_272 = target(NilaiTarget.maksimal(D("2.72")), "2,72%")
MIN_100 = target(NilaiTarget.minimal(D(100)), "100,00%")
MIN_0 = target(NilaiTarget.minimal(D(0)), "0,00%")
N_A = IsianTriwulan(4, None, AsalNilai.TIDAK_BERLAKU, alasan="Pilkada tidak ada tahun ini")
LAPORAN = IsianTriwulan(4, D("97.28"), AsalNilai.RESMI, capaian_dilaporkan=D("101.04"))


@pytest.mark.parametrize(
    ("ukuran_ini", "teks"),
    [
        pytest.param(
            ukuran(TPT, MAKS_272, tw4="2.71"),
            "X: realisasi 2,71% dari target 2,72%, capaian 100,37% (Sangat Tinggi)",
            id="makin-rendah",
        ),
        pytest.param(
            ukuran(PERSEN, MIN_100),
            "X: realisasi belum diisi, target 100,00%; "
            "capaian tidak dapat dihitung: realisasi belum dilaporkan",
            id="belum",
        ),
        pytest.param(
            ukuran(PERSEN, MIN_0, tw4="5"),
            "X: realisasi 5,00% dari target 0,00%, capaian tidak dapat dihitung: target nol",
            id="target-nol",
        ),
        pytest.param(
            ukuran(PERSEN, None, tw4="5"),
            "X: realisasi 5,00%, target belum ditetapkan; "
            "capaian tidak dapat dihitung: target belum ditetapkan",
            id="tanpa-target",
        ),
        pytest.param(
            ukuran(PERSEN, MIN_100, tw4=N_A),
            "X: realisasi tidak berlaku, target 100,00%; "
            f"capaian {ukuran(PERSEN, MIN_100, tw4=N_A).capaian.keterangan}",
            id="tidak-berlaku",
        ),
        pytest.param(
            ukuran(PREDIKAT, target(NilaiTarget.predikat(D(3)), "BB"), tw4="4"),
            "X: realisasi A dari target BB, capaian 133,33% (Sangat Tinggi)",
            id="predikat",
        ),
        pytest.param(
            ukuran(PERSEN, None, tw4=LAPORAN),
            "X: realisasi 97,28%, target belum ditetapkan, capaian 101,04% (Sangat Tinggi)",
            id="dilaporkan",
        ),
    ],
)
def test_ringkas(ukuran_ini, teks):
    assert teks_polos(capaian.ringkas("X", "IK", ukuran_ini)) == teks


@pytest.mark.parametrize(
    ("ukuran_ini", "teks"),
    [
        (
            ukuran(TPT, MAKS_272, tw4="2.71"),
            "Capaian = (2 × 2,72 − 2,71) ÷ 2,72 × 100 = 100,37% (kriteria Sangat Tinggi)",
        ),
        (ukuran(PERSEN, MIN_100), "Capaian tidak dapat dihitung: realisasi belum dilaporkan"),
        (
            ukuran(PERSEN, None, tw4=LAPORAN),
            "Capaian 101,04% (capaian sebagaimana dilaporkan tahun 2024; targetnya tidak tercatat)",
        ),
        (
            ukuran(
                PERSEN,
                MIN_100,
                Aturan(Kebijakan(maksimum=D(120)), PITA_PERMENDAGRI_86_2017),
                tw4="150",
            ),
            "Capaian = 150,00 ÷ 100,00 × 100 = 150,00%, ditetapkan 120,00% (batas atas) "
            "(kriteria Sangat Tinggi)",
        ),
    ],
)
def test_baris_capaian(ukuran_ini, teks):
    assert teks_polos(capaian.baris_capaian("IK", ukuran_ini)) == teks


def test_angka_capaian_adalah_medan():
    potongan = capaian.baris_capaian("IK-SS1", ukuran(TPT, MAKS_272, tw4="2.71"))
    assert Teks("100,37%", medan="capaian:IK-SS1:2024") in potongan


def _turunan(nilai):
    definisi = [("a", "Jumlah penganggur", "Orang", ""), ("b", "Angkatan kerja", "Orang", "")]
    return turunkan("a / b * 100", isi_variabel(definisi, nilai), 2)


LENGKAP = _turunan(
    {"a": (D(8604), "BPS, 2024", ""), "b": (D(317696), "", "Sakernas Agustus.")}
)  # fmt: skip


def test_baris_turunan_dan_variabel():
    assert teks_polos(capaian.baris_turunan("IK", 2024, LENGKAP, TPT)) == (
        "Realisasi = 8.604 ÷ 317.696 × 100 = 2,71%"
    )
    assert [capaian.baris_variabel(v) for v in LENGKAP.variabel] == [
        "Jumlah penganggur: 8.604 orang (sumber: BPS, 2024)",
        "Angkatan kerja: 317.696 orang; rincian: Sakernas Agustus",
    ]
    assert not capaian.tak_terisi(LENGKAP.variabel)


def test_variabel_kosong():
    kosong = _turunan({})
    assert capaian.tak_terisi(kosong.variabel)
    assert capaian.baris_variabel(kosong.variabel[0]) == "Jumlah penganggur: belum diisi"
    assert teks_polos(capaian.baris_turunan("IK", 2024, kosong, TPT)).startswith(
        "Perhitungan atas variabel belum dapat dilakukan: "
    )


@pytest.mark.parametrize(
    ("nilai", "turunan", "teks"),
    [
        (
            "2.70",
            LENGKAP,
            "Realisasi yang dipakai: angka resmi 2,70%, berbeda dengan hasil perhitungan 2,71%.",
        ),
        ("2.71", LENGKAP, "Angka resmi 2,71% sama dengan hasil perhitungan."),
        ("2.70", None, "Realisasi yang dipakai: angka resmi 2,70%."),
    ],
)
def test_angka_resmi(nilai, turunan, teks):
    isian = IsianTriwulan(4, D(nilai), AsalNilai.RESMI, turunan, "rilis BPS")
    assert teks_polos(capaian.angka_resmi("IK", 2024, isian, TPT)) == teks


def test_angka_yang_bukan_resmi_tidak_diterangkan():
    isian = IsianTriwulan(4, D(1), AsalNilai.DIKETIK)
    assert capaian.angka_resmi("IK", 2024, isian, TPT) == ""


@pytest.mark.parametrize(
    ("ukuran_ini", "teks"),
    [
        (
            ukuran(ORANG, MIN_100, tw1="1", tw2="0", tw3="0", tw4="2"),
            "Realisasi = TW I 1 + TW II 0 + TW III 0 + TW IV 2 = 3",
        ),
        (
            ukuran(PERSEN, MIN_100, tw4="5"),
            "Realisasi menurut laporan penanggung jawab pada triwulan IV: 5,00%.",
        ),
        (ukuran(PERSEN, MIN_100), ""),
    ],
)
def test_asal_realisasi(ukuran_ini, teks):
    assert capaian.asal_realisasi(ukuran_ini, berformula=False) == teks


@pytest.mark.parametrize(
    ("rerata", "teks"),
    [
        (Rerata(D("100.02"), 3, 0), "rata-rata capaian 100,02% (Baik) dari 3 indikator"),
        (Rerata(D("100.02"), 1, 0), "capaian 100,02% (Baik)"),
        (
            Rerata(D("100.02"), 3, 2),
            "rata-rata capaian 100,02% (Baik) dari 3 indikator; 2 indikator belum dapat dihitung",
        ),
        (
            Rerata(None, 0, 2),
            "rata-rata capaian belum dapat dihitung karena 2 indikator belum bercapaian",
        ),
        (Rerata(None, 0, 0), "rata-rata capaian belum dapat dihitung karena belum ada indikator"),
    ],
)
def test_rerata(rerata, teks):
    assert teks_polos(capaian.rerata_isi("S", 2024, rerata, "Baik", Kebijakan())) == teks


def test_metode_hanya_menyebut_yang_dipakai():
    def rumus(kebijakan, polaritas, jenis):
        return [
            r for _, r in capaian.metode_capaian(kebijakan, polaritas=polaritas, jenis=jenis)
        ]  # fmt: skip

    biasa = rumus(Kebijakan(), [Polaritas.TINGGI], [JenisTarget.MINIMAL])
    assert biasa == ["Capaian = realisasi ÷ target × 100%"]
    rasio = rumus(
        Kebijakan(rumus_rendah=RumusRendah.RASIO), [Polaritas.RENDAH], [JenisTarget.MAKSIMAL]
    )
    assert rasio == ["Capaian = target ÷ realisasi × 100%"]
    rentang = rumus(Kebijakan(), [Polaritas.DALAM_RENTANG], [JenisTarget.RENTANG])
    assert rentang == [
        "Capaian = (2 × batas atas − realisasi) ÷ batas atas × 100%, "
        "atau realisasi ÷ batas bawah × 100%"
    ]
    semua = rumus(Kebijakan(), list(Polaritas), list(JenisTarget))
    assert len(semua) == 5
    negatif = capaian.metode_capaian(
        Kebijakan(), polaritas=[Polaritas.TINGGI], jenis=[JenisTarget.MINIMAL], negatif=True
    )
    berskor = capaian.metode_capaian(
        Kebijakan(), polaritas=[Polaritas.TINGGI], jenis=[JenisTarget.PREDIKAT], berskor=True
    )
    assert berskor[-1][1] == "Capaian = nilai realisasi ÷ nilai target × 100%"
    assert negatif[-1][1] == "Capaian = (1 ± (realisasi − target) ÷ |target|) × 100%"


@pytest.mark.parametrize(
    ("minimum", "maksimum", "teks"),
    [
        (D(0), None, "Capaian paling rendah 0%, tanpa batas atas."),
        (None, D(120), "Capaian paling tinggi 120%, tanpa batas bawah."),
        (None, None, "Capaian tidak diberi batas bawah maupun batas atas."),
        (D(0), D(120), "Capaian paling rendah 0% dan paling tinggi 120%."),
    ],
)
def test_batas_capaian_disebut(minimum, maksimum, teks):
    aturan = Kebijakan(minimum=minimum, maksimum=maksimum)
    assert capaian.aturan_hitung(aturan, PITA_PERMENDAGRI_86_2017)[1] == teks


# --- comparisons -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bentuk", "kini", "lalu", "teks"),
    [
        pytest.param(
            TPT,
            "2.71",
            "2.73",
            "turun 0,02 poin persentase dari 2,73% pada tahun 2023, yang berarti membaik",
            id="tpt",
        ),
        pytest.param(
            TPT,
            "2.75",
            "2.73",
            "naik 0,02 poin persentase dari 2,73% pada tahun 2023, yang berarti memburuk",
            id="tpt-naik",
        ),
        pytest.param(
            PERSEN,
            "97.30",
            "97.27",
            "naik 0,03 poin persentase dari 97,27% pada tahun 2023",
            id="tkk",
        ),
        pytest.param(
            PERSEN, "36", "39", "turun 3,00 poin persentase dari 39,00% pada tahun 2023", id="turun"
        ),
        pytest.param(
            UPAH,
            "23303",
            "22677",
            "naik Rp626/jam atau 2,76% dari Rp22.677/jam pada tahun 2023",
            id="upah",
        ),
        pytest.param(ORANG, "5", "0", "naik 5 orang dari 0 orang pada tahun 2023", id="dari-nol"),
        pytest.param(RASIO, "20", "15", "naik 5 atau 33,33% dari 1:15 pada tahun 2023", id="rasio"),
        pytest.param(PREDIKAT, "3", "2", "naik 1 peringkat dari B pada tahun 2023", id="predikat"),
        pytest.param(PERSEN, "21.05", "21.05", "sama dengan tahun 2023 (21,05%)", id="tetap"),
    ],
)
def test_perubahan(bentuk, kini, lalu, teks):
    beda = bandingkan(
        kini=D(kini), lalu=D(lalu), polaritas=bentuk.polaritas, desimal=bentuk.desimal
    )  # fmt: skip
    assert banding.perubahan(beda, bentuk, satuan_kecil(bentuk.tampil(D(lalu))), 2023) == teks


@pytest.mark.parametrize(
    ("jarak", "teks"),
    [
        (Jarak(False, D("0.20"), False), "0,20 poin persentase di bawah target"),
        (Jarak(True, D("5.65"), True), "5,65 poin persentase di atas target"),
        (Jarak(True, D("0"), False), "tepat sama dengan target"),
    ],
)
def test_terhadap_target(jarak, teks):
    assert banding.terhadap_target(jarak, PERSEN) == teks


@pytest.mark.parametrize(
    ("bentuk", "kini", "luar", "teks"),
    [
        (TPT, "2.71", "4.91", "2,20 poin persentase di bawah angka nasional (lebih baik)"),
        (PERSEN, "95", "96", "1,00 poin persentase di bawah angka nasional (belum sebaik)"),
        (PERSEN, "96", "96", "sama dengan angka nasional"),
    ],
)
def test_terhadap_luar(bentuk, kini, luar, teks):
    beda = bandingkan(kini=D(kini), lalu=D(luar), polaritas=bentuk.polaritas, desimal=2)
    assert banding.terhadap_luar(beda, bentuk, "angka nasional") == teks


@pytest.mark.parametrize(
    ("bentuk", "dari", "kini", "target", "teks"),
    [
        (
            PERSEN, "20", "22", "30",
            "perlu naik 4,00 poin persentase setiap tahun sampai dengan tahun 2026, dan laju "
            "selama 2022–2024, yaitu naik rata-rata 1,00 poin persentase setahun, belum memadai",
        ),
        (
            PERSEN, "20", "30", "32",
            "perlu naik 1,00 poin persentase setiap tahun sampai dengan tahun 2026, dan laju "
            "selama 2022–2024, yaitu naik rata-rata 5,00 poin persentase setahun, telah memadai",
        ),
        (
            PERSEN, "24", "20", "30",
            "perlu naik 5,00 poin persentase setiap tahun sampai dengan tahun 2026, sedangkan "
            "selama 2022–2024 realisasinya turun rata-rata 2,00 poin persentase setahun",
        ),
        (
            ORANG, "5", "5", "8",
            "perlu naik 1,5 orang setiap tahun sampai dengan tahun 2026, sedangkan selama "
            "2022–2024 realisasinya tidak berubah",
        ),
    ],
    ids=["kurang-cepat", "cukup", "mundur", "diam"],
)  # fmt: skip
def test_laju(bentuk, dari, kini, target, teks):
    perlu = laju(dari=D(kini), sampai=D(target), tahun=2, desimal=bentuk.desimal)
    lalu = laju(dari=D(dari), sampai=D(kini), tahun=2, desimal=bentuk.desimal)
    awal = banding.laju_perlu(perlu, bentuk, 2026)
    assert f"{awal}, {banding.laju_lalu(perlu, lalu, bentuk, '2022–2024')}" == teks


def test_laju_setahun_lagi_menyebut_tahunnya():
    perlu = laju(dari=D("2.71"), sampai=D("2.60"), tahun=1, desimal=2)
    assert (
        banding.laju_perlu(perlu, TPT, 2025) == "perlu turun 0,11 poin persentase pada tahun 2025"
    )


# --- budget and AKIP ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pagu", "realisasi", "serapan", "teks"),
    [
        (
            12660248443,
            10004700874,
            Hasil.dari(D("79.02")),
            "pagu Rp12.660.248.443, realisasi Rp10.004.700.874 (79,02%)",
        ),
        (None, None, Hasil.tidak_dapat("pagu belum ditetapkan"), "pagu belum ditetapkan"),
        (
            100,
            None,
            Hasil.tidak_dapat("realisasi anggaran belum dicatat"),
            "pagu Rp100, realisasi anggaran belum dicatat",
        ),
        (
            0,
            0,
            Hasil.tidak_dapat("pagu nol"),
            "pagu Rp0, realisasi Rp0 (serapan tidak dapat dihitung: pagu nol)",
        ),
    ],
)
def test_serapan(pagu, realisasi, serapan, teks):
    isi = anggaran.serapan_isi("total", 2024, pagu, realisasi, serapan)
    assert teks_polos(isi) == teks
    if pagu:
        assert any(isinstance(p, Teks) and p.medan == "pagu:total:2024" for p in larik(isi))


@pytest.mark.parametrize(
    ("pagu", "realisasi", "serapan", "teks"),
    [
        (100, 80, Hasil.dari(D("80")), "sebesar Rp100 dengan realisasi Rp80 (80,00%)"),
        (100, None, Hasil.tidak_dapat("x"), "sebesar Rp100 dengan realisasi yang belum dicatat"),
        (None, None, Hasil.tidak_dapat("x"), "yang pagunya belum ditetapkan"),
        (
            0, 0, Hasil.tidak_dapat("pagu nol"),
            "sebesar Rp0 dengan realisasi Rp0 (serapan tidak dapat dihitung: pagu nol)",
        ),
    ],
    ids=["ada", "tanpa-realisasi", "tanpa-pagu", "nol"],
)  # fmt: skip
def test_anggaran(pagu, realisasi, serapan, teks):
    assert teks_polos(anggaran.anggaran_isi("total", 2024, pagu, realisasi, serapan)) == teks


def test_banyak_mata_dengan_kata():
    assert anggaran.banyak_mata({"program": 6, "kegiatan": 15, "sub_kegiatan": 41}) == (
        "6 (enam) program, 15 (lima belas) kegiatan, dan 41 (empat puluh satu) sub kegiatan"
    )


@pytest.mark.parametrize(
    ("nilai", "kode"),
    [
        ("100", "AA"), ("90.01", "AA"), ("90", "A"), ("80.15", "A"), ("80", "BB"), ("70", "B"),
        ("60", "CC"), ("50", "C"), ("30", "D"), ("0", "D"),
    ],
)  # fmt: skip
def test_predikat_akip(nilai, kode):
    hasil = predikat_dari(D(nilai))
    assert hasil is not None
    assert hasil.kode == kode


@pytest.mark.parametrize(
    ("tahun", "ada", "tidak"),
    [
        (2021, "Nomor 88 Tahun 2021", "memimpin perubahan"),
        (2020, "Nomor 12 Tahun 2015", "eselon IV"),
        (2020, "yang berarti memimpin perubahan, berkinerja tinggi", "88 Tahun"),
        (2014, "", "Peraturan"),
    ],
)
def test_makna_nilai_menurut_aturan_tahunnya(tahun, ada, tidak):
    teks = akip.makna_nilai(D("80.15"), "A", tahun)
    assert ada in teks
    assert tidak not in teks


def test_makna_nilai_menyebut_predikat_yang_tidak_cocok():
    assert "eselon IV" in akip.makna_nilai(D("80.15"), "A", 2024)
    assert "tercantum" not in akip.makna_nilai(D("80.15"), "a", 2024)
    assert akip.makna_nilai(D("80.15"), "BB", 2024).endswith(
        "predikat yang tercantum pada LHE adalah BB."
    )
    assert predikat_dari(D("100.5")) is None
    assert "di luar rentang" in akip.makna_nilai(D("100.5"), "AA", 2024)


def test_target_yang_diubah_dua_kali_bersemula_satu() -> None:
    """A target has one beginning; a jump that is not told stands as `dari`."""
    pertama = PerubahanTarget("85 Menit", "84,50 Menit", 1, "Perubahan APBD", date(2025, 6, 1))
    kedua = PerubahanTarget("84,50 Menit", "82 Menit", 2, "", None)
    lompat = PerubahanTarget("81 Menit", "BB (75)", 3, "", None)
    assert list(kalimat_perubahan([pertama, kedua, lompat])) == [
        "semula 85 menit, diubah menjadi 84,50 menit dengan Perjanjian Kinerja Perubahan ke-1, "
        "berlaku mulai 1 Juni 2025. Alasan: Perubahan APBD.",
        "kemudian diubah menjadi 82 menit dengan Perjanjian Kinerja Perubahan ke-2.",
        "kemudian diubah dari 81 menit menjadi BB (75) dengan Perjanjian Kinerja Perubahan ke-3.",
    ]
    assert list(kalimat_perubahan([])) == []
