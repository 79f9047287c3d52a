"""The reconciliation across files: what a file said last beside what is in force."""

from decimal import Decimal as D

import pytest
from django.urls import reverse

from anggaran.impor.bahan_rekonsiliasi import BahanRekonsiliasi
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.rekonsiliasi import AngkaBerkas, StatusRekonsiliasi, rekonsiliasi
from anggaran.models import LaporanSubKegiatan, MuatanAnggaran, RealisasiAnggaran, SubKegiatan
from kinerja.peran import SEKRETARIAT
from tests import factories as f
from tests.anggaran.impor.conftest import A1, B1, B2, D1, F1, TAHUN
from tests.anggaran.impor.test_perintah import FEBRUARI, JANUARI, MURNI
from tests.pasti import pasti

GAJI, JOB_FAIR = "2.07.01.2.02.0001", "2.07.04.2.03.0003"


@pytest.mark.parametrize(
    ("berkas", "berlaku", "status"),
    [
        (AngkaBerkas(5, 1), 5, "sama"),
        (AngkaBerkas(0, 1), None, "sama"),
        (AngkaBerkas(5, 1, "impor"), 5, "berkas"),
        (AngkaBerkas(5, 1, "ketik"), 4, "ketik"),
        (AngkaBerkas(5, 1), 4, "diubah"),
        (AngkaBerkas(5, 1, "impor"), 4, "diubah"),
        (AngkaBerkas(5, 1), None, "diubah"),
        (None, 4, "tanpa_berkas"),
    ],
)
def test_status(berkas, berlaku, status):
    (satu,) = rekonsiliasi(
        {(7, 1): berkas} if berkas else {}, {(7, 1): berlaku} if berlaku is not None else {}, [1]
    )
    assert satu.status == status
    assert satu.selisih == (berkas.nilai - berlaku if berkas and berlaku is not None else None)


def test_bulan_tanpa_berkas_tidak_disebut():
    assert rekonsiliasi({}, {(7, 2): 4}, [1]) == []


pytestmark = pytest.mark.django_db


def uang(dinas):
    keadaan = KeadaanImpor(dinas, TAHUN)
    return {(keadaan.sub[h.sub].kode, h.masa): h for h in BahanRekonsiliasi(keadaan).uang}


def test_semua_berkas_sama(dinas, impor):
    """Documents of two months and a report: every sum of the files is the one in force."""
    for satu in ((A1, *MURNI), (B1,), (B2,), (D1,)):
        assert impor(*satu)["keluar"] == 0
    semua = uang(dinas)
    assert {h.status for h in semua.values()} == {StatusRekonsiliasi.SAMA}
    for bulan, jumlah in ((1, JANUARI), (2, FEBRUARI)):
        milik = [h for (_, b), h in semua.items() if b == bulan]
        assert sum(h.berkas.nilai for h in milik) == jumlah
    # The report was accepted last: it is what February refers to.
    assert MuatanAnggaran.objects.get(pk=semua[GAJI, 2].berkas.muatan).jenis == "lra"


def test_diketik_diubah_dan_tanpa_berkas(dinas, impor):
    impor(A1, *MURNI)
    impor(B1)
    RealisasiAnggaran.objects.filter(bulan=1, baris__sub_kegiatan__kode=JOB_FAIR).delete()
    sub = SubKegiatan.objects.get(pd=dinas, kode=JOB_FAIR)
    baris = f.BarisAnggaranFactory(sub_kegiatan=sub, rekening="5")
    f.RealisasiAnggaranFactory(baris=baris, bulan=1, nilai=2_000_000)
    lain = SubKegiatan.objects.get(pd=dinas, kode="2.07.05.2.02.0002")
    f.RealisasiAnggaranFactory(
        baris=f.BarisAnggaranFactory(sub_kegiatan=lain, rekening="5"), bulan=1, nilai=700
    )
    semua = uang(dinas)
    satu = semua[JOB_FAIR, 1]
    assert (satu.berlaku, satu.berkas.nilai, satu.selisih) == (2_000_000, 2_150_000, 150_000)
    assert satu.status is StatusRekonsiliasi.DIUBAH
    assert semua[lain.kode, 1].status is StatusRekonsiliasi.TANPA_BERKAS
    m = pasti(MuatanAnggaran.objects.first())
    m.putusan = {f"{sub.pk}:1:5": "ketik"}
    m.save()
    assert uang(dinas)[JOB_FAIR, 1].status is StatusRekonsiliasi.DIPAKAI_KETIK


def test_halaman(client, dinas, impor, peran, django_assert_max_num_queries):
    f.RenstraFactory(pd=dinas, tahun_awal=2025, tahun_akhir=2029)
    client.force_login(f.buat_pengguna(SEKRETARIAT, pd=dinas))
    alamat = reverse("anggaran_rekonsiliasi")
    assert "Belum ada berkas realisasi" in client.get(alamat, {"tahun": TAHUN}).content.decode()
    impor(A1, *MURNI)
    impor(F1, "--bulan", "3")
    LaporanSubKegiatan.objects.filter(sub_kegiatan__kode=GAJI).update(fisik=D(20))
    with django_assert_max_num_queries(40):
        isi = client.get(alamat, {"tahun": TAHUN}).content.decode()
    assert "1 dari 14 angka berbeda" in isi
    assert "16,67" in isi
    assert "Diputuskan: yang diketik" in isi
    assert "332.080.000" not in isi
    isi = client.get(alamat, {"tahun": TAHUN, "tampil": "semua", "bulan": "3"}).content.decode()
    assert "332.080.000" in isi
    assert F1 in isi
