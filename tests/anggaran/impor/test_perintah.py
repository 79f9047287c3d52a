"""The command on every kind of file; the right totals are those of the key, reckoned by hand."""

import pytest

from anggaran.impor.banding import pagu_berlaku
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.models import (
    MuatanAnggaran,
    PaguBaris,
    RealisasiAnggaran,
    SubKegiatan,
    VersiAnggaran,
)
from tests import factories as f
from tests.anggaran.impor.conftest import A1, A2, A3, B1, B2, C1, D1, F1, I1, TAHUN
from tests.pasti import pasti

pytestmark = pytest.mark.django_db

TOTAL = 2_602_225_500
PAGU = {
    "2.07.01.2.02.0001": 1_992_500_000,
    "2.07.01.2.08.0002": 150_000_000,
    "2.07.03.2.01.0001": 224_050_000,
    "2.07.03.2.01.0003": 140_000_000,
    "2.07.04.2.03.0003": 50_150_000,
    "2.07.05.2.02.0002": 27_300_000,
    "3.32.03.2.01.0001": 18_225_500,
}
JANUARI, FEBRUARI = 175_602_350, 358_528_000
MURNI = ("--tahapan", "murni")


def pagu(dinas):
    """Code of the sub kegiatan → pagu in force."""
    keadaan = KeadaanImpor(dinas, TAHUN)
    return {s.kode: keadaan.pagu_sub.get(pk) for pk, s in keadaan.sub.items()}


def realisasi(dinas, bulan):
    """Spending in force after a month."""
    semua = RealisasiAnggaran.objects.filter(baris__sub_kegiatan__pd=dinas, bulan__lte=bulan)
    return sum(semua.berlaku().values())


@pytest.mark.parametrize("berkas", [A1, A3, C1, D1])
def test_pagu_murni(dinas, impor, berkas):
    hasil = impor(berkas, *MURNI)
    assert (hasil["keluar"], hasil["ditolak"]) == (0, [])
    assert (hasil["total_berkas"], hasil["total_dimuat"]) == (TOTAL, TOTAL)
    assert pagu(dinas) == PAGU
    assert VersiAnggaran.objects.get(pd=dinas).jenis == "murni"


def test_baris_dihitung(impor):
    """Fourteen rows: two of them listrik of two sub units, two ATK of two packages."""
    hasil = impor(A1, *MURNI)
    assert (hasil["jenis"], hasil["baris"], hasil["baru"]) == ("rekap", 14, 12)


def test_pergeseran_hanya_dua_baris(dinas, impor):
    impor(A1, *MURNI)
    hasil = impor(A2, "--tahapan", "pergeseran", "--ke", "2", "--tanggal", "2026-04-01")
    assert (hasil["keluar"], hasil["total_dimuat"]) == (0, TOTAL)
    assert (hasil["baru"], hasil["berubah"], hasil["hilang"]) == (0, 2, 0)
    sesudah = PAGU | {"2.07.04.2.03.0003": 35_150_000, "2.07.03.2.01.0003": 155_000_000}
    assert pagu(dinas) == sesudah
    keadaan = KeadaanImpor(dinas, TAHUN)
    assert sum(pagu_berlaku(keadaan.versi, 1).values()) == TOTAL


def test_berkas_sama_tidak_mengubah(dinas, impor):
    impor(A1, *MURNI)
    hasil = impor(A1, *MURNI)
    assert (hasil["keluar"], hasil["dimuat"], hasil["sama"]) == (0, False, 12)
    assert impor(A3, *MURNI)["berubah"] == 0
    assert MuatanAnggaran.objects.filter(pd=dinas).count() == 1


def test_periksa_tidak_menyimpan(dinas, impor):
    assert impor(A1, *MURNI, "--periksa")["total_dimuat"] == TOTAL
    assert not SubKegiatan.objects.filter(pd=dinas).exists()
    assert not MuatanAnggaran.objects.exists()


def test_dokumen_menurut_tanggal_transfer(dinas, impor):
    impor(A1, *MURNI)
    hasil = impor(B1, "--bulan", "1")
    assert (hasil["keluar"], hasil["total_dimuat"]) == (0, JANUARI)
    assert realisasi(dinas, 1) == JANUARI
    hasil = impor(B2, "--bulan", "2")
    assert hasil["total_dimuat"] == FEBRUARI - JANUARI
    assert realisasi(dinas, 2) == FEBRUARI


