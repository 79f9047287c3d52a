"""The completeness board and its reminders."""

import datetime

import pytest

from kinerja.models import Realisasi
from kinerja.periode import Triwulan
from laporan.isian.kelengkapan import PapanKelengkapan
from laporan.isian.pengingat import teks_pengingat
from laporan.isian.verifikasi import verifikasi
from tests import factories as f
from tests.isian.dunia import PADA, TAHUN, Dunia, wita
from tests.isian.test_pengajuan import _ajukan, _oleh_sekretariat


def _papan(dunia, pada=PADA, **lain):
    return {b.unit: b for b in PapanKelengkapan(dunia.pd, TAHUN, pada=pada, **lain).baris}


def _angka(sel):
    return (sel.diharapkan, sel.terisi, sel.diajukan, sel.diverifikasi, sel.disahkan)


@pytest.mark.django_db
def test_papan_menghitung_per_unit_dan_bawahannya(dunia):
    seksi = f.IndikatorFactory(
        sasaran=dunia.angka.sasaran, penanggung_jawab=f.JabatanFactory(unit=dunia.seksi)
    )
    papan = _papan(dunia)
    assert set(papan) == {dunia.puncak, dunia.bidang, dunia.seksi}
    assert [papan[u].kedalaman for u in (dunia.puncak, dunia.bidang, dunia.seksi)] == [0, 1, 2]
    satu, dua, *_ = papan[dunia.bidang].sel
    assert _angka(satu) == (5, 0, 0, 0, 0)
    assert satu.pertama_kosong.jangkar == f"sel-indikator-{dunia.angka.pk}-nilai"
    assert (satu.sisa_hari, satu.dibuka) == (6, True)
    assert (dua.sisa_hari, dua.dibuka) == (None, False)
    assert "belum ditetapkan" in dua.pengingat()
    dunia.isi_semua()
    sel = _papan(dunia)[dunia.bidang].sel[0]
    assert _angka(sel) == (5, 4, 0, 0, 0)
    assert [b.sasaran for b in sel.belum] == [f"indikator:{seksi.pk}"]
    seksi.delete()
    _ajukan(dunia)
    _oleh_sekretariat(dunia, verifikasi, Realisasi.objects.first())
    sel = _papan(dunia)[dunia.puncak].sel[0]
    assert _angka(sel) == (4, 4, 4, 1, 0)
    assert sel.pengingat() == ""
    assert sel.pertama_kosong is None


@pytest.mark.django_db
def test_papan_dibatasi_lingkup(dunia):
    assert set(_papan(dunia, lingkup=dunia.operator.lingkup_unit)) == {dunia.bidang}


@pytest.mark.django_db
def test_hari_tersisa_menurut_zona_waktu_dan_pengecualian(dunia):
    assert _papan(dunia, wita(2024, 4, 15, 23, 59, 59))[dunia.bidang].sel[0].sisa_hari == 1
    assert _papan(dunia, wita(2024, 4, 16))[dunia.bidang].sel[0].sisa_hari == 0
    f.PengecualianFactory(periode=dunia.periode, unit=dunia.bidang, sampai="2024-04-20")
    assert _papan(dunia, wita(2024, 4, 16))[dunia.bidang].sel[0].sisa_hari == 5


@pytest.mark.django_db
def test_kueri_papan_tetap(pengguna, jumlah_kueri):
    biaya = []
    for kali in (1, 20):
        dunia = Dunia(pengguna, kali=kali)
        dunia.isi_semua()
        with jumlah_kueri() as kueri:
            _papan(dunia)
        biaya.append(len(kueri))
    assert biaya[0] == biaya[1], biaya
    assert biaya[0] <= 24, biaya


def _pengingat(**lain):
    medan = {
        "unit": "Bidang Penempatan",
        "triwulan": Triwulan(2024, 1),
        "diharapkan": 8,
        "terisi": 0,
        "diajukan": 0,
        "belum": [f"Indikator {n}" for n in range(7)],
        "batas": datetime.date(2024, 4, 15),
        "sisa_hari": 6,
    }
    return teks_pengingat(**{**medan, **lain})


def test_teks_pengingat():
    assert _pengingat(tautan="https://tapak.contoh.go.id/isian/") == (
        "Yth. Bidang Penempatan,\n"
        "Realisasi Triwulan I 2024 belum diisi (8 baris).\n"
        "Yang belum:\n"
        "- Indikator 0\n- Indikator 1\n- Indikator 2\n- Indikator 3\n- Indikator 4\n"
        "- dan 2 baris lainnya\n"
        "Batas pengisian 15 April 2024 (sisa 6 hari termasuk hari ini). "
        "Mohon dilengkapi dan diajukan.\n"
        "https://tapak.contoh.go.id/isian/\n"
        "Terima kasih."
    )
    assert "terisi 3 dari 8 baris" in _pengingat(terisi=3)
    assert "belum diajukan" in _pengingat(terisi=8, belum=[])
    assert "Hari ini, 15 April 2024" in _pengingat(sisa_hari=1)
    assert "ditutup 15 April 2024" in _pengingat(sisa_hari=0)
    assert _pengingat(diajukan=8) == ""


def test_teks_pengingat_menyebut_yang_dikembalikan():
    teks = _pengingat(terisi=8, belum=[], diajukan=6, dikembalikan=2)
    assert "2 baris Triwulan I 2024 dikembalikan Sekretariat" in teks
    assert "belum diajukan" not in teks
