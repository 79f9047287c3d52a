"""The log: filters, pages, the workbook, and who reads it."""

import datetime
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from kinerja.models import JejakAudit, jejak
from kinerja.peran import EVALUATOR, KEPALA_DINAS, OPERATOR, SEKRETARIAT
from tests import factories as f
from tests.isian.dunia import wita

pytestmark = pytest.mark.django_db


class Catatan:
    """An agency with some entries in its log."""

    def __init__(self, pengguna: Callable[..., Any]) -> None:
        self.pd = f.PDFactory()
        self.sekretariat = pengguna(SEKRETARIAT, pd=self.pd, first_name="Sari")
        self.operator = pengguna(OPERATOR, unit=f.UnitFactory(pd=self.pd), first_name="Oki")
        self.unit = f.UnitFactory(pd=self.pd, nama="Bidang Uji")

    def tambah(self, **lain: Any) -> None:
        isi = {"aksi": "diubah", "oleh": self.sekretariat, "pada": wita(2024, 4, 10), **lain}
        isi.setdefault("perubahan", {"nama": ("Lama", "Baru")})
        jejak(objek=self.unit, pd=self.pd, **isi).save()


@pytest.fixture
def catatan(pengguna: Callable[..., Any]) -> Catatan:
    return Catatan(pengguna)


def _butir(respons: Any) -> list[Any]:
    tabel = respons.context["tabel"]
    return [tabel.butir(baris.record) for baris in tabel.paginated_rows]


def _cari(client: Any, siapa: Any, **kueri: Any) -> list[Any]:
    client.force_login(siapa)
    return _butir(client.get(reverse("riwayat"), kueri))


def test_saringan(catatan: Catatan, client: Any) -> None:
    c = catatan
    c.tambah()
    c.tambah(aksi="dihapus", oleh=c.operator, alasan="Unit digabung", pada=wita(2024, 5, 2, 23, 30))
    lain = f.PDFactory()
    jejak(aksi="rahasia", objek=lain, oleh=c.sekretariat, pada=wita(2024, 4, 1), pd=lain).save()
    siapa = c.sekretariat
    assert [b.aksi for b in _cari(client, siapa)] == ["dihapus", "diubah"]  # newest first
    assert len(_cari(client, siapa, dari="2024-05-01")) == 1
    assert len(_cari(client, siapa, dari="2024-05-02", sampai="2024-05-02")) == 1  # local day
    assert len(_cari(client, siapa, sampai="2024-05-01")) == 1
    assert len(_cari(client, siapa, dari="2024-02-31", sampai="kemarin")) == 2  # never refuses
    assert len(_cari(client, siapa, oleh=c.operator.pk)) == 1
    assert len(_cari(client, siapa, aksi="dihapus")) == 1
    assert len(_cari(client, siapa, jenis="kinerja.unitkerja")) == 2
    assert _cari(client, siapa, jenis="kinerja.indikator") == []
    assert len(_cari(client, siapa, q="digabung")) == 1
    assert len(_cari(client, siapa, q="Baru")) == 2  # in what changed
    assert ("Nama", "Lama", "Baru") in _cari(client, siapa)[0].perubahan


def test_berhalaman_dan_saringan_tetap(catatan: Catatan, client: Any) -> None:
    for n in range(55):
        catatan.tambah(pada=wita(2024, 4, 10) + datetime.timedelta(minutes=n))
    client.force_login(catatan.sekretariat)
    respons = client.get(reverse("riwayat"), {"aksi": "diubah", "halaman": 2})
    assert len(_butir(respons)) == 5
    isi = respons.content.decode()
    assert "aksi=diubah&amp;halaman=1" in isi
    assert f'{reverse("riwayat_unduh")}?aksi=diubah"' in isi


def test_excel_aman_dan_tersaring(catatan: Catatan, client: Any) -> None:
    catatan.tambah(alasan="=HYPERLINK(1)", perubahan={"nama": ("", "+1"), "kode": ("a", "b")})
    catatan.tambah(aksi="dihapus")
    client.force_login(catatan.sekretariat)
    respons = client.get(reverse("riwayat_unduh"), {"aksi": "diubah"})
    assert "attachment" in respons["Content-Disposition"]
    lembar = load_workbook(BytesIO(respons.content)).worksheets[0]
    baris = list(lembar.iter_rows(min_row=2))
    # PostgreSQL keeps the fields of a change in an order of its own.
    baris.sort(key=lambda b: str(b[5].value), reverse=True)
    assert [b[5].value for b in baris] == ["Nama", "Kode"]
    assert baris[0][0].value == datetime.datetime(2024, 4, 10)  # noqa: DTZ001 - Excel has no zones
    assert baris[0][8].value == "=HYPERLINK(1)"
    assert {sel.data_type for b in baris for sel in b[1:]} <= {"s", "n"}  # n: an empty cell
    assert baris[0][7].value == "+1"


def test_siapa_yang_membaca(catatan: Catatan, client: Any, pengguna: Any) -> None:
    for siapa, status in (
        (catatan.sekretariat, 200),
        (pengguna(EVALUATOR, pd=catatan.pd), 200),
        (catatan.operator, 403),
        (pengguna(KEPALA_DINAS, pd=catatan.pd), 403),
    ):
        client.force_login(siapa)
        for nama in ("riwayat", "riwayat_unduh"):
            assert client.get(reverse(nama)).status_code == status
        assert client.post(reverse("riwayat")).status_code in {403, 405}


def test_kueri_tetap(catatan: Catatan, client: Any, jumlah_kueri: Any) -> None:
    hasil = []
    client.force_login(catatan.sekretariat)
    for _ in range(2):
        for _ in range(20):
            catatan.tambah()
        client.get(reverse("riwayat"))
        with jumlah_kueri() as kueri:
            client.get(reverse("riwayat"))
        hasil.append(len(kueri))
    assert hasil[0] == hasil[1] < 25
    assert JejakAudit.objects.count() == 40


def test_hitungan_baris_tidak_disebut(catatan: Catatan, client: Any) -> None:
    """The count of a row's writes is for its lock: readers see what was written."""
    c = catatan
    isi = {"nilai": ("5", "7"), "versi": (2, 3)}
    umum = {"aksi": "diubah", "oleh": c.sekretariat, "pada": wita(2024, 4, 10), "pd": c.pd}
    jejak(objek=f.RealisasiFactory(), perubahan=isi, **umum).save()
    (satu,) = _cari(client, c.sekretariat)
    assert satu.perubahan == (("Nilai", "5", "7"),)
    assert JejakAudit.objects.filter(pd=c.pd).get().perubahan["versi"] == [2, 3]
