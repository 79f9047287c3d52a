"""The one reading of pagu and realisasi (docs/keputusan/0020). Expected values worked by hand."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anggaran.bacaan import (
    Garis,
    Pernyataan,
    baca,
    bertentangan,
    kelompokkan,
    pasangkan,
    pergantian,
    tampak,
    wajib_diisi,
)
from anggaran.uji.bacaan import KodeBacaan, penolakan, periksa_bacaan
from kinerja.angka import format_rupiah
from tests.anggaran.lambat import lambat, lambat_bertumpuk


def dokumen(*isi: dict[str, int]) -> list[Pernyataan[str]]:
    """Documents in order, each `{"5.1.02 DAU": 60}`; the key of a line is its text."""
    return [
        Pernyataan("sub", teks, Garis.dari(*teks.split(" ")), ke, nilai)
        for ke, satu in enumerate(isi, start=1)
        for teks, nilai in satu.items()
    ]


# --- one line -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rekening", "sumber_dana", "jalur", "sumber", "tertulis"),
    [
        ("5", "", (5,), (), "5"),
        ("5.1.02", "", (5, 1, 2), (), "5.1.02"),
        ("5.01.2", "DAU", (5, 1, 2), ("dau",), "5.01.2 (DAU)"),
        # A segment that is no number is a part of no code.
        ("5.x.02", "", (5, -1, 2), (), "5.x.02"),
        # A source without a code is one word, however it is spaced; a code has parts.
        (
            "5.1",
            "  Dana  Alokasi\tUmum ",
            (5, 1),
            ("dana alokasi umum",),
            "5.1 (Dana Alokasi Umum)",
        ),
        ("5.1", "1.02", (5, 1), ("1", "2"), "5.1 (1.02)"),
        ("5.1", "1.", (5, 1), ("1.",), "5.1 (1.)"),
    ],
)
def test_garis_dari_kode_yang_tertulis(rekening, sumber_dana, jalur, sumber, tertulis):
    garis = Garis.dari(rekening, sumber_dana)

    assert (garis.rekening, garis.sumber) == (jalur, sumber)
    assert garis.tertulis == tertulis


# --- across documents ---------------------------------------------------------------------------

KASUS = {
    "satu versi": ([{"5": 100}], {"5": 100}),
    "perincian sama besar (A1)": ([{"5": 100}, {"5.1.02": 100}], {"5.1.02": 100}),
    "perincian beberapa baris": (
        [{"5": 100}, {"5.1.01": 30, "5.1.02": 70}],
        {"5.1.01": 30, "5.1.02": 70},
    ),
    "perincian sebagian menggantikan seluruhnya": ([{"5": 100}, {"5.1.02": 60}], {"5.1.02": 60}),
    "baris yang tidak disebut tetap berlaku": (
        [{"5.1.01": 30, "5.1.02": 70}, {"5.1.02": 80}],
        {"5.1.01": 30, "5.1.02": 80},
    ),
    "jumlah menggantikan rinciannya": ([{"5.1.01": 30, "5.1.02": 70}, {"5": 110}], {"5": 110}),
    "rincian yang digantikan tidak kembali": (
        [{"5.1.01": 30, "5.1.02": 70}, {"5": 110}, {"5.1.02": 90}],
        {"5.1.02": 90},
    ),
    "saudara tidak tersentuh": (
        [{"5.1": 100, "5.2": 50}, {"5.1.02": 90}],
        {"5.1.02": 90, "5.2": 50},
    ),
    "5.10 bukan rincian 5.1": ([{"5.1": 100}, {"5.10": 50}], {"5.1": 100, "5.10": 50}),
    "5.01 sama dengan 5.1": ([{"5.1": 100}, {"5.01": 90}], {"5.01": 90}),
    "nol menghapus baris": (
        [{"5.1.01": 30, "5.1.02": 70}, {"5.1.01": 0}],
        {"5.1.01": 0, "5.1.02": 70},
    ),
    "semua rincian nol: sub kegiatan dibatalkan": (
        [{"5": 100}, {"5.1.01": 0, "5.1.02": 0}],
        {"5.1.01": 0, "5.1.02": 0},
    ),
    "jumlah dihapus dengan nol di samping rinciannya": (
        [{"5": 100}, {"5": 0, "5.1.02": 90}],
        {"5.1.02": 90},
    ),
    "rincian dihapus dengan nol di samping jumlahnya": (
        [{"5.1.02": 90}, {"5": 100, "5.1.02": 0}],
        {"5": 100},
    ),
    "sumber dana adalah rincian": (
        [{"5.1.02": 100}, {"5.1.02 DAU": 60, "5.1.02 PAD": 40}],
        {"5.1.02 DAU": 60, "5.1.02 PAD": 40},
    ),
    "sumber dana berkode berjenjang": (
        [{"5.1.02 1.2": 100}, {"5.1.02 1.2.01": 70}],
        {"5.1.02 1.2.01": 70},
    ),
    "sumber dana lain tidak tersentuh": (
        [{"5.1.02 DAU": 60, "5.1.02 PAD": 40}, {"5.1.02 dau": 70}],
        {"5.1.02 dau": 70, "5.1.02 PAD": 40},
    ),
    "bersilang: rekening rinci tanpa sumber menggantikan jumlah bersumber": (
        [{"5 DAU": 60, "5 PAD": 40}, {"5.1.02": 100}],
        {"5.1.02": 100},
    ),
}


@pytest.mark.parametrize(("isi", "berlaku"), KASUS.values(), ids=KASUS)
def test_baca(isi, berlaku):
    assert baca(dokumen(*isi)) == berlaku
    assert bertentangan(dokumen(*isi)) == []


def test_urutan_dokumen_bukan_urutan_baris():
    assert baca(reversed(dokumen({"5": 100}, {"5.1.02": 60}))) == {"5.1.02": 60}


def test_sub_kegiatan_lain_tidak_tersentuh():
    satu = Pernyataan("A", 1, Garis.dari("5"), 1, 100)
    dua = Pernyataan("B", 2, Garis.dari("5.1.02"), 2, 60)

    assert baca([satu, dua]) == {1: 100, 2: 60}


# --- within one document ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "pasangan", "berlaku"),
    [
        ({"5": 100, "5.1.02": 60}, [("5", "5.1.02")], {"5.1.02": 60}),
        (
            {"5": 100, "5.1.01": 40, "5.1.02": 60},
            [("5", "5.1.01"), ("5", "5.1.02")],
            {"5.1.01": 40, "5.1.02": 60},
        ),
        ({"5.1": 90, "5.01": 80}, [("5.01", "5.1")], {"5.1": 90}),
        ({"5.1.02": 100, "5.1.02 DAU": 60}, [("5.1.02", "5.1.02 DAU")], {"5.1.02 DAU": 60}),
        ({"5 DAU": 60, "5.1.02": 100}, [("5 DAU", "5.1.02")], {"5.1.02": 100}),
        (
            {"5": 100, "5.1": 80, "5.1.02": 60},
            [("5.1", "5.1.02"), ("5", "5.1.02")],
            {"5.1.02": 60},
        ),
    ],
)
def test_satu_dokumen_menyebut_belanja_yang_sama_dua_kali(isi, pasangan, berlaku):
    """Refused at every door; where it is stored already, the more detailed line counts."""
    semua = dokumen(isi)

    assert [(a.kunci, b.kunci) for a, b in bertentangan(semua)] == pasangan
    assert baca(semua) == berlaku


def test_penolakan_menyebut_kedua_baris():
    lama, baru = dokumen({"5": 13_242_200, "5.1.02": 13_000_000})

    assert penolakan(baru, [lama, baru]) == (
        f"5 sebesar {format_rupiah(13_242_200)} dan 5.1.02 sebesar {format_rupiah(13_000_000)} "
        "terhitung dua kali: “5.1.02” adalah rincian “5”; tulis rinciannya saja atau jumlahnya "
        "saja."
    )
    assert penolakan(lama, [lama]) is None
    (nol,) = dokumen({"5.1.02": 0})
    assert penolakan(nol, [lama]) is None


def test_temuan_menyebut_perincian_yang_mengubah_jumlah():
    temuan = periksa_bacaan(dokumen({"5": 100}, {"5.1.02": 60}, {"5.1.02": 60}))

    (satu,) = temuan
    assert (satu.kode, satu.dokumen, satu.sebelum, satu.sesudah) == (
        KodeBacaan.RINCIAN_BERBEDA,
        2,
        100,
        60,
    )
    assert not satu.menghalangi
    assert f"dari {format_rupiah(100)} menjadi {format_rupiah(60)}" in satu.pesan


def test_perincian_sama_besar_bukan_temuan():
    assert periksa_bacaan(dokumen({"5": 100}, {"5.1.01": 30, "5.1.02": 70})) == []
    (ganti,) = pergantian(dokumen({"5": 100}, {"5.1.01": 30, "5.1.02": 70}))
    assert ganti.selisih == 0


def test_temuan_yang_tidak_terbaca_menghalangi():
    (satu,) = periksa_bacaan(dokumen({"5": 100, "5.1.02": 60}))

    assert satu.menghalangi
    assert (satu.sebelum, satu.sesudah) == (100, 60)


# --- pagu beside realisasi ----------------------------------------------------------------------


def garis(*teks: str) -> dict[str, Garis]:
    return {t: Garis.dari(*t.split(" ")) for t in teks}


@pytest.mark.parametrize(
    ("pagu", "realisasi", "pasangan"),
    [
        ({"5": 100}, {"5.1.02": 40}, [("5", 100, 40)]),
        ({"5.1.01": 30, "5.1.02": 70}, {"5": 80}, [("5", 100, 80)]),
        ({"5.1.01": 30, "5.1.02": 70}, {"5.1.02": 50}, [("5.1.01", 30, None), ("5.1.02", 70, 50)]),
        ({"5.1": 100}, {"5.1.01": 30, "5.2": 9}, [("5.1", 100, 30), ("5.2", None, 9)]),
        ({"5.1.02 DAU": 60, "5.1.02 PAD": 40}, {"5.1.02": 90}, [("5.1.02", 100, 90)]),
        # Crossing: one by source, one by rekening; they meet at the code that both begin with.
        ({"5.1 DAU": 60}, {"5.1.02": 50}, [("5.1", 60, 50)]),
        # The code of the coarsest line is printed as it is written.
        ({"5.1.01": 30, "5.1.02": 70}, {"5.01": 80}, [("5.01", 100, 80)]),
        ({}, {}, []),
    ],
)
def test_pagu_dan_realisasi_berpasangan_pada_tingkat_yang_lebih_kasar(pagu, realisasi, pasangan):
    hasil = pasangkan(garis(*pagu, *realisasi), pagu, realisasi)

    assert [(p.rekening, p.pagu, p.realisasi) for p in hasil] == pasangan


def test_kelompok_dan_isinya_menurut_urutan_yang_diberikan():
    """Neither by code nor by the line that joins them: `5.1 DAU` is found to belong to both."""
    semua = garis("5.2", "5.1.02 DAU", "5.3", "5.1.01 DAU", "5.1 DAU", "5.2 DAU")

    assert kelompokkan(semua) == [
        ["5.2", "5.2 DAU"],
        ["5.1.02 DAU", "5.1.01 DAU", "5.1 DAU"],
        ["5.3"],
    ]


@pytest.mark.parametrize(
    ("pagu", "pernah", "terisi", "tampil", "wajib"),
    [
        # Pagu itemised after spending at 5: the old line is gone, the new one is asked for.
        ({"5.1.02": 70}, {"5"}, set(), ["5.1.02"], ["5.1.02"]),
        # The month still says 5: that holds the money.
        ({"5.1.02": 70}, {"5"}, {"5"}, ["5", "5.1.02"], ["5"]),
        # Pagu at 5, spending by its parts: the parts are asked for, not the whole.
        ({"5": 100}, {"5.1.02"}, {"5.1.02"}, ["5", "5.1.02"], ["5.1.02"]),
        ({"5": 100}, set(), set(), ["5"], ["5"]),
        ({"5": 0}, set(), set(), ["5"], []),
        ({}, {"5.1.02"}, set(), ["5", "5.1.02"], ["5.1.02"]),
    ],
)
def test_baris_yang_tampak_dan_yang_wajib_diisi(pagu, pernah, terisi, tampil, wajib):
    semua = garis("5", "5.1.02")

    assert tampak(semua, pagu, pernah, terisi) == tampil
    assert wajib_diisi(semua, pagu, pernah, terisi) == wajib


# --- against a slow model -----------------------------------------------------------------------

REKENING = [
    "5", "5.1", "5.2", "5.10", "5.1.01", "5.1.02", "5.2.02", "5.1.02.01", "5.1.02.03",
    "5.1.02.01.01", "5.1.02.01.01.0024", "5.1.02.01.01.0052",
]  # fmt: skip
SUMBER = ["", "DAU", "PAD", "1.2", "1.2.01"]


@st.composite
def tahun_anggaran(buat):
    """Up to four documents that each name some lines of two sub kegiatan."""
    hasil = []
    for ke in range(1, buat(st.integers(1, 4)) + 1):
        for sub in ("A", "B"):
            baris = buat(
                st.lists(st.tuples(st.sampled_from(REKENING), st.sampled_from(SUMBER)),
                         max_size=5, unique=True)
            )  # fmt: skip
            for rekening, sumber in baris:
                nilai = buat(st.integers(0, 4)) * 1_000
                kunci = (sub, rekening, sumber)
                hasil.append(Pernyataan(sub, kunci, Garis.dari(rekening, sumber), ke, nilai))
    return hasil


@settings(max_examples=200, deadline=None)
@given(tahun_anggaran())
def test_sama_dengan_model_lambat(semua):
    berlaku = baca(semua)

    assert berlaku == lambat(semua)
    assert not [1 for a, b in combinations(berlaku, 2) if lambat_bertumpuk(a, b)]


@settings(max_examples=100, deadline=None)
@given(tahun_anggaran())
def test_pertentangan_ada_bila_satu_dokumen_menyebut_dua_kali(semua):
    ganda = any(
        a.dokumen == b.dokumen and a.nilai and b.nilai and lambat_bertumpuk(a.kunci, b.kunci)
        for a, b in combinations(semua, 2)
    )

    assert bool(bertentangan(semua)) == ganda
    assert any(t.menghalangi for t in periksa_bacaan(semua)) == ganda
    assert ganda == any(penolakan(p, semua) for p in semua)


@settings(max_examples=200, deadline=None)
@given(tahun_anggaran())
def test_pergantian_menjelaskan_setiap_baris_yang_hilang(semua):
    """The last document changes the total by what it replaces and by what it restates."""
    terakhir = max((p.dokumen for p in semua), default=0)
    sebelum = baca(p for p in semua if p.dokumen < terakhir)
    sesudah = baca(semua)
    ganti = [g for g in pergantian(semua) if g.baru[0].dokumen == terakhir]
    lama = {p.kunci for g in ganti for p in g.lama}
    baru = {p.kunci for g in ganti for p in g.baru}

    assert sebelum.keys() - sesudah.keys() <= lama
    langsung = sum(n - sebelum.get(k, 0) for k, n in sesudah.items() if k not in lama | baru)
    assert sum(sesudah.values()) == (
        sum(sebelum.values()) + sum(g.selisih for g in ganti) + langsung
    )


@settings(max_examples=100, deadline=None)
@given(tahun_anggaran(), tahun_anggaran())
def test_pasangan_memuat_setiap_rupiah_sekali(pagu, realisasi):
    satu = {k: n for k, n in baca(pagu).items() if k[0] == "A"}
    dua = {k: n for k, n in baca(realisasi).items() if k[0] == "A"}
    semua = {k: Garis.dari(*k[1:]) for k in {**satu, **dua}}
    hasil = pasangkan(semua, satu, dua)

    assert sum(p.pagu or 0 for p in hasil) == sum(satu.values())
    assert sum(p.realisasi or 0 for p in hasil) == sum(dua.values())
    assert sorted(k for p in hasil for k in p.kunci) == sorted(semua)
    for p in hasil:
        assert all(k[1] == p.rekening or k[1].startswith(f"{p.rekening}.") for k in p.kunci)
    kelompok = kelompokkan(semua)
    assert not [
        1 for g, h in combinations(kelompok, 2) if any(lambat_bertumpuk(a, b) for a in g for b in h)
    ]
