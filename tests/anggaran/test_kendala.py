"""Each database constraint of anggaran refuses its impossible state, past every form."""

import pytest

from tests import factories as f
from tests.anggaran.impor.pabrik import MuatanFactory, UbahanMuatanFactory
from tests.anggaran.nomenklatur import pabrik as nomenklatur
from tests.kendala import (
    ditolak,
    kasus_bekuan,
    kasus_beralur,
    kembar,
    mustahil,
    pastikan_lengkap,
    sebagai_parameter,
)

APP = "anggaran"


def _k(nama, pabrik, **medan):
    return kembar(APP, nama, pabrik, **medan)


def _m(nama, pabrik, **medan):
    return mustahil(APP, nama, pabrik, **medan)


def _dukungan_kembar(simpul, pabrik):
    nama = f"dukungan_{simpul}_unik"

    def buat():
        satu = f.DukunganFactory(program=None, **{simpul: pabrik()})
        with ditolak(APP, nama):
            f.DukunganFactory(
                indikator=satu.indikator, program=None, **{simpul: getattr(satu, simpul)}
            )

    return nama, buat


def _murni_kedua():
    murni = f.VersiAnggaranFactory()
    with ditolak(APP, "versi_anggaran_satu_murni"):
        f.VersiAnggaranFactory(pd=murni.pd, ke=2)


def _satu_versi():
    versi = nomenklatur.VersiNomenklaturFactory()
    with ditolak(APP, "padanan_kode_dua_versi"):
        nomenklatur.PadananKodeFactory(dari=versi, ke=versi)


KASUS = [
    ("padanan_kode_dua_versi", _satu_versi),
    _k("kode_nomenklatur_unik", nomenklatur.KodeNomenklaturFactory),
    _k("padanan_kode_unik", nomenklatur.PadananKodeFactory),
    _m("versi_nomenklatur_tahun_berurutan", nomenklatur.VersiNomenklaturFactory, sampai_tahun=2023),
    _k("program_kode_unik", f.ProgramFactory),
    _k("kegiatan_kode_unik", f.KegiatanFactory),
    _k("sub_kegiatan_kode_unik", f.SubKegiatanFactory),
    _m("dukungan_satu_simpul", f.DukunganFactory, program=None),
    _m("dukungan_satu_simpul", f.DukunganFactory, kegiatan=f.KegiatanFactory),
    _m("dukungan_satu_simpul", f.DukunganFactory, sub_kegiatan=f.SubKegiatanFactory),
    _k("dukungan_program_unik", f.DukunganFactory),
    _dukungan_kembar("kegiatan", f.KegiatanFactory),
    _dukungan_kembar("sub_kegiatan", f.SubKegiatanFactory),
    *kasus_beralur(APP, "laporansubkegiatan", f.LaporanSubFactory),
    _k("laporan_sub_unik", f.LaporanSubFactory),
    _m("laporan_sub_triwulan_1_4", f.LaporanSubFactory, triwulan=0),
    _m("laporan_sub_triwulan_1_4", f.LaporanSubFactory, triwulan=5),
    *kasus_bekuan(APP, "versilaporansub", "versi_laporan_sub_unik", f.VersiLaporanSubFactory),
    _k("versi_anggaran_ke_unik", f.VersiAnggaranFactory, jenis="pergeseran"),
    _k("versi_anggaran_kode_unik", f.VersiAnggaranFactory, beda={"ke": 2}, jenis="pergeseran"),
    _m("versi_anggaran_ke_positif", f.VersiAnggaranFactory, ke=0),
    ("versi_anggaran_satu_murni", _murni_kedua),
    _k("baris_anggaran_unik", f.BarisAnggaranFactory),
    _k("pagu_unik", f.PaguBarisFactory),
    _m("pagu_tidak_negatif", f.PaguBarisFactory, nilai=-1),
    _k("realisasi_anggaran_unik", f.RealisasiAnggaranFactory),
    _m("realisasi_anggaran_bulan_1_12", f.RealisasiAnggaranFactory, bulan=0),
    _m("realisasi_anggaran_bulan_1_12", f.RealisasiAnggaranFactory, bulan=13),
    _m("realisasi_anggaran_tidak_negatif", f.RealisasiAnggaranFactory, nilai=-1),
    _k("rekap_belanja_unik", f.RekapBelanjaFactory),
    _m("rekap_belanja_tidak_negatif", f.RekapBelanjaFactory, pagu=-1),
    _m("rekap_belanja_tidak_negatif", f.RekapBelanjaFactory, realisasi=-1),
    _k("indikator_program_kode_unik", f.IndikatorProgramFactory),
    _m(
        "indikator_program_satu_simpul",
        f.IndikatorProgramFactory,
        sub_kegiatan=None,
        dilaporkan_pada=f.SubKegiatanFactory,
    ),
    _m("indikator_program_satu_simpul", f.IndikatorProgramFactory, program=f.ProgramFactory),
    _m(
        "indikator_program_lapor_sendiri",
        f.IndikatorProgramFactory,
        dilaporkan_pada=f.SubKegiatanFactory,
    ),
    _m("indikator_program_desimal_0_6", f.IndikatorProgramFactory, desimal=7),
    _k("target_program_unik", f.TargetProgramFactory),
    _m("target_program_triwulan_0_4", f.TargetProgramFactory, triwulan=5),
    _k("realisasi_program_unik", f.RealisasiProgramFactory),
    _m("realisasi_program_triwulan_1_4", f.RealisasiProgramFactory, triwulan=0),
    _m("muatan_status_berjejak", MuatanFactory, status="diterima"),
    _m("ubahan_muatan_satu_sasaran", UbahanMuatanFactory, bulan=13),
    _m("ubahan_muatan_satu_sasaran", UbahanMuatanFactory, bulan=None),
]


@pytest.mark.django_db
@pytest.mark.parametrize("buat", sebagai_parameter(KASUS))
def test_keadaan_mustahil_ditolak_basis_data(buat):
    buat()


def test_setiap_kendala_punya_kasus():
    pastikan_lengkap(APP, KASUS)


@pytest.mark.django_db
def test_pagu_sebesar_apbn_tersimpan_utuh():
    """Whole rupiah far beyond 32 bits."""
    baris = f.BarisAnggaranFactory(pagu=3_325_100_000_000_000, realisasi=0)
    assert baris.pagu.get().nilai == 3_325_100_000_000_000
    assert baris.realisasi.get().nilai == 0
