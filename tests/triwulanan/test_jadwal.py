"""The quarterly report counts what the schedule makes due, and names what is still to come."""

from decimal import Decimal
from typing import Any

import pytest

from kinerja.models import Indikator, Realisasi
from laporan.bahan.bahan import Bahan
from laporan.dokumen.penomoran import semua_tabel
from laporan.dokumen.unsur import baris_lengkap
from laporan.lkjip.susun.dasar import KonteksSusun
from laporan.triwulanan import susun_triwulanan
from laporan.triwulanan.bahan import Kuartal
from laporan.triwulanan.susun_kelengkapan import _kurang, _menyusul
from laporan.triwulanan.tabel import hitung_unit
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def tiga() -> dict[str, Indikator]:
    """One indicator every quarter, one a year, one when it is published in November (TW IV)."""
    jabatan = f.JabatanFactory()
    sasaran = f.SasaranFactory(
        tujuan__renstra__pd=jabatan.unit.pd, penanggung_jawab=jabatan, tingkat="strategis"
    )
    milik = {"sasaran": sasaran, "penanggung_jawab": jabatan, "akumulasi": "posisi_akhir"}
    hasil: dict[str, Any] = {
        jadwal: f.IndikatorFactory(**milik, nama=f"Angka {jadwal}", jadwal=jadwal)
        for jadwal in ("triwulanan", "tahunan", "terbit:11")
    }
    f.RealisasiFactory(indikator=hasil["triwulanan"], triwulan=1, nilai=Decimal(5))
    return hasil


def _kuartal(i: Indikator, tw: int) -> Kuartal:
    return Kuartal(Bahan(i.pd, 2024), tw)


def _teks(blok: object) -> str:
    return repr(blok)


def test_triwulan_menghitung_yang_jatuh_tempo(tiga: dict[str, Indikator]) -> None:
    k = _kuartal(tiga["tahunan"], 1)
    (unit,) = k.unit
    assert hitung_unit(k, unit.pk)[0][:2] == [1, 1]
    status = {b.indikator.pk: (b.sendiri.realisasi_teks, b.status) for b in k.baris}
    assert status[tiga["tahunan"].pk] == ("tidak dijadwalkan", "Tidak dijadwalkan")
    assert status[tiga["terbit:11"].pk] == ("tidak dijadwalkan", "Tidak dijadwalkan")
    assert "Angka tahunan" not in _teks(_kurang(k))

    k = _kuartal(tiga["tahunan"], 4)
    assert hitung_unit(k, unit.pk)[0][:2] == [2, 0]  # the third waits for its publication
    assert "Angka tahunan" in _teks(_kurang(k))
    assert "Angka terbit:11" not in _teks(_kurang(k))


def test_yang_menyusul_disebut_dengan_bulannya_lalu_dengan_harinya(
    tiga: dict[str, Indikator],
) -> None:
    terbit = tiga["terbit:11"]
    assert _menyusul(_kuartal(terbit, 1)) == ()
    teks = _teks(_menyusul(_kuartal(terbit, 4)))
    assert "Angka terbit:11: menunggu terbit, perkiraan November 2024." in teks
    f.RealisasiFactory(indikator=terbit, triwulan=4, nilai=Decimal(7))
    teks = _teks(_menyusul(_kuartal(terbit, 4)))
    assert "Angka terbit:11: diisi " in teks
    dokumen = susun_triwulanan(Bahan(terbit.pd, 2024), 4)
    (tabel,) = [t for t in semua_tabel(dokumen) if t.kunci == "kinerja_triwulan"]
    assert any("Angka terbit:11" in baris for baris in baris_lengkap(tabel))


def test_laporan_triwulan_tidak_berubah_oleh_triwulan_sesudahnya(
    tiga: dict[str, Indikator],
) -> None:
    """The report of TW III made in December reads as it did in October."""
    terbit = tiga["terbit:11"]
    Indikator.objects.filter(pk=terbit.pk).update(jadwal="terbit:8")

    def status() -> list[str]:
        return [b.status for b in _kuartal(terbit, 3).baris if b.indikator.pk == terbit.pk]

    assert status() == ["Menyusul"]
    f.RealisasiFactory(indikator=terbit, triwulan=4, nilai=Decimal(7))
    assert status() == ["Menyusul"]
    f.RealisasiFactory(indikator=terbit, triwulan=2, nilai=Decimal(7))
    assert status() == ["Tidak dijadwalkan"]


def test_indikator_yang_mulai_kemudian_tidak_ada_pada_triwulan_sebelumnya(
    tiga: dict[str, Indikator],
) -> None:
    i = tiga["tahunan"]
    Indikator.objects.filter(pk=i.pk).update(mulai_tahun=2024, mulai_triwulan=3)
    assert i.pk not in {b.indikator.pk for b in _kuartal(i, 2).baris}
    assert i.pk in {b.indikator.pk for b in _kuartal(i, 3).baris}


def test_draf_yang_tidak_diminta_tidak_membuat_laporan_tahunan_draf(
    tiga: dict[str, Indikator],
) -> None:
    """All that was due is endorsed; a draft in a quarter that asked for nothing is no report."""
    for tw in (2, 3, 4):
        f.RealisasiFactory(indikator=tiga["triwulanan"], triwulan=tw, nilai=Decimal(5))
    for jadwal in ("tahunan", "terbit:11"):
        f.RealisasiFactory(indikator=tiga[jadwal], triwulan=4, nilai=Decimal(5))
    for r in Realisasi.objects.all():
        _sahkan(r)
    f.RealisasiFactory(indikator=tiga["tahunan"], triwulan=2, nilai=Decimal(3))
    k = KonteksSusun(Bahan(tiga["tahunan"].pd, 2024), None)
    assert (k.semua_disahkan, k.triwulan_draf) == (True, [])


def _sahkan(r: Realisasi) -> None:
    langkah = {
        f"{n}_{apa}": nilai
        for n in ("diajukan", "diverifikasi", "disahkan")
        for apa, nilai in (("pada", f.PADA), ("oleh", r.diubah_oleh))
    }
    Realisasi.objects.filter(pk=r.pk).update(status="disahkan", **langkah)
