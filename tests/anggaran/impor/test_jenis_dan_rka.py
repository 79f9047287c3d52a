"""Plan and spending by jenis belanja, and the printed RKA, stored and taken back."""

import pytest
from django.utils import timezone
from openpyxl import Workbook

from anggaran.impor.banding import KunciGaris, pagu_berlaku, rencana_pagu
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.models import MuatanAnggaran
from tests import factories as f
from tests.anggaran.impor.bentuk_buatan import JENIS_LEBAR, JENIS_PANJANG, JUMLAH_JENIS
from tests.anggaran.impor.conftest import A1, A2, E2, TAHUN
from tests.anggaran.impor.test_perintah import PAGU, TOTAL, pagu
from tests.pasti import pasti


@pytest.fixture
def buku(tmp_path):
    def tulis(baris, ubah=()):
        satu = Workbook()
        for isi in baris:
            pasti(satu.active).append(isi)
        for letak, nilai in ubah:
            pasti(satu.active)[letak].value = nilai
        jalur = tmp_path / "jenis.xlsx"
        satu.save(jalur)
        return jalur

    return tulis


@pytest.mark.django_db
def test_jenis_bulanan_menggantikan_yang_lama(dinas, impor, buku):
    """Both layouts say the same; the plan of 5.1 is 12 × 200 million and 66 million on top."""
    impor(A1, "--tahapan", "murni")
    hasil = impor(buku(JENIS_LEBAR))
    assert (hasil["jenis"], hasil["keluar"], hasil["ditolak"]) == ("jenis_bulanan", 0, [])
    assert (hasil["baris"], hasil["total_dimuat"]) == (24, JUMLAH_JENIS[0])
    catatan = " ".join(hasil["catatan"])
    assert "Rencana 5.1 setahun Rp2.466.000.000, sedangkan pagunya Rp2.462.225.500" in catatan
    assert KeadaanImpor(dinas, TAHUN).jenis_bulanan["5.2", 2] == (10_500_000, 12_345_000)
    assert KeadaanImpor(dinas, TAHUN).jenis_bulanan["5.2", 3] == (11_000_000, None)
    assert impor(buku(JENIS_PANJANG))["dimuat"] is False
    hasil = impor(buku(JENIS_PANJANG, [("G4", 12_400_000)]))
    assert (hasil["dimuat"], hasil["berubah"]) == (True, 1)
    assert KeadaanImpor(dinas, TAHUN).jenis_bulanan["5.2", 2] == (10_500_000, 12_400_000)
    assert pagu(dinas) == PAGU


@pytest.mark.django_db
def test_rka_mengubah_sub_kegiatannya_saja(dinas, impor):
    """The printed RKA of two sub kegiatan says the same as the rekap, in one source of money."""
    impor(A1, "--tahapan", "murni")
    impor(A2, "--tahapan", "pergeseran", "--ke", "2")
    semula = pagu(dinas)
    assert semula["2.07.04.2.03.0003"] == 35_150_000
    hasil = impor(E2, "--tahapan", "perubahan", "--ke", "3")
    assert (hasil["jenis"], hasil["keluar"], hasil["ditolak"]) == ("rka", 0, [])
    assert hasil["total_dimuat"] == 50_150_000 + 27_300_000
    assert "pagu sub kegiatan lainnya tetap" in " ".join(hasil["catatan"])
    assert pagu(dinas) == semula | {"2.07.04.2.03.0003": 50_150_000}
    keadaan = KeadaanImpor(dinas, TAHUN)
    assert sum(pagu_berlaku(keadaan.versi, 3).values()) == TOTAL + 15_000_000
    assert impor(E2, "--tahapan", "perubahan", "--ke", "3")["dimuat"] is False

    from anggaran.impor.batal import batalkan_muatan

    m = pasti(MuatanAnggaran.objects.filter(jenis="rka").last())
    tempat = pasti(m.rincian.order_by("pk").first())
    assert (tempat.lembar, tempat.rekening) == ("halaman 1", "5.1.02.01.01.0052")
    batalkan_muatan(m, oleh=f.PenggunaFactory(pd=dinas), pada=timezone.now(), alasan="salah")
    assert pagu(dinas) == semula


def test_berkas_sebagian_tidak_mengenolkan_yang_lain():
    """Sub 1 goes from 5 to 7 in version 2; sub 2 keeps its 9 without being written there."""
    a, b = KunciGaris(1, "5.1.02"), KunciGaris(2, "5.1.02")
    versi = {1: {a: 5, b: 9}}
    rencana = rencana_pagu(2, {a: 7}, versi, frozenset({1}), {1})
    assert [(u.sasaran.dokumen, u.sasaran.kunci, u.sesudah) for u in rencana.ubahan] == [(2, a, 7)]
    assert (rencana.hitungan.berubah, rencana.hitungan.hilang) == (1, 0)
    utuh = rencana_pagu(2, {a: 7}, versi, frozenset({1}))
    assert {(u.sasaran.kunci, u.sesudah) for u in utuh.ubahan} == {(a, 7), (b, 0)}
