"""Physical progress of an RFK: written where the quarter is open and empty, else decided."""

from decimal import Decimal as D

import pytest
from django.utils import timezone

from anggaran.impor.batal import batalkan_muatan, sebab_tak_batal
from anggaran.impor.fisik import baca_persen, rencana_fisik
from anggaran.models import LaporanSubKegiatan, MuatanAnggaran, SubKegiatan
from kinerja.models import JejakAudit
from tests import factories as f
from tests.anggaran.impor.conftest import A1, CONTOH, F1, TAHUN
from tests.pasti import pasti

pytestmark = pytest.mark.django_db
GAJI, JASA = "2.07.01.2.02.0001", "2.07.01.2.08.0002"


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("16.67", D("16.67")), ("8,335", D("8.34")), ("100%", D(100)), ("0", D(0)),
        ("100,01", None), ("1.234.5", None), ("baik", None), ("-5", None),
    ],
)  # fmt: skip
def test_baca_persen(teks, nilai):
    assert baca_persen(teks) == nilai


def susun(baris, ada=(), kunci=(), putusan=()):
    return rencana_fisik(baris, 1, dict(ada), lambda sub: sub in kunci, dict(putusan))


def test_kosong_diisi_yang_diketik_tetap():
    r = susun([(1, "40"), (2, "50"), (3, "60")], {2: D(50), 3: D(55)})
    assert r.ubahan == {1: (None, D(40))}
    assert [(s.sub, s.diketik, s.diimpor) for s in r.berselisih] == [(3, D(55), D(60))]


def test_putusan_memakai_berkas():
    r = susun([(3, "60")], {3: D(55)}, putusan={"fisik:3:1": "impor"})
    assert r.ubahan == {3: (D(55), D(60))}


def test_terkunci_dan_taksa_disebut():
    r = susun([(1, "40"), (2, "50"), (2, "51"), (3, "60")], kunci={1})
    assert r.ubahan == {3: (None, D(60))}
    assert len(r.catatan) == 2


def test_pecahan_tidak_ditebak():
    """A column in Excel's percent format holds 0,4 where it shows 40%."""
    r = susun([(1, "0.4"), (2, "1")])
    assert not r.ubahan
    assert "pecahan" in r.catatan[0]


RFK = ("--bulan", "3")


def fisik(dinas):
    semua = LaporanSubKegiatan.objects.filter(sub_kegiatan__pd=dinas, triwulan=1)
    return dict(semua.values_list("sub_kegiatan__kode", "fisik"))


def test_rfk_triwulan_mengisi_dan_dapat_dibatalkan(dinas, impor):
    impor(A1, "--tahapan", "murni")
    gaji = SubKegiatan.objects.get(pd=dinas, kode=GAJI)
    f.LaporanSubFactory(sub_kegiatan=gaji, triwulan=1, fisik=D(20))
    assert impor(F1, *RFK)["keluar"] == 0
    isi = fisik(dinas)
    assert (isi[GAJI], isi[JASA], isi["2.07.03.2.01.0001"]) == (D(20), D("16.67"), D(10))
    assert JejakAudit.objects.filter(aksi="muat kemajuan fisik dari berkas").count() == 6
    assert impor(F1, *RFK)["dimuat"] is False
    m = pasti(MuatanAnggaran.objects.filter(pd=dinas).first())
    batalkan_muatan(m, oleh=f.buat_pengguna(pd=dinas), pada=timezone.now(), alasan="salah")
    assert {k: n for k, n in fisik(dinas).items() if n is not None} == {GAJI: D(20)}


def test_yang_diubah_sesudahnya_menahan_pembatalan(dinas, impor):
    impor(A1, "--tahapan", "murni")
    impor(F1, *RFK)
    LaporanSubKegiatan.objects.filter(sub_kegiatan__kode=JASA).update(fisik=D(18))
    m = pasti(MuatanAnggaran.objects.filter(pd=dinas).first())
    assert sebab_tak_batal(m) == "Sebagian kemajuan fisiknya sudah diubah sesudah dimuat."


def test_bukan_akhir_triwulan(dinas, impor):
    impor(A1, "--tahapan", "murni")
    hasil = impor(F1, "--bulan", "2")
    assert "bulan terakhir triwulan" in " ".join(hasil["catatan"])
    assert not LaporanSubKegiatan.objects.exists()


def test_pratinjau_menawarkan_pilihan(client, dinas, impor, peran):
    from django.urls import reverse

    from anggaran.impor.baca import baca_berkas
    from anggaran.impor.simpan_bacaan import simpan_bacaan
    from kinerja.peran import SEKRETARIAT

    impor(A1, "--tahapan", "murni")
    f.RenstraFactory(pd=dinas, tahun_awal=2025, tahun_akhir=2029)
    gaji = SubKegiatan.objects.get(pd=dinas, kode=GAJI)
    f.LaporanSubFactory(sub_kegiatan=gaji, triwulan=1, fisik=D(20))
    akun = f.buat_pengguna(SEKRETARIAT, pd=dinas)
    isi = (CONTOH / F1).read_bytes()
    m = simpan_bacaan(
        pd=dinas, tahun=TAHUN, nama=F1, isi=isi, baca=baca_berkas(F1, isi, tahun=TAHUN), oleh=akun,
        pada=timezone.now(),
    )  # fmt: skip
    m.bulan = 3
    m.save()
    client.force_login(akun)
    halaman = client.get(reverse("anggaran_impor_satu", args=[m.pk])).content.decode()
    assert "Kemajuan fisik diketik dan pada berkas berbeda" in halaman
    assert f'name="putusan-fisik:{gaji.pk}:1"' in halaman
    assert "20,00" in halaman
    assert "16,67" in halaman
