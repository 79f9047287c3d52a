"""Lists on django-tables2: sorted as asked, paged, and neither forgets the filters."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Realisasi
from kinerja.peran import SEKRETARIAT
from laporan.models import EvaluasiAKIP, RekomendasiLHE, StatusTugas, Tugas
from tests.baca import terbaca
from tests.factories import (
    IndikatorFactory,
    JabatanFactory,
    PDFactory,
    RealisasiFactory,
    TargetFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang(pengguna: Any) -> Any:
    return pengguna(SEKRETARIAT, pd=PDFactory())


@pytest.fixture
def masuk(client: Any, orang: Any) -> Any:
    TargetFactory(indikator__sasaran__tujuan__renstra__pd=orang.pd)
    client.force_login(orang)
    client.get("/", {"tahun": "2024"})
    return client


def _urutan(isi: str, *kata: str) -> list[str]:
    """The words in the order in which the table names them."""
    badan = isi[isi.index("<tbody") : isi.index("</tbody>")]
    return sorted((k for k in kata if k in badan), key=badan.index)


def _kepala(isi: str, judul: str) -> str:
    """The heading cell of a column."""
    return next(k for k in re.findall(r"<th scope=\"col\".*?</th>", isi, re.DOTALL) if judul in k)


def _tautan(isi: str, judul: str) -> str:
    (tautan,) = re.findall(r'<a href="([^"]*)"', _kepala(isi, judul))
    return unescape(tautan)


# --- recommendations of the LHE ------------------------------------------------------------------


@pytest.fixture
def lhe(orang: Any) -> EvaluasiAKIP:
    evaluasi = EvaluasiAKIP.objects.create(
        pd=orang.pd, tahun=2024, nilai="80.15", predikat="A", sebutan="Memuaskan"
    )
    for urutan, (kode, nama, status, tenggat) in enumerate(
        [
            ("2", "Perbaiki pohon", "selesai", date(2025, 3, 1)),
            ("10", "Ukur dampak", "belum", date(2025, 1, 1)),
            ("9", "Susun IKU", "proses", None),
        ],
        start=1,
    ):
        RekomendasiLHE.objects.create(
            evaluasi=evaluasi, kode=kode, urutan=urutan, rekomendasi=nama, status=status,
            tenggat=tenggat, tindak_lanjut="Sedang" if status != "belum" else "",
            bukti="SK" if status == "selesai" else "",
        )  # fmt: skip
    return evaluasi


_NAMA = ("Perbaiki pohon", "Ukur dampak", "Susun IKU")


@pytest.mark.parametrize(
    ("urut", "hasil"),
    [
        ("", ["Perbaiki pohon", "Ukur dampak", "Susun IKU"]),  # as the LHE lists them
        ("rekomendasi", ["Perbaiki pohon", "Susun IKU", "Ukur dampak"]),
        ("-rekomendasi", ["Ukur dampak", "Susun IKU", "Perbaiki pohon"]),
        ("status", ["Ukur dampak", "Susun IKU", "Perbaiki pohon"]),  # least done first
        ("tenggat", ["Susun IKU", "Ukur dampak", "Perbaiki pohon"]),
        ("-nomor", ["Susun IKU", "Ukur dampak", "Perbaiki pohon"]),  # not "9", "2", "10" as words
        ("asing", ["Perbaiki pohon", "Ukur dampak", "Susun IKU"]),
    ],
)
def test_rekomendasi_diurutkan(masuk: Any, lhe: EvaluasiAKIP, urut: str, hasil: list[str]) -> None:
    isi = terbaca(masuk.get(reverse("lhe"), {"urut": urut} if urut else {}))
    assert _urutan(isi, *_NAMA) == hasil


def test_urutan_menyimpan_saringan(masuk: Any, lhe: EvaluasiAKIP) -> None:
    isi = masuk.get(reverse("lhe"), {"status": "belum", "urut": "tenggat"}).text
    assert "Ukur dampak" in isi
    assert "Susun IKU" not in isi
    assert 'aria-sort="ascending"' in _kepala(isi, "Tenggat")
    tautan = _tautan(isi, "Tenggat")
    assert "status=belum" in tautan
    assert "urut=-tenggat" in tautan
    assert "aria-sort" not in _kepala(isi, "Status")
    # The cell that names the row is its heading.
    assert re.search(r'<th scope="row"\s+class="lebar"\s*>\s*<div>\s*<a href="[^"]*">Ukur', isi)


# --- jobs ----------------------------------------------------------------------------------------


def _tugas(orang: Any, n: int, **lain: Any) -> Tugas:
    t = Tugas.objects.create(
        pd=orang.pd, jenis="lkjip", judul=f"Laporan {n:02}", tahun=2024, kunci=f"k{n}", oleh=orang,
        pada=timezone.now(), **lain,
    )  # fmt: skip
    t.peminta.add(orang, through_defaults={"pada": timezone.now()})
    return t


def test_berkas_diurutkan_dan_dibagi_halaman(masuk: Any, orang: Any) -> None:
    selesai = {"status": StatusTugas.SELESAI, "selesai_pada": timezone.now()}
    for n in (*range(2, 26), 1):
        _tugas(orang, n, **selesai)
    awal = masuk.get(reverse("berkas")).text
    assert "Menampilkan 1–20 dari 25" in awal
    assert _urutan(awal, "Laporan 01", "Laporan 25", "Laporan 24") == [
        "Laporan 01", "Laporan 25", "Laporan 24",
    ]  # fmt: skip  # newest first
    isi = masuk.get(reverse("berkas"), {"urut": "nama", "halaman": "2"}).text
    assert _urutan(isi, *(f"Laporan {n:02}" for n in range(1, 26))) == [
        f"Laporan {n}" for n in range(21, 26)
    ]
    assert "urut=nama" in re.findall(r'rel="prev" href="([^"]*)"', isi)[0]
    # Sorting anew begins at the first page.
    assert _tautan(isi, "Diminta") == "?urut=diminta"
    # The page's script asks for the same page of the same order.
    assert f'data-berkas="{reverse("berkas_daftar")}?urut=nama&amp;halaman=2"' in isi
    potong = masuk.get(reverse("berkas_daftar"), {"urut": "nama", "halaman": "2"}).text
    assert "Laporan 21" in potong
    assert "Laporan 20" not in potong
    assert "<html" not in potong


def test_berkas_yang_baru_diminta_ditandai(masuk: Any, orang: Any) -> None:
    lama, baru = _tugas(orang, 1), _tugas(orang, 2)
    isi = masuk.get(reverse("berkas"), {"tugas": str(baru.pk)}).text
    assert re.search(rf'<tr id="tugas-{baru.pk}"[^>]* class="aktif[^>]*data-baru=""', isi)
    assert not re.search(rf'<tr id="tugas-{lama.pk}"[^>]*data-baru', isi)
    assert isi.count('name="csrfmiddlewaretoken"') >= 2  # both can be cancelled


def test_berkas_tanpa_kueri_per_baris(masuk: Any, orang: Any, jumlah_kueri: Any) -> None:
    _tugas(orang, 1)
    masuk.get(reverse("berkas"))
    with jumlah_kueri() as sedikit:
        masuk.get(reverse("berkas"))
    for n in range(2, 15):
        _tugas(orang, n)
    with jumlah_kueri() as banyak:
        masuk.get(reverse("berkas"))
    assert len(banyak) == len(sedikit)


# --- what waits for a checker --------------------------------------------------------------------


def test_kotak_masuk_diurutkan(masuk: Any, orang: Any) -> None:
    for nama, banyak in (("Bidang A", 1), ("Bidang B", 3), ("Bidang C", 2)):
        unit = UnitFactory(pd=orang.pd, nama=nama)
        for n in range(banyak):
            satu = IndikatorFactory(
                sasaran__tujuan__renstra__pd=orang.pd,
                penanggung_jawab=JabatanFactory(unit=unit),
                nama=f"{nama} {n}",
            )
            r = RealisasiFactory(indikator=satu, triwulan=1)
            Realisasi.objects.filter(pk=r.pk).update(
                status="diajukan", diajukan_pada=timezone.now(), diajukan_oleh=orang
            )
    isi = masuk.get(reverse("periksa"), {"status": "semua", "urut": "-diajukan"}).text
    assert _urutan(isi, "Bidang A", "Bidang B", "Bidang C") == ["Bidang B", "Bidang C", "Bidang A"]
    assert "status=semua" in _tautan(
        isi, "Menunggu</a>" if "Menunggu</a>" in isi else "Dikembalikan"
    )
    assert re.search(r'data-label="Menunggu"\s+class="angka kuat"\s*>3<', isi)
    assert re.search(r'data-label="Disahkan"\s+class="angka redup"\s*>0<', isi)
