"""Numbering, references, lists, and what a table prints."""

from dataclasses import FrozenInstanceError, replace

import pytest

from laporan.dokumen.penomoran import daftar_gambar, daftar_isi, daftar_tabel, nomori, semua_tabel
from laporan.dokumen.unsur import (
    Bab,
    Bagian,
    Baris,
    Blok,
    Butir,
    Daftar,
    Dokumen,
    DokumenError,
    Gambar,
    Judul,
    Kolom,
    Lampiran,
    Mendatar,
    Paragraf,
    Rujukan,
    Sel,
    Tabel,
    Teks,
    baris_lengkap,
    baris_tercetak,
    ikatan_baris,
    kelompok_kolom,
    romawi,
    teks_polos,
)
from tests.cetak.contoh_dokumen import contoh_dokumen, tabel_masalah


def tabel(kunci: str, *, bernomor: bool = True) -> Tabel:
    return Tabel(kunci, f"Tabel tentang {kunci}", (Kolom("A"),), (), bernomor=bernomor)


def dokumen(*bab: tuple[Blok, ...], lampiran: tuple[Lampiran, ...] = ()) -> Dokumen:
    return Dokumen(
        "Laporan",
        "",
        "Dinas",
        "Kabupaten",
        2024,
        "",
        bab=tuple(Bab(f"Bab {i}", isi) for i, isi in enumerate(bab, 1)),
        lampiran=lampiran,
    )


def test_tabel_bab_satu_tanpa_titik_bab_lain_bertitik():
    hasil = nomori(
        dokumen(
            (tabel("a"), tabel("b")),
            (tabel("c"), tabel("d", bernomor=False), tabel("e")),
            tuple(tabel(f"f{i}") for i in range(14)),
        )
    )

    assert [t.label for t in semua_tabel(hasil)][:5] == [
        "Tabel 1",
        "Tabel 2",
        "Tabel 2.1",
        "",
        "Tabel 2.2",
    ]
    assert semua_tabel(hasil)[-1].label == "Tabel 3.14"
    assert [b.label for b in hasil.bab] == ["BAB I", "BAB II", "BAB III"]


def test_tabel_di_dalam_mendatar_dan_daftar_ikut_urutan_baca():
    isi = (
        Daftar((Butir("butir", (tabel("a"),)),)),
        Mendatar((tabel("b"), Daftar((Butir("x", (tabel("c"),)),)))),
        tabel("d"),
    )

    hasil = nomori(dokumen((), isi))

    assert [(t.kunci, t.nomor) for t in semua_tabel(hasil)] == [
        ("a", "2.1"),
        ("b", "2.2"),
        ("c", "2.3"),
        ("d", "2.4"),
    ]


def test_bagian_depan_bernomor_r_dan_lampiran_bernomor_l():
    awal = dokumen(
        (tabel("isi"),),
        lampiran=(Lampiran("Satu", (tabel("x"),)), Lampiran("Dua", (tabel("y"),))),
    )
    awal = replace(awal, bagian_depan=(Bagian("KATA PENGANTAR", (tabel("depan"),)),))

    hasil = nomori(awal)

    assert [t.nomor for t in semua_tabel(hasil)] == ["R.1", "1", "L.1", "L.2"]
    daftar = daftar_tabel(hasil)
    assert [b.kunci for b in daftar] == ["depan", "isi", "x", "y"]
    assert [b.romawi for b in daftar] == [True, False, False, False]  # as its page is numbered
    assert [x.label for x in hasil.lampiran] == ["Lampiran 1", "Lampiran 2"]


def test_gambar_dihitung_terpisah_dari_tabel():
    gambar = Gambar("g", "Bagan", "<svg/>", "bagan")

    hasil = nomori(dokumen((), (tabel("a"), gambar, replace(gambar, kunci="h"))))

    assert [g.nomor for g in daftar_gambar(hasil)] == ["Gambar 2.1", "Gambar 2.2"]


@pytest.mark.parametrize(
    ("ditulis", "tercetak"),
    [
        ((1, 3, 3, 1, 3), [1, 2, 2, 1, 2]),
        ((1, 2, 3, 2, 3), [1, 2, 3, 2, 3]),
        ((3, 3, 1, 4, 3, 4), [1, 1, 1, 2, 2, 3]),
    ],
)
def test_tingkat_judul_tidak_melompat_dan_yang_setingkat_tetap_setingkat(ditulis, tercetak):
    isi = tuple(Judul(f"J{n}", t) for n, t in enumerate(ditulis))
    hasil = nomori(dokumen(isi, isi))
    for bab in hasil.bab:
        assert [b.tingkat for b in bab.isi if isinstance(b, Judul)] == tercetak


def test_nomori_dua_kali_sama_dengan_sekali():
    sekali = nomori(contoh_dokumen())
    assert nomori(sekali) == sekali


