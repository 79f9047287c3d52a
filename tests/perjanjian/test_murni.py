"""The pure rules: sums of the budget, and the wording of the statement."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pernyataan import (
    BAWAAN,
    MEDAN,
    bagian_pernyataan,
    isi_pernyataan,
    medan_tak_dikenal,
    medan_tersisa,
    periksa_templat,
    rapikan_pernyataan,
)
from laporan.perjanjian.alih_jabatan import MasaPemangku, penerus_jabatan
from laporan.perjanjian.jumlah import induk_mata, jumlah_mata
from laporan.perjanjian.tenggat import perlu_alasan
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
    """The form of PermenPANRB 53/2014: both parties between the opening and the promises."""
    assert periksa_templat(BAWAAN) == ""
    teks = isi_pernyataan(BAWAAN, NILAI)
    assert medan_tersisa(teks) == []
    bagian = bagian_pernyataan(teks)
    assert bagian[0].startswith("Dalam rangka mewujudkan manajemen pemerintahan yang efektif,")
    assert bagian[1:5] == [
        "{identitas_pertama}",
        "selanjutnya disebut pihak pertama.",
        "{identitas_kedua}",
        "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.",
    ]
    assert bagian[5].endswith(
        "Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami."
    )
    assert bagian[6].endswith("dalam rangka pemberian penghargaan dan sanksi.")


@pytest.mark.parametrize(
    ("teks", "asing"),
    [
        ("Untuk {tahun} pada {perangkat_daerah}", []),
        ("Untuk {siapa}", ["{siapa}"]),
        ("{tahun.__class__} {tahun} {x} {x}", ["{tahun.__class__}", "{x}"]),
        ("kurung { terbuka", ["{"]),
        ("kurung } tertutup", ["}"]),
    ],
)
def test_medan_tak_dikenal(teks, asing):
    assert medan_tak_dikenal(teks) == asing


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("  \n ", "Pernyataan belum diisi."),
        ("{jabatn} {atasan}", "{jabatn} tidak dikenal. Mungkin maksudnya {jabatan}. Yang dapat"),
        ("{atasan} menilai", "Pihak pertama belum disebut. Tulis {identitas_pertama}"),
        ("{nama} berjanji", "Pihak kedua belum disebut. Tulis {identitas_kedua}"),
        ("Kami {identitas_pertama} dan {atasan}", "tulis pada baris tersendiri"),
        ("{nama}, {jabatan} kepada {atasan}", ""),
        ("{identitas_pertama}\n{identitas_kedua}", ""),
    ],
)
def test_periksa_templat(teks, pesan):
    hasil = periksa_templat(teks)
    assert hasil.startswith(pesan) or (pesan in hasil and pesan != "")
    assert bool(hasil) is bool(pesan)


@pytest.mark.parametrize(
    ("teks", "bagian"),
    [
        ("", []),
        ("satu", ["satu"]),
        ("satu\r\n\r\ndua", ["satu", "dua"]),
        ("baris satu\nbaris dua\n\ntiga", ["baris satu\nbaris dua", "tiga"]),
        # Two empty lines: one parts the paragraphs, the other is kept.
        ("satu\n\n\ndua", ["satu", "", "dua"]),
        ("\n\nsatu\n\n\n\ndua\n\n", ["satu", "", "", "dua"]),
        ("satu\n{identitas_pertama}\ndua", ["satu", "{identitas_pertama}", "dua"]),
    ],
)
def test_bagian_pernyataan(teks, bagian):
    assert bagian_pernyataan(teks) == bagian


def test_yang_belum_diketahui_menjadi_titik_titik():
    assert isi_pernyataan("{nama}, NIP {nip}", {"nama": "Nama Contoh", "nip": ""}) == (
        "Nama Contoh, NIP ……………………"
    )


def test_isi_tidak_dibaca_sebagai_templat():
    """A name with braces is a name."""
    assert isi_pernyataan("{nama}", {"nama": "{nip}", "nip": "1"}) == "{nip}"


@given(st.text(max_size=80))
def test_pengisian_tidak_pernah_gagal(teks):
    """Nothing typed into a template is evaluated or breaks it."""
    hasil = isi_pernyataan(teks, NILAI)
    assert hasil == rapikan_pernyataan(hasil)
    if "{" not in teks:
        assert hasil == rapikan_pernyataan(teks)


@pytest.mark.parametrize(
    ("tanggal", "ditandatangani", "perlu"),
    [
        (date(2024, 1, 2), date(2024, 1, 2), False),
        (date(2024, 1, 2), date(2024, 2, 2), False),
        (date(2024, 1, 2), date(2024, 2, 3), True),
        (date(2024, 1, 31), date(2024, 2, 29), False),
        (date(2024, 1, 31), date(2024, 3, 1), True),
        (date(2023, 12, 15), date(2024, 1, 15), False),
        (date(2023, 12, 15), date(2024, 1, 16), True),
        (date(2024, 1, 2), date(2026, 11, 30), True),
        (date(2024, 3, 1), date(2024, 1, 2), False),
    ],
)
def test_lebih_dari_sebulan_perlu_alasan(tanggal, ditandatangani, perlu):
    assert perlu_alasan(tanggal, ditandatangani) is perlu


A_SAMPAI_MARET = MasaPemangku("Nama A", date(2023, 5, 1), date(2024, 3, 31))
B_SEJAK_APRIL = MasaPemangku("Nama B", date(2024, 4, 1))
PLH_APRIL = MasaPemangku("Nama C", date(2024, 4, 1), date(2024, 4, 14))
A_TETAP = MasaPemangku("Nama A", date(2023, 5, 1))


@pytest.mark.parametrize(
    ("masa", "hari", "penerus"),
    [
        ([A_SAMPAI_MARET, B_SEJAK_APRIL], date(2024, 3, 31), None),
        ([A_SAMPAI_MARET, B_SEJAK_APRIL], date(2024, 4, 1), "Nama B"),
        # Plt. becomes definitif: another row, the same person, however the name is written.
        ([A_SAMPAI_MARET, MasaPemangku(" nama  A", date(2024, 4, 1))], date(2024, 4, 1), None),
        # One row, its name corrected since.
        ([MasaPemangku("Nama A, S.Sos.", date(2023, 5, 1))], date(2024, 4, 1), None),
        # Recorded late: the text was dated when the successor had the post already.
        (
            [
                MasaPemangku("Nama A", date(2023, 5, 1), date(2023, 12, 31)),
                MasaPemangku("Nama B", date(2024, 1, 1)),
            ],
            date(2024, 4, 1),
            "Nama B",
        ),
        # A Plh. stands beside the one on leave, who may sign still.
        ([A_TETAP, PLH_APRIL], date(2024, 4, 2), None),
        ([A_SAMPAI_MARET, PLH_APRIL, B_SEJAK_APRIL], date(2024, 4, 15), "Nama B"),
        # The register says nothing of the day, or names nobody.
        ([A_SAMPAI_MARET], date(2024, 4, 1), None),
        ([A_SAMPAI_MARET, MasaPemangku("", date(2024, 4, 1))], date(2024, 4, 1), None),
        ([], date(2024, 4, 1), None),
    ],
)
def test_penerus_tidak_menandatangani_atas_nama_pendahulunya(masa, hari, penerus):
    hasil = penerus_jabatan("Nama A", date(2024, 1, 15), hari, masa)
    assert (None if hasil is None else hasil.nama) == penerus


def test_naskah_tanpa_nama_tidak_menghalangi_siapa_pun():
    semua = [A_SAMPAI_MARET, B_SEJAK_APRIL]
    assert penerus_jabatan("", date(2024, 1, 15), date(2024, 4, 1), semua) is None
