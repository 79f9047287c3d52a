"""Each database constraint of kinerja refuses its impossible state, past every form."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from factory import SubFactory
from factory.base import FactoryMetaClass
from factory.django import DjangoModelFactory

from kinerja.models import (
    CakupanPD,
    HitunganMasuk,
    Indikator,
    Jabatan,
    KodePemulihan,
    PenetapanAkun,
    Predikat,
    Sasaran,
    TahunLatihan,
    TautanAkun,
    TautanIdentitas,
    UnitKerja,
    Variabel,
)
from tests import factories as f
from tests.factories.kondisi import (
    KondisiAntaraFactory,
    KondisiPohonFactory,
    SebutanJenjangFactory,
)
from tests.factories.rpjmd import (
    DukunganSasaranFactory,
    KontribusiIndikatorFactory,
    MisiFactory,
)
from tests.isian.pabrik import AksiRencanaFactory
from tests.kendala import (
    ditolak,
    kasus_bekuan,
    kasus_beralur,
    kembar,
    mustahil,
    pastikan_lengkap,
    sebagai_parameter,
)
from tests.penjenjangan.pabrik import RencanaHasilFactory
from tests.silang.pabrik import KesepakatanSilangFactory

APP = "kinerja"


def _k(nama, pabrik, **medan):
    return kembar(APP, nama, pabrik, **medan)


def _m(nama, pabrik, **medan):
    return mustahil(APP, nama, pabrik, **medan)


def _diri_sendiri(nama, pabrik, medan):
    """Case: a row that points at itself, set past save() and clean()."""

    def buat():
        baris = pabrik()
        with ditolak(APP, nama):
            type(baris).objects.filter(pk=baris.pk).update(**{medan: baris.pk})

    return nama, buat


_HARI, _SEHARI_SEBELUM = datetime.date(2024, 7, 1), datetime.date(2024, 6, 30)


def _tanggung_jawab_kembar():
    indikator = f.IndikatorFactory()
    medan = {"sasaran": None, "indikator": indikator}
    f.TanggungJawabLamaFactory(**medan)
    return f.TanggungJawabLamaFactory, medan


def _tugas_sendiri():
    pengguna = f.PenggunaFactory()
    return f.TugasLainFactory, {"pengguna": pengguna, "oleh": pengguna}


def _predikat():
    return Predikat.objects.get(skala=f.SkalaPredikatFactory(), kode="BB")


def _lain(nama, buat_medan):
    """Case whose values depend on each other."""

    def buat():
        pabrik, medan = buat_medan()
        with ditolak(APP, nama):
            pabrik(**medan)

    return nama, buat


def _dua_pihak():
    jabatan = f.JabatanFactory()
    return f.PerjanjianFactory, {"jabatan": jabatan, "pihak_kedua": jabatan}


def _puncak_kedua():
    pd = f.puncak(f.PDFactory()).pd
    return f.UnitFactory, {"pd": pd, "induk": None}


def _terbawah_kedua():
    batas = f.BatasKriteriaFactory(batas_bawah=None)
    return f.BatasKriteriaFactory, {"kebijakan": batas.kebijakan, "batas_bawah": None}


def _dokumen_renstra_kembar():
    renstra = f.RenstraFactory()
    medan = {"pd": renstra.pd, "jenis": "renstra", "renstra": renstra, "tahun": None}
    f.DokumenFactory(**medan)
    return f.DokumenFactory, medan


def _crosscutting_luar_kembar():
    sasaran = f.SasaranFactory()
    medan = {"sasaran": sasaran, "unit": None, "pihak_luar": "Badan Pusat Statistik"}
    f.CrosscuttingFactory(**medan)
    return f.CrosscuttingFactory, medan


def _kesepakatan_sendiri():
    sasaran = f.SasaranFactory()
    medan = {"sasaran": sasaran, "unit": sasaran.penanggung_jawab.unit}
    return KesepakatanSilangFactory, medan


def _berlaku_kembar():
    medan = {"status": "berlaku", "berlaku_mulai": datetime.date(2024, 1, 15)}
    satu = f.PerjanjianFactory(**medan)
    beda = {"ke": 1, "alasan": "Refocusing", "jenis_alasan": "strategi"}
    return f.PerjanjianFactory, {**medan, **beda, "jabatan": satu.jabatan}


def _masa(nama, pabrik):
    return _m(nama, pabrik, mulai_tahun=2024, sampai_tahun=2023)


def _sumber_kedua():
    satu = KontribusiIndikatorFactory(peran="pengampu", sumber=f.IndikatorFactory())
    medan = {"indikator": satu.indikator, "peran": "pengampu", "sumber": f.IndikatorFactory()}
    return KontribusiIndikatorFactory, medan


def _unik(nama, pabrik):
    return _k(nama, pabrik)


def _penetapan(**medan):
    """A change of an account by somebody else; `oleh="sendiri"` and the like: the holder's own."""
    orang = f.PenggunaFactory()
    semua = {"pengguna": orang, "hal": "peran", "oleh": f.PenggunaFactory(), "pada": f.PADA}
    semua |= {k: orang if v == "sendiri" else v for k, v in medan.items()}
    return PenetapanAkun.objects.create(**semua)