def test_dokumen_beku_tidak_dinomori_lagi():
    """A version from before tables of the front matter had numbers goes on without them."""
    depan = replace(tabel("depan"), bernomor=True)
    isi = (Judul("A", 1, "a"), Judul("1", 3, "a1"), Paragraf((Rujukan("t", "Tabel 2.7"),)))
    awal = replace(
        dokumen((*isi, replace(tabel("t"), nomor="2.7"))),
        bagian_depan=(Bagian("RINGKASAN", (depan,), "ringkasan"),),
    )
    assert [t.nomor for t in semua_tabel(nomori(awal))] == ["R.1", "1"]

    hasil = nomori(replace(awal, beku=True))

    assert [t.nomor for t in semua_tabel(hasil)] == ["", "2.7"]
    assert [b.nomor for b in daftar_tabel(hasil)] == ["Tabel 2.7"]
    assert hasil.bab[0].isi == awal.bab[0].isi


def test_rujukan_ke_muka_dan_ke_belakang_terisi():
    rujuk = (Teks("lihat "), Rujukan("b"), Teks(" dan "), Rujukan("bab-1"))
    hasil = nomori(
        dokumen(
            (Paragraf(rujuk), Daftar((Butir(rujuk, (Paragraf(rujuk),)),))),
            (replace(tabel("b"), catatan=(rujuk,)),),
        )
    )

    paragraf, daftar = hasil.bab[0].isi
    assert isinstance(paragraf, Paragraf)
    assert isinstance(daftar, Daftar)
    anak = daftar.butir[0].anak[0]
    assert isinstance(anak, Paragraf)
    for isi in (paragraf.isi, daftar.butir[0].isi, anak.isi, semua_tabel(hasil)[0].catatan[0]):
        assert teks_polos(isi) == "lihat Tabel 2.1 dan Bab I"


@pytest.mark.parametrize(
    "isi",
    [
        pytest.param((Paragraf((Rujukan("tiada"),)),), id="tujuan-tidak-ada"),
        pytest.param(
            (tabel("a", bernomor=False), Paragraf((Rujukan("a"),))), id="tujuan-tak-bernomor"
        ),
        pytest.param((tabel("a"), tabel("a")), id="kunci-ganda"),
    ],
)
def test_dokumen_yang_bertentangan_ditolak(isi):
    with pytest.raises(DokumenError):
        nomori(dokumen(isi))


def test_baris_yang_kurang_sel_ditolak():
    with pytest.raises(DokumenError, match="baris 2: 1 sel untuk 2 kolom"):
        Tabel(
            "t",
            "T",
            (Kolom("A"), Kolom("B")),
            (Baris((Sel("a", rentang=2),)), Baris((Sel("a"),))),
        )


def test_daftar_isi_memuat_bagian_depan_bab_judul_dan_lampiran():
    isi = daftar_isi(nomori(contoh_dokumen()))

    assert (isi[0].teks, isi[0].romawi) == ("KATA PENGANTAR", True)
    assert [b.nomor for b in isi if b.nomor] == [
        "BAB I", "BAB II", "BAB III", "BAB IV", "Lampiran 1",
    ]  # fmt: skip
    assert "A.1 Maksud" in [b.teks for b in isi]
    assert len({b.kunci for b in isi}) == len(isi)


def test_daftar_isi_berhenti_pada_tingkat_yang_diminta():
    isi = daftar_isi(nomori(dokumen((Judul("A. Satu"), Judul("A.1 Dua", 2)))), sampai_tingkat=1)
    assert [b.teks for b in isi] == ["Bab 1", "A. Satu"]


def test_sel_lanjutan_kosong_tetapi_terulang_tiap_delapan_baris():
    tercetak = [baris[1] for baris in baris_tercetak(tabel_masalah())]

    pokok = "Terbatasnya kesempatan kerja"
    assert tercetak[:9] == [pokok, *[""] * 7, pokok]
    assert tercetak[9] == "Rendahnya produktivitas tenaga kerja"
    assert {b[1] for b in baris_lengkap(tabel_masalah())[:9]} == {pokok}


def test_sel_yang_merentang_diikuti_sel_kosong():
    t = Tabel(
        "t",
        "T",
        (Kolom("A"), Kolom("B"), Kolom("C")),
        (Baris((Sel("Jumlah", rentang=2), Sel("3"))),),
    )
    assert baris_tercetak(t) == (("Jumlah", "", "3"),)


def test_ikatan_mulai_pada_baris_yang_utuh():
    assert ikatan_baris(tabel_masalah()) == ((0, 8), (8, 9), (9, 17), (17, 18))


def test_baris_kelompok_terikat_dengan_baris_berikutnya():
    t = Tabel(
        "t",
        "T",
        (Kolom("A"),),
        (Baris((Sel("P"),), "kelompok"), Baris((Sel("a"),)), Baris((Sel("b"),))),
    )
    assert ikatan_baris(t) == ((0, 2), (2, 3))


def test_kelompok_kolom_menggabung_tetangga_saja():
    kolom = (
        Kolom("No"),
        Kolom("R", kelompok="2024"),
        Kolom("C", kelompok="2024"),
        Kolom("R", kelompok="2023"),
        Kolom("Ket"),
    )
    t = Tabel("t", "T", kolom, ())
    assert kelompok_kolom(t) == (("", 1), ("2024", 2), ("2023", 1), ("", 1))


@pytest.mark.parametrize(
    ("angka", "tulisan"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (1994, "MCMXCIV")]
)
def test_romawi(angka, tulisan):
    assert romawi(angka) == tulisan


def test_simpul_tidak_dapat_diubah():
    with pytest.raises(FrozenInstanceError):
        tabel("a").nomor = "9"  # type: ignore[misc]
