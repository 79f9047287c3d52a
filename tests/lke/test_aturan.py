"""Each of the 48 criteria that data show: with data that meet it, and with data that do not."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kinerja.capaian import Polaritas
from laporan.lke.aturan import ATURAN, usulan_lke
from laporan.lke.baku import lembar_baku
from laporan.lke.fakta import FaktaSakip, Hitung
from laporan.lke.rumusan import batas_penyampaian, menyebut_kondisi, target_menantang
from laporan.lke.usulan import UsulanLKE
from laporan.models import JawabanKriteria

D = Decimal
PENUH, SEBAGIAN, KOSONG = Hitung(4, 4), Hitung(1, 4, ("A", "B", "C")), Hitung(0, 4)
HARI = date(2025, 2, 20)
#: Criterion → (group of facts, what meets it, what does not, the answer then).
KASUS: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "rencana_jangka_pendek": ("perencanaan", {"pk": PENUH, "iku": 3}, {"pk": SEBAGIAN, "iku": 3}),
    "rumusan_hasil": ("perencanaan", {"rumusan": PENUH}, {"rumusan": SEBAGIAN}),
    "indikator_smart": ("perencanaan", {"kamus": PENUH}, {"kamus": SEBAGIAN}),
    "iku_berkelanjutan": ("perencanaan", {"iku_tetap": PENUH}, {"iku_tetap": SEBAGIAN}),
    "target_realistis": ("perencanaan", {"target_wajar": PENUH}, {"target_wajar": SEBAGIAN}),
    "penjenjangan": ("perencanaan", {"penjenjangan": PENUH}, {"penjenjangan": SEBAGIAN}),
    "lintas_bidang": ("perencanaan", {"lintas": PENUH}, {"lintas": KOSONG}),
    "unit_merencanakan": ("perencanaan", {"unit_pk": PENUH}, {"unit_pk": SEBAGIAN}),
    "anggaran_mengacu": (
        "perencanaan", {"anggaran_terkait": PENUH}, {"anggaran_terkait": SEBAGIAN},
    ),
    "aktivitas_mendukung": (
        "perencanaan",
        {"rencana_aksi": PENUH, "rencana_aksi_disetujui": HARI},
        {"rencana_aksi": PENUH, "rencana_aksi_disetujui": None},
    ),
    "target_tercapai": ("pengukuran", {"capaian": PENUH}, {"capaian": SEBAGIAN}),
    "rencana_aksi_dinamis": (
        "pengukuran", {"ditindaklanjuti": PENUH}, {"ditindaklanjuti": SEBAGIAN},
    ),
    "definisi_operasional": ("perencanaan", {"kamus": PENUH}, {"kamus": KOSONG}),
    "pimpinan_terlibat": ("pengukuran", {"pengesahan": PENUH}, {"pengesahan": SEBAGIAN}),
    "data_relevan": ("pengukuran", {"sumber_data": PENUH}, {"sumber_data": SEBAGIAN}),
    "data_berbukti": ("pengukuran", {"bukti": PENUH}, {"bukti": SEBAGIAN}),
    "ukur_berkala": ("pengukuran", {"pengesahan": PENUH}, {"pengesahan": KOSONG}),
    "pantau_berjenjang": ("pengukuran", {"berjenjang": PENUH}, {"berjenjang": SEBAGIAN}),
    "data_aplikasi": ("pengukuran", {"lewat_aplikasi": PENUH}, {"lewat_aplikasi": KOSONG}),
    "ukur_aplikasi": ("pengukuran", {"terhitung": PENUH}, {"terhitung": SEBAGIAN}),
    "dasar_aktivitas": ("pengukuran", {"versi_rencana_aksi": 2}, {"versi_rencana_aksi": 1}),
    "dasar_anggaran": ("pengukuran", {"versi_anggaran": 2}, {"versi_anggaran": 1}),
    "efisiensi_anggaran": ("pengukuran", {"efisien": PENUH}, {"efisien": SEBAGIAN}),
    "lapor_tersusun": (
        "pelaporan", {"disusun": True, "final": HARI}, {"disusun": True, "final": None},
    ),
    "lapor_berkala": ("pelaporan", {"triwulan": PENUH}, {"triwulan": SEBAGIAN}),
    "lapor_formal": ("pelaporan", {"disetujui": HARI}, {"disetujui": None}),
    "lapor_direviu": ("pelaporan", {"reviu": HARI}, {"reviu": None}),
    "lapor_terbit": (
        "pelaporan",
        {"terbit": HARI, "terbit_tautan": "https://contoh.go.id/lkjip"},
        {"terbit": HARI, "terbit_tautan": ""},
    ),
    "lapor_tepat_waktu": (
        "pelaporan",
        {"kirim": date(2025, 2, 28), "batas": date(2025, 2, 28)},
        {"kirim": date(2025, 3, 1), "batas": date(2025, 2, 28)},
    ),
    "lapor_standar": ("pelaporan", {"isi": Hitung(7, 7)}, {"isi": Hitung(6, 7, ("A.4",))}),
    "lapor_lengkap": ("pelaporan", {"indikator": PENUH}, {"indikator": SEBAGIAN}),
    "banding_target": ("pelaporan", {"banding_target": PENUH}, {"banding_target": SEBAGIAN}),
    "banding_menengah": ("pelaporan", {"banding_akhir": PENUH}, {"banding_akhir": SEBAGIAN}),
    "banding_tahun": ("pelaporan", {"banding_lalu": PENUH}, {"banding_lalu": SEBAGIAN}),
    "banding_nasional": ("pelaporan", {"banding_luar": SEBAGIAN}, {"banding_luar": KOSONG}),
    "lapor_kualitas": ("pelaporan", {"analisis": PENUH}, {"analisis": SEBAGIAN}),
    "lapor_efisiensi": ("pelaporan", {"efisiensi": PENUH}, {"efisiensi": SEBAGIAN}),
    "lapor_perbaikan": ("pelaporan", {"perbaikan": PENUH}, {"perbaikan": SEBAGIAN}),
    "lapor_aktivitas": ("pelaporan", {"tindak_lalu": PENUH}, {"tindak_lalu": SEBAGIAN}),
    "evaluasi_seluruh": ("evaluasi", {"pd_dievaluasi": PENUH}, {"pd_dievaluasi": SEBAGIAN}),
    "evaluasi_berjenjang": ("evaluasi", {"tahap_terjawab": 2}, {"tahap_terjawab": 1}),
    "evaluasi_standar": (
        "evaluasi",
        {"nilai": D("80.15"), "komponen_sesuai": True},
        {"nilai": D("80.15"), "komponen_sesuai": False},
    ),
    "evaluasi_mendalam": ("evaluasi", {"catatan": PENUH}, {"catatan": SEBAGIAN}),
    "evaluasi_seluruh_unit": ("evaluasi", {"pd_dievaluasi": PENUH}, {"pd_dievaluasi": KOSONG}),
    "evaluasi_aplikasi": ("evaluasi", {"di_aplikasi": True}, {"di_aplikasi": False}),
    "rekomendasi_tuntas": ("evaluasi", {"rekomendasi": PENUH}, {"rekomendasi": SEBAGIAN}),
    "sakip_meningkat": (
        "evaluasi",
        {"nilai_lalu": D("76.4"), "nilai": D("80.15")},
        {"nilai_lalu": D("80.15"), "nilai": D("80.15")},
    ),
    "kinerja_meningkat": ("evaluasi", {"capaian_naik": PENUH}, {"capaian_naik": SEBAGIAN}),
}  # fmt: skip
#: What data show in part: a fact is told, the answer is people's.
FAKTA_SAJA = {
    "rencana_jangka_menengah", "rencana_aktivitas", "rencana_anggaran", "rencana_formal",
    "unit_berkomitmen", "mekanisme_data", "lapor_evaluasi", "evaluasi_perbaikan",
    "rencana_terbit", "rencana_kebutuhan", "rencana_diperbaiki", "rencana_disempurnakan",
    "dasar_tunjangan", "dasar_strategi", "dasar_kebijakan", "unit_peduli_ukur", "lapor_pimpinan",
    "lapor_anggaran", "lapor_perencanaan", "evaluasi_efisiensi",
}  # fmt: skip
KOSONGAN = FaktaSakip(2025)


def fakta_sendiri(kelompok, isi):
    return replace(KOSONGAN, **{kelompok: replace(getattr(KOSONGAN, kelompok), **isi)})


def test_empat_puluh_delapan_kriteria_berkasus():
    assert (len(KASUS), len(FAKTA_SAJA)) == (48, 20)
    assert set(ATURAN) == set(KASUS) | FAKTA_SAJA
    assert set(ATURAN) <= {k.kunci for _, k in lembar_baku().kriteria}


@pytest.mark.parametrize("kunci", KASUS)
def test_data_yang_memenuhi(kunci):
    kelompok, memenuhi, _ = KASUS[kunci]
    usulan = ATURAN[kunci](fakta_sendiri(kelompok, memenuhi))
    assert usulan.jawaban == "ya"
    assert "Belum:" not in usulan.dasar


@pytest.mark.parametrize("kunci", KASUS)
def test_data_yang_tidak_memenuhi(kunci):
    kelompok, memenuhi, tidak = KASUS[kunci]
    usulan = ATURAN[kunci](fakta_sendiri(kelompok, tidak))
    assert usulan.jawaban in ("sebagian", "tidak")
    assert usulan.sidik != ATURAN[kunci](fakta_sendiri(kelompok, memenuhi)).sidik


def test_tanpa_data_tidak_ada_yang_terpenuhi():
    """A new agency: nothing is proposed as met, nothing breaks, every sentence ends."""
    semua = usulan_lke(KOSONGAN, ATURAN)
    assert {u.jawaban for k, u in semua.items() if k in KASUS} == {"tidak"}
    assert all(semua[k].jawaban is None for k in FAKTA_SAJA)
    assert all(u.dasar.endswith(".") for u in semua.values())


def test_setiap_fakta_dipakai():
    """Facts that no rule reads would be gathered for nothing."""
    dibaca = {medan for _, a, b in KASUS.values() for medan in (*a, *b)}
    semua = {
        f.name
        for k in ("perencanaan", "pengukuran", "pelaporan", "evaluasi")
        for f in fields(getattr(KOSONGAN, k))
    }
    hanya_disebut = {"renstra", "tujuan", "sasaran", "pk_terakhir", "pagu", "kirim_tepat",
                     "reviu_bersih"}  # fmt: skip
    assert semua == dibaca | hanya_disebut


def test_sidik_mengikuti_angka_bukan_susunan_kata():
    satu = UsulanLKE(None, "PK ditandatangani 2 dari 4 jabatan.")
    assert satu.sidik == UsulanLKE(None, "2 dari 4 jabatan menandatangani PK.").sidik
    assert satu.sidik != UsulanLKE(None, "PK ditandatangani 3 dari 4 jabatan.").sidik
    assert satu.sidik != UsulanLKE(JawabanKriteria.YA, satu.dasar).sidik


def test_yang_kurang_disebut_paling_banyak_tiga():
    h = Hitung(0, 5, ("A", "B", "C", "D", "E"))
    assert h.sebut_kurang == " Belum: A; B; C; dan 2 lainnya."
    assert Hitung(1, 2, ("A",)).sebut_kurang == " Belum: A."


def test_tanpa_indikator_di_bawah_target_tidak_perlu_perbaikan():
    fakta = fakta_sendiri("pelaporan", {"perbaikan": Hitung(), "indikator": PENUH})
    assert ATURAN["lapor_perbaikan"](fakta).jawaban == "ya"


@pytest.mark.parametrize(
    ("teks", "kondisi"),
    [
        ("Meningkatnya kesempatan kerja", True),
        ("Terwujudnya hubungan industrial yang harmonis", True),
        ("Melaksanakan pelatihan kerja", False),
        ("Terlaksananya pelatihan kerja", False),
        ("Penyusunan dokumen perencanaan", False),
        ("", False),
    ],
)
def test_rumusan_menyebut_kondisi(teks, kondisi):
    assert menyebut_kondisi(teks) is kondisi


@pytest.mark.parametrize(
    ("polaritas", "target", "acuan", "hasil"),
    [
        (Polaritas.TINGGI, D(80), [D(80), None], True),
        (Polaritas.TINGGI, D(79), [D(80), None], False),
        (Polaritas.TINGGI, D(79), [D(80), D(79)], True),  # as the plan has it
        (Polaritas.RENDAH, D(4), [D(5)], True),
        (Polaritas.RENDAH, D(6), [D(5)], False),
        (Polaritas.TINGGI, D(80), [None, None], None),
        (Polaritas.TINGGI, None, [D(80)], None),
        (Polaritas.DALAM_RENTANG, None, [], True),
    ],
)
def test_target_menantang(polaritas, target, acuan, hasil):
    assert target_menantang(polaritas, target, acuan) is hasil


@pytest.mark.parametrize(("tahun", "batas"), [(2024, date(2025, 2, 28)), (2023, date(2024, 2, 29))])
def test_batas_penyampaian_dua_bulan(tahun, batas):
    assert batas_penyampaian(tahun) == batas