def _tautan(**medan):
    orang = f.PenggunaFactory()
    semua = {
        "untuk": "undangan",
        "sidik": "a" * 64,
        "dibuat_pada": f.PADA,
        "berlaku_sampai": f.PADA,
    }
    return TautanAkun.objects.create(pengguna=orang, dibuat_oleh=orang, **(semua | medan))


def _hitungan(**medan):
    return HitunganMasuk.objects.create(**({"akun": "a", "asal": "b", "terakhir": f.PADA} | medan))


def _pemulihan(**medan):
    semua = {"pengguna": None, "sidik": "a", "dibuat_pada": f.PADA} | medan
    semua["pengguna"] = semua["pengguna"] or f.PenggunaFactory()
    return KodePemulihan.objects.create(**semua)


def _identitas(**medan):
    semua = {"pengguna": None, "penerbit": "https://a.example", "dibuat_pada": f.PADA} | medan
    semua["pengguna"] = semua["pengguna"] or f.PenggunaFactory()
    return TautanIdentitas.objects.create(**({"subjek": str(semua["pengguna"].pk)} | semua))


def _cakupan(**medan):
    """An agency in the scope of an account; `oleh="sendiri"`: by the holder."""
    orang = f.PenggunaFactory()
    semua = {"pengguna": orang, "oleh": f.PenggunaFactory(), "pada": f.PADA}
    semua |= {k: orang if v == "sendiri" else v for k, v in medan.items()}
    if "pd" not in semua:
        semua["pd"] = f.PDFactory()
    return CakupanPD.objects.create(**semua)


def _latihan(**medan):
    semua = {"pd": None, "tahun": 2024, "cakupan": "tahun"} | medan
    semua["pd"] = semua["pd"] or f.PDFactory()
    return TahunLatihan.objects.create(**semua)


