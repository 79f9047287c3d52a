"""Outputs beside the money: one row, one status, one version; due by quarter."""

from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from anggaran.models import IndikatorProgram, LaporanSubKegiatan, RealisasiProgram, VersiLaporanSub
from kinerja.isian.penolakan import BelumLengkapError, SelBentrokError
from kinerja.models import JejakAudit
from kinerja.penolakan import TerkunciError, TidakDitemukanError, TidakSahError
from laporan.isian.buku_kerja.baca import baca_unggahan
from laporan.isian.buku_kerja.lembar import susun_buku
from laporan.isian.buku_kerja.tulis import tulis_buku
from laporan.isian.kelengkapan import PapanKelengkapan
from laporan.isian.lembar import LembarIsian
from laporan.isian.pengajuan import ajukan, periksa_pengajuan
from laporan.isian.tulis import pratinjau_tempel, simpan_tempel, urungkan
from laporan.isian.verifikasi import perubahan_sejak_pengajuan, verifikasi
from tests import factories as f
from tests.isian.dunia import PADA, TAHUN, Dunia, sel

pytestmark = pytest.mark.django_db


class DuniaKeluaran(Dunia):
    """With an output that is due each quarter and an outcome of the program, told in TW IV."""

    keluaran: IndikatorProgram
    hasil: IndikatorProgram


@pytest.fixture
def dunia(pengguna) -> DuniaKeluaran:
    d = DuniaKeluaran(pengguna)
    d.keluaran = f.IndikatorProgramFactory(
        sub_kegiatan=d.sub, nama="Peserta pelatihan", target={0: 120, 1: 20, 2: 40, 3: 40, 4: 20}
    )
    d.hasil = f.IndikatorProgramFactory(
        sub_kegiatan=None,
        program=d.sub.kegiatan.program,
        dilaporkan_pada=d.sub,
        nama="Lulusan bekerja",
        satuan="Persen",
        desimal=2,
        akumulasi="posisi_akhir",
        target={0: 60},
    )
    return d


def _lembar(d, oleh=None):
    return LembarIsian(oleh or d.operator, d.bidang, TAHUN, 1, pada=PADA)


def _ajukan(d):
    return ajukan(kunci=uuid4(), unit=d.bidang, tahun=TAHUN, triwulan=1, oleh=d.operator, pada=PADA)


def test_satu_sel_disimpan_dengan_versi_baris_sub_kegiatan(dunia):
    hasil = dunia.isi(dunia.keluaran, "realisasi", "15")
    assert hasil["baris"]["sasaran"] == f"sub:{dunia.sub.pk}"
    (keluaran, outcome) = hasil["baris"]["keluaran"]
    # 15 of 120: 12,5 %
    assert keluaran["realisasi"] == keluaran["kumulatif"] == "15"
    assert (keluaran["target_tahun"], keluaran["target_triwulan"]) == ("120", "20")
    assert keluaran["capaian"] == "12,50%"
    assert outcome["realisasi"] == ""
    assert outcome["capaian"] == "–"
    assert LaporanSubKegiatan.objects.get().versi == hasil["versi"] == 1
    jejak = JejakAudit.objects.get(model="anggaran.laporansubkegiatan")
    assert jejak.perubahan[f"keluaran:{dunia.keluaran.kode}"] == [None, "15"]


def test_nol_bukan_kosong_dan_dikosongkan_kembali(dunia):
    versi = dunia.isi(dunia.keluaran, "realisasi", "0")["versi"]
    assert RealisasiProgram.objects.get().nilai == 0
    dunia.isi(dunia.keluaran, "realisasi", "", versi=versi)
    assert not RealisasiProgram.objects.exists()


def test_yang_diubah_orang_lain_disebut_dengan_angkanya(dunia):
    dunia.isi(dunia.keluaran, "realisasi", "15", oleh=dunia.rekan)
    with pytest.raises(SelBentrokError) as bentrok:
        dunia.isi(dunia.keluaran, "realisasi", "16")
    assert (bentrok.value.milik_anda, bentrok.value.milik_mereka) == ("16", "15")
    # Money of the same row was not touched by the other: no conflict.
    dunia.isi(dunia.lini, "kumulatif", "1.000")


@pytest.mark.parametrize("teks", ["1,5", "banyak", "15 %"])
def test_yang_tidak_terbaca_ditolak(dunia, teks):
    with pytest.raises(TidakSahError):
        dunia.isi(dunia.keluaran, "realisasi", teks)
    assert not RealisasiProgram.objects.exists()


def test_di_luar_unit_tidak_ada(dunia):
    for oleh in (dunia.operator_lain, dunia.orang_luar):
        with pytest.raises(TidakDitemukanError):
            dunia.isi(dunia.keluaran, "realisasi", "15", oleh=oleh)


def test_tempel_bersama_uangnya_dan_diurungkan_sekaligus(dunia):
    kunci = uuid4()
    simpan_tempel(
        kunci=kunci,
        sel=[
            sel(dunia.lini, "kumulatif", "12.500.000"),
            sel(dunia.keluaran, "realisasi", "15"),
            sel(dunia.hasil, "realisasi", "55,5"),
        ],
        tahun=TAHUN,
        triwulan=1,
        oleh=dunia.operator,
        pada=PADA,
    )
    isi = dict(RealisasiProgram.objects.values_list("indikator", "nilai"))
    assert isi == {dunia.keluaran.pk: 15, dunia.hasil.pk: Decimal("55.5")}
    urungkan(kunci=uuid4(), kelompok=kunci, oleh=dunia.operator, pada=PADA)
    assert not RealisasiProgram.objects.exists()


