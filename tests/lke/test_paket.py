"""The package for e-SAKIP Reviu: what is in it, in order, and what is named as missing."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from laporan.lke import dokumen_bukti
from laporan.lke.paket import MANIFES, paket_esr
from tests import factories as f
from tests.lke.conftest import PADA, TAHUN

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\nstartxref\n0\n%%EOF\n"


def _buka(berkas):
    with ZipFile(BytesIO(berkas.isi)) as arsip:
        return {n: arsip.read(n) for n in arsip.namelist()}


def test_paket_kosong_menyebut_semua_yang_belum_ada(d):
    isi = _buka(paket_esr(d.b, TAHUN))
    assert list(isi) == [MANIFES]
    teks = isi[MANIFES].decode()
    assert all(
        f"- {nama}" in teks
        for nama in ("Renstra", "IKU", "Perjanjian Kinerja", "Rencana Aksi", "LKjIP", "LHE")
    )


def test_dokumen_bernama_dan_berurut(d):
    dokumen_bukti.lampirkan_lke(
        pk=d.lke.pk, berkas=SimpleUploadedFile("renstra.pdf", PDF), judul="Renstra 2025-2029",
        halaman={"rencana_jangka_menengah": "", "rumusan_hasil": "4"}, oleh=d.sekretariat,
        pada=PADA,
    )  # fmt: skip
    jabatan = f.JabatanFactory(unit=f.UnitFactory(pd=d.a), nama="Kepala Bidang Ujian")
    p = f.perjanjian_berstatus("berlaku", nyata=True, jabatan=jabatan, tahun=TAHUN)
    isi = _buka(paket_esr(d.a, TAHUN))
    assert list(isi)[:2] == [MANIFES, "01-Renstra/01-Renstra 2025-2029.pdf"]
    assert isi["01-Renstra/01-Renstra 2025-2029.pdf"] == PDF
    assert p.naskah.exists()
    assert "03-Perjanjian-Kinerja/01-Kepala Bidang Ujian.pdf" in isi
    teks = isi[MANIFES].decode()
    assert "- LHE" in teks
    assert "- Renstra" not in teks


def test_paket_diunduh_dalam_lingkup(client, d):
    alamat = f"{reverse('lke_paket')}?tahun={TAHUN}"
    client.force_login(d.sekretariat)
    respons = client.get(alamat)
    assert respons["Content-Type"] == "application/zip"
    client.force_login(d.operator)
    assert client.get(alamat).status_code == 403
