"""Who signs the annual and the quarterly report: nama, pangkat, NIP; lines to fill in without."""

from typing import Any

import pytest

from kinerja.models import Pemangku
from laporan.bahan.bahan import Bahan
from laporan.cetak.registry import EXPORTERS
from laporan.dokumen.unsur import Dokumen, Penandatangan
from laporan.triwulanan import susun_triwulanan
from tests.factories import PemangkuFactory
from tests.susunan import susun_lkjip

pytestmark = pytest.mark.django_db
NIP = "190001011920011001"


def _tahunan(pd: Any) -> Dokumen:
    return susun_lkjip(Bahan(pd, 2024))


def _triwulanan(pd: Any) -> Dokumen:
    return susun_triwulanan(Bahan(pd, 2024), 1)


@pytest.mark.parametrize("susun", [_tahunan, _triwulanan])
def test_nama_pangkat_dan_nip_tercetak(contoh: Any, susun: Any) -> None:
    Pemangku.objects.filter(jabatan__pd=contoh, jabatan__kode="KADIS").update(
        nama="Nama Contoh Satu", pangkat="Pembina Utama Muda (IV/c)", nip=NIP
    )
    html = EXPORTERS["html"](susun(contoh)).isi.decode()
    blok = html[html.index("Nama Contoh Satu") :][:200]
    assert "<p>Pembina Utama Muda (IV/c)</p>" in blok
    assert f"<p>NIP {NIP}</p>" in blok
    assert 'class="lk-ttd-isian"' not in html


@pytest.mark.parametrize("susun", [_tahunan, _triwulanan])
def test_blok_berdiri_tanpa_nama(contoh: Any, susun: Any) -> None:
    """The sample names nobody: lines for Nama, Pangkat and NIP stand below the space."""
    html = EXPORTERS["html"](susun(contoh)).isi.decode()
    for label in ("Nama", "Pangkat", "NIP"):
        assert f'<p class="lk-ttd-isian"><span>{label}</span><i></i></p>' in html


def test_menurut_pemangku_pada_akhir_tahun(contoh: Any) -> None:
    """Somebody who came in the year after does not sign for it."""
    kadis = Pemangku.objects.get(jabatan__pd=contoh, jabatan__kode="KADIS")
    Pemangku.objects.filter(pk=kadis.pk).update(nama="Nama Contoh Lama", sampai="2024-12-31")
    PemangkuFactory(jabatan=kadis.jabatan, nama="Nama Contoh Baru", mulai="2025-01-01", nip=NIP)
    html = EXPORTERS["html"](_tahunan(contoh)).isi.decode()
    assert "Nama Contoh Lama" in html
    assert NIP not in html


def test_dokumen_beku_yang_lama_tidak_mendapat_garis() -> None:
    """Frozen before there were lines to fill in: its reprint has none."""
    assert Penandatangan("Kepala Dinas,", "").garis == ()
