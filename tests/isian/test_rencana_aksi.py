"""Rencana aksi: drafted by one, approved by another, revised from a quarter on."""

import datetime

import pytest
from django.urls import reverse

from kinerja.isian.rencana import (
    buat_rencana_aksi,
    revisi_rencana_aksi,
    setujui_rencana_aksi,
    simpan_target_triwulan,
)
from kinerja.models import JejakAudit, PengesahanTriwulan, TargetTriwulan
from kinerja.pengukuran import Pengukuran
from kinerja.penolakan import BentrokError, TidakBerizinError, TidakDitemukanError, TidakSahError
from tests.isian.dunia import PADA, TAHUN
from tests.pasti import pasti

pytestmark = pytest.mark.django_db


@pytest.fixture
def draf(dunia):
    return buat_rencana_aksi(pd=dunia.pd, tahun=TAHUN, oleh=dunia.sekretariat, pada=PADA)


def _tulis(dunia, dokumen, triwulan, teks, **lain):
    isi = {"indikator": dunia.angka, "oleh": dunia.operator, "pada": PADA, **lain}
    return simpan_target_triwulan(dokumen=dokumen, triwulan=triwulan, teks=teks, **isi)


def _target(dunia):
    p = Pengukuran(dunia.pd, [TAHUN])
    hasil = (p.target_triwulan(dunia.angka, TAHUN, tw) for tw in (1, 2, 3, 4))
    return [t.teks if t else None for t in hasil]


def _revisi(dunia, dokumen, **lain):
    isi = {
        "alasan": "Anggaran bergeser",
        "nomor": "188/45/2024",
        "tanggal": datetime.date(2024, 7, 1),
        "mulai_triwulan": 3,
        "oleh": dunia.sekretariat,
        "pada": PADA,
    }
    return revisi_rencana_aksi(dokumen=dokumen, **{**isi, **lain})


def test_draf_tidak_berlaku_sampai_disetujui_orang_lain(dunia, draf):
    for tw in (1, 2, 3, 4):
        _tulis(dunia, draf, tw, f"{tw * 20}%")
    assert _target(dunia) == [None] * 4
    with pytest.raises(TidakBerizinError, match="menyusun"):
        setujui_rencana_aksi(dokumen=draf, oleh=dunia.sekretariat, pada=PADA)
    with pytest.raises(TidakBerizinError):
        setujui_rencana_aksi(dokumen=draf, oleh=dunia.operator, pada=PADA)
    setujui_rencana_aksi(dokumen=draf, oleh=dunia.kadis, pada=PADA)
    assert _target(dunia) == ["20,00%", "40,00%", "60,00%", "80,00%"]
    with pytest.raises(TidakSahError, match="sudah disetujui"):
        _tulis(dunia, draf, 1, "5")
    with pytest.raises(TidakSahError, match="sudah disetujui"):
        setujui_rencana_aksi(dokumen=draf, oleh=dunia.kadis, pada=PADA)
    assert [j.aksi for j in JejakAudit.objects.tentang(draf).order_by("pk")] == [
        "susun rencana aksi",
        *["target triwulan"] * 4,
        "setujui",
    ]


def test_revisi_mulai_triwulan_yang_lalu_tetap(dunia, draf):
    for tw in (1, 2, 3, 4):
        _tulis(dunia, draf, tw, str(tw * 20))
    setujui_rencana_aksi(dokumen=draf, oleh=dunia.kadis, pada=PADA)
    ubah = _revisi(dunia, draf)
    assert (ubah.ke, ubah.nomor, ubah.mulai_triwulan) == (1, "188/45/2024", 3)
    with pytest.raises(TidakSahError, match="berlaku mulai TW III"):
        _tulis(dunia, ubah, 2, "5")
    _tulis(dunia, ubah, 3, "50")
    assert _target(dunia)[2] == "60,00%"
    setujui_rencana_aksi(dokumen=ubah, oleh=dunia.kadis, pada=PADA)
    assert _target(dunia) == ["20,00%", "40,00%", "50,00%", "80,00%"]


def test_pengukuran_menolak_target_mundur_walau_tersimpan(dunia, draf):
    """A row before the document's first quarter counts for nothing, however it got there."""
    _tulis(dunia, draf, 1, "20")
    setujui_rencana_aksi(dokumen=draf, oleh=dunia.kadis, pada=PADA)
    ubah = _revisi(dunia, draf)
    _tulis(dunia, ubah, 3, "50")
    setujui_rencana_aksi(dokumen=ubah, oleh=dunia.kadis, pada=PADA)
    TargetTriwulan.objects.filter(dokumen=ubah).update(triwulan=1)
    assert _target(dunia)[0] == "20,00%"


def test_revisi_perlu_alasan_dokumen_dan_triwulan_terbuka(dunia, draf):
    with pytest.raises(TidakSahError, match="draf"):
        _revisi(dunia, draf)
    _tulis(dunia, draf, 1, "20")
    setujui_rencana_aksi(dokumen=draf, oleh=dunia.kadis, pada=PADA)
    for cacat in ({"alasan": " "}, {"nomor": ""}, {"mulai_triwulan": 5}):
        with pytest.raises(TidakSahError):
            _revisi(dunia, draf, **cacat)
    with pytest.raises(TidakBerizinError):
        _revisi(dunia, draf, oleh=dunia.operator)
    PengesahanTriwulan.objects.create(
        pd=dunia.pd, tahun=TAHUN, triwulan=3, oleh=dunia.kadis, pada=PADA
    )
    with pytest.raises(TidakSahError, match="TW III sudah disahkan"):
        _revisi(dunia, draf)
    satu = _revisi(dunia, draf, mulai_triwulan=4)
    with pytest.raises(TidakSahError, match="lebih baru"):
        _revisi(dunia, draf, mulai_triwulan=4)
    with pytest.raises(TidakSahError, match="belum memuat"):
        setujui_rencana_aksi(dokumen=satu, oleh=dunia.kadis, pada=PADA)


def test_penulis_dan_isinya(dunia, draf, pengguna):
    for oleh in (dunia.operator_lain, dunia.orang_luar):
        with pytest.raises(TidakDitemukanError):
            _tulis(dunia, draf, 1, "20", oleh=oleh)
    with pytest.raises(TidakSahError):
        _tulis(dunia, draf, 1, "dua puluh")
    _tulis(dunia, draf, 1, "20", lama="")
    with pytest.raises(BentrokError):
        _tulis(dunia, draf, 1, "30", lama="")
    _tulis(dunia, draf, 1, "", lama="20")
    assert not TargetTriwulan.objects.exists()
    _tulis(dunia, draf, 1, "BB", indikator=dunia.predikat)
    assert pasti(TargetTriwulan.objects.get().predikat).kode == "BB"
    with pytest.raises(TidakSahError, match="sudah ada"):
        buat_rencana_aksi(pd=dunia.pd, tahun=TAHUN, oleh=dunia.sekretariat, pada=PADA)


def test_target_tampil_menurut_desimal_indikatornya(dunia, draf, client):
    """What was typed stays in the field and in the row; it reads as the year's target does."""
    _tulis(dunia, draf, 4, "31,5%")
    setujui_rencana_aksi(dokumen=draf, oleh=dunia.kadis, pada=PADA)
    assert TargetTriwulan.objects.get(dokumen=draf).teks == "31,5%"
    client.force_login(dunia.sekretariat)
    isi = client.get(reverse("rencana_aksi"), {"tahun": TAHUN}).content.decode()
    assert "31,50%" in isi
    assert "31,5%" not in isi
