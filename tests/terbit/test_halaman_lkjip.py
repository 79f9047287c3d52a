"""The report page by page: every anchor on one page, addresses that stay, the way on."""

from typing import Any

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from kinerja.peran import SEKRETARIAT
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import (
    Bab,
    Bagian,
    DaftarOtomatis,
    Dokumen,
    Judul,
    Kolom,
    Lampiran,
    Mendatar,
    Paragraf,
    Seksi,
    Tabel,
)
from laporan.terbit.halaman_lkjip import BukuLaporan
from tests import factories as f
from tests.baca import terbaca


def _tabel(kunci: str) -> Tabel:
    return Tabel(kunci=kunci, judul=kunci, kolom=(Kolom("Nama"),), baris=())


def _buku() -> BukuLaporan:
    """Front matter, four chapters, an annex; A.7 begins inside a landscape part."""
    bab3 = (
        Judul("A. Capaian Kinerja Organisasi", 1),
        Judul("A.1 Target dan Realisasi", 2),
        Seksi("bab3:a1", "A.1", (Paragraf("satu"), _tabel("capaian"))),
        Judul("1. Indikator", 3),
        Judul("A.2 Perbandingan", 2),
        Seksi("bab3:a2", "A.2", (Paragraf("dua"),)),
        Mendatar((Judul("A.7 Program", 2), _tabel("program"))),
        Judul("B. Realisasi Anggaran", 1),
        Seksi("bab3:anggaran", "B", (Paragraf("tiga"),)),
    )
    return BukuLaporan(
        nomori(
            Dokumen(
                judul="LKjIP", subjudul="", pd="Dinas", pemda="Kabupaten", tempat_tanggal="",
                tahun=2024, nama_berkas="lkjip",
                bagian_depan=(
                    Bagian("KATA PENGANTAR", (Paragraf("Syukur"),), "kata-pengantar"),
                    DaftarOtomatis("isi"),
                ),
                bab=(
                    Bab("PENDAHULUAN", (Judul("A. Maksud", 1), Paragraf("x"))),
                    Bab("PERENCANAAN", (Judul("A. IKU", 1), Paragraf("x"))),
                    Bab("AKUNTABILITAS KINERJA", bab3),
                    Bab("PENUTUP", (Paragraf("x"),)),
                ),
                lampiran=(Lampiran("PERJANJIAN", (_tabel("pk"),), "lampiran-perjanjian"),),
            )
        )
    )  # fmt: skip


def test_halaman_menurut_urutan_baca() -> None:
    assert [h.kunci for h in _buku().halaman] == [
        "kata-pengantar",
        "daftar-isi",
        "bab-1",
        "bab-2",
        "bab-3",
        "bab-3-a-2",
        "bab-3-a-7",
        "bab-3-b",
        "bab-4",
        "lampiran-perjanjian",
    ]


@pytest.mark.parametrize(
    ("kunci", "halaman"),
    [
        ("bab-3", "bab-3"),
        ("bab3:a1", "bab-3"),
        ("capaian", "bab-3"),
        ("bab3:a2", "bab-3-a-2"),
        ("program", "bab-3-a-7"),
        ("bab3:anggaran", "bab-3-b"),
        ("pk", "lampiran-perjanjian"),
    ],
)
def test_letak(kunci: str, halaman: str) -> None:
    assert _buku().letak[kunci] == halaman


def test_setiap_jangkar_pada_satu_halaman() -> None:
    buku = _buku()
    semua = [j for h in buku.halaman for j in h.jangkar]
    assert len(semua) == len(set(semua))
    assert {b.halaman for b in buku.kerangka} == {h.kunci for h in buku.halaman}


def test_halaman_bagian_diawali_judul_di_atasnya() -> None:
    def judul(kunci: str) -> list[str]:
        ini = _buku().cari(kunci)
        assert ini is not None
        return [b.teks for b in ini.dokumen.bab[0].isi if isinstance(b, Judul)]

    assert judul("bab-3-a-2") == ["A. Capaian Kinerja Organisasi", "A.2 Perbandingan"]
    assert judul("bab-3-b") == ["B. Realisasi Anggaran"]


def test_kerangka_memerinci_babnya_sendiri_saja() -> None:
    buku = _buku()
    ini = buku.cari("bab-3-a-2")
    assert ini is not None
    rinci = [b.teks for b in buku.kerangka_dari(ini) if b.tingkat]
    assert rinci == [
        "A. Capaian Kinerja Organisasi",
        "A.1 Target dan Realisasi",
        "A.2 Perbandingan",
        "A.7 Program",
        "B. Realisasi Anggaran",
    ]


def test_tetangga() -> None:
    buku = _buku()
    kunci = [[t and t.kunci for t in buku.tetangga(h)] for h in buku.halaman]
    assert kunci[0] == [None, "daftar-isi"]
    assert kunci[5] == ["bab-3", "bab-3-a-7"]
    assert kunci[-1] == ["bab-4", None]


# --- screens -------------------------------------------------------------------------------------


@pytest.fixture
def client_terlapor(client: Any, pengguna: Any) -> Any:
    """Signed in as Sekretariat of an agency with one reported indicator."""
    i = f.RealisasiFactory(triwulan=4).indikator
    client.force_login(pengguna(SEKRETARIAT, pd=i.pd))
    return client


@pytest.mark.django_db
def test_setiap_halaman_terbuka_dan_rujukannya_sampai(client_terlapor: Any) -> None:
    """From the first by "Berikutnya" to the last; a table named elsewhere leads to its page."""
    isi = terbaca(client_terlapor.get(reverse("lkjip")))
    alamat = reverse("lkjip_halaman", args=["kata-pengantar"])
    assert f'href="{alamat}"' in isi
    dilihat = []
    while alamat:
        dilihat.append(alamat.split("/")[-2])
        isi = terbaca(client_terlapor.get(alamat))
        assert 'aria-current="page">' in isi.partition('aria-label="Isi laporan"')[2]
        _, ada, sisa = isi.partition('rel="next" href="')
        alamat = sisa.partition('"')[0] if ada else ""
    assert dilihat[0] == "kata-pengantar"
    assert {"bab-1", "bab-3", "bab-3-a-2", "bab-3-b", "bab-4"} <= set(dilihat)
    daftar = client_terlapor.get(reverse("lkjip_halaman", args=["daftar-tabel"]))
    assertContains(daftar, f'href="{reverse("lkjip_halaman", args=["bab-3"])}#capaian"')
    assertNotContains(daftar, 'href="#capaian"')


@pytest.mark.django_db
def test_letak_menuju_halamannya(client_terlapor: Any) -> None:
    tujuan = reverse("lkjip_halaman", args=["bab-3-a-2"])
    respons = client_terlapor.get(reverse("lkjip_letak", args=["bab3:a2"]), {"tahun": "2024"})
    assertRedirects(respons, f"{tujuan}?tahun=2024#bab3:a2", fetch_redirect_response=False)
    assertContains(client_terlapor.get(tujuan), 'id="bab3:a2"')
    respons = client_terlapor.get(reverse("lkjip_letak", args=["tidak:ada"]))
    assertRedirects(respons, reverse("lkjip"), fetch_redirect_response=False)


@pytest.mark.django_db
def test_halaman_tidak_ada(client_terlapor: Any) -> None:
    assert client_terlapor.get(reverse("lkjip_halaman", args=["bab-9"])).status_code == 404