def test_pratinjau_tempel_menyebut_yang_tidak_lazim(dunia):
    (hasil,) = pratinjau_tempel(
        sel=[sel(dunia.keluaran, "realisasi", "1.200")],
        tahun=TAHUN,
        triwulan=1,
        oleh=dunia.operator,
        pada=PADA,
    )["sel"]
    assert (hasil["baru"], hasil["galat"]) == ("1.200", None)
    assert "sepuluh kali target" in hasil["temuan"][0]


def test_yang_jatuh_tempo_diminta_sebelum_diajukan(dunia):
    """The quarter has a target of 20; the outcome has one for the year only, so not yet."""
    dunia.isi_semua()
    kurang = periksa_pengajuan(dunia.bidang, TAHUN, 1, oleh=dunia.operator, pada=PADA)
    assert [(k.sasaran, k.medan, k.kode) for k in kurang] == [
        (f"keluaran:{dunia.keluaran.pk}", "realisasi", "belum_diisi")
    ]
    assert "Peserta pelatihan" in kurang[0].pesan
    with pytest.raises(BelumLengkapError):
        _ajukan(dunia)


def test_diajukan_dibekukan_dan_terkunci_bersama_uangnya(dunia):
    dunia.isi_semua()
    dunia.isi(dunia.keluaran, "realisasi", "15", versi=1)
    _ajukan(dunia)
    isi = VersiLaporanSub.objects.get().isi["keluaran"]
    assert [(k["nama"], k["target_tahun"], k["realisasi"]) for k in isi] == [
        ("Peserta pelatihan", "120", "15"),
        ("Lulusan bekerja", "60", None),
    ]
    with pytest.raises(TerkunciError):
        dunia.isi(dunia.keluaran, "realisasi", "16", versi=2)
    r = verifikasi(baris=LaporanSubKegiatan.objects.get(), oleh=dunia.sekretariat, pada=PADA)
    assert r.status == "diverifikasi"
    assert perubahan_sejak_pengajuan([r]) == {}


def test_jauh_di_atas_target_diminta_penjelasannya(dunia):
    dunia.isi_semua()
    versi = dunia.isi(dunia.keluaran, "realisasi", "1.200", versi=1)["versi"]
    kurang = periksa_pengajuan(dunia.bidang, TAHUN, 1, oleh=dunia.operator, pada=PADA)
    assert [k.kode for k in kurang] == ["keluaran_jauh_di_atas_target"]
    dunia.isi(dunia.sub, "penjelasan", "Pelatihan daring bersama provinsi.", versi=versi)
    assert not periksa_pengajuan(dunia.bidang, TAHUN, 1, oleh=dunia.operator, pada=PADA)


def test_baris_terisi_hanya_dengan_keluaran_yang_jatuh_tempo(dunia):
    dunia.isi_semua()
    papan = PapanKelengkapan(dunia.pd, TAHUN, pada=PADA, triwulan=(1,))
    (kosong,) = papan.baris[0].sel[0].belum
    assert (kosong.sasaran, kosong.kosong) == (f"keluaran:{dunia.keluaran.pk}", "realisasi")
    baris = next(s for s in _lembar(dunia).sub if s.sub == dunia.sub.pk)
    assert not baris.terisi
    dunia.isi(dunia.keluaran, "realisasi", "15", versi=1)
    assert next(s for s in _lembar(dunia).sub if s.sub == dunia.sub.pk).terisi


def test_halaman_menunjukkan_keluaran_dengan_selnya(dunia, client, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: PADA)
    client.force_login(dunia.operator)
    alamat = f"{reverse('isian')}?tahun={TAHUN}&triwulan=1&unit={dunia.bidang.pk}"
    teks = client.get(alamat).content.decode()
    assert "Peserta pelatihan" in teks
    assert f'name="keluaran:{dunia.keluaran.pk}|realisasi"' in teks
    assert 'data-kolom="keluaran"' in teks
    assert "hasil program" in teks


def test_pemeriksa_melihat_keluaran_bersama_uangnya(dunia, client, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: PADA)
    dunia.isi_semua()
    dunia.isi(dunia.keluaran, "realisasi", "15", versi=1)
    _ajukan(dunia)
    client.force_login(dunia.sekretariat)
    teks = client.get(reverse("periksa_unit", args=[dunia.bidang.pk, TAHUN, 1])).content.decode()
    assert "Hasil dan keluaran" in teks
    assert "Peserta pelatihan" in teks
    assert "15 ÷ 120 × 100 = 12,50%" in teks


def test_buku_kerja_memuat_dan_membaca_keluaran(dunia):
    berkas = tulis_buku(susun_buku(_lembar(dunia)))
    buku = load_workbook(BytesIO(berkas.isi))
    lembar = buku["Keluaran"]
    judul = [s.value for s in lembar[1]]
    assert [lembar.cell(2, judul.index(j) + 1).value for j in ("Satuan", "Target setahun")] == [
        "Orang", "120",
    ]  # fmt: skip
    lembar.cell(2, judul.index("Realisasi keluaran") + 1).value = 15
    aliran = BytesIO()
    buku.save(aliran)
    hasil = baca_unggahan(aliran.getvalue(), susun_buku(_lembar(dunia)))
    assert not hasil.galat
    assert [s.sel for s in hasil.sel] == [sel(dunia.keluaran, "realisasi", "15")]


def test_kueri_tidak_tumbuh_dengan_banyaknya_keluaran(dunia, jumlah_kueri):
    _lembar(dunia).json()  # the account's roles and units are remembered
    with jumlah_kueri() as sebelum:
        _lembar(dunia).json()
    for _ in range(5):
        f.IndikatorProgramFactory(sub_kegiatan=dunia.sub, target={0: 9, 1: 2})
    with jumlah_kueri() as sesudah:
        _lembar(dunia).json()
    assert len(sesudah) == len(sebelum)
