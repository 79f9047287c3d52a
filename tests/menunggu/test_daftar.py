"""What waits on the home page of each role as a quarter moves on, from the stored rows."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from anggaran.models import LaporanSubKegiatan
from kinerja.models import Realisasi
from kinerja.status import StatusRealisasi
from laporan.bahan.lingkup import bahan_untuk
from laporan.isian.pengajuan import ajukan
from laporan.isian.verifikasi import kembalikan
from laporan.menunggu.daftar import TungguPD
from laporan.rangka.menunggu import JenisTunggu, Menunggu
from tests import factories as f
from tests.baca import terbaca
from tests.isian.dunia import PADA, TAHUN, Dunia, wita

pytestmark = pytest.mark.django_db
_J = JenisTunggu
TRIWULAN = {
    _J.DIKEMBALIKAN,
    _J.ISI,
    _J.AJUKAN,
    _J.TERLAMBAT,
    _J.PERIKSA,
    _J.BELUM_DIISI,
    _J.BELUM_DIAJUKAN,
    _J.BELUM_DIPERBAIKI,
    _J.SAHKAN,
    _J.TERHALANG,
}


@pytest.fixture
def dunia(pengguna: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Dunia:
    monkeypatch.setattr(timezone, "now", lambda: PADA)
    return Dunia(pengguna)


def _daftar(d: Dunia, siapa: Any, pada: Any = PADA) -> list[Menunggu]:
    return TungguPD(d.pd, TAHUN, pada).untuk(siapa)


def _semua(d: Dunia, pada: Any = PADA) -> dict[str, list[str]]:
    """Role → the kinds of a quarter that wait for it, in order."""
    orang = {"operator": d.operator, "sekretariat": d.sekretariat, "kepala": d.kadis}
    return {
        nama: [m.jenis for m in _daftar(d, p, pada) if m.jenis in TRIWULAN]
        for nama, p in orang.items()
    }


def _verifikasi(d: Dunia) -> None:
    for semua in (Realisasi.objects.all(), LaporanSubKegiatan.objects.all()):
        semua.update(
            status=StatusRealisasi.DIVERIFIKASI,
            catatan_kembali="",
            diajukan_oleh=d.operator,
            diajukan_pada=PADA,
            diverifikasi_oleh=d.sekretariat,
            diverifikasi_pada=PADA,
        )


def test_satu_triwulan_dari_kosong_sampai_siap_disahkan(dunia: Dunia) -> None:
    assert _semua(dunia) == {
        "operator": [_J.ISI],
        "sekretariat": [_J.BELUM_DIISI],
        "kepala": [],
    }
    dunia.isi_semua()
    assert _semua(dunia) == {
        "operator": [_J.AJUKAN],
        "sekretariat": [_J.BELUM_DIAJUKAN],
        "kepala": [],
    }
    ajukan(
        kunci=uuid4(), unit=dunia.bidang, tahun=TAHUN, triwulan=1, oleh=dunia.operator, pada=PADA
    )
    assert _semua(dunia) == {"operator": [], "sekretariat": [_J.PERIKSA], "kepala": []}
    kembalikan(
        baris=Realisasi.objects.get(indikator=dunia.rumus),
        catatan="Angka Februari belum final.",
        oleh=dunia.sekretariat,
        pada=PADA,
    )
    assert _semua(dunia) == {
        "operator": [_J.DIKEMBALIKAN],
        "sekretariat": [_J.BELUM_DIPERBAIKI, _J.PERIKSA],
        "kepala": [],
    }
    satu = _daftar(dunia, dunia.operator)[0]
    assert satu.catatan == "Angka Februari belum final."
    assert satu.batas == date(2024, 4, 15)
    # 16 April, one row with the unit and three with the checker: the head is told who is late.
    assert _semua(dunia, wita(2024, 4, 16))["kepala"] == [_J.TERHALANG]
    _verifikasi(dunia)
    assert _semua(dunia) == {"operator": [], "sekretariat": [], "kepala": [_J.SAHKAN]}


def test_sesudah_batas_tanpa_dan_dengan_pengecualian(dunia: Dunia) -> None:
    lewat = wita(2024, 4, 16)
    semua = _semua(dunia, lewat)
    assert semua["operator"] == [_J.TERLAMBAT]
    assert semua["sekretariat"] == [_J.BELUM_DIISI]
    (satu,) = [m for m in _daftar(dunia, dunia.sekretariat, lewat) if m.jenis == _J.BELUM_DIISI]
    assert satu.lewat
    f.PengecualianFactory(periode=dunia.periode, unit=dunia.bidang, sampai="2024-04-20")
    (satu,) = [m for m in _daftar(dunia, dunia.operator, lewat) if m.jenis in TRIWULAN]
    assert satu.jenis == _J.ISI
    # 16 to 20 April are five days.
    assert "20 April 2024 menurut pengecualian unit Anda, sisa 5 hari" in satu.catatan
    assert not satu.lewat


def test_sekretariat_diberi_tahu_perjanjian_dan_rencana_yang_belum_ada(dunia: Dunia) -> None:
    jenis = [m.jenis for m in _daftar(dunia, dunia.sekretariat)]
    assert _J.PERJANJIAN_BELUM_ADA in jenis
    assert _J.RENCANA_BELUM_ADA in jenis
    # A year that is over asks for neither.
    nanti = wita(2025, 1, 2)
    jenis = [m.jenis for m in _daftar(dunia, dunia.sekretariat, nanti)]
    assert _J.RENCANA_BELUM_ADA not in jenis
    for lain in (dunia.operator, dunia.kadis):
        assert _J.PERJANJIAN_BELUM_ADA not in [m.jenis for m in _daftar(dunia, lain)]


def test_rencana_aksi_dari_draf_sampai_persetujuan(dunia: Dunia) -> None:
    from kinerja.isian.rencana import buat_rencana_aksi
    from laporan.isian.rencana_langkah import ajukan_rencana_aksi

    def jenis(siapa: Any) -> set[str]:
        return {m.jenis for m in _daftar(dunia, siapa) if "rencana" in m.jenis}

    dokumen = buat_rencana_aksi(pd=dunia.pd, tahun=TAHUN, oleh=dunia.sekretariat, pada=PADA)
    assert jenis(dunia.sekretariat) == {_J.RENCANA_DRAF}
    assert jenis(dunia.kadis) == set()
    f.TargetTriwulanFactory(indikator=dunia.angka, dokumen=dokumen)
    ajukan_rencana_aksi(
        dokumen=dokumen, oleh=dunia.sekretariat, pada=PADA, alasan="Yang lain menyusul."
    )
    assert jenis(dunia.sekretariat) == {_J.RENCANA_MENUNGGU}
    assert jenis(dunia.kadis) == {_J.SETUJUI_RENCANA}


def test_pd_lain_dan_pengguna_pemda_tidak_dipanggil(dunia: Dunia) -> None:
    assert not [m for m in _daftar(dunia, dunia.orang_luar) if m.jenis in TRIWULAN]


def test_bahan_yang_dibagi_memberi_daftar_yang_sama(dunia: Dunia, jumlah_kueri: Any) -> None:
    """The home page shares what it has read; reminders read it anew."""
    for siapa in (dunia.operator, dunia.sekretariat, dunia.kadis):
        bahan = bahan_untuk(siapa, dunia.pd, TAHUN)
        assert bahan.baris
        with jumlah_kueri() as terbagi:
            dari_bahan = TungguPD(dunia.pd, TAHUN, PADA, bahan).untuk(siapa)
        with jumlah_kueri() as sendiri:
            assert _daftar(dunia, siapa) == dari_bahan
        assert len(terbagi) < len(sendiri)


def test_beranda_operator_menuju_sel_kosong_pertama(dunia: Dunia, client: Any) -> None:
    client.force_login(dunia.operator)
    respons = client.get(reverse("beranda"))
    utama = respons.context["utama"]
    assert utama.url.endswith(f"#sel-indikator-{dunia.angka.pk}-nilai")
    isi = terbaca(respons)
    assert isi.count("Isi yang pertama") == 2  # the button, and its line
    assert client.get(utama.url).status_code == 200


def test_beranda_sekretariat_urut_menurut_batas(dunia: Dunia, client: Any) -> None:
    client.force_login(dunia.sekretariat)
    butir = client.get(reverse("beranda")).context["menunggu"]
    batas = [m.batas or date.max for m in butir]
    assert batas == sorted(batas)
    for m in butir:
        assert client.get(m.url).status_code == 200, m
