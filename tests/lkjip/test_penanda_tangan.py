"""Who signs the annual and the quarterly report: nama, pangkat, NIP; lines to fill in without."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from kinerja.models import Pemangku, PengesahanTriwulan
from laporan.bahan.bahan import Bahan
from laporan.cetak.registry import EXPORTERS
from laporan.dokumen.unsur import Dokumen, Penandatangan
from laporan.triwulanan import susun_triwulanan
from tests.factories import PemangkuFactory, PengesahanFactory
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


@pytest.fixture
def beralih(contoh: Any) -> Any:
    """One head until the end of the year, the next one from the first of January."""
    kadis = Pemangku.objects.get(jabatan__pd=contoh, jabatan__kode="KADIS")
    Pemangku.objects.filter(pk=kadis.pk).update(nama="Nama Contoh Lama", sampai="2024-12-31")
    PemangkuFactory(jabatan=kadis.jabatan, nama="Nama Contoh Baru", mulai="2025-01-01", nip=NIP)
    return contoh


@pytest.mark.parametrize(
    ("dicetak", "nama"),
    [
        (None, "Nama Contoh Lama"),  # no day is printed: as of the end of the year
        (date(2024, 12, 31), "Nama Contoh Lama"),
        (date(2025, 1, 1), "Nama Contoh Baru"),
    ],
)
def test_laporan_tahunan_ditandatangani_kepala_pada_tanggalnya(
    beralih: Any, dicetak: date | None, nama: str
) -> None:
    """Who left on 31 December signs nothing that is dated January."""
    html = EXPORTERS["html"](susun_lkjip(Bahan(beralih, 2024), dicetak=dicetak)).isi.decode()
    assert {n for n in ("Nama Contoh Lama", "Nama Contoh Baru") if n in html} == {nama}


@pytest.mark.parametrize(
    ("dicetak", "disahkan", "nama"),
    [
        (None, None, "Nama Contoh Lama"),
        (date(2025, 1, 20), None, "Nama Contoh Baru"),
        # Below the name stands "Pengesahan ke-1, 10 Januari 2025": it is the endorser's.
        (None, date(2025, 1, 10), "Nama Contoh Baru"),
        (date(2025, 1, 20), date(2024, 12, 31), "Nama Contoh Lama"),
    ],
)
def test_laporan_triwulan_ditandatangani_yang_mengesahkan(
    beralih: Any, dicetak: date | None, disahkan: date | None, nama: str
) -> None:
    PengesahanTriwulan.objects.filter(pd=beralih, tahun=2024, triwulan=4).delete()
    if disahkan:
        PengesahanFactory(
            pd=beralih,
            tahun=2024,
            triwulan=4,
            pada=datetime(disahkan.year, disahkan.month, disahkan.day, 2, 0, tzinfo=UTC),
        )
    html = EXPORTERS["html"](susun_triwulanan(Bahan(beralih, 2024), 4, dicetak)).isi.decode()
    assert {n for n in ("Nama Contoh Lama", "Nama Contoh Baru") if n in html} == {nama}


def test_dokumen_beku_yang_lama_tidak_mendapat_garis() -> None:
    """Frozen before there were lines to fill in: its reprint has none."""
    assert Penandatangan("Kepala Dinas,", "").garis == ()
