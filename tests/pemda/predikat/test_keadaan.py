"""PURE. Every state of a quarter has a way on for somebody."""

from datetime import date, timedelta

import pytest

from laporan.pemda.predikat.keadaan import KeadaanPredikat, LangkahPredikat, TahapPredikat

L = LangkahPredikat
AKHIR, BATAS = date(2024, 3, 31), date(2024, 4, 30)
HARI = timedelta(days=1)


def keadaan(sampai: date | None = BATAS, *, final: bool = False, terbuka: int = 0):
    return KeadaanPredikat(sampai, final, terbuka, AKHIR)


@pytest.mark.parametrize(
    ("k", "hari", "tahap", "pemda", "pd"),
    [
        (keadaan(None), AKHIR, TahapPredikat.BELUM, set(), set()),
        (keadaan(None), AKHIR + HARI, TahapPredikat.BELUM, {L.UMUMKAN}, set()),
        (keadaan(), BATAS, TahapPredikat.KEBERATAN, {L.ULANG, L.JADWAL}, {L.KEBERATAN, L.TARIK}),
        (
            keadaan(terbuka=1), BATAS, TahapPredikat.KEBERATAN,
            {L.ULANG, L.JADWAL, L.JAWAB}, {L.KEBERATAN, L.TARIK},
        ),
        (
            keadaan(), BATAS + HARI, TahapPredikat.PENYELESAIAN,
            {L.ULANG, L.JADWAL, L.TETAPKAN}, {L.TARIK},
        ),
        (
            keadaan(terbuka=2), BATAS + HARI, TahapPredikat.PENYELESAIAN,
            {L.ULANG, L.JADWAL, L.JAWAB}, {L.TARIK},
        ),
        (keadaan(final=True), BATAS + HARI, TahapPredikat.FINAL, {L.KOREKSI}, set()),
    ],
    ids=[
        "triwulan_berjalan", "triwulan_berakhir", "masa_keberatan", "ada_keberatan",
        "masa_berakhir", "belum_terjawab", "final",
    ],
)  # fmt: skip
def test_langkah_menurut_keadaan(k, hari, tahap, pemda, pd):
    assert k.tahap(hari) is tahap
    assert k.langkah(hari, mengelola=True) == pemda
    assert k.langkah(hari, mengelola=False) == pd


def test_halangan_menyebut_yang_menunggu():
    assert "belum berakhir" in keadaan().halangan(BATAS)
    assert keadaan(terbuka=2).halangan(BATAS + HARI) == "2 keberatan belum dijawab."
    assert keadaan().halangan(BATAS + HARI) == ""
