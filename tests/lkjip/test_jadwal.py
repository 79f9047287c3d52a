"""Home pages, tree, indicator page and final check by the reporting schedule."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from kinerja.models import Indikator
from kinerja.peran import SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.beranda.kelengkapan_pd import kelengkapan
from laporan.beranda.sorotan import (
    baris_triwulan,
    hitung_saringan,
    papan,
    ringkasan,
    tugas_data,
)
from laporan.lkjip.susun.bab4 import _kelengkapan
from laporan.lkjip.susun.dasar import KonteksSusun
from laporan.uji.final import _realisasi
from tests import factories as f

pytestmark = pytest.mark.django_db
DIBUKA = datetime.date(2024, 7, 5)  # TW II is the last quarter that was opened


@pytest.fixture
def indikator() -> dict[str, Indikator]:
    """Four of one bidang; the quarterly one is reported in TW I and II."""
    jabatan = f.JabatanFactory()
    pd = jabatan.unit.pd
    sasaran = f.SasaranFactory(
        tujuan__renstra__pd=pd, penanggung_jawab=jabatan, tingkat="strategis"
    )
    milik = {"sasaran": sasaran, "penanggung_jawab": jabatan, "akumulasi": "posisi_akhir"}
    hasil: dict[str, Any] = {
        jadwal: f.IndikatorFactory(**milik, nama=f"Angka {jadwal}", jadwal=jadwal)
        for jadwal in ("triwulanan", "tahunan", "bulan:2", "terbit:2")
    }
    for i in hasil.values():
        f.TargetFactory(indikator=i)
    for tw in (1, 2):
        f.RealisasiFactory(indikator=hasil["triwulanan"], triwulan=tw, nilai=Decimal(5))
        f.PeriodeFactory(
            pd=pd,
            triwulan=tw,
            buka=datetime.date(2024, 3 * tw + 1, 1),
            tutup=datetime.date(2024, 3 * tw + 1, 15),
        )
    f.ProgramFactory(pd=pd, tahun=2024)
    return hasil


def _bahan(semua: dict[str, Indikator]) -> Bahan:
    return Bahan(semua["tahunan"].pd, 2024)


def test_pohon_membedakan_yang_belum_dan_yang_menyusul(indikator: dict[str, Indikator]) -> None:
    n = hitung_saringan(_bahan(indikator))
    assert (n["belum"], n["menyusul"]) == (3, 1)
    f.RealisasiFactory(indikator=indikator["bulan:2"], triwulan=1, nilai=Decimal(5))
    n = hitung_saringan(_bahan(indikator))
    assert (n["belum"], n["menyusul"]) == (2, 1)
    tugas = [t.teks for t in tugas_data(_bahan(indikator))]
    assert "Angka 1 indikator 2024 menyusul karena menunggu terbit." in tugas


def test_tidak_berlaku_tiga_triwulan_tetap_belum_lengkap_pada_yang_keempat(
    indikator: dict[str, Indikator],
) -> None:
    i = f.IndikatorFactory(
        sasaran=indikator["tahunan"].sasaran,
        penanggung_jawab=indikator["tahunan"].penanggung_jawab,
        akumulasi="jumlah",
    )
    sebelum = hitung_saringan(_bahan(indikator))["belum"]
    for tw in (1, 2, 3):
        f.RealisasiFactory(
            indikator=i,
            triwulan=tw,
            nilai=None,
            tidak_berlaku=True,
            alasan_tidak_berlaku="Belum dimulai",
        )
    assert hitung_saringan(_bahan(indikator))["belum"] == sebelum
    f.RealisasiFactory(
        indikator=i,
        triwulan=4,
        nilai=None,
        tidak_berlaku=True,
        alasan_tidak_berlaku="Belum dimulai",
    )
    assert hitung_saringan(_bahan(indikator))["belum"] == sebelum - 1


def test_papan_unit_menghitung_yang_jatuh_tempo(indikator: dict[str, Indikator]) -> None:
    (satu,) = papan(_bahan(indikator))
    # TW I: quarterly and February; TW II and III: quarterly; TW IV: quarterly and yearly.
    assert satu.triwulan == ((1, 2), (1, 1), (0, 1), (0, 2))
    baris = {b.baris.indikator.jadwal: [s.teks for s in b.sel] for b in _urai(indikator)}
    tidak, belum = "tidak dijadwalkan", "belum diisi"
    assert baris["tahunan"] == [tidak, tidak, tidak, belum]
    assert baris["terbit:2"] == ["menyusul", tidak, tidak, tidak]
    assert ringkasan(_bahan(indikator)).lengkap == 0


def _urai(semua: dict[str, Indikator]) -> Any:
    return baris_triwulan(_bahan(semua))


def test_pemda_tidak_menagih_yang_belum_jatuh_tempo(indikator: dict[str, Indikator]) -> None:
    """Only the February figure is late: the yearly one is not due, the other not published."""
    pd = indikator["tahunan"].pd
    (satu,) = kelengkapan([pd], 2024, DIBUKA)
    assert satu.langkah == "1 indikator belum dilaporkan"
    f.RealisasiFactory(indikator=indikator["bulan:2"], triwulan=1, nilai=Decimal(5))
    (satu,) = kelengkapan([pd], 2024, DIBUKA)
    assert satu.langkah == "Lengkap"


def test_uji_final_menyebut_yang_terlambat_saja(indikator: dict[str, Indikator]) -> None:
    pesan = [t.kalimat for t in _realisasi(_bahan(indikator)) if t.kode == "F01"]
    assert len(pesan) == 2
    assert all(nama in " ".join(pesan) for nama in ("Angka tahunan", "Angka bulan:2"))


def test_laporan_tahunan_menyebut_yang_menyusul(indikator: dict[str, Indikator]) -> None:
    """In the closing chapter with its month, apart from what has to be completed."""
    k = KonteksSusun(_bahan(indikator), None)
    menyusul, kurang = map(str, _kelengkapan(k))
    assert "menyusul karena menunggu terbit: Angka terbit:2 (perkiraan Februari 2024)" in menyusul
    assert "Angka tahunan" in kurang
    assert "Angka terbit:2" not in kurang


def test_halaman_menyebut_jadwalnya(
    client: Any, pengguna: Any, indikator: dict[str, Indikator]
) -> None:
    i = indikator["terbit:2"]
    client.force_login(pengguna(SEKRETARIAT, pd=i.pd))
    isi = client.get(reverse("pohon"), {"tahun": 2024}).content.decode()
    assert "Dilaporkan saat terbit, perkiraan Februari" in isi
    assert "Dilaporkan setiap triwulan" not in isi
    isi = client.get(reverse("indikator", args=[i.pk]), {"tahun": 2024}).content.decode()
    assert "Saat terbit, perkiraan Februari" in isi
    assert "menyusul" in isi
