"""Appendix Pengukuran Kinerja: the quarters that make the year; figures of harapan.md and of the
data set's own rows.
"""

import pytest

from kinerja.models import PerangkatDaerah, TahunLatihan
from laporan.bahan.bahan import Bahan
from laporan.dokumen.unsur import Tabel
from laporan.lkjip.susun import susun_draf
from laporan.lkjip.tabel.pengukuran import per_triwulan

pytestmark = pytest.mark.django_db


def test_setiap_triwulan_dengan_target_dan_realisasinya(fiktif: PerangkatDaerah) -> None:
    """1.300,0 is the target of the first three quarters, 900,0 after the Perubahan; 910,5 + 300,0
    and so on make 4.960,0. What was not reported, not applicable, and nought are three things.
    """
    bahan = Bahan(fiktif, 2025)
    dokumen = susun_draf(bahan)
    assert [x.judul for x in dokumen.lampiran][:3] == [
        "PERJANJIAN KINERJA TAHUN 2025",
        "PENGUKURAN KINERJA TAHUN 2025",
        "DAFTAR DATA DUKUNG",
    ]
    (tabel,) = dokumen.lampiran[1].isi  # alone: its heading stands on the page of the wide table
    assert isinstance(tabel, Tabel)
    assert [k.kunci for k in tabel.kolom][4:12:2] == [f"target_{n}" for n in (1, 2, 3, 4)]
    isi = {b.sel[2].teks: [s.teks for s in b.sel[3:]] for b in tabel.baris}
    produksi = isi["Produksi perikanan"]
    assert produksi[0] == "4.800,0 Ton"
    assert produksi[1:8:2] == ["1.300,0 Ton", "1.300,0 Ton", "1.300,0 Ton", "900,0 Ton"]
    assert produksi[2:9:2] == ["1.210,5 Ton", "1.180,0 Ton", "1.305,5 Ton", "1.264,0 Ton"]
    assert produksi[9:] == ["4.960,0 Ton", "103,33%"]
    kelompok = isi["Jumlah kelompok pembudidaya baru"]
    assert kelompok[2:9:2] == ["0 Kelompok", "1 Kelompok", "0 Kelompok", "1 Kelompok"]
    assert isi["Indeks kepuasan pengguna TPI"][2:9:2] == ["82,10", "83,40", "belum diisi", "84,06"]
    sengketa = next(b for b in bahan.baris if b.indikator.kode == "IK-S3.1")
    assert set(isi[sengketa.indikator.sebutan][2:9:2]) == {"tidak berlaku"}


def test_triwulan_karangan_tidak_masuk_laporan_yang_nyata(fiktif: PerangkatDaerah) -> None:
    """A year whose quarters alone are for practice; where all of it is, the report says so."""
    latihan = TahunLatihan.objects.create(pd=fiktif, tahun=2025, cakupan="triwulan")
    assert per_triwulan(Bahan(fiktif, 2025)) == []
    latihan.cakupan = "tahun"
    latihan.save()
    assert len(per_triwulan(Bahan(fiktif, 2025))) == 13


def test_tahun_yang_dilaporkan_sekaligus_tanpa_lampiran_ini(contoh: PerangkatDaerah) -> None:
    """The sample's figures of 2024 are all of its last quarter: Tabel 3.2 holds them."""
    assert per_triwulan(Bahan(contoh, 2024)) == []
