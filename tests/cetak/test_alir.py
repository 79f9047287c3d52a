"""The order of print: pages are filled, and nothing overtakes what it must follow."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from laporan.cetak.alir import Kertas, Tata, alirkan, susun
from laporan.dokumen.unsur import (
    Bab,
    Baris,
    Blok,
    Daftar,
    Dokumen,
    Gambar,
    GantiHalaman,
    Judul,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
)

KERTAS = Kertas(tegak=100, mendatar=70)
PENUH = "Pertanggungjawaban 12.660.248.443"


def lebar(kunci: str) -> Tabel:
    """A table that fits no upright page."""
    kolom = tuple(Kolom(f"K{n}") for n in range(12))
    return Tabel(kunci, kunci, kolom, (Baris((Sel(PENUH),) * 12),), lebar=True)


def tegak(kunci: str) -> Tabel:
    return Tabel(kunci, kunci, (Kolom("A"),), (Baris((Sel("x"),)),))


def gambar(kunci: str) -> Gambar:
    return Gambar(kunci, kunci, "<svg/>", kunci)


def p(teks: str) -> Paragraf:
    return Paragraf(teks)


def nama(blok: Sequence[Blok]) -> list[str]:
    return [
        b.kunci
        if isinstance(b, Tabel | Gambar)
        else b.teks
        if isinstance(b, Judul)
        else str(getattr(b, "isi", type(b).__name__))
        for b in blok
    ]


def _susun(blok: Sequence[Blok], tinggi: Sequence[int], awal: int = 0) -> list[Blok]:
    hasil = susun(blok, tinggi, awal, KERTAS)
    # Each says where it stood, and is what stood there (or the same table, upright).
    assert sorted(n for n, _ in hasil) == list(range(len(blok)))
    assert all(nama([b]) == nama([blok[n]]) for n, b in hasil)
    return [b for _, b in hasil]


def cetak(*isi: tuple[Blok, int], awal: int = 0) -> list[str]:
    return nama(_susun([b for b, _ in isi], [n for _, n in isi], awal))


def test_kata_sesudah_tabel_lebar_mengisi_halaman_sebelumnya():
    hasil = cetak((p("a"), 30), (lebar("t"), 60), (p("b"), 25), (p("c"), 25), (p("d"), 40))
    assert hasil == ["a", "b", "c", "t", "d"]


def test_dokumen_yang_tidak_mengalir_tercetak_menurut_urutannya():
    isi = (p("a"), lebar("t"), p("b"), p("c"))
    tata = Tata({("x", n): tinggi for n, tinggi in enumerate((30, 60, 25, 25))}, {}, {})
    for mengalir, urut in ((True, ["a", "b", "c", "t"]), (False, ["a", "t", "b", "c"])):
        dokumen = Dokumen("J", "", "", "", 2024, "", bab=(Bab("B", isi, "x"),), mengalir=mengalir)
        assert nama(alirkan(dokumen, tata, KERTAS)[0].bab[0].isi) == urut


def test_halaman_yang_cukup_terisi_dibiarkan():
    assert cetak((p("a"), 80), (lebar("t"), 60), (p("b"), 15)) == ["a", "t", "b"]
    assert cetak((lebar("t"), 60), (p("b"), 15)) == ["t", "b"]


def test_gambar_yang_tidak_muat_mundur_sampai_halamannya_penuh():
    assert cetak((p("a"), 60), (gambar("g"), 50), (p("b"), 30)) == ["a", "b", "g"]
    assert cetak((p("a"), 40), (gambar("g"), 50), (p("b"), 30)) == ["a", "g", "b"]


def test_tidak_melewati_bagian_lain_tabel_lain_atau_ganti_halaman():
    for batas in (Judul("J"), tegak("t2"), GantiHalaman()):
        hasil = cetak((p("a"), 20), (lebar("t"), 60), (batas, 5), (p("b"), 60))
        assert hasil.index("t") < hasil.index(nama([batas])[0])


def test_judul_kecil_boleh_dilewati_tetapi_tidak_ditinggalkan_isinya():
    hasil = cetak((p("a"), 20), (lebar("t"), 60), (Judul("J", 2), 10), (p("b"), 60), (p("c"), 9))
    assert hasil == ["a", "J", "b", "t", "c"]


def test_pengantar_daftar_tidak_dipisah_dari_daftarnya():
    daftar = Daftar(())
    hasil = cetak((p("a"), 20), (lebar("t"), 60), (p("Yaitu:"), 56), (daftar, 20), (p("c"), 9))
    assert hasil == ["a", "Yaitu:", "Daftar", "t", "c"]


def test_tabel_yang_tidak_dapat_diberi_pendahulu_berdiri_tegak_bila_muat():
    muat = Tabel("t", "t", (Kolom("A"),), (Baris((Sel("x"),)),), lebar=True)
    hasil = _susun([p("a"), muat], [20, 60])
    assert isinstance(hasil[1], Tabel)
    assert not hasil[1].lebar
    tidak = _susun([p("a"), lebar("t")], [20, 60])
    assert isinstance(tidak[1], Tabel)
    assert tidak[1].lebar


def test_di_akhir_bagian_gambar_boleh_menyusul_tabel_lebar():
    """The figure begins a page that nothing fills: the table goes first, onto its own pages."""
    isi = ((p("a"), 70), (gambar("g"), 35), (p("b"), 5), (lebar("t"), 60))
    assert cetak(*isi) == ["a", "t", "g", "b"]
    assert cetak(*isi, (Judul("J"), 5), (p("c"), 60)) == ["a", "t", "g", "b", "J", "c"]
    # Not away from what announces it.
    yaitu = ((p("Yaitu:"), 70), (gambar("g"), 35), (p("b"), 5), (lebar("t"), 60))
    assert cetak(*yaitu) == ["Yaitu:", "g", "b", "t"]


def test_yang_mendatar_berturut_turut_tetap_bersama():
    isi = ((p("a"), 20), (lebar("t"), 60), (lebar("u"), 60), (p("b"), 70))
    assert cetak(*isi) == ["a", "b", "t", "u"]


def test_judul_bab_ikut_mengisi_halaman_pertamanya():
    assert cetak((lebar("t"), 60), (p("b"), 70), awal=20) == ["b", "t"]


BLOK = st.one_of(
    st.sampled_from([p("x"), p("Yaitu:"), Judul("1", 1), Judul("2", 2), GantiHalaman()]),
    st.integers(0, 99).map(lambda n: lebar(f"t{n}")),
    st.integers(0, 99).map(lambda n: tegak(f"u{n}")),
    st.integers(0, 99).map(lambda n: gambar(f"g{n}")),
)


@given(st.lists(st.tuples(BLOK, st.integers(1, 180)), max_size=14))
def test_semua_tercetak_sekali_dan_setiap_jenis_berurutan(isi):
    blok = [b for b, _ in isi]
    hasil = _susun(blok, [n for _, n in isi])
    assert sorted(nama(hasil)) == sorted(nama(blok))
    for jenis in (Tabel, Gambar, Judul):
        lama, baru = ([b for b in x if isinstance(b, jenis)] for x in (blok, hasil))
        assert nama(baru) == nama(lama)
    utama = [n for n, b in enumerate(hasil) if isinstance(b, Judul) and b.tingkat == 1]
    for n, i in zip(utama, [n for n, b in enumerate(blok) if isinstance(b, Judul)
                            and b.tingkat == 1], strict=True):  # fmt: skip
        assert sorted(nama(hasil[:n])) == sorted(nama(blok[:i]))
