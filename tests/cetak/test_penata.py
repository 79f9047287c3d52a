"""Parts that are laid out by themselves make one document."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader

from laporan.cetak import pdf
from laporan.cetak.penata import penggal
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import (
    Bab,
    Bagian,
    Baris,
    Blok,
    DaftarOtomatis,
    Dokumen,
    GantiHalaman,
    Kolom,
    Lampiran,
    Paragraf,
    Rujukan,
    Sel,
    Tabel,
    Teks,
)

PANJANG = tuple(Paragraf("Kalimat yang mengisi halaman. " * 20) for _ in range(8))
PENDEK = (Paragraf("Isi."),)


def lebar(judul: str, baris: int) -> Tabel:
    return Tabel(
        "rincian",
        judul,
        tuple(Kolom(f"Uraian kesekian {k}") for k in range(16)),
        tuple(Baris((Sel("Rincian belanja"),) * 16) for _ in range(baris)),
        lebar=True,
    )


def dokumen(*lampiran: Lampiran, isi: tuple[Blok, ...] = PENDEK) -> Dokumen:
    depan = (Bagian("Kata Pengantar", PENDEK), DaftarOtomatis("isi"), DaftarOtomatis("tabel"))
    bab = (Bab("Pendahuluan", isi), Bab("Penutup", PENDEK))
    return nomori(
        Dokumen(
            "Laporan", "", "Dinas", "Pemda", 2024, "", bagian_depan=depan, bab=bab,
            lampiran=lampiran,
        )
    )  # fmt: skip


def test_setiap_bagian_ada_sekali_dan_menurut_urutan():
    """Short appendices share a page, so they are one part; a chapter never is."""
    semua = dokumen(
        Lampiran("A", PENDEK), Lampiran("B", PENDEK), Lampiran("C", PANJANG), Lampiran("D", PENDEK)
    )
    depan, isi = penggal(semua)
    assert depan is not None
    assert (depan.bagian_depan, depan.bab, depan.lampiran) == (semua.bagian_depan, (), ())
    assert [(*(b.judul for b in p.bab), *(x.judul for x in p.lampiran)) for p in isi] == [
        ("Pendahuluan",), ("Penutup",), ("A", "B"), ("C",), ("D",),
    ]  # fmt: skip
    assert all(p.sampul is None and not p.bagian_depan for p in isi)


def test_tanpa_bagian_depan_tanpa_isi():
    kosong = Dokumen("L", "", "PD", "Pemda", 2024, "")
    assert penggal(kosong) == (None, [])
    hasil, jangkar = pdf.cetak(kosong)
    assert len(PdfReader(BytesIO(hasil.isi)).pages) == 1
    assert jangkar == {}


def test_nomor_halaman_berlanjut_melewati_bab_dan_halaman_mendatar():
    """An appendix that begins with a landscape page goes on counting on its upright ones, and
    what refers to a chapter of another part leads there.
    """
    semua = dokumen(
        Lampiran("Rincian", (lebar("Rincian Belanja", 3), GantiHalaman(), *PANJANG)),
        isi=(*PANJANG, Paragraf((Teks("Lihat "), Rujukan("rincian"), Teks(".")))),
    )
    tabel = semua.lampiran[0].isi[0]
    assert isinstance(tabel, Tabel)
    hasil, jangkar = pdf.cetak(semua)
    pembaca: Any = PdfReader(BytesIO(hasil.isi))
    label = pembaca.page_labels
    banyak_depan = label.index("1")
    assert label == ["i", "ii", "iii", *map(str, range(1, len(label) - 2))][: len(label)]
    assert banyak_depan == 3
    for nomor, halaman in zip(label, pembaca.pages, strict=True):
        assert halaman.extract_text().split().count(nomor) >= 1, nomor
    letak = jangkar[tabel.kunci]
    daftar = "".join(h.extract_text() for h in pembaca.pages[1:3])
    assert daftar.replace(".", "").replace(" ", "").count(f"RincianBelanja{letak}") == 1
    assert pembaca.pages[label.index(letak)].rotation == 0
    kotak = pembaca.pages[label.index(letak)].mediabox
    assert kotak.width > kotak.height
    tujuan = {
        nama: label[pembaca.get_destination_page_number(t)]
        for nama, t in pembaca.named_destinations.items()
    }
    assert tujuan[tabel.kunci] == letak
    assert [label[pembaca.get_destination_page_number(b)] for b in pembaca.outline] == [
        "i", "ii", "iii", "1", jangkar[semua.bab[1].kunci], jangkar[semua.lampiran[0].kunci],
    ]  # fmt: skip
