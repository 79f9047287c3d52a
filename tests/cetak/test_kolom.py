"""Column widths: what is shared is shared whole, words fit, and names get the room."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from laporan.cetak.docx.gaya import GAYA, SANS
from laporan.cetak.docx.tabel import SISI_SEL
from laporan.cetak.docx.tabel import lebar_kolom as lebar_kolom_word
from laporan.cetak.docx.ukur import lebar_kata as lebar_kata_word
from laporan.cetak.docx.ukur import nama_huruf
from laporan.cetak.huruf import lebar_kata
from laporan.cetak.kolom import SelCetak, bagi, bagi_menurut_isi, lapangkan, lebar_judul
from laporan.cetak.tabel_cetak import (
    BIDANG_MENDATAR,
    BIDANG_TEGAK,
    INDEN,
    SISI,
    baris_per_baris,
    lebar_kolom,
    melintang,
    muat_tegak,
)
from laporan.dokumen.unsur import Baris, Kolom, Sel, Tabel

SEL = st.lists(st.lists(st.integers(5, 60), max_size=8).map(tuple), min_size=1, max_size=3).map(
    lambda baris: SelCetak(tuple(baris), 3)
)


def _tinggi(kolom: list[list[SelCetak]], lebar: list[int]) -> int:
    return sum(
        max(s.tinggi(n) for s, n in zip(baris, lebar, strict=True))
        for baris in zip(*kolom, strict=True)
    )


def test_baris_diisi_kata_demi_kata():
    # 30+3+30 = 63 fits in 63 and not in 62; the word of 70 is wider than its column.
    sel = SelCetak(((30, 30, 30), (70,)), 3)
    assert sel.terpanjang == 96
    assert [sel.tinggi(n) for n in (96, 95, 63, 62, 30)] == [2, 3, 3, 4, 4]
    assert SelCetak((), 3).tinggi(10) == 1


@given(st.integers(1, 6).flatmap(lambda n: st.lists(st.lists(SEL, min_size=n, max_size=n),
                                                    min_size=2, max_size=6)))  # fmt: skip
def test_semua_terbagi_tidak_ada_kata_terpotong_dan_tidak_lebih_tinggi(kolom):
    perlu = [max((n for s in k for b in s.baris for n in b), default=5) for k in kolom]
    jumlah = sum(perlu) + 120
    bobot = [10] * len(kolom)
    hasil = bagi_menurut_isi(bobot, perlu, kolom, jumlah)
    assert sum(hasil) <= jumlah
    assert all(n >= least for n, least in zip(hasil, perlu, strict=True))
    # Never higher than sharing the room evenly.
    assert _tinggi(kolom, hasil) <= _tinggi(kolom, bagi(bobot, perlu, jumlah))


def _tabel(*, nama: str = "Persentase Perusahaan yang Menerapkan Tata Kelola Kerja yang Layak",
           angka: str = "100,00%", kolom_angka: int = 5, baris: int = 20) -> Tabel:  # fmt: skip
    kolom = (
        Kolom("No."),
        Kolom("Sasaran"),
        Kolom("Indikator"),
        *(Kolom(f"Angka {n}", "kanan") for n in range(kolom_angka)),
    )
    sel = (Sel("1"), Sel(nama), Sel(nama), *[Sel(angka)] * kolom_angka)
    return Tabel("t", "T", kolom, (Baris(sel),) * baris)


def test_nama_mendapat_ruang_dan_angka_secukupnya():
    lebar = lebar_kolom(_tabel())
    assert sum(lebar) == 1000
    # 100,00% in Arial bold at 8.2 pt: 5 digits of 0.556 em, a comma of 0.278 em, a sign of
    # 0.889 em: 32.4 pt, and 7 pt of sides, of 439 pt: 90 thousandths. "Angka 1" is no wider.
    assert all(85 <= n <= 95 for n in lebar[3:])
    assert min(lebar[1], lebar[2]) > 2 * max(lebar[3:])


def test_angka_dengan_satuan_boleh_berganti_baris_sesudah_garis_miring():
    panjang, pendek = (lebar_kolom(_tabel(angka=a))[3] for a in ("22.884Lowongan", "22.884/Jam"))
    assert pendek < panjang


def test_mendatar_hanya_bila_menghemat_halaman():
    assert not melintang(_tabel(kolom_angka=2))
    assert melintang(_tabel(kolom_angka=6, baris=60))
    assert not melintang(_tabel(kolom_angka=6, baris=0))
    # Eleven columns of rupiah do not fit beside each other upright.
    sempit = _tabel(angka="12.660.248.443,00", kolom_angka=8, baris=3)
    assert not muat_tegak(sempit)
    assert melintang(sempit)


def test_jumlah_yang_tebal_tidak_terpotong():
    """The sum below a rencana aksi: what it takes is counted with the rows, on either page."""
    kolom = (
        Kolom("No."), Kolom("Indikator Kinerja"), Kolom("Kegiatan"),
        *(Kolom(f"TW {n}", "kanan", kelompok="Anggaran (Rp)") for n in range(5)),
    )  # fmt: skip
    nama = Sel("Penyelenggaraan pelatihan kewirausahaan")

    def tabel(jumlah: str) -> Tabel:
        baris = Baris((Sel("1"), nama, nama, *[Sel("900.000.000")] * 5))
        total = Baris((Sel("Jumlah", rentang=3), *[Sel(jumlah)] * 5), "jumlah")
        return Tabel("t", "T", kolom, (baris, total))

    assert not melintang(tabel("900.000.000"))
    besar = tabel("41.414.500.000")
    assert melintang(besar)
    angka = lebar_kata("41.414.500.000", "Arimo-Bold", 82) + SISI
    lebar = lebar_kolom(replace(besar, lebar=True))
    assert all(n * BIDANG_MENDATAR // 1000 >= angka - 10 for n in lebar[3:])


def test_baris_dihitung_menurut_lebar_kolomnya():
    tabel = _tabel(nama="Kata " * 60, baris=2)
    dua = baris_per_baris(tabel, (50, 400, 400, 30, 30, 30, 30, 30))
    lima = baris_per_baris(tabel, (50, 100, 700, 30, 30, 30, 30, 30))
    assert dua[0] == dua[1] < lima[0]


def test_kepala_kelompok_tidak_terpotong_huruf():
    """Two figures under a long word: the two share the room that the word needs."""
    assert lapangkan([10, 20, 10], [(1, 0), (2, 55)]) == [10, 33, 22]
    assert lapangkan([10, 20, 40], [(1, 5), (2, 55)]) == [10, 20, 40]
    kolom = (
        Kolom("Uraian", kunci="uraian"),
        Kolom("K", "kanan", 1, "Pertanggungjawaban", "k"),
        Kolom("Rp", "kanan", 1, "Pertanggungjawaban", "rp"),
    )
    baris = tuple(Baris((Sel("Kegiatan " * 30), Sel("–"), Sel("–"))) for _ in range(3))
    tabel = Tabel("t", "T", kolom, baris)
    _, k, rp = lebar_kolom(tabel)
    kata = lebar_kata("Pertanggungjawaban", "Arimo-Bold", 87)
    assert (k + rp) * BIDANG_TEGAK // 1000 >= kata + SISI - 10
    word, _ = lebar_kolom_word(tabel, 9000)
    huruf = nama_huruf(SANS, tebal=True, miring=False)
    assert sum(word[1:]) >= lebar_kata_word("Pertanggungjawaban", huruf, GAYA["SelTabel"].ukuran)


def test_kode_utuh_pada_baris_menjorok():
    """The level of a row takes room: a code below it is still in one piece."""
    kode = "(4.01.01.2.02.0001)"
    kolom = (
        Kolom("Program", kunci="program", pohon=True),
        *(Kolom(f"K{n}", "kanan", 9, kunci=f"k{n}") for n in range(4)),
    )
    isi = tuple(Sel("1.234.567.890") for _ in range(4))
    datar, dalam = (
        lebar_kolom(Tabel("t", "T", kolom, (Baris((Sel(kode), *isi), tingkat=n),)))[0]
        for n in (0, 2)
    )
    perlu = lebar_kata(kode, "Arimo-Regular", 87) + SISI
    assert datar * BIDANG_TEGAK // 1000 >= perlu - 5
    assert dalam * BIDANG_TEGAK // 1000 >= perlu + INDEN[2] - 5


def test_judul_kolom_paling_banyak_empat_baris():
    """30+3+30 is 63: five words of 30 need two on a line; four need none; a long one its width."""
    assert lebar_judul((30, 30, 30, 30), 3) == 30
    assert lebar_judul((30, 30, 30, 30, 30), 3) == 63
    assert lebar_judul((30, 90, 30, 30, 30), 3) == 90
    assert lebar_judul((), 3) == 0


def test_kolom_kosong_berjudul_panjang_tidak_meninggikan_kepala():
    """A column of dashes below a title of seven words, in the PDF and in Word."""
    judul = "Target Renstra Perangkat Daerah sampai dengan Akhir Periode"
    tabel = Tabel(
        "t", "T", (Kolom("Nama"), Kolom(judul)), (Baris((Sel("kata " * 60), Sel("–"))),) * 3
    )
    lebar = lebar_kolom(tabel)[1] * BIDANG_TEGAK // 1000 - SISI
    kata = tuple(lebar_kata(k, "Arimo-Bold", 87) for k in judul.split())
    assert SelCetak((kata,), lebar_kata(" ", "Arimo-Bold", 87)).tinggi(lebar) <= 4
    penuh = 9000
    ukuran, huruf = GAYA["SelTabel"].ukuran, nama_huruf(SANS, tebal=True, miring=False)
    kata = tuple(lebar_kata_word(k, huruf, ukuran) for k in judul.split())
    word = SelCetak((kata,), lebar_kata_word(" ", huruf, ukuran))
    assert word.tinggi(lebar_kolom_word(tabel, penuh)[0][1] - 2 * SISI_SEL) <= 4
