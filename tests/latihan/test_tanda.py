"""A year whose figures are invented says so: on every page, in every format."""

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.urls import reverse

from kinerja.latihan import CakupanLatihan, kalimat_latihan
from kinerja.models import PerangkatDaerah, TahunLatihan
from laporan.cetak.registry import EXPORTERS
from laporan.dokumen.latihan import tandai_latihan
from laporan.dokumen.unsur import Bab, Dokumen, Paragraf, Sampul
from laporan.perjanjian.cetak import naskah_html
from laporan.perjanjian.data import data_beku
from tests.cetak.contoh_dokumen import contoh_dokumen
from tests.factories import PDFactory, PerjanjianFactory

KALIMAT = kalimat_latihan(2026, CakupanLatihan.TAHUN)
TANDA = "latihan, angka karangan"


def dokumen(**lain: Any) -> Dokumen:
    return Dokumen(
        judul="Laporan", subjudul="", pd="Dinas Laut", pemda="Kabupaten", tahun=2026,
        tempat_tanggal="", bab=(Bab("Isi", (Paragraf("Teks."),)),), **lain,
    )  # fmt: skip


def test_dokumen_tahun_sebenarnya_tidak_berubah():
    asal = dokumen()
    assert tandai_latihan(asal, "") is asal


def test_judul_kepala_sampul_dan_nama_berkas():
    sampul = Sampul(judul=("L",), pd="Dinas", pemda="P", tahun_terbit="2026", status="Draf")
    hasil = tandai_latihan(dokumen(kepala="Kepala", sampul=sampul), KALIMAT)
    assert hasil.judul == f"Laporan ({TANDA})"
    assert hasil.kepala == f"Kepala ({TANDA})"
    assert hasil.pd == f"Dinas Laut ({TANDA})"
    assert hasil.sampul is not None
    assert hasil.sampul.status == f"{KALIMAT} Draf"
    assert hasil.nama_berkas == "Latihan-LKjIP"


def _teks(format: str, isi: bytes) -> str:
    if format == "docx":
        with zipfile.ZipFile(io.BytesIO(isi)) as z:
            return "".join(z.read(n).decode() for n in z.namelist() if "header" in n)
    if format == "xlsx":
        buku = openpyxl.load_workbook(io.BytesIO(isi))
        # On every sheet: each is printed and handed on by itself.
        assert all(TANDA in f"{s['A1'].value} {s['A2'].value}" for s in buku)
        return TANDA
    return isi.decode()


@pytest.mark.parametrize("format", sorted(set(EXPORTERS) - {"pdf"}))
def test_setiap_bentuk_menyebutnya(format):
    """The PDF is laid out from the same HTML, whose running head is the document's."""
    berkas = EXPORTERS[format](tandai_latihan(contoh_dokumen(), KALIMAT))
    assert TANDA in _teks(format, berkas.isi)
    assert berkas.nama.startswith("Latihan-")


@pytest.mark.django_db
def test_kalimat_menurut_cakupan():
    pd = PDFactory()
    TahunLatihan.objects.create(pd=pd, tahun=2024, cakupan=CakupanLatihan.TRIWULAN)
    TahunLatihan.objects.create(pd=pd, tahun=2026, cakupan=CakupanLatihan.TAHUN)
    kalimat = TahunLatihan.objects.kalimat
    assert kalimat(pd, 2026) == KALIMAT
    assert kalimat(pd, 2024) == ""
    assert "triwulan I sampai dengan III tahun 2024" in kalimat(pd, 2024, triwulan=True)
    assert kalimat(pd, 2025, triwulan=True) == ""
    assert kalimat(PDFactory(), 2026) == ""


@pytest.mark.django_db
def test_perjanjian_menyimpan_kalimatnya():
    """What was frozen says so for ever; one of a real year holds no such key."""
    p = PerjanjianFactory()
    assert "latihan" not in data_beku(p)
    TahunLatihan.objects.create(pd=p.pd, tahun=p.tahun, cakupan=CakupanLatihan.TAHUN)
    isi = data_beku(p)
    kalimat = kalimat_latihan(p.tahun, CakupanLatihan.TAHUN)
    assert isi["latihan"] == kalimat
    for rancangan in (True, False):
        html = naskah_html(isi, kode="K", alamat_verifikasi="https://t/K", rancangan=rancangan)
        assert kalimat in html


@pytest.mark.django_db
def test_halaman_menyebut_tahun_yang_dibukanya(client, akun, contoh):
    """The banner follows the year of the page, not only the year that the user works in."""
    TahunLatihan.objects.create(pd=contoh, tahun=2026, cakupan=CakupanLatihan.TAHUN)
    client.force_login(akun["sekretariat"])
    assert "tahun latihan" not in client.get(reverse("pohon"), {"tahun": 2024}).content.decode()
    assert KALIMAT in client.get(reverse("pohon"), {"tahun": 2026}).content.decode()
    p = PerjanjianFactory(jabatan__unit__pd=contoh, tahun=2026)
    client.get(reverse("pohon"), {"tahun": 2024})
    assert KALIMAT in client.get(reverse("perjanjian_satu", args=[p.pk])).content.decode()


@pytest.mark.django_db
def test_data_induk_menyebut_tahun_latihan_miliknya(client, akun, contoh):
    """Its pages mix the years, so it names every invented one; nobody else's."""
    lain = TahunLatihan.objects.create(pd=PDFactory(), tahun=2027, cakupan=CakupanLatihan.TAHUN)
    client.force_login(akun["sekretariat"])
    beranda = reverse("admin:index")
    assert "karangan" not in client.get(beranda).content.decode()
    TahunLatihan.objects.create(pd=contoh, tahun=2026, cakupan=CakupanLatihan.TAHUN)
    isi = client.get(beranda).content.decode()
    assert KALIMAT in isi
    assert lain.kalimat not in isi


# --- the command -------------------------------------------------------------------------------


@pytest.mark.django_db
def test_perintah_hanya_untuk_mencoba():
    with pytest.raises(CommandError, match="TAPAK_DEBUG"):
        call_command("muat_contoh")


@pytest.mark.django_db
@override_settings(DEBUG=True)
def test_perintah_menolak_tahun_laporan_tercetak(peran):
    with pytest.raises(CommandError, match="sesudah 2024"):
        call_command("muat_contoh", "--tanggal", "2024-02-29", verbosity=0)
    assert not PerangkatDaerah.objects.exists()


@pytest.mark.django_db
@override_settings(DEBUG=True)
def test_perintah_membiarkan_perangkat_daerah_yang_ada(contoh, peran, capsys):
    PDFactory()
    call_command("muat_contoh", "--tanggal", "2026-05-05")
    assert "tidak ada yang diubah" in capsys.readouterr().out
    assert not TahunLatihan.objects.exists()


@pytest.mark.django_db
@override_settings(DEBUG=True)
def test_perintah_menyebut_contoh_yang_terputus(contoh, peran):
    TahunLatihan.objects.create(pd=contoh, tahun=2026, cakupan=CakupanLatihan.TAHUN)
    with pytest.raises(CommandError, match="terputus"):
        call_command("muat_contoh", "--tanggal", "2026-05-05")