@pytest.mark.parametrize("urut", [(B1, B2), (B2, B1), (B1, B2, B1, B2, B2)])
def test_dokumen_dua_berkas_sekali_hitung(dinas, impor, urut):
    """The honorarium stands in both files; no order and no repetition counts it twice."""
    impor(A1, *MURNI)
    for berkas in urut:
        assert impor(berkas)["keluar"] == 0
    assert (realisasi(dinas, 1), realisasi(dinas, 2)) == (JANUARI, FEBRUARI)


@pytest.mark.parametrize(("berkas", "lain"), [(D1, ()), (F1, ("--bulan", "2"))])
def test_laporan_sampai_februari(dinas, impor, berkas, lain):
    impor(A1, *MURNI)
    hasil = impor(berkas, *lain)
    assert (hasil["keluar"], hasil["total_dimuat"]) == (0, FEBRUARI)
    assert realisasi(dinas, 2) == FEBRUARI


@pytest.mark.parametrize(("berkas", "lain"), [(D1, ()), (F1, ("--bulan", "2"))])
def test_laporan_sesudah_dokumen_sama(dinas, impor, berkas, lain):
    for satu in ((A1, *MURNI), (B1,), (B2,)):
        impor(*satu)
    ada = set(RealisasiAnggaran.objects.values_list("baris", "bulan", "nilai"))
    hasil = impor(berkas, *lain)
    assert (hasil["keluar"], hasil["berubah"], hasil["hilang"]) == (0, 0, 0)
    # d1 also lists lines without spending; their zero is the only thing that may be new.
    baru = set(RealisasiAnggaran.objects.values_list("baris", "bulan", "nilai")) - ada
    assert {nilai for _, _, nilai in baru} <= {0}
    assert realisasi(dinas, 2) == FEBRUARI


def test_rfk_tanpa_bulan_ditanya(impor):
    impor(A1, *MURNI)
    hasil = impor(F1)
    assert hasil["keluar"] == 1
    assert "bulan" in hasil["ditolak"][0]["pesan"]


def test_kode_rusak_diusulkan_bukan_ditebak(dinas, impor, tmp_path):
    jalur = tmp_path / "rusak.csv"
    jalur.write_bytes(I1)
    hasil = impor(jalur, *MURNI)
    assert (hasil["keluar"], hasil["total_dimuat"]) == (1, 0)
    tolak = {(t["baris"], t["kolom"]): t for t in hasil["ditolak"]}
    assert tolak[3, "KODE SUB KEGIATAN"]["usul"] == "2.07.01.2.02.0001"
    assert tolak[3, "KODE REKENING"]["usul"] == "5.1.01.01.02.0001"
    assert tolak[4, "KODE SUB KEGIATAN"]["usul"] == "2.07.01"
    assert (tolak[4, "PAGU"]["nilai"], tolak[4, "PAGU"]["usul"]) == ("9,6E+07", "96.000.000")
    assert not PaguBaris.objects.exists()


def test_baris_pd_lain_dihitung_dan_ditolak(dinas, impor, tmp_path):
    from openpyxl import load_workbook

    from tests.anggaran.impor.conftest import CONTOH

    buku = load_workbook(CONTOH / A1)
    lembar = pasti(buku.active)
    for baris in list(lembar.iter_rows(min_row=2, max_row=4, values_only=True)):
        isi = list(baris)
        isi[4:8] = ["1.01.0.00.0.00.01.0000", "Dinas Pendidikan"] * 2
        lembar.append(isi)
    jalur = tmp_path / "gabung.xlsx"
    buku.save(jalur)
    hasil = impor(jalur, *MURNI)
    assert (hasil["keluar"], hasil["dimuat"], len(hasil["ditolak"])) == (1, True, 3)
    assert hasil["total_dimuat"] == TOTAL
    assert hasil["total_berkas"] == TOTAL + 1_824_000_000 + 168_500_000 + 96_000_000
    assert pagu(dinas) == PAGU


def test_sub_di_luar_pohon_disebut(dinas, impor):
    f.SubKegiatanFactory(
        kode="2.07.01.2.02.0001", tahun=TAHUN, kegiatan__kode="2.07.01.2.02",
        kegiatan__program__kode="2.07.01", kegiatan__program__pd=dinas,
        kegiatan__program__tahun=TAHUN,
    )  # fmt: skip
    hasil = impor(A1, *MURNI)
    assert (hasil["keluar"], hasil["dimuat"]) == (1, False)
    pesan = [t["pesan"] for t in hasil["ditolak"]]
    assert len(pesan) == 6
    assert "Job Fair/Bursa Kerja (Rp50.150.000, 2 baris)" in " ".join(pesan)


