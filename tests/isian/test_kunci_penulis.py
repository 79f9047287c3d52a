"""Each reason × each writer × each boundary: refused where the data is written, by that reason.

Writers: cell, paste (the same path that an uploaded sheet takes), undo of a paste, submission.
"""

from uuid import uuid4

import pytest

from kinerja.isian.penolakan import IsianTerkunciError
from kinerja.models import JejakAudit, PengesahanTriwulan, Realisasi
from kinerja.penolakan import TidakBerizinError
from laporan.isian.pengajuan import ajukan
from laporan.isian.tulis import TempelanDitolakError, pratinjau_tempel, simpan_tempel, urungkan
from tests import factories as f
from tests.isian.dunia import TAHUN, sel, wita

pytestmark = pytest.mark.django_db

# The period of `dunia`: 1 to 15 April 2024 in Central Indonesia.
TENGAH = wita(2024, 4, 10, 10)
BATAS = {
    "detik terakhir sebelum buka": (wita(2024, 3, 31, 23, 59, 59), "belum_dibuka"),
    "tengah malam WITA hari buka": (wita(2024, 4, 1), None),
    "detik terakhir hari tutup": (wita(2024, 4, 15, 23, 59, 59), None),
    "tengah malam WITA sesudah tutup": (wita(2024, 4, 16), "ditutup"),
}


def _sel(dunia, pada, baris, medan, teks, versi):
    dunia.isi(baris, medan, teks, versi=versi, pada=pada)


def _tempel(dunia, pada, baris, medan, teks, versi):
    isi = {"sel": [sel(baris, medan, teks, versi)], "tahun": TAHUN, "triwulan": 1, "pada": pada}
    pratinjau = pratinjau_tempel(**isi, oleh=dunia.operator)
    try:
        simpan_tempel(**isi, kunci=uuid4(), oleh=dunia.operator)
    except TempelanDitolakError as galat:
        assert pratinjau["sel"][0]["galat"]["jenis"] == "terkunci"
        raise galat.galat[0][1] from galat
    assert pratinjau["galat"] == 0


PENULIS = {"sel": _sel, "tempel": _tempel}
BARIS = {
    "indikator": ("angka", "nilai", "80"),
    "variabel": ("rumus", "variabel:bekerja", "5"),
    "analisis": ("angka", "faktor_pendukung", "Pelatihan"),
    "belanja": ("lini", "kumulatif", "1.000"),
    "fisik": ("sub", "fisik", "5"),
}


def _sebab(dunia, penulis, baris, pada, versi=0):
    nama, medan, teks = BARIS[baris]
    terkunci = None
    try:
        PENULIS[penulis](dunia, pada, getattr(dunia, nama), medan, teks, versi)
    except IsianTerkunciError as galat:
        terkunci = galat.terkunci
    tersimpan = JejakAudit.objects.filter(aksi__in=["isi", "tempel"]).exists()
    assert tersimpan is (terkunci is None)
    return terkunci.sebab if terkunci else None


@pytest.mark.parametrize("batas", BATAS)
@pytest.mark.parametrize("penulis", PENULIS)
@pytest.mark.parametrize("baris", BARIS)
def test_batas_waktu(dunia, penulis, batas, baris):
    pada, sebab = BATAS[batas]
    assert _sebab(dunia, penulis, baris, pada) == sebab


def test_zona_waktu_pd_yang_menentukan(dunia):
    """The same second is the 15th in Western Indonesia and the 16th in the Central part."""
    pada = wita(2024, 4, 16, 0, 30)
    assert _sebab(dunia, "sel", "indikator", pada) == "ditutup"
    dunia.pd.zona_waktu = "Asia/Jakarta"
    dunia.pd.save()
    dunia.operator.pd.refresh_from_db()
    assert _sebab(dunia, "sel", "indikator", pada) is None


def _indikator(status):
    def buat(dunia):
        catatan = {"catatan_kembali": "Perbaiki"} if status == "dikembalikan" else {}
        lanjut = {"diajukan": True, "dikembalikan": True}
        trait = {"diajukan": True} if status in lanjut else {status: True}
        f.RealisasiFactory(indikator=dunia.angka, **trait, status=status, nilai=None, **catatan)

    return buat


def _tanpa_periode(dunia):
    dunia.periode.delete()


def _disahkan(dunia):
    PengesahanTriwulan.objects.create(
        pd=dunia.pd, tahun=TAHUN, triwulan=1, oleh=dunia.kadis, pada=TENGAH
    )


KEADAAN = {
    "diajukan": (_indikator("diajukan"), "diajukan"),
    "diverifikasi": (_indikator("diverifikasi"), "diverifikasi"),
    "disahkan": (_indikator("disahkan"), "disahkan"),
    "dikembalikan": (_indikator("dikembalikan"), None),
    "tanpa periode": (_tanpa_periode, "tanpa_periode"),
    "triwulan disahkan": (_disahkan, "disahkan"),
}


@pytest.mark.parametrize("keadaan", KEADAAN)
@pytest.mark.parametrize("penulis", PENULIS)
def test_keadaan_baris_dan_triwulan(dunia, penulis, keadaan):
    buat, sebab = KEADAAN[keadaan]
    buat(dunia)
    versi = Realisasi.objects.values_list("versi", flat=True).first() or 0
    assert _sebab(dunia, penulis, "indikator", TENGAH, versi) == sebab


@pytest.mark.parametrize("penulis", PENULIS)
@pytest.mark.parametrize(
    ("unit", "pada", "sebab"),
    [
        ("bidang", wita(2024, 4, 30, 23, 59, 59), None),
        ("bidang", wita(2024, 5, 1), "ditutup"),
        ("puncak", wita(2024, 4, 30), None),  # leave of a unit above covers those below
        ("seksi", wita(2024, 4, 30), "ditutup"),  # not the other way round
        ("lain", wita(2024, 4, 30), "ditutup"),
    ],
)
def test_pengecualian_unit(dunia, penulis, unit, pada, sebab):
    f.PengecualianFactory(periode=dunia.periode, unit=getattr(dunia, unit), sampai="2024-04-30")
    assert _sebab(dunia, penulis, "indikator", pada) == sebab


def test_mengurungkan_tempelan_pun_terkunci(dunia):
    kunci = uuid4()
    simpan_tempel(
        kunci=kunci,
        sel=[sel(dunia.angka, "nilai", "80")],
        tahun=TAHUN,
        triwulan=1,
        oleh=dunia.operator,
        pada=TENGAH,
    )
    with pytest.raises(IsianTerkunciError) as galat:
        urungkan(kunci=uuid4(), kelompok=kunci, oleh=dunia.operator, pada=wita(2024, 4, 16))
    assert galat.value.terkunci.sebab == "ditutup"
    assert Realisasi.objects.get().nilai == 80


def test_pengajuan_pun_terkunci(dunia):
    dunia.isi_semua()
    isi = {"unit": dunia.bidang, "tahun": TAHUN, "triwulan": 1}
    with pytest.raises(IsianTerkunciError) as galat:
        ajukan(kunci=uuid4(), **isi, oleh=dunia.operator, pada=wita(2024, 4, 16))
    assert galat.value.terkunci.sebab == "ditutup"
    with pytest.raises(TidakBerizinError):
        ajukan(kunci=uuid4(), **isi, oleh=dunia.sekretariat, pada=TENGAH)
