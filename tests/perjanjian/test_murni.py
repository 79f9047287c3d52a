"""The pure rules: sums of the budget, and the wording of the statement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pernyataan import (
    BAWAAN,
    MEDAN,
    Pernyataan,
    isi_pernyataan,
    medan_tak_dikenal,
    paragraf,
)
from laporan.perjanjian.jumlah import induk_mata, jumlah_mata
from tests.orakel import BANYAK


@pytest.mark.parametrize(
    ("mata", "jumlah"),
    [
        ([], 0),
        ([("2.07.01", 10)], 10),
        ([("2.07.01", 10), ("2.07.01.2.01", 4), ("2.07.01.2.02", 6)], 10),
        ([("2.07.01.2.01", 4), ("2.07.01.2.01.0001", 4), ("2.07.02", 3)], 7),
        ([("2.07.01.2.01.0001", 4), ("2.07.01.2.01.0002", 5)], 9),
        # `2.07.1` is not above `2.07.10`.
        ([("2.07.1", 4), ("2.07.10", 5)], 9),
        ([("2.07.01", 10), ("2.07.01.2.01.0001", 4)], 10),
    ],
)
def test_jumlah_mata(mata, jumlah):
    assert jumlah_mata(mata) == jumlah


def test_induk_adalah_yang_terdekat():
    kode = ["2.07.01", "2.07.01.2.01", "2.07.01.2.01.0001", "3.32.04"]
    assert induk_mata(kode) == {
        "2.07.01": None,
        "2.07.01.2.01": "2.07.01",
        "2.07.01.2.01.0001": "2.07.01.2.01",
        "3.32.04": None,
    }


_POHON = st.dictionaries(
    st.from_regex(r"[1-3]\.0[1-3]\.0[1-3]", fullmatch=True),
    st.lists(st.integers(0, 10**12), min_size=1, max_size=4),
    max_size=5,
)


@BANYAK
@given(_POHON)
def test_setiap_daun_dihitung_satu_kali(pohon):
    """Listing a program beside its kegiatan changes nothing of the total."""
    daun = [(f"{p}.2.0{i}", nilai) for p, isi in pohon.items() for i, nilai in enumerate(isi)]
    atas = [(p, sum(isi)) for p, isi in pohon.items()]
    assert jumlah_mata(daun) == jumlah_mata([*atas, *daun]) == jumlah_mata(atas)


NILAI = {m: f"<{m}>" for m in MEDAN}


def test_pernyataan_bawaan_utuh():
    teks = isi_pernyataan(BAWAAN, NILAI)
    assert len(paragraf(teks)) == 3
    assert not medan_tak_dikenal(teks)
    for bagian in (BAWAAN.pembuka, BAWAAN.pihak_pertama, BAWAAN.pihak_kedua):
        assert not medan_tak_dikenal(bagian)


@pytest.mark.parametrize(
    ("teks", "asing"),
    [
        ("Untuk {tahun} pada {pd}", []),
        ("Untuk {nama}", ["{nama}"]),
        ("{tahun.__class__} {tahun} {x} {x}", ["{tahun.__class__}", "{x}"]),
        ("kurung { terbuka", ["{"]),
        ("kurung } tertutup", ["}"]),
    ],
)
def test_medan_tak_dikenal(teks, asing):
    assert medan_tak_dikenal(teks) == asing


@given(st.text(max_size=80))
def test_pengisian_tidak_pernah_gagal(teks):
    """Nothing typed into a template is evaluated or breaks it."""
    hasil = isi_pernyataan(Pernyataan(teks, "", ""), NILAI)
    if "{" not in teks:
        assert hasil == " ".join(teks.split())
