"""Pages of a contents list against the pages of the file."""

import pytest

from laporan.periksa_lkjip.banding.halaman_daftar import periksa_halaman_daftar
from laporan.periksa_lkjip.naskah import AlineaNaskah, Naskah, Tempat

JUDUL = ("Gambaran Umum", "Rencana Strategis", "Perjanjian Kinerja", "Capaian Kinerja",
         "Realisasi Anggaran", "Penutup Laporan")  # fmt: skip


def _naskah(tercetak, *, nyata=(5, 7, 9, 12, 20, 30), satu=False, judul=JUDUL) -> Naskah:
    """A list on page 2, the titles on the pages `nyata` of the file."""
    baris = [f"{j} ..... {h}" for j, h in zip(judul, tercetak, strict=True)]
    teks = [("DAFTAR ISI", 2, 1)]
    teks += [(" ".join(baris), 2, 0)] if satu else [(b, 2, 0) for b in baris]
    teks += [("BAB I PENDAHULUAN", 4, 1)]
    teks += [(j, h, 1) for j, h in zip(judul, nyata, strict=True)]
    return Naskah(
        "pdf", tuple(AlineaNaskah(t, Tempat(n, h), k) for n, (t, h, k) in enumerate(teks))
    )


@pytest.mark.parametrize("satu", [False, True], ids=["baris-sendiri", "satu-alinea"])
def test_satu_halaman_yang_bergeser(satu):
    # The file has three pages before the page that prints 1.
    (t,) = periksa_halaman_daftar(_naskah((2, 4, 6, 9, 16, 27), satu=satu))

    assert (t.kode, t.tingkat, t.tercetak, t.seharusnya) == ("PL58", "catatan", "16", "17")
    assert t.tempat.halaman == 2
    assert "Realisasi Anggaran" in t.pesan


@pytest.mark.parametrize(
    ("tercetak", "nyata"),
    [
        ((2, 4, 6, 9, 17, 27), (5, 7, 9, 12, 20, 30)),
        ((1, 1, 1, 1, 1, 1), (5, 7, 9, 12, 20, 30)),
        ((2, 4, 6, 9, 16, 27), (0, 0, 0, 0, 0, 0)),
    ],
    ids=["cocok", "daftar-yang-tidak-terbaca", "tanpa-halaman"],
)
def test_tidak_disebut(tercetak, nyata):
    assert not list(periksa_halaman_daftar(_naskah(tercetak, nyata=nyata)))


def test_judul_yang_ada_dua_kali_tidak_disebut():
    judul = (*JUDUL[:4], "Penutup Laporan", "Penutup Laporan")

    assert not list(periksa_halaman_daftar(_naskah((2, 4, 6, 9, 16, 27), judul=judul)))
