"""Outputs, jenis belanja, the printed RKA and nomenclature at the same door."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from anggaran.impor.batal import sebab_tak_batal
from anggaran.models import (
    IndikatorProgram,
    MuatanAnggaran,
    RealisasiProgram,
    SubKegiatan,
    TargetProgram,
)
from kinerja.models import JejakAudit
from kinerja.peran import ADMIN_PEMDA
from tests import factories as f
from tests.anggaran.impor.bentuk_buatan import JENIS_LEBAR, KELUARAN
from tests.anggaran.impor.conftest import A1, CONTOH, E2, H1, TAHUN
from tests.anggaran.impor.test_layar import kirim, muat, satu, sekretariat, terima, unggah
from tests.anggaran.impor.test_perintah import PAGU, pagu
from tests.anggaran.nomenklatur.pabrik import KodeNomenklaturFactory, VersiNomenklaturFactory
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


def test_keluaran_tanpa_indikator_dibuat_dipetakan_dilewati_dan_ditarik(berpagu, dinas):
    """200 people are made an output, 300 visitors are mapped to one in another unit, 12,5 reports
    are left out; then all of it is taken back.
    """
    versi = VersiNomenklaturFactory(mulai_tahun=2024)
    KodeNomenklaturFactory(
        versi=versi, kode="2.07.03.2.01.0001", tingkat="sub_kegiatan", satuan="orang",
        indikator="Jumlah peserta pelatihan",
    )  # fmt: skip
    sub = {s.kode: s for s in SubKegiatan.objects.all()}
    job = f.IndikatorProgramFactory(
        sub_kegiatan=sub["2.07.04.2.03.0003"], satuan="Pengunjung", akumulasi="posisi_akhir"
    )
    halaman = unggah(berpagu, "capaian.xlsx", buku(KELUARAN)).content.decode()
    assert "Keluaran yang belum ada pada Tapak" in halaman
    assert "belum mempunyai indikator keluaran. Buat dari berkas ini, atau lewati." in halaman
    assert "bersatuan Pengunjung, pada berkas Orang. Petakan, buat keluaran baru" in halaman
    kunci = {
        "keluaran-baris:2.7.3.2.1.1|orang": "buat",
        "keluaran-baris:2.7.4.2.3.3|orang": f"i{job.pk}",
        "keluaran-baris:2.7.5.2.2.2|dokumen": "lewati",
    }
    del kunci["keluaran-baris:2.7.3.2.1.1|orang"]  # by the choice for all that are left
    kosong = {"putusan-keluaran-baris:2.7.3.2.1.1|orang": "", "semua-keluaran-baru": "buat"}
    putusan = {f"putusan-{k}": v for k, v in kunci.items()}
    kirim(berpagu, satu(), langkah="pilih", **putusan, **kosong)
    halaman = berpagu.get(satu()).content.decode()
    assert "Jumlah peserta pelatihan (dibuat)" in halaman
    assert "1 keluaran pada berkas dilewati" in halaman
    assert IndikatorProgram.objects.count() == 1  # nothing is stored before it is accepted
    terima(berpagu)
    baru = IndikatorProgram.objects.exclude(pk=job.pk).get()
    assert (baru.kode, baru.satuan, baru.akumulasi, baru.desimal, baru.dilaporkan_pada) == (
        "K-2.07.03.2.01.0001", "Orang", "jumlah", 0, sub["2.07.03.2.01.0001"],
    )  # fmt: skip
    assert dict(TargetProgram.objects.filter(indikator=baru).values_list("triwulan", "nilai")) == {
        0: 200, 1: 50, 2: 50, 3: 50, 4: 50,
    }  # fmt: skip
    semua = RealisasiProgram.objects.values_list("indikator", "triwulan", "nilai")
    nilai = [(keluaran, triwulan, int(isi)) for keluaran, triwulan, isi in semua]
    harap = [(baru.pk, 1, 50), (baru.pk, 2, 45), (job.pk, 1, 0), (job.pk, 2, 120)]
    assert sorted((i, tw, int(n)) for i, tw, n in nilai) == sorted(harap)
    assert JejakAudit.objects.filter(aksi="buat keluaran dari berkas").count() == 1
    m = pasti(MuatanAnggaran.objects.first())
    # The next file of the year asks nothing again.
    assert "Belum diputuskan" not in _tanya(unggah(berpagu, "lagi.xlsx", buku(KELUARAN)))
    kirim(berpagu, satu(), langkah="buang")
    lain = f.VersiAnggaranFactory(pd=dinas, tahun=TAHUN, ke=2, jenis="pergeseran")
    dipakai = TargetProgram.objects.create(indikator=baru, versi=lain, triwulan=0, nilai=210)
    assert "Keluaran yang dibuat dari berkas ini sudah dipakai" in sebab_tak_batal(m)
    dipakai.delete()
    kirim(berpagu, satu(m), langkah="batalkan", alasan="salah berkas")
    assert list(IndikatorProgram.objects.all()) == [job]
    assert not RealisasiProgram.objects.exists()
    assert not TargetProgram.objects.exists()


def _tanya(respons):
    """What of the page is still to be decided: lists whose first choice is the chosen one."""
    isi = respons.content.decode()
    daftar = re.findall(r"<select name=\"putusan-.*?</select>", isi, re.DOTALL)
    return "".join(satu for satu in daftar if " selected" not in satu)
