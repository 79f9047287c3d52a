"""Merging what four quarters say: near-duplicates go, differences in meaning stay."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laporan.bahan.rangkum import gabung_mirip, mengulang_angka, serupa


@pytest.mark.parametrize(
    ("butir", "hasil"),
    [
        ([], []),
        (["  ", "-", "…"], []),
        (["Data terlambat", "data terlambat."], ["Data terlambat"]),
        (
            ["Pelatihan diberikan kepada peserta.", "Pelatihan diberikan kepada 368 peserta."],
            ["Pelatihan diberikan kepada 368 peserta."],
        ),
        (
            ["Bursa kerja digelar rutin secara langsung dan virtual.",
             "Bursa kerja digelar secara rutin, langsung dan virtual"],
            ["Bursa kerja digelar rutin secara langsung dan virtual."],
        ),
        (
            ["Kurangnya instruktur bersertifikat pada balai latihan kerja",
             "Anggaran terlambat cair",
             "Kurangnya instruktur bersertifikat pada balai latihan kerja daerah"],
            ["Kurangnya instruktur bersertifikat pada balai latihan kerja daerah",
             "Anggaran terlambat cair"],
        ),
    ],
    ids=["kosong", "tanda-baca", "huruf", "lebih-lengkap", "kata-tugas", "urutan"],
)  # fmt: skip
def test_gabung_mirip(butir, hasil):
    assert gabung_mirip(butir) == hasil


@pytest.mark.parametrize(
    ("satu", "lain"),
    [
        ("Peserta pelatihan berjumlah 120 orang", "Peserta pelatihan berjumlah 150 orang"),
        ("Perusahaan sudah mengesahkan peraturan", "Perusahaan belum mengesahkan peraturan"),
        (
            "Jumlah lowongan kerja pada perusahaan besar di daerah naik",
            "Jumlah lowongan kerja pada perusahaan besar di daerah turun",
        ),
        (
            "Jalan rusak menghambat angkutan hasil panen warga Sungai Batang",
            "Jalan rusak menghambat angkutan hasil panen warga Simpang Lima",
        ),
        ("Anggaran terbatas", "Anggaran perjalanan dinas terbatas dan terlambat"),
        ("Sosialisasi triwulan I selesai", "Sosialisasi triwulan II selesai"),
        ("Semua peserta lulus uji", "Sebagian peserta lulus uji"),
    ],
    ids=["angka", "ingkar", "arah", "nama", "terlalu-pendek", "triwulan", "banyaknya"],
)
def test_yang_berbeda_makna_tetap_dua(satu, lain):
    assert gabung_mirip([satu, lain]) == [satu, lain]
    assert not serupa(satu, lain)


_KATA = st.sampled_from(
    ["data", "pelatihan", "peserta", "belum", "12", "30", "naik", "turun", "kerja", "Banjar"]
)
_BUTIR = st.lists(st.lists(_KATA, min_size=1, max_size=6).map(" ".join), max_size=8)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(_BUTIR)
def test_hasil_bagian_dari_masukan(butir):
    hasil = gabung_mirip(butir)
    assert set(hasil) <= set(butir)
    assert bool(hasil) is bool(butir)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(_KATA, min_size=1, max_size=6).map(" ".join))
def test_serupa_dengan_dirinya(teks):
    assert serupa(teks, f"{teks}.")
    assert gabung_mirip([teks] * 4) == [teks]


@pytest.mark.parametrize(
    ("teks", "lain", "ulang"),
    [
        ("hanya 169 dari 467", "target 187 dari 467, tercapai 169", True),
        ("hanya 169", "tercapai 169", False),
        ("hanya 169 dari 500", "169 dari 467", False),
        ("tanpa angka", "169 dari 467", False),
    ],
)
def test_mengulang_angka(teks, lain, ulang):
    assert mengulang_angka(teks, lain) is ulang