PERJANJIAN_TAK_LENGKAP = [
    ("berlaku_mulai", None),
    ("tanggal", None),
    ("sebutan_pertama", ""),
    ("sebutan_kedua", ""),
    ("pernyataan", ""),
]
DATA_DUKUNG_MUSTAHIL: list[dict[str, Any]] = [
    {"jenis": "berkas"},
    {"jenis": "berkas", "teks": "", "berkas": "a.pdf", "sha256": "", "ukuran": 10},
    {"jenis": "berkas", "teks": "", "berkas": "a.pdf", "sha256": "a" * 64, "ukuran": None},
    {"jenis": "tautan", "teks": "", "tautan": ""},
    {"jenis": "tautan", "teks": "juga teks", "tautan": "https://contoh.go.id/a"},
    {"jenis": "teks", "teks": ""},
    {"jenis": "teks", "teks": "ada", "tautan": "https://contoh.go.id/a"},
]
TARGET_MUSTAHIL: list[dict[str, Any]] = [
    {"jenis": "minimal", "nilai": None},
    {"jenis": "maksimal", "nilai": None},
    {"jenis": "minimal", "bawah": Decimal(1)},
    {"jenis": "rentang", "nilai": None, "bawah": Decimal(7), "atas": None},
    {"jenis": "rentang", "nilai": Decimal(7), "bawah": Decimal(7), "atas": Decimal(8)},
    {"jenis": "predikat", "nilai": None, "predikat": None},
    {"jenis": "predikat", "nilai": None, "bawah": Decimal(1), "predikat": _predikat},
    {"jenis": "lain"},
]

