"""A new year from the year before: preview, all or nothing, twice the same as once."""

import datetime

import pytest
from django.urls import reverse

from anggaran import salin_tahun
from anggaran.models import (
    Dukungan,
    IndikatorProgram,
    Kegiatan,
    PaguBaris,
    Program,
    SubKegiatan,
    VersiAnggaran,
)
from anggaran.salin_tahun import siapkan_tahun
from kinerja.models import DokumenPerencanaan, JejakAudit, PeriodePengukuran
from kinerja.peran import EVALUATOR, SEKRETARIAT
from kinerja.salin_tahun import SalinTahunError
from kinerja.usul_tahun import geser_tahun
from tests import factories as f
from tests.admin.bangun import satu_pd
from tests.jejak import kosongkan_jejak

PADA = datetime.datetime(2024, 12, 1, 3, 0, tzinfo=datetime.UTC)
SEMUA = ("pk", "rencana_aksi", "anggaran_murni")


@pytest.fixture
def isi(db):
    isi = satu_pd()
    kosongkan_jejak()
    return isi


@pytest.fixture
def pd(isi):
    return isi["kinerja.perangkatdaerah"]


@pytest.fixture
def siapkan(pd):
    oleh = f.PenggunaFactory(pd=pd)

    def jalan(**ubah):
        umum = {"pd": pd, "dari": 2024, "ke": 2025, "dokumen": SEMUA, "oleh": oleh, "pada": PADA}
        return siapkan_tahun(**(umum | ubah))

    return jalan


def jumlah():
    semua = (
        Program,
        Kegiatan,
        SubKegiatan,
        Dukungan,
        PeriodePengukuran,
        DokumenPerencanaan,
        VersiAnggaran,
        JejakAudit,
    )
    return [m.objects.count() for m in semua]


def test_menyalin_pohon_periode_dan_dokumen(siapkan, isi, pd):
    hasil = siapkan()
    program = Program.objects.get(pd=pd, tahun=2025)
    sub = SubKegiatan.objects.get(pd=pd, tahun=2025)
    assert program.kode == isi["anggaran.program"].kode
    assert program.penanggung_jawab == isi["anggaran.program"].penanggung_jawab
    assert sub.kegiatan.program == program
    assert list(sub.dukungan.values_list("indikator", flat=True)) == [isi["kinerja.indikator"].pk]
    assert not sub.baris.exists()
    assert not PaguBaris.objects.filter(versi__tahun=2025).exists()
    periode = PeriodePengukuran.objects.get(pd=pd, tahun=2025)
    assert (periode.buka, periode.tutup) == (datetime.date(2025, 4, 1), datetime.date(2025, 4, 15))
    assert set(DokumenPerencanaan.objects.filter(pd=pd, tahun=2025).values_list("jenis", "ke")) == {
        ("pk", 0),
        ("rencana_aksi", 0),
    }
    assert VersiAnggaran.objects.get(pd=pd, tahun=2025).jenis == "murni"
    baru = sum(len(langkah.baru) for langkah in hasil.langkah)
    assert JejakAudit.objects.filter(aksi="disalin", pd=pd, pada=PADA).count() == baru == 9
    keluaran = IndikatorProgram.objects.get(pd=pd, tahun=2025)
    asal = isi["anggaran.indikatorprogram"]
    assert (keluaran.kode, keluaran.sub_kegiatan, keluaran.dilaporkan_pada) == (asal.kode, sub, sub)
    assert not keluaran.target.exists()
    assert not keluaran.realisasi.exists()


def test_dua_kali_sama_dengan_sekali(siapkan):
    siapkan()
    sesudah = jumlah()
    hasil = siapkan()
    assert jumlah() == sesudah
    assert not hasil.ada_yang_baru
    assert all(langkah.tetap for langkah in hasil.langkah)


def test_yang_sudah_ada_tidak_diubah(siapkan, isi, pd):
    ada = f.ProgramFactory(pd=pd, tahun=2025, kode=isi["anggaran.program"].kode, nama="Nama baru")
    siapkan()
    ada.refresh_from_db()
    assert ada.nama == "Nama baru"
    assert Kegiatan.objects.get(pd=pd, tahun=2025).program == ada


def test_indikator_yang_berakhir_tidak_didukung_lagi(siapkan, isi):
    isi["kinerja.indikator"].sampai_tahun = 2024
    isi["kinerja.indikator"].save()
    hasil = siapkan()
    assert not Dukungan.objects.filter(sub_kegiatan__tahun=2025).exists()
    (dilewati,) = [baris for langkah in hasil.langkah for baris in langkah.dilewati]
    assert "tidak berlaku pada tahun 2025" in dilewati


def test_pratinjau_tidak_menulis(siapkan):
    sebelum = jumlah()
    assert siapkan(coba=True).ada_yang_baru
    assert jumlah() == sebelum


def test_gagal_di_tengah_tidak_meninggalkan_apa_pun(siapkan, pd):
    f.DokumenFactory(pd=pd, tahun=2023, kode="RA-2025")
    sebelum = jumlah()
    with pytest.raises(SalinTahunError, match="RA-2025"):
        siapkan()
    assert jumlah() == sebelum


def test_galat_tak_terduga_tidak_meninggalkan_apa_pun(siapkan, monkeypatch):
    sebelum = jumlah()

    def gagal(**kwargs):
        raise RuntimeError("cable pulled")

    monkeypatch.setattr(salin_tahun, "buat_versi_murni", gagal)
    with pytest.raises(RuntimeError):
        siapkan()
    assert jumlah() == sebelum


@pytest.mark.parametrize(
    ("ubah", "pesan"), [({"ke": 2024}, "tidak boleh sama"), ({"dari": 2019}, "tidak memuat")]
)
def test_tahun_yang_keliru(siapkan, ubah, pesan):
    with pytest.raises(SalinTahunError, match=pesan):
        siapkan(**ubah)


def test_29_februari():
    assert geser_tahun(datetime.date(2024, 2, 29), 1) == datetime.date(2025, 2, 28)
    assert geser_tahun(datetime.date(2024, 2, 29), 4) == datetime.date(2028, 2, 29)


def test_layar_pratinjau_lalu_simpan(client, pengguna, pd):
    client.force_login(pengguna(SEKRETARIAT, pd=pd))
    alamat = reverse("admin:siapkan_tahun")
    assert client.get(alamat).context["form"].initial["ke"] == 2025
    kirim = {"dari": "2024", "ke": "2025", "dokumen": ["pk"]}
    sebelum = jumlah()
    respons = client.post(alamat, kirim | {"pratinjau": "1"})
    assert "Siapkan tahun 2025" in respons.content.decode()
    assert jumlah() == sebelum
    assert client.post(alamat, kirim | {"simpan": "1"}).status_code == 302
    assert Program.objects.filter(pd=pd, tahun=2025).count() == 1
    assert JejakAudit.objects.filter(aksi="disalin").exists()
    assert "semuanya sudah ada" in client.post(alamat, kirim | {"pratinjau": "1"}).content.decode()
    galat = client.post(alamat, kirim | {"ke": "2024", "pratinjau": "1"}).content.decode()
    assert "tidak boleh sama" in galat


def test_evaluator_tidak_menyiapkan_tahun(client, pengguna, pd):
    client.force_login(pengguna(EVALUATOR, pd=pd))
    assert client.get(reverse("admin:siapkan_tahun")).status_code == 403
