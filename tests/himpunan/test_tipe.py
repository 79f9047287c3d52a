"""Column types and figures of variables: what is accepted, what is refused."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kinerja.himpunan.galat import NilaiError, saran
from kinerja.himpunan.mentah import Persen, Sel, teks_sel
from kinerja.himpunan.tipe import (
    Angka,
    Bulat,
    Kode,
    Pilihan,
    Rupiah,
    Tahun,
    Tanggal,
    Teks,
    Tipe,
    YaTidak,
)
from kinerja.lembar.angka_indikator import baca_bebas, baca_sel_indikator, baca_variabel
from kinerja.target_teks import BentukAngka

D = Decimal


@pytest.mark.parametrize(
    ("tipe", "sel", "nilai"),
    [
        (Teks(), " a\r\nb ", "a\nb"),
        (Teks(), D(2024), "2024"),
        (Kode(), D(5), "5"),
        (Tanggal(), "2024-12-31", date(2024, 12, 31)),
        (Tanggal(), "31/12/2024", date(2024, 12, 31)),
        (Tanggal(), "1-2-2024", date(2024, 2, 1)),
        (Tanggal(), "2 Januari 2024", date(2024, 1, 2)),
        (Tanggal(), "31  desember 2024", date(2024, 12, 31)),
        (Tanggal(), date(2024, 2, 1), date(2024, 2, 1)),
        (YaTidak(), "Ya", True),
        (YaTidak(), False, False),
        (Pilihan(["sub_bagian"]), "Sub Bagian", "sub_bagian"),
        (Pilihan(["II", "III"]), "iii", "III"),
        (Pilihan([("plt", "Pelaksana Tugas (Plt.)")]), "Plt.", "plt"),
        (Bulat(), "1.234", 1234),
        (Bulat(0, 6), D(6), 6),
        (Tahun(), D(2024), 2024),
        (Tahun(), " 2024 ", 2024),
        (Rupiah(), "Rp 1.000.000,00", 1000000),
        (Rupiah(), "12.453.995.443", 12453995443),
        (Rupiah(), "0", 0),
        (Angka(), "97,30", D("97.30")),
        (Angka(), "97.3", D("97.3")),
        (Angka(persen=True), "91%", D(91)),
        (Angka(persen=True), Persen(D("97.3")), D("97.3")),
    ],
)
def test_diterima(tipe: Tipe, sel: Sel, nilai: Any) -> None:
    hasil = tipe.baca(sel)
    assert hasil == nilai
    assert type(hasil) is type(nilai)


@pytest.mark.parametrize(
    ("tipe", "sel", "pesan"),
    [
        (Teks(), D("2.1"), "format sel sebagai Teks"),
        (Kode(), D("2.1"), "2.10 tidak berubah menjadi 2,1"),
        (Kode(), date(2024, 2, 1), "menjadi tanggal"),
        (Kode(), True, "BENAR/SALAH"),
        (Kode(), "a\nb", "satu baris"),
        (Teks(), "a\x07b", "U+0007"),
        (Tanggal(), "12/31/2024", "hari/bulan/tahun"),
        (Tanggal(), "31 Februari 2024", "tidak ada pada kalender"),
        (Tanggal(), "2 Janvier 2024", "yang diharapkan tanggal"),
        (Tanggal(), "31/12/24", "31/12/2024, atau 2024-12-31"),
        (Tanggal(), D(45000), "31 Desember 2024, 31/12/2024"),
        (Tanggal(), "0024-12-31", "tahun 24 pada tanggal ini"),
        (Tanggal(), "31/12/9999", "tahun 9999 pada tanggal ini"),
        (Tanggal(), date(9999, 12, 31), "tahun 9999 pada tanggal ini"),
        (YaTidak(), "1", "ya atau tidak"),
        (Bulat(0, 6), "7", "0 sampai 6"),
        (Bulat(), D("1.5"), "bilangan bulat"),
        (Bulat(), Persen(D(5)), "bukan persentase"),
        (Tahun(), "2.024", "empat angka"),
        (Tahun(), "24", "empat angka"),
        (Rupiah(), "1,234", "dapat dibaca 1.234"),
        (Rupiah(), "1000,5", "bilangan bulat"),
        (Angka(), "1.234", "dapat dibaca 1.234"),
        (Angka(), "5%", "tanpa tanda %"),
        (Angka(2), D("97.30000000000001"), "paling banyak 2"),
        (Angka(), D("1e40"), "terlalu besar"),
        (Angka(), True, "yang diharapkan angka"),
        (Angka(), date(2024, 1, 1), "menjadi tanggal"),
    ],
)
def test_ditolak(tipe: Tipe, sel: Sel, pesan: str) -> None:
    with pytest.raises(NilaiError) as galat:
        tipe.baca(sel)
    assert pesan in str(galat.value)


@pytest.mark.parametrize(
    ("sel", "satuan", "nilai"),
    [
        ("8.604", "Orang", D(8604)),
        ("8604", "", D(8604)),
        ("Rp 8.604", "Rupiah", D(8604)),
        ("8.604 Orang", "Orang", D(8604)),
        ("1.250.000", "Indeks", D(1250000)),
        ("12,5", "Orang", D("12.5")),
        ("1,2340", "Indeks", D("1.234")),
        ("0.123", "Indeks", D("0.123")),
        (D("1.234"), "Orang", D("1.234")),
        (D("1.234"), "Indeks", D("1.234")),
        ("97,3%", "Persen", D("97.3")),
        (Persen(D("97.3")), "%", D("97.3")),
        ("13.829.330.000.000,12345678", "Rupiah", D("13829330000000.12345678")),
        ("-5", "Persen", D(-5)),
    ],
)
def test_nilai_variabel(sel: Sel, satuan: str, nilai: Decimal) -> None:
    assert baca_variabel(sel, satuan) == nilai


@pytest.mark.parametrize(
    ("sel", "satuan", "pesan"),
    [
        ("1,234", "Orang", "Ketik 1234 bila yang dimaksud bilangan bulat, atau 1,2340"),
        ("1.234", "Indeks", "dapat dibaca 1.234"),
        ("1.234", "Ton", "dapat dibaca 1.234"),
        ("1.234", "Rp/Jam", "dapat dibaca 1.234"),
        ("1.234", "Juta Rupiah", "dapat dibaca 1.234"),
        ("97%", "Orang", "memakai tanda %"),
        (Persen(D("97.3")), "Orang", "berformat persen (97,3%)"),
        ("Rp 5", "Orang", "memakai Rp"),
        ("1,123456789", "Indeks", "paling banyak 8"),
        ("banyak", "Orang", "tidak dapat dibaca sebagai angka"),
    ],
)
def test_nilai_variabel_ditolak(sel: Sel, satuan: str, pesan: str) -> None:
    with pytest.raises(NilaiError) as galat:
        baca_variabel(sel, satuan)
    assert pesan in str(galat.value)


def test_angka_indikator_dari_sel_excel() -> None:
    persen = BentukAngka(2, "{n}%", "Persen")
    assert baca_sel_indikator(Persen(D("97.3")), persen) == D("97.3")
    assert baca_sel_indikator(D("97.3"), persen) == D("97.3")
    with pytest.raises(NilaiError, match="berformat persen"):
        baca_sel_indikator(Persen(D("97.3")), BentukAngka(2, "{n}", "Indeks"))
    with pytest.raises(NilaiError, match="bilangan bulat"):
        baca_bebas("1,5", BentukAngka(0))
    assert baca_bebas("4,9123", persen) == D("4.9123")


def test_teks_sel_sebagaimana_dilihat_orang() -> None:
    assert [teks_sel(s) for s in (None, True, D("97.3"), Persen(D(5)), date(2024, 1, 2), "x")] == [
        "", "ya", "97,3", "5%", "2024-01-02", "x",
    ]  # fmt: skip


def test_saran_yang_terdekat() -> None:
    assert saran("IK-SS11", ["IK-SS1", "IK-TJ1"]) == " Mungkin maksudnya “IK-SS1”."
    assert saran("zzz", ["IK-SS1"]) == ""
