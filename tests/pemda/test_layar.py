"""The page of the RPJMD: who reads it, who ties it to agencies, what a tie changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.models import (
    DukunganSasaran,
    Indikator,
    JejakAudit,
    KontribusiIndikator,
    PerangkatDaerah,
    Sasaran,
    Tujuan,
)
from kinerja.peran import ADMIN_PEMDA, KEPALA_DAERAH, OPERATOR, PEMANTAU, SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.lkjip.susun import susun_berseksi
from tests.factories import IndikatorFactory, JabatanFactory, SasaranFactory, TujuanFactory
from tests.factories.rpjmd import DukunganSasaranFactory, MisiFactory
from tests.halaman import formulir_halaman
from tests.pemda.himpunan import BAPPEDA, DINKES, DISDIK, PEMDA, TAHUN


def _pd(kode):
    return PerangkatDaerah.objects.get(kode=kode)


def _masuk(client, pengguna, peran, pd=None):
    orang = pengguna(peran, pd=_pd(pd) if pd else None)
    client.force_login(orang)
    return orang


def _buka(client, rute, *args, pd=PEMDA):
    return client.get(reverse(rute, args=args), {"pd": pd, "tahun": TAHUN})


@pytest.mark.parametrize(
    ("peran", "pd", "anggaran"),
    [
        (SEKRETARIAT, PEMDA, True),
        (KEPALA_DAERAH, None, True),
        (PEMANTAU, None, True),
        (SEKRETARIAT, DISDIK, False),
    ],
)
def test_siapa_membaca_apa(client, wilayah, pengguna, peran, pd, anggaran):
    _masuk(client, pengguna, peran, pd)
    isi = _buka(client, "rpjmd", pd=pd or PEMDA).content.decode()
    assert "Misi 1:" in isi
    assert "Meningkatnya derajat kesehatan" in isi
    assert "Diambil dari Dinas Kesehatan" in isi
    assert "90,00%" in isi
    assert "rata-rata capaian 97,17%" in isi
    assert ("1.000.000.000" in isi) is anggaran


def test_tanpa_capaian_kalimatnya_tidak_menyebut_rata_rata(client, wilayah, pengguna):
    _masuk(client, pengguna, SEKRETARIAT, PEMDA)
    isi = client.get(reverse("rpjmd"), {"pd": PEMDA, "tahun": TAHUN + 1}).content.decode()
    assert "capaiannya belum dapat dihitung." in isi
    assert "capaian –" not in isi


def test_tanpa_pemerintah_daerah_halaman_mengatakannya(client, wilayah, pengguna):
    PerangkatDaerah.objects.filter(kode=DISDIK).update(pemda="Kabupaten Lain")
    _masuk(client, pengguna, SEKRETARIAT, DISDIK)
    assert "belum ada" in _buka(client, "rpjmd", pd=DISDIK).content.decode()
    sasaran = Sasaran.objects.get(kode="S1")
    assert _buka(client, "rpjmd_sasaran", sasaran.pk, pd=DISDIK).status_code == 404


def _kirim(client, rute, pk, pd=PEMDA, **isi):
    dilihat = formulir_halaman(_buka(client, rute, pk, pd=pd))[-1].halaman
    return client.post(reverse(rute, args=[pk]), {**dilihat, **isi})


def test_menautkan_dan_melepas_tujuan(client, wilayah, pengguna):
    orang = _masuk(client, pengguna, SEKRETARIAT, PEMDA)
    s1, tj = Sasaran.objects.get(kode="S1"), Tujuan.objects.get(pd__kode=BAPPEDA)
    respons = _kirim(client, "rpjmd_sasaran", s1.pk, tujuan=tj.pk, langkah="tautkan")
    assert respons.status_code == 302
    baris = DukunganSasaran.objects.get(sasaran=s1, tujuan=tj)
    jejak = JejakAudit.objects.tentang(baris).get()
    assert (jejak.oleh, jejak.pd, jejak.aksi) == (orang, wilayah, "RPJMD: dukungan ditambah")
    _kirim(client, "rpjmd_sasaran", s1.pk, dukungan=baris.pk, langkah="lepas")
    assert not DukunganSasaran.objects.filter(pk=baris.pk).exists()


def test_angka_diambil_dari_perangkat_daerah(client, wilayah, pengguna):
    _masuk(client, pengguna, ADMIN_PEMDA)
    ikm = Indikator.objects.get(kode="IK-IKM")
    isi = {"mitra": _pd(BAPPEDA).pk, "peran": "pengampu", "langkah": "atur"}
    rencana = Indikator.objects.get(kode="RENCANA")
    # The agency's indicator is in percent, the region's an index.
    salah = _kirim(client, "rpjmd_indikator", ikm.pk, **isi, sumber=rencana.pk)
    assert salah.status_code == 422
    assert "satuannya Persen" in salah.content.decode()
    rencana.satuan = "Indeks"
    rencana.save()
    assert _kirim(client, "rpjmd_indikator", ikm.pk, **isi, sumber=rencana.pk).status_code == 302
    assert KontribusiIndikator.objects.get(indikator=ikm).sumber == rencana
    # One that is typed at the region already does not take them as well.
    ipm = Indikator.objects.get(kode="IPM")
    tolak = _kirim(client, "rpjmd_indikator", ipm.pk, **isi, sumber=rencana.pk)
    assert "sudah mempunyai realisasi" in tolak.content.decode()


@pytest.mark.parametrize(
    ("peran", "pd", "status"),
    [(SEKRETARIAT, DISDIK, 404), (PEMANTAU, None, 403), (OPERATOR, PEMDA, 403)],
)
def test_yang_tidak_berwenang_ditolak(client, wilayah, pengguna, peran, pd, status):
    _masuk(client, pengguna, peran, pd)
    s1, tj = Sasaran.objects.get(kode="S1"), Tujuan.objects.get(pd__kode=BAPPEDA)
    halaman = _buka(client, "rpjmd_sasaran", s1.pk, pd=pd or PEMDA)
    assert 'name="langkah"' not in halaman.content.decode()
    kirim = {"tujuan": tj.pk, "langkah": "tautkan", "halaman_pd": pd or PEMDA,
             "halaman_tahun": TAHUN}  # fmt: skip
    assert client.post(reverse("rpjmd_sasaran", args=[s1.pk]), kirim).status_code == status
    assert not DukunganSasaran.objects.filter(sasaran=s1, tujuan=tj).exists()


def test_kisi_isian_menampilkan_tanpa_menerima(client, wilayah, pengguna):
    from datetime import UTC, datetime

    from kinerja.isian.pintu import Pintu
    from kinerja.kunci import SebabKunci
    from kinerja.periode import Triwulan

    jabatan = JabatanFactory(unit=Indikator.objects.get(kode="IPM").penanggung_jawab.unit)
    orang = pengguna(OPERATOR, pd=wilayah, unit=jabatan.unit)
    pintu = Pintu(wilayah, Triwulan(TAHUN, 4), oleh=orang, pada=datetime(2026, 1, 5, tzinfo=UTC))
    hls = Indikator.objects.get(kode="IK-HLS")
    terkunci = pintu.alasan(jabatan.unit_id, "draf", jadwal=pintu.keadaan(hls))
    assert terkunci is not None
    assert terkunci.sebab is SebabKunci.BERSUMBER
    client.force_login(orang)
    isi = client.get(reverse("isian"), {"tahun": TAHUN, "triwulan": 4}).content.decode()
    assert "Diambil dari perangkat daerah pengampunya" in isi
    assert "Diambil dari Dinas Kesehatan: 16,50% (diajukan)" in isi
    assert DINKES not in isi
    baris = isi.split('data-nama="Prevalensi Stunting"')[1].split("</tbody>")[0]
    assert "diambil</span>" in baris
    assert "Belum diisi" not in baris


@pytest.mark.parametrize(
    ("peran", "pd", "tampak"), [(PEMANTAU, None, True), (SEKRETARIAT, PEMDA, False)]
)
def test_asal_angka_yang_diambil(client, wilayah, pengguna, peran, pd, tampak):
    """The page names the agency; it leads on to whoever may read the figure there."""
    _masuk(client, pengguna, peran, pd)
    alamat = reverse("asal", args=[PEMDA, TAHUN, "IK-STUNTING"])
    asal = client.get(alamat).content.decode()
    assert "realisasi indikator Prevalensi Stunting pada Dinas Kesehatan" in asal
    assert "Data dukungnya ada pada Dinas Kesehatan." in asal
    sana = reverse("asal", args=[DINKES, TAHUN, "STUNTING"])
    assert (sana in asal) is tampak
    assert (client.get(sana).status_code == 200) is tampak
    assert alamat in _buka(client, "rpjmd").content.decode()
    triwulan = client.get(reverse("asal_triwulan", args=[PEMDA, TAHUN, 4, "IK-STUNTING"]))
    sana = reverse("asal_triwulan", args=[DINKES, TAHUN, 4, "STUNTING"])
    assert (sana in triwulan.content.decode()) is tampak


def test_kueri_halaman_dan_laporan_tidak_bertambah_dengan_barisnya(
    client, wilayah, pengguna, django_assert_num_queries
):
    _masuk(client, pengguna, SEKRETARIAT, PEMDA)

    def baca():
        assert _buka(client, "rpjmd").status_code == 200
        susun_berseksi(Bahan(wilayah, TAHUN))

    baca()  # what the session remembers from now on
    with CaptureQueriesContext(connection) as awal:
        baca()
    t2 = Tujuan.objects.get(pd=wilayah, kode="T2")
    t3 = TujuanFactory(renstra=t2.renstra, misi=MisiFactory(renstra=t2.renstra))
    s1 = Sasaran.objects.get(kode="S1")
    s4 = SasaranFactory(tujuan=t3, penanggung_jawab=s1.penanggung_jawab)
    IndikatorFactory(sasaran=s4, penanggung_jawab=s1.penanggung_jawab)
    DukunganSasaranFactory(sasaran=s4, tujuan=Tujuan.objects.get(pd__kode=BAPPEDA))
    with django_assert_num_queries(len(awal)):
        baca()