KASUS = [
    *(
        _m("rantai_jejak_berurut", f.RantaiJejakFactory, **k)
        for k in ({"ke": 0}, {"dari": 0}, {"sampai": 0})
    ),
    _unik("unit_kode_unik", f.UnitFactory),
    _lain("unit_satu_puncak", _puncak_kedua),
    _diri_sendiri("unit_bukan_induk_sendiri", f.UnitFactory, "induk"),
    _m("unitkerja_masa_ada_berurutan", f.UnitFactory, mulai=_HARI, sampai=_SEHARI_SEBELUM),
    _m("unit_penerus_yang_berakhir", f.UnitFactory, penerus=f.UnitFactory),
    _diri_sendiri("unit_bukan_penerus_sendiri", lambda: f.UnitFactory(sampai=_HARI), "penerus"),
    _unik("unit_lama_unik", f.UnitLamaFactory),
    _m("jabatan_masa_ada_berurutan", f.JabatanFactory, mulai=_HARI, sampai=_SEHARI_SEBELUM),
    _unik("jabatan_lama_unik", f.JabatanLamaFactory),
    _unik("tanggung_jawab_sasaran", f.TanggungJawabLamaFactory),
    _lain("tanggung_jawab_indikator", _tanggung_jawab_kembar),
    _m("tanggung_jawab_satu_hal", f.TanggungJawabLamaFactory, sasaran=None),
    _m("tanggung_jawab_satu_hal", f.TanggungJawabLamaFactory, indikator=f.IndikatorFactory),
    _m("tugas_lain_sampai_setelah_mulai", f.TugasLainFactory, sampai=datetime.date(2024, 1, 1)),
    _lain("tugas_lain_oleh_orang_lain", _tugas_sendiri),
    _unik("tugas_lain_sekali", f.TugasLainFactory),
    _unik("cakupan_pd_sekali", _cakupan),
    _m("cakupan_pd_oleh_orang_lain", _cakupan, oleh="sendiri"),
    _unik("jabatan_kode_unik", f.JabatanFactory),
    _diri_sendiri("jabatan_bukan_atasan_sendiri", f.JabatanFactory, "atasan"),
    _m("jabatan_eselon_hanya_struktural", f.JabatanFactory, eselon=""),
    _m("jabatan_eselon_hanya_struktural", f.JabatanFactory, jenis="fungsional", eselon="III"),
    _unik("pemangku_mulai_unik", f.PemangkuFactory),
    _m("pemangku_sampai_setelah_mulai", f.PemangkuFactory, sampai=datetime.date(2023, 1, 1)),
    _unik("rekap_pegawai_unik", f.RekapPegawaiFactory),
    _unik("profil_urutan_unik", f.ButirProfilFactory),
    _unik("renstra_kode_unik", f.RenstraFactory),
    _m("renstra_tahun_berurutan", f.RenstraFactory, tahun_awal=2026),
    _unik("masalah_kode_unik", f.MasalahFactory),
    _m("masalah_pokok_tanpa_induk", f.MasalahFactory, tingkat="pokok", induk=f.MasalahFactory),
    _m("masalah_pokok_tanpa_induk", f.MasalahFactory, tingkat="akar"),
    _masa("tujuan_masa_berurutan", f.TujuanFactory),
    _unik("tujuan_kode_unik", f.TujuanFactory),
    _masa("sasaran_masa_berurutan", f.SasaranFactory),
    _unik("sasaran_kode_unik", f.SasaranFactory),
    _m("sasaran_strategis_di_puncak", f.SasaranFactory, induk=f.SasaranFactory),
    _m("sasaran_strategis_di_puncak", f.SasaranFactory, tingkat="eselon_iii"),
    _m("crosscutting_satu_pihak", f.CrosscuttingFactory, pihak_luar="Badan Pusat Statistik"),
    _m("crosscutting_satu_pihak", f.CrosscuttingFactory, unit=None),
    _unik("crosscutting_unit_unik", f.CrosscuttingFactory),
    _lain("crosscutting_pihak_luar_unik", _crosscutting_luar_kembar),
    _m("kondisi_antara_beruraian", KondisiAntaraFactory, uraian=""),
    _m("kondisi_pohon_beruraian", KondisiPohonFactory, uraian=""),
    _m("kondisi_pohon_satu_atas", KondisiPohonFactory, tujuan=None, pd=SubFactory(f.PDFactory)),
    _unik("kondisi_pohon_unik", KondisiPohonFactory),
    _unik("sebutan_jenjang_unik", SebutanJenjangFactory),
    _m("sebutan_jenjang_terisi", SebutanJenjangFactory, sebutan=""),
    _unik("skala_predikat_kode_unik", f.SkalaPredikatFactory),
    _unik("predikat_kode_unik", f.PredikatFactory),
    _unik("predikat_peringkat_unik", f.PredikatFactory),
    _m("predikat_peringkat_positif", f.PredikatFactory, peringkat=0),
    _masa("indikator_masa_berurutan", f.IndikatorFactory),
    _unik("indikator_kode_unik", f.IndikatorFactory),
    _m("indikator_satu_pemilik", f.IndikatorFactory, tujuan=f.TujuanFactory),
    _m(
        "indikator_satu_pemilik",
        f.IndikatorFactory,
        sasaran=None,
        pd=f.PDFactory,
        penanggung_jawab=f.JabatanFactory,
    ),
    _m("indikator_predikat_berskala", f.IndikatorFactory, skala=f.SkalaPredikatFactory),
    _m("indikator_predikat_berskala", f.IndikatorPredikatFactory, skala=None),
    _m("indikator_predikat_berskala", f.IndikatorPredikatFactory, formula="a / b"),
    _m("indikator_predikat_berskala", f.IndikatorPredikatFactory, polaritas="makin_rendah"),
    _m("indikator_predikat_berskala", f.IndikatorPredikatFactory, akumulasi="jumlah"),
    _m("indikator_desimal_maks_6", f.IndikatorFactory, desimal=7),
    _m("indikator_jadwal_terbaca", f.IndikatorFactory, jadwal="bulan:13"),
    _m("indikator_mulai_triwulan_bertahun", f.IndikatorFactory, mulai_triwulan=3),
    _m("indikator_mulai_triwulan_bertahun", f.IndikatorFactory, mulai_triwulan=5, mulai_tahun=2024),
    _m("indikator_sampai_triwulan_bertahun", f.IndikatorFactory, sampai_triwulan=2),
    _diri_sendiri("indikator_bukan_pendahulu_sendiri", f.IndikatorFactory, "pendahulu"),
    _m("indikator_kaitan_berpendahulu", f.IndikatorFactory, kaitan_pendahulu="sama"),
    _unik("variabel_kode_unik", f.VariabelFactory),
    _diri_sendiri("variabel_bukan_induk_sendiri", f.VariabelFactory, "induk"),
    _unik("pembanding_unik", f.PembandingFactory),
    _unik("penanda_indikator_unik", f.PenandaIndikatorFactory),
    _k("pd_satu_pemda", f.PDFactory, jenis="pemda"),
    _unik("misi_kode_unik", MisiFactory),
    _unik("dukungan_sasaran_unik", DukunganSasaranFactory),
    _unik("kontribusi_indikator_unik", KontribusiIndikatorFactory),
    _lain("kontribusi_satu_sumber", _sumber_kedua),
    _m("kontribusi_sumber_pengampu", KontribusiIndikatorFactory, sumber=f.IndikatorFactory),
    _unik("kebijakan_unik", f.KebijakanFactory),
    _m("kebijakan_desimal_maks_6", f.KebijakanFactory, desimal=7),
    _m("kebijakan_sisa_bersyarat", f.KebijakanFactory, efisiensi_capaian_minimum=None),
    _unik("batas_urutan_unik", f.BatasKriteriaFactory),
    _unik("batas_label_unik", f.BatasKriteriaFactory),
    _lain("batas_satu_terbawah", _terbawah_kedua),
    _unik("batas_bawah_unik", f.BatasKriteriaFactory),
    _m("batas_urutan_positif", f.BatasKriteriaFactory, urutan=0),
    _m("pengguna_unit_butuh_pd", f.PenggunaFactory, pd=None, unit=f.UnitFactory),
    _unik("periode_unik", f.PeriodeFactory),
    _m("periode_triwulan_1_4", f.PeriodeFactory, triwulan=0),
    _m("periode_triwulan_1_4", f.PeriodeFactory, triwulan=5),
    _m("periode_tutup_setelah_buka", f.PeriodeFactory, tutup=datetime.date(2024, 3, 31)),
    _unik("pengecualian_unik", f.PengecualianFactory),
    _m("pengecualian_beralasan", f.PengecualianFactory, alasan=""),
    _k("dokumen_kode_unik", f.DokumenFactory, beda={"tahun": 2025}),
    _unik("dokumen_tahun_ke_unik", f.DokumenFactory),
    _lain("dokumen_renstra_ke_unik", _dokumen_renstra_kembar),
    _m("dokumen_renstra_atau_tahun", f.DokumenFactory, jenis="renstra"),
    _m("dokumen_renstra_atau_tahun", f.DokumenFactory, tahun=None),
    _m("dokumen_renstra_atau_tahun", f.DokumenFactory, renstra=f.RenstraFactory),
    _m("dokumen_perubahan_beralasan", f.DokumenFactory, ke=1),
    _m("dokumen_mulai_triwulan_1_4", f.DokumenFactory, mulai_triwulan=0),
    _m("dokumen_mulai_triwulan_1_4", f.DokumenFactory, mulai_triwulan=5),
    _m("dokumen_persetujuan_berpasangan", f.DokumenFactory, disetujui_pada=f.PADA),
    _m("dokumen_persetujuan_berpasangan", f.DokumenFactory, disetujui_oleh=f.PenggunaFactory),
    *(_m("target_bentuk_sah", f.TargetFactory, **medan) for medan in TARGET_MUSTAHIL),
    _unik("target_unik", f.TargetFactory),
    *(
        _m("targettriwulan_bentuk_sah", f.TargetTriwulanFactory, **medan)
        for medan in TARGET_MUSTAHIL
    ),
    _unik("target_triwulan_unik", f.TargetTriwulanFactory),
    _m("target_triwulan_1_4", f.TargetTriwulanFactory, triwulan=0),
    _m("target_triwulan_1_4", f.TargetTriwulanFactory, triwulan=5),
    _unik("aksi_rencana_unik", AksiRencanaFactory),
    _m("aksi_rencana_beruraian", AksiRencanaFactory, uraian=""),
    _m("kesepakatan_satu_pihak", KesepakatanSilangFactory, pihak_luar="BPS"),
    _m("kesepakatan_satu_pihak", KesepakatanSilangFactory, unit=None),
    _m("kesepakatan_satu_pihak", KesepakatanSilangFactory, pihak="pd"),
    _lain("kesepakatan_pihak_lain", _kesepakatan_sendiri),
    _m("kesepakatan_luar_berdokumen", KesepakatanSilangFactory, luar=True, dokumen_nomor=""),
    _m("kesepakatan_luar_berdokumen", KesepakatanSilangFactory, luar=True, dokumen_tanggal=None),
    _m("kesepakatan_beruraian", KesepakatanSilangFactory, permintaan=""),
    _m("kesepakatan_masa_berurutan", KesepakatanSilangFactory, sampai=datetime.date(2026, 2, 1)),
    _m("kesepakatan_masa_berurutan", KesepakatanSilangFactory, tenggat=datetime.date(2026, 2, 1)),
    _m("kesepakatan_jawaban_berpasangan", KesepakatanSilangFactory, status="disetujui"),
    _m("kesepakatan_jawaban_berpasangan", KesepakatanSilangFactory, dijawab=True),
    _m("kesepakatan_ditolak_beralasan", KesepakatanSilangFactory, ditolak=True, jawaban=""),
    _m("kesepakatan_akhir_beralasan", KesepakatanSilangFactory, berakhir=True, alasan_akhir=""),
    _m("kesepakatan_akhir_beralasan", KesepakatanSilangFactory, disetujui=True, alasan_akhir="X"),
    _unik("rencana_hasil_kode_unik", RencanaHasilFactory),
    _m("rencana_hasil_satu_induk", RencanaHasilFactory, indikator=None),
    _m("rencana_hasil_satu_induk", RencanaHasilFactory, induk=RencanaHasilFactory),
    *(
        _m("rencana_hasil_lengkap", RencanaHasilFactory, **{m: ""})
        for m in ("hasil", "ukuran", "target")
    ),
    _unik("perjanjian_unik", f.PerjanjianFactory),
    _lain("perjanjian_satu_berlaku", _berlaku_kembar),
    _m("perjanjian_perubahan_beralasan", f.PerjanjianFactory, ke=1),
    _m("perjanjian_perubahan_beralasan", f.PerjanjianFactory, ke=1, alasan="Mutasi"),
    _m("perjanjian_perubahan_beralasan", f.PerjanjianFactory, ke=1, jenis_alasan="pejabat"),
    _m("perjanjian_perubahan_beralasan", f.PerjanjianFactory, alasan="Murni tanpa alasan"),
    *(
        _m("perjanjian_diajukan_lengkap", f.PerjanjianFactory, status=status, **{medan: kosong})
        for status in ("diajukan", "pihak_pertama", "pihak_kedua", "berlaku", "digantikan")
        for medan, kosong in PERJANJIAN_TAK_LENGKAP
    ),
    _m("perjanjian_kembali_bercatatan", f.PerjanjianFactory, status="dikembalikan"),
    _lain("perjanjian_dua_pihak_berbeda", _dua_pihak),
    _unik("baris_perjanjian_unik", f.BarisPerjanjianFactory),
    _unik("mata_perjanjian_unik", f.MataPerjanjianFactory),
    _unik("mata_perjanjian_kode", f.MataPerjanjianFactory),
    *kasus_bekuan(APP, "naskahperjanjian", "naskah_perjanjian_unik", f.NaskahPerjanjianFactory),
    _m("berkas_tetap_sidik_sah", f.BerkasTetapFactory, sha256="A" * 64),
    _unik("templat_pernyataan_unik", f.TemplatPernyataanFactory),
    _m("tanda_tangan_segel_bersertifikat", f.TandaTanganFactory, cara="segel"),
    _unik("tanda_tangan_unik", f.TandaTanganFactory),
    _m("tanda_tangan_pihak_1_2", f.TandaTanganFactory, pihak=3),
    _m("tanda_tangan_sidik_sah", f.TandaTanganFactory, sha256="bukan sidik"),
    _m("tanda_tangan_sidik_sah", f.TandaTanganFactory, sha256="A" * 64),
    _unik("realisasi_unik", f.RealisasiFactory),
    _m("realisasi_triwulan_1_4", f.RealisasiFactory, triwulan=0),
    _m("realisasi_triwulan_1_4", f.RealisasiFactory, triwulan=5),
    _m("realisasi_tidak_berlaku_beralasan", f.RealisasiFactory, nilai=None, tidak_berlaku=True),
    _m(
        "realisasi_tidak_berlaku_beralasan",
        f.RealisasiFactory,
        tidak_berlaku=True,
        alasan_tidak_berlaku="Survei tidak dilaksanakan",
    ),
    _m("realisasi_tidak_berlaku_beralasan", f.RealisasiFactory, alasan_tidak_berlaku="Tanpa N/A"),
    _m("realisasi_resmi_beralasan", f.RealisasiFactory, nilai_resmi=Decimal("2.71")),
    _m("realisasi_resmi_beralasan", f.RealisasiFactory, alasan_resmi="Rilis BPS"),
    _m(
        "realisasi_predikat_tanpa_resmi",
        f.RealisasiFactory,
        predikat=_predikat,
        nilai_resmi=Decimal("2.71"),
        alasan_resmi="Rilis BPS",
    ),
    _m("realisasi_capaian_beralasan", f.RealisasiFactory, capaian_ditetapkan=Decimal(90)),
    _m("realisasi_capaian_beralasan", f.RealisasiFactory, alasan_capaian="Tanpa capaian"),
    _m(
        "realisasi_capaian_beralasan",
        f.RealisasiFactory,
        nilai=None,
        tidak_berlaku=True,
        alasan_tidak_berlaku="Survei tidak dilaksanakan",
        capaian_ditetapkan=Decimal(90),
        alasan_capaian="Padahal tidak berlaku",
    ),
    *kasus_beralur(APP, "realisasi", f.RealisasiFactory),
    *kasus_bekuan(APP, "versirealisasi", "versi_realisasi_unik", f.VersiRealisasiFactory),
    _unik("pengesahan_unik", f.PengesahanFactory),
    _m("pengesahan_triwulan_1_4", f.PengesahanFactory, triwulan=0),
    _m("pengesahan_triwulan_1_4", f.PengesahanFactory, triwulan=5),
    _m("pengesahan_ke_positif", f.PengesahanFactory, ke=0),
    *kasus_bekuan(APP, "versipengesahan", "versi_pengesahan_unik", f.VersiPengesahanFactory),
    _m("buka_triwulan_1_4", f.PermintaanBukaFactory, triwulan=0),
    _m("buka_triwulan_1_4", f.PermintaanBukaFactory, triwulan=5),
    _m("buka_sesuai_lingkup", f.PermintaanBukaFactory, lingkup="unit"),
    _m("buka_sesuai_lingkup", f.PermintaanBukaFactory, lingkup="baris"),
    _m("buka_sesuai_lingkup", f.PermintaanBukaFactory, baris=[{"sasaran": "sub:1"}]),
    _m("buka_beralasan", f.PermintaanBukaFactory, alasan=""),
    _m("buka_putusan_berpasangan", f.PermintaanBukaFactory, status="dibuka"),
    _m("buka_putusan_berpasangan", f.PermintaanBukaFactory, diputus_pada=f.PADA),
    _m("buka_ditolak_bercatatan", f.PermintaanBukaFactory, ditolak=True, catatan=""),
    _m("buka_menjadi_bila_selesai", f.PermintaanBukaFactory, dibuka=True, menjadi_ke=2),
    _unik("buka_satu_menunggu", f.PermintaanBukaFactory),
    _unik("nilai_variabel_unik", f.NilaiVariabelFactory),
    *(
        _m("data_dukung_sesuai_jenis", f.DataDukungFactory, **medan)
        for medan in DATA_DUKUNG_MUSTAHIL
    ),
    _m("penetapan_oleh_orang_lain", _penetapan, oleh="sendiri"),
    *(
        _m("penetapan_disetujui_orang_kedua", _penetapan, **medan)
        for medan in (
            {"disetujui_pada": f.PADA},
            {"disetujui_oleh": f.PenggunaFactory},
            {"disetujui_oleh": "sendiri", "disetujui_pada": f.PADA},
        )
    ),
    _m("penetapan_satu_jawaban", _penetapan, dikonfirmasi_pada=f.PADA, ditolak_pada=f.PADA),
    _m("tautan_akun_sidik_sah", _tautan, sidik="bukan sidik"),
    _m("tautan_akun_sekali", _tautan, dipakai_pada=f.PADA, dibatalkan_pada=f.PADA),
    _unik("hitungan_masuk_unik", _hitungan),
    _unik("kode_pemulihan_unik", _pemulihan),
    _unik("tautan_identitas_subjek", _identitas),
    _k("tautan_identitas_pengguna", _identitas, beda={"subjek": "lain"}),
    _unik("tahun_latihan_unik", _latihan),
]