def test_kode_dua_angka_menurut_nomor(dinas, impor):
    """A tree with the codes of before 2023 takes the file of today."""
    induk = f.KegiatanFactory(
        kode="2.07.01.2.02", tahun=TAHUN, program__kode="2.07.01", program__pd=dinas,
        program__tahun=TAHUN,
    )  # fmt: skip
    f.SubKegiatanFactory(kegiatan=induk, kode="2.07.01.2.02.01", tahun=TAHUN)
    keadaan = KeadaanImpor(dinas, TAHUN)
    assert keadaan.cari_sub("2.07.01.2.02.0001") == keadaan.cari_sub("2.07.01.2.02.01") != None  # noqa: E711


def test_tahun_lain_ditolak(dinas, impor):
    hasil = impor(A1, *MURNI, tahun=2025)
    assert hasil["keluar"] == 1
    assert not PaguBaris.objects.exists()


def test_triwulan_disahkan_tidak_berubah(dinas, impor):
    impor(A1, *MURNI)
    f.PengesahanFactory(pd=dinas, tahun=TAHUN, triwulan=1)
    hasil = impor(B1)
    assert (hasil["keluar"], hasil["dimuat"]) == (1, False)
    assert "sudah disahkan" in hasil["ditolak"][0]["pesan"]
    assert not RealisasiAnggaran.objects.exists()


def test_ketikan_tidak_ditimpa_diam_diam(dinas, impor):
    impor(A1, *MURNI)
    sub = SubKegiatan.objects.get(pd=dinas, kode="2.07.04.2.03.0003")
    f.RealisasiAnggaranFactory(
        baris=f.BarisAnggaranFactory(sub_kegiatan=sub, rekening="5"), bulan=1, nilai=2_000_000
    )
    hasil = impor(B1)
    assert (hasil["keluar"], hasil["dimuat"]) == (1, False)
    assert "diketik Rp2.000.000, pada berkas Rp2.150.000" in hasil["ditolak"][0]["pesan"]
    assert realisasi(dinas, 1) == 2_000_000


def test_laporan_dari_berkas_saja(dinas, impor):
    """An agency whose budget came only from files: every table has the files' rupiah."""
    from laporan.bahan.bahan import Bahan
    from laporan.lkjip.tabel.anggaran import catatan_jenis

    for satu in ((A1, *MURNI), (B1,), (B2,)):
        assert impor(*satu)["keluar"] == 0
    bahan = Bahan(dinas, TAHUN)
    total = bahan.anggaran.total
    assert (total.pagu, total.realisasi) == (TOTAL, FEBRUARI)
    jenis = {j.rekening: j.jumlah for j in bahan.anggaran.per_jenis if j.tingkat == 2}
    # 5.1 all but the sewing machines; 5.2 the 140 million of them, nothing spent.
    assert (jenis["5.1"].pagu, jenis["5.1"].realisasi) == (TOTAL - 140_000_000, FEBRUARI)
    assert jenis["5.2"].pagu == 140_000_000
    assert sum(p.jumlah.pagu or 0 for p in bahan.anggaran.program) == TOTAL
    assert catatan_jenis(bahan) is not None


def test_mulai_di_tengah_tahun_dari_yang_diketik(dinas, impor):
    """January was typed by sub kegiatan; the documents of February go on from there.

    166.040.000 and 7.412.350 typed of the first two; February adds 166.040.000, 7.398.000 less
    12.350 paid back, and 9.500.000 of instructors, whose sub kegiatan had nothing.
    """
    impor(A1, *MURNI)
    for kode, nilai in (("2.07.01.2.02.0001", 166_040_000), ("2.07.01.2.08.0002", 7_412_350)):
        sub = SubKegiatan.objects.get(pd=dinas, kode=kode)
        f.RealisasiAnggaranFactory(
            baris=f.BarisAnggaranFactory(sub_kegiatan=sub, rekening="5"), bulan=1, nilai=nilai
        )
    f.PengesahanFactory(pd=dinas, tahun=TAHUN, triwulan=4)
    hasil = impor(B2)
    assert (hasil["keluar"], hasil["ditolak"]) == (0, [])
    assert "angka s.d. Januari yang sudah ada ditambah dokumen sejak Februari" in " ".join(
        hasil["catatan"]
    )
    assert realisasi(dinas, 1) == 173_452_350
    assert realisasi(dinas, 2) == 173_452_350 + 182_925_650
    assert not impor(B2)["dimuat"]
