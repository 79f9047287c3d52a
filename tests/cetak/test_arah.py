"""Which pages are landscape, and which appendices share one."""

from laporan.cetak.arah import arahkan_blok, menyambung
from laporan.dokumen.unsur import (
    Baris,
    Butir,
    Daftar,
    Gambar,
    Judul,
    Kolom,
    Lampiran,
    Mendatar,
    Paragraf,
    Sel,
    Selembar,
    Tabel,
)

KECIL = Tabel("kecil", "T", (Kolom("A"),), (Baris((Sel("x"),)),), lebar=True)
BESAR = Tabel(
    "besar",
    "T",
    tuple(Kolom(f"Kolom {n}") for n in range(12)),
    (Baris((Sel("Pertanggungjawaban 12.660.248.443"),) * 12),) * 9,
)


def test_kata_tetap_tegak_dan_tabel_menurut_isinya():
    gambar = Gambar("g", "G", "<svg/>", "g")
    hasil = arahkan_blok((Mendatar((Judul("J"), Paragraf("p"), KECIL, BESAR, gambar)),))
    assert [type(b) for b in hasil] == [Judul, Paragraf, Tabel, Tabel, Gambar]
    assert [b.lebar for b in hasil if isinstance(b, Tabel | Gambar)] == [False, True, True]


def test_selembar_melintang_seluruhnya_atau_tidak_sama_sekali():
    """Words lie across with a table that must; beside one that need not, all stands upright."""
    (hasil,) = arahkan_blok((Selembar((Paragraf("p"), KECIL, BESAR)),))
    assert isinstance(hasil, Selembar)
    assert [type(b) for b in hasil.isi] == [Paragraf, Tabel, Tabel]
    assert [b.lebar for b in hasil.isi if isinstance(b, Tabel)] == [True, True]
    tegak = arahkan_blok((Selembar((Paragraf("p"), KECIL)),))
    assert [type(b) for b in tegak] == [Paragraf, Tabel]
    assert not any(isinstance(b, Tabel) and b.lebar for b in tegak)


def test_tabel_tanpa_baris_tidak_membuka_halaman_mendatar():
    (hasil,) = arahkan_blok((Tabel("t", "T", BESAR.kolom, (), lebar=True),))
    assert isinstance(hasil, Tabel)
    assert not hasil.lebar


def test_yang_di_dalam_butir_ikut_diarahkan():
    (hasil,) = arahkan_blok((Daftar((Butir("x", (KECIL,)),)),))
    assert isinstance(hasil, Daftar)
    (tabel,) = hasil.butir[0].anak
    assert isinstance(tabel, Tabel)
    assert not tabel.lebar


def test_lampiran_pendek_berbagi_halaman():
    pendek, panjang = (
        Lampiran("L", (Paragraf("Belum ada."),)),
        Lampiran("L", (Paragraf("x"), BESAR)),
    )
    assert menyambung([pendek, pendek, panjang, pendek]) == [False, True, False, False]
    assert menyambung([pendek] * 5) == [False, True, True, False, True]
    assert menyambung([Lampiran("L", (Paragraf("kata " * 400),)), pendek]) == [False, False]
    assert menyambung([]) == []
