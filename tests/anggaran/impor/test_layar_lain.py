"""Outputs, jenis belanja, the printed RKA and nomenclature at the same door."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from anggaran.models import MuatanAnggaran, RealisasiProgram, SubKegiatan
from kinerja.peran import ADMIN_PEMDA
from tests import factories as f
from tests.anggaran.impor.bentuk_buatan import JENIS_LEBAR, KELUARAN
from tests.anggaran.impor.conftest import A1, CONTOH, E2, H1, TAHUN
from tests.anggaran.impor.test_layar import kirim, muat, satu, sekretariat, terima, unggah
from tests.anggaran.impor.test_perintah import PAGU, pagu
from tests.pasti import pasti

pytestmark = pytest.mark.django_db
__all__ = ["sekretariat"]


def buku(baris):
    berkas, isi = Workbook(), BytesIO()
    for satu_baris in baris:
        pasti(berkas.active).append(satu_baris)
    berkas.save(isi)
    return isi.getvalue()


@pytest.fixture
def berpagu(sekretariat):
    muat(sekretariat, A1, tahapan="murni")
    return sekretariat


def test_keluaran_dari_unggahan_sampai_dibatalkan(berpagu):
    """One figure was typed as 40; the file says 45."""
    sub = {s.kode: s for s in SubKegiatan.objects.all()}
    orang = f.IndikatorProgramFactory(
        sub_kegiatan=sub["2.07.03.2.01.0001"], nama="Jumlah peserta", realisasi={2: 40}
    )
    f.IndikatorProgramFactory(sub_kegiatan=sub["2.07.04.2.03.0003"], akumulasi="posisi_akhir")
    f.IndikatorProgramFactory(sub_kegiatan=sub["2.07.05.2.02.0002"], satuan="Dokumen", desimal=1)
    halaman = unggah(berpagu, "capaian.xlsx", buku(KELUARAN)).content.decode()
    assert "Dikenali sebagai Target dan realisasi keluaran per triwulan" in halaman
    assert "Keluaran diketik dan pada berkas berbeda" in halaman
    assert "Sheet baris 7" in halaman
    kunci = f"keluaran:{orang.pk}:realisasi:2"
    kirim(berpagu, satu(), langkah="pilih", **{f"putusan-{kunci}": "impor"})
    terima(berpagu)
    assert RealisasiProgram.objects.get(indikator=orang, triwulan=2).nilai == 45
    halaman = berpagu.get(satu()).content.decode()
    assert "Jumlah peserta" in halaman
    assert "Realisasi TW II" in halaman
    kirim(berpagu, satu(), langkah="batalkan", alasan="salah berkas")
    assert RealisasiProgram.objects.get().nilai == 40
    assert berpagu.get(reverse("anggaran_impor")).status_code == 200


def test_jenis_belanja_di_samping_serapan(berpagu, dinas):
    """February of 5.2: 12.345.000 spent of 10.500.000 planned."""
    halaman = unggah(berpagu, "deviasi.xlsx", buku(JENIS_LEBAR)).content.decode()
    assert "Dikenali sebagai Rencana dan realisasi bulanan per jenis belanja" in halaman
    terima(berpagu)
    halaman = berpagu.get(satu()).content.decode()
    assert "1.845.000" in halaman
    halaman = berpagu.get(reverse("serapan")).content.decode()
    assert "Rencana dan Realisasi menurut Jenis Belanja" in halaman
    assert "1.845.000" in halaman
    kirim(berpagu, satu(), langkah="batalkan", alasan="salah")
    assert "Rencana dan Realisasi menurut" not in berpagu.get(reverse("serapan")).content.decode()
    assert pagu(dinas) == PAGU


def test_rka_pdf_dibaca_pekerja(sekretariat, dinas):
    """A PDF is never read within the request; the job's page is the preview."""
    from laporan.models import Tugas
    from laporan.pekerjaan import PEKERJAAN
    from laporan.tugas.dasar import Argumen, diam

    muat(sekretariat, A1, tahapan="murni")
    unggah(sekretariat, E2)
    assert not MuatanAnggaran.objects.filter(jenis="rka").exists()
    t = pasti(Tugas.objects.order_by("pk").last())
    PEKERJAAN[t.jenis].kerjakan(Argumen(t.pd, t.tahun, t.oleh, t.pada, t.argumen), diam)
    halaman = sekretariat.get(reverse("anggaran_impor_tugas", args=[t.pk])).content.decode()
    assert "Dikenali sebagai RKA rincian belanja (PDF)" in halaman
    kirim(sekretariat, satu(), langkah="pilih", tahapan="pergeseran")
    assert "halaman 1 baris 19" in sekretariat.get(satu()).content.decode()
    terima(sekretariat)
    assert pagu(dinas) == PAGU


def test_nomenklatur_dikenali_dan_dituntun(sekretariat, client, peran):
    respons = unggah(sekretariat, H1)
    assert respons.status_code == 422
    assert "Berkas ini nomenklatur" in respons.content.decode()
    assert "Buka Nomenklatur" not in respons.content.decode()
    client.force_login(f.buat_pengguna(ADMIN_PEMDA, pd=None))
    berkas = SimpleUploadedFile(A1, (CONTOH / A1).read_bytes())
    respons = client.post(
        reverse("nomenklatur"), {"kode": "k", "nama": "K", "mulai": str(TAHUN), "berkas": berkas}
    )
    assert respons.status_code == 422
    assert "Berkas ini Rekap RKA/DPA SIPD, bukan nomenklatur" in respons.content.decode()
