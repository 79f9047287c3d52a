"""Scale and predicates in the workbook of a sheet: up and down, wrong ones named by their row."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from kinerja.himpunan.tulis import LembarTulis, bita_buku
from kinerja.penolakan import TidakSahError
from laporan.lke import pengaturan
from laporan.lke.baca import lembar_tahun
from laporan.lke.baku import lembar_baku
from laporan.lke.lembar_kerja import KOLOM, baris_lembar
from laporan.lke.skala_kerja import (
    KOLOM_PITA,
    KOLOM_TINGKAT,
    baris_pita,
    baris_tingkat,
    pita_dari,
    tingkat_dari,
)
from tests.lke.conftest import PADA
from tests.pasti import pasti

LEMBAR = lembar_baku()


def _isi(baris: list[dict[str, str]]) -> Any:
    return list(enumerate(baris, start=2))


def test_bolak_balik():
    assert tingkat_dari(_isi(baris_tingkat(LEMBAR))) == LEMBAR.tingkat
    assert pita_dari(_isi(baris_pita(LEMBAR))) == LEMBAR.pita


@pytest.mark.parametrize(
    ("urut", "kolom", "nilai", "pesan"),
    [
        # Rows: AA, A, BB, B, CC, C, D, E.
        (0, "kode", "", "baris 2: isi kode"),
        (1, "kode", "AA", "baris 3: kode AA ditulis lebih dari sekali"),
        (0, "persen", "101", "baris 2: persen 101 di luar 0 sampai 100"),
        (0, "persen", "-1", "baris 2: persen (-1|−1) di luar"),
        (0, "persen", "banyak", "baris 2: persen “banyak” bukan angka"),
        (0, "persen", "", "baris 2: kolom persen kosong"),
        (4, "persen", "70", "baris 6: persen CC harus lebih kecil daripada B"),
        (0, "sampai", "90", "baris 2: AA menuntut seluruh kriteria"),
        (2, "sampai", "90", r"baris 4: tingkat tertinggi menurut kriteria \(BB\)"),
        (3, "di_atas", "", "baris 5: isi di_atas B"),
        (3, "di_atas", "100", "baris 5: di_atas harus lebih kecil daripada sampai"),
        (
            4,
            "sampai",
            "70",
            r"baris 6: sampai 70 harus sama dengan di_atas tingkat di atasnya \(75\)",
        ),
        (7, "persen", "10", "baris 9: tingkat terakhir bernilai 0"),
        (6, "di_atas", "5", r"baris 9: sampai 0 harus sama dengan di_atas .* \(5\)"),
    ],
)
def test_tingkat_salah_disebut_barisnya(urut, kolom, nilai, pesan):
    baris = baris_tingkat(LEMBAR)
    baris[urut][kolom] = nilai
    with pytest.raises(TidakSahError, match=f"Lembar tingkat, {pesan}"):
        tingkat_dari(_isi(baris))


@pytest.mark.parametrize(
    ("urut", "kolom", "nilai", "pesan"),
    [
        # Rows: AA 90-100, A 80-90, BB 70-80, B 60-70, CC 50-60, C 30-50, D 0-30.
        (0, "sampai", "99", "baris 2: sampai 99 harus sama dengan 100"),
        (1, "sampai", "89", r"baris 3: sampai 89 harus sama dengan di_atas predikat .* \(90\)"),
        (1, "di_atas", "", "baris 3: di_atas kosong hanya pada predikat terakhir"),
        (6, "di_atas", "10", "baris 8: di_atas kosong hanya pada predikat terakhir"),
        (1, "di_atas", "95", "baris 3: di_atas harus lebih kecil daripada sampai"),
        (2, "sebutan", "", "baris 4: isi sebutan"),
        (2, "kode", "SANGAT", "baris 4: isi kode, paling panjang 4"),
        (2, "di_atas", "150", "baris 4: di_atas 150 di luar 0 sampai 100"),
    ],
)
def test_predikat_salah_disebut_barisnya(urut, kolom, nilai, pesan):
    baris = baris_pita(LEMBAR)
    baris[urut][kolom] = nilai
    with pytest.raises(TidakSahError, match=f"Lembar predikat, {pesan}"):
        pita_dari(_isi(baris))


def test_lembar_kosong_ditolak():
    for baca, nama in ((tingkat_dari, "tingkat"), (pita_dari, "predikat")):
        with pytest.raises(TidakSahError, match=f"Lembar {nama} tidak berisi"):
            baca([])


@pytest.mark.django_db
def test_skala_lewat_buku_kerja(d):
    """A local predicate of two bands less; a workbook without these sheets keeps what stands."""
    buku = load_workbook(BytesIO(pengaturan.buku_lembar(LEMBAR)))
    assert buku.sheetnames == ["lke", "tingkat", "predikat"]
    pita = [
        {"kode": "A", "sebutan": "Baik Sekali", "di_atas": "72,5", "sampai": "100"},
        {"kode": "B", "sebutan": "Cukup", "di_atas": "", "sampai": "72,5"},
    ]
    lke = LembarTulis("lke", KOLOM, baris_lembar(LEMBAR))
    umum: dict[str, Any] = {"nama": "Lokal", "oleh": d.admin, "pada": PADA}
    isi = bita_buku(lke, LembarTulis("predikat", KOLOM_PITA, pita))
    pengaturan.muat_lembar_lke(isi=isi, mulai_tahun=2026, **umum)
    baru = pasti(lembar_tahun(2026))
    assert [(p.kode, p.sebutan) for p in baru.pita] == [("A", "Baik Sekali"), ("B", "Cukup")]
    assert baru.tingkat == LEMBAR.tingkat
    assert pasti(baru.predikat(Decimal("72.5"))).kode == "B"  # the lower bound is open
    assert pasti(baru.predikat(Decimal("72.5001"))).kode == "A"
    pengaturan.muat_lembar_lke(isi=bita_buku(lke), mulai_tahun=2027, **umum)
    assert pasti(lembar_tahun(2027)).pita == baru.pita
    tanpa = bita_buku(
        lke, LembarTulis("tingkat", KOLOM_TINGKAT[:2], [{"kode": "A", "persen": "1"}])
    )
    with pytest.raises(TidakSahError, match="Lembar “tingkat”: kolom yang tidak ada: di_atas"):
        pengaturan.muat_lembar_lke(isi=tanpa, mulai_tahun=2028, **umum)