@pytest.mark.usefixtures("tanpa_pemicu_sekelas")
@pytest.mark.django_db
class TestTanpaPemicu:
    """Without the triggers, which would refuse some of these before the constraint does."""

    @pytest.mark.parametrize("buat", sebagai_parameter(KASUS))
    def test_keadaan_mustahil_ditolak_basis_data(self, buat):
        buat()

    @pytest.mark.parametrize(
        "pabrik",
        [
            pytest.param(pabrik, id=pabrik.__name__)
            for pabrik in vars(f).values()
            if isinstance(pabrik, FactoryMetaClass)
            and issubclass(pabrik, DjangoModelFactory)
            and not pabrik._meta.abstract
            and pabrik._meta.model
        ],
    )
    def test_pabrik_membuat_baris_yang_sah(self, pabrik):
        """So that a refusal above comes from the one thing that the case made wrong."""
        pabrik().full_clean()


def test_setiap_kendala_punya_kasus():
    pastikan_lengkap(APP, KASUS)


@pytest.mark.django_db
@pytest.mark.parametrize("pabrik", [f.RealisasiFactory, f.LaporanSubFactory])
@pytest.mark.parametrize("status", ["diajukan", "diverifikasi", "disahkan"])
def test_status_dengan_jejaknya_diterima(pabrik, status):
    assert pabrik(**{status: True}).status == status


@pytest.mark.django_db
def test_pembaruan_massal_pun_ditolak():
    """update() and bulk_create() know no clean() and no save()."""
    realisasi = f.RealisasiFactory()
    with ditolak(APP, "realisasi_triwulan_1_4"):
        type(realisasi).objects.update(triwulan=9)
    unit = f.UnitFactory()
    with ditolak(APP, "unit_kode_unik"):
        UnitKerja.objects.bulk_create(
            [UnitKerja(pd=unit.pd, kode=unit.kode, nama="Kembar", jenis="bidang", induk=unit)]
        )


@pytest.mark.django_db
def test_induk_tidak_dapat_dihapus_selama_dipakai():
    """PROTECT: a used row stays, so that no history loses its subject."""
    from django.db.models import ProtectedError

    realisasi = f.RealisasiFactory()
    for baris in (realisasi.indikator, realisasi.indikator.pd, realisasi.indikator.sasaran):
        with pytest.raises(ProtectedError):
            baris.delete()
    assert Indikator.objects.count() == Sasaran.objects.count() == 1
    assert Jabatan.objects.count() == 1
    assert not Variabel.objects.exists()
