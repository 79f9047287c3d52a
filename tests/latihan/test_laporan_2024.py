"""The printed report of 2024 is what it was, although its quarters are invented around it."""

import json
from datetime import date
from typing import Any

import pytest

from kinerja.models import (
    JejakAudit,
    PengesahanTriwulan,
    PerangkatDaerah,
    Realisasi,
    StatusRealisasi,
)
from laporan.bahan.bahan import Bahan
from laporan.cetak.json import sebagai_data
from laporan.terbit.tugas_lkjip import buat_lkjip
from laporan.triwulanan.susun import susun_triwulanan
from tests.conftest import PD_CONTOH


def lkjip_2024() -> bytes:
    """The report as `manage.py lkjip --format json` writes it."""
    pd = PerangkatDaerah.objects.get(kode=PD_CONTOH)
    return buat_lkjip(Bahan(pd, 2024), "json", date(2025, 2, 14)).isi


@pytest.fixture(scope="session")
def tercetak(potret: Any, potret_contoh: Any) -> bytes:
    """The report of the data set alone, as it was before there was a living sample."""
    hasil: bytes = potret(lkjip_2024, potret_contoh).hasil
    return hasil


@pytest.mark.lama(detik=10)
def test_laporan_2024_sama_bita_demi_bita(tercetak, latihan):
    """Beside a practice year that already has endorsed quarters and a Renstra of its own."""
    latihan("2027-04-01")
    kini = lkjip_2024()
    tabel, tabel_tercetak = json.loads(kini)["tabel"], json.loads(tercetak)["tabel"]
    assert len(tabel_tercetak) > 14
    assert json.dumps(tabel) == json.dumps(tabel_tercetak)
    assert kini == tercetak


def test_triwulan_2024_dijalani_sampai_disahkan(dasar):
    sah = PengesahanTriwulan.objects.filter(pd=dasar.pd, tahun=2024).order_by("triwulan")
    # In the window in which the printed year's quarters were open: the day before it closes.
    assert [(p.triwulan, p.pada.date().isoformat()) for p in sah] == [
        (1, "2024-04-13"),
        (2, "2024-07-13"),
        (3, "2024-10-13"),
        (4, "2025-01-13"),
    ]
    assert {p.oleh.username for p in sah} == {"kepala.dinas"}
    satu = Realisasi.objects.get(indikator__kode="IK-E4.4a1", tahun=2024, triwulan=2)
    assert satu.status == StatusRealisasi.DISAHKAN
    assert (satu.diajukan_oleh.username, satu.diverifikasi_oleh.username) == (
        "operator.naker",
        "sekretariat",
    )
    aksi = JejakAudit.objects.tentang(satu).order_by("pada", "pk").values_list("aksi", flat=True)
    assert list(aksi)[-3:] == ["ajukan", "verifikasi", "sahkan"]


def test_angka_triwulan_iv_tetap_yang_tercetak(dasar):
    satu = Realisasi.objects.get(indikator__kode="IK-E4.4a1", tahun=2024, triwulan=4)
    assert satu.nilai == 389


def test_laporan_triwulan_2024_terisi_dan_menyebut_karangan(dasar):
    dokumen = sebagai_data(susun_triwulanan(Bahan(dasar.pd, 2024), 2))
    assert "latihan, angka karangan" in dokumen["judul"]
    (capaian,) = [t for t in dokumen["tabel"] if t["kunci"] == "kinerja_triwulan"]
    baris = next(b for b in capaian["baris"] if "Lowongan Kerja" in " ".join(b))
    # 112 of the 100 agreed for the half year.
    assert "112" in " ".join(baris)
    assert "112,00%" in " ".join(baris)
