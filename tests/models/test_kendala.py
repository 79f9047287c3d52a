"""Each database constraint of laporan refuses its impossible state, past every form."""

import pytest

from laporan.models import StatusLaporan
from tests import factories as f
from tests.kendala import kembar, mustahil, pastikan_lengkap, sebagai_parameter
from tests.lhe.conftest import TemuanPemeriksaanFactory
from tests.lke import conftest as lke
from tests.pemda import pabrik as pemda
from tests.pemda.predikat import pabrik as predikat
from tests.perencanaan.conftest import PemetaanLembarFactory, UnggahanDataFactory
from tests.publik import pabrik as publik
from tests.uji.konsistensi.pabrik import HitunganUjiFactory, TemuanDiterimaFactory

APP = "laporan"
KASUS = [
    kembar(APP, "evaluasi_akip_unik", f.EvaluasiAKIPFactory),
    kembar(APP, "komponen_akip_unik", f.KomponenAKIPFactory),
    kembar(APP, "rekomendasi_lhe_unik", f.RekomendasiLHEFactory),
    mustahil(APP, "rekomendasi_lhe_bertindak_lanjut", f.RekomendasiLHEFactory, status="proses"),
    mustahil(
        APP,
        "rekomendasi_lhe_berbukti",
        f.RekomendasiLHEFactory,
        status="selesai",
        tindak_lanjut="Sudah disusun.",
    ),
    *(
        mustahil(
            APP,
            f"rekomendasi_lhe_{peristiwa}_berpasangan",
            f.RekomendasiLHEFactory,
            **{f"{peristiwa}_oleh": f.PenggunaFactory},
        )
        for peristiwa in ("diubah", "diusulkan", "diverifikasi")
    ),
    mustahil(
        APP,
        "rekomendasi_lhe_verifikasi_saat_selesai",
        f.RekomendasiLHEFactory,
        diverifikasi_pada=f.PADA,
        diverifikasi_oleh=f.PenggunaFactory,
    ),
    mustahil(
        APP,
        "rekomendasi_lhe_usul_terjawab",
        f.RekomendasiLHEFactory,
        status="selesai",
        tindak_lanjut="Sudah.",
        bukti="Notulen.",
        diusulkan_pada=f.PADA,
        diusulkan_oleh=f.PenggunaFactory,
    ),
    kembar(APP, "temuan_pemeriksaan_unik", TemuanPemeriksaanFactory),
    mustahil(APP, "temuan_pemeriksaan_terisi", TemuanPemeriksaanFactory, temuan=""),
    mustahil(
        APP, "temuan_pemeriksaan_bertindak_lanjut", TemuanPemeriksaanFactory, status="proses"
    ),
    mustahil(
        APP,
        "temuan_pemeriksaan_berbukti",
        TemuanPemeriksaanFactory,
        status="selesai",
        tindak_lanjut="Sudah dicatat.",
    ),
    *(
        mustahil(
            APP,
            f"temuan_pemeriksaan_{peristiwa}_berpasangan",
            TemuanPemeriksaanFactory,
            **{f"{peristiwa}_oleh": f.PenggunaFactory},
        )
        for peristiwa in ("diubah", "diusulkan", "diverifikasi")
    ),
    mustahil(
        APP,
        "temuan_pemeriksaan_verifikasi_saat_selesai",
        TemuanPemeriksaanFactory,
        diverifikasi_pada=f.PADA,
        diverifikasi_oleh=f.PenggunaFactory,
    ),
    mustahil(
        APP,
        "temuan_pemeriksaan_usul_terjawab",
        TemuanPemeriksaanFactory,
        status="selesai",
        tindak_lanjut="Sudah.",
        bukti="Daftar aset.",
        diusulkan_pada=f.PADA,
        diusulkan_oleh=f.PenggunaFactory,
    ),
    mustahil(APP, "komponen_akip_rincian_utuh", f.KomponenAKIPFactory, kualitas=7),
    mustahil(APP, "lampiran_lhe_berkas_atau_tautan", f.LampiranLHEFactory, tautan=""),
    mustahil(APP, "komentar_lhe_terisi", f.KomentarLHEFactory, teks=""),
    kembar(APP, "tugas_satu_sekali", f.TugasFactory),
    mustahil(APP, "tugas_persen_0_100", f.TugasFactory, persen=101),
    mustahil(APP, "tugas_berjalan_berpekerja", f.TugasFactory, status="berjalan"),
    mustahil(APP, "tugas_berjalan_berpekerja", f.TugasFactory, status="berjalan", detak=f.PADA),
    mustahil(APP, "tugas_selesai_berwaktu", f.TugasFactory, status="selesai"),
    mustahil(APP, "tugas_selesai_berwaktu", f.TugasFactory, selesai_pada=f.PADA),
    mustahil(
        APP, "tugas_gagal_bersebab", f.TugasFactory, status="gagal", selesai_pada=f.PADA
    ),
    kembar(APP, "versi_laporan_unik", f.VersiLaporanFactory),
    mustahil(APP, "versi_laporan_berketerangan", f.VersiLaporanFactory, ke=2),
    kembar(APP, "peminta_tugas_unik", f.PemintaTugasFactory),
    kembar(APP, "laporan_unik", f.LaporanFactory),
    *(
        mustahil(APP, "laporan_status_berjejak", f.LaporanFactory, status=status)
        for status in (*StatusLaporan.values[1:], "lain")
    ),
    # A step recorded without its actor, and a step whose predecessor is not recorded.
    mustahil(APP, "laporan_status_berjejak", f.LaporanFactory, perencanaan_pada=f.PADA),
    mustahil(
        APP,
        "laporan_status_berjejak",
        f.LaporanFactory,
        status="direviu_sekretaris",
        sekretaris_pada=f.PADA,
        sekretaris_oleh=f.PenggunaFactory,
    ),
    kembar(APP, "bagian_reviu_unik", f.BagianReviuFactory),
    mustahil(APP, "bagian_reviu_ajuan", f.BagianReviuFactory, diajukan_oleh=f.PenggunaFactory),
    mustahil(
        APP, "bagian_reviu_pemeriksaan", f.BagianReviuFactory, diperiksa_oleh=f.PenggunaFactory
    ),
    *(
        mustahil(APP, "bagian_reviu_berjejak", f.BagianReviuFactory, status=status)
        for status in ("diajukan", "diperiksa", "lain")
    ),
    mustahil(APP, "bagian_reviu_kembali_bercatatan", f.BagianReviuFactory, status="dikembalikan"),
    *(
        mustahil(APP, "langkah_reviu_bercatatan", f.LangkahReviuFactory, langkah=langkah)
        for langkah in (
            "kembalikan", "kembalikan_laporan", "tarik_laporan", "buka_kembali", "komentari"
        )
    ),
    kembar(APP, "reviu_inspektorat_unik", f.ReviuInspektoratFactory),
    mustahil(
        APP, "reviu_inspektorat_berpasangan", f.ReviuInspektoratFactory,
        selesai_oleh=f.PenggunaFactory,
    ),
    mustahil(
        APP, "reviu_inspektorat_lengkap", f.ReviuInspektoratFactory,
        selesai_oleh=f.PenggunaFactory, selesai_pada=f.PADA,
    ),
    mustahil(
        APP, "reviu_inspektorat_kertas_bernomor", f.ReviuInspektoratFactory,
        pindaian=f.BerkasTetapFactory,
    ),
    mustahil(
        APP, "reviu_inspektorat_beralasan", f.ReviuInspektoratFactory, hasil="pengecualian"
    ),
    kembar(APP, "jawaban_reviu_unik", f.JawabanReviuFactory),
    mustahil(APP, "jawaban_reviu_beralasan", f.JawabanReviuFactory, jawaban="tidak"),
    kembar(APP, "catatan_reviu_unik", f.CatatanReviuFactory),
    mustahil(
        APP, "catatan_reviu_berpasangan", f.CatatanReviuFactory,
        ditindaklanjuti_oleh=f.PenggunaFactory,
    ),
    mustahil(APP, "catatan_reviu_bertindak_lanjut", f.CatatanReviuFactory, status="tuntas"),
    kembar(APP, "bagian_narasi_unik", f.BagianNarasiFactory),
    mustahil(APP, "bagian_narasi_berpenulis", f.BagianNarasiFactory, isi="<p>x</p>"),
    mustahil(APP, "bagian_narasi_berpenulis", f.BagianNarasiFactory, disunting=True),
    kembar(APP, "versi_bagian_unik", f.VersiBagianFactory),
    mustahil(APP, "versi_bagian_ke_positif", f.VersiBagianFactory, ke=0),
    mustahil(
        APP, "komentar_bagian_selesai_berpasangan", f.KomentarBagianFactory, selesai_pada=f.PADA
    ),
    mustahil(APP, "komentar_bagian_terisi", f.KomentarBagianFactory, teks=""),
    kembar(APP, "gambar_narasi_unik", f.GambarNarasiFactory),
    mustahil(APP, "gambar_narasi_berukuran", f.GambarNarasiFactory, lebar=0),
    kembar(APP, "sumber_daya_kode_unik", f.SumberDayaFactory),
    kembar(APP, "rencana_tindak_kode_unik", f.RencanaTindakFactory),
    mustahil(APP, "rencana_tindak_selesai_berhasil", f.RencanaTindakFactory, status="selesai"),
    kembar(APP, "singkatan_unik", f.SingkatanFactory),
    kembar(APP, "pengingat_sekali_sehari", f.CatatanPengingatFactory),
    mustahil(APP, "unggahan_diterapkan_berpelaku", UnggahanDataFactory, status="diterapkan"),
    mustahil(
        APP, "unggahan_diterapkan_berpelaku", UnggahanDataFactory, diterapkan_oleh=f.PenggunaFactory
    ),
    kembar(APP, "pemetaan_lembar_unik", PemetaanLembarFactory),
    mustahil(APP, "pemetaan_lembar_isi", PemetaanLembarFactory, tujuan=""),
    mustahil(APP, "pemetaan_lembar_isi", PemetaanLembarFactory, asal=""),
    kembar(APP, "temuan_diterima_sekali", TemuanDiterimaFactory),
    mustahil(APP, "temuan_diterima_beralasan", TemuanDiterimaFactory, alasan=""),
    mustahil(APP, "temuan_dicabut_berpasangan", TemuanDiterimaFactory, dicabut_pada=f.PADA),
    kembar(APP, "hitungan_uji_sehari", HitunganUjiFactory),
    kembar(APP, "ringkasan_pemda_unik", pemda.RingkasanPemdaFactory),
    mustahil(APP, "ringkasan_pemda_triwulan_1_4", pemda.RingkasanPemdaFactory, triwulan=5),
    kembar(APP, "penetapan_predikat_unik", predikat.PenetapanPredikatFactory, ditetapkan=True),
    kembar(
        APP, "penetapan_predikat_satu_sementara", predikat.PenetapanPredikatFactory,
        beda={"ke": 2, "alasan": "Koreksi"},
    ),
    mustahil(
        APP, "penetapan_predikat_triwulan_1_4", predikat.PenetapanPredikatFactory, triwulan=0
    ),
    mustahil(APP, "penetapan_predikat_koreksi_beralasan", predikat.PenetapanPredikatFactory, ke=2),
    mustahil(
        APP,
        "penetapan_predikat_final_lengkap",
        predikat.PenetapanPredikatFactory,
        final_pada=f.PADA,
    ),
    kembar(APP, "predikat_pd_unik", predikat.PredikatPDFactory),
    kembar(APP, "keberatan_predikat_satu_terbuka", predikat.KeberatanPredikatFactory),
    mustahil(APP, "keberatan_predikat_beralasan", predikat.KeberatanPredikatFactory, alasan=""),
    mustahil(
        APP, "keberatan_predikat_berjawaban", predikat.KeberatanPredikatFactory, status="ditolak"
    ),
    kembar(APP, "prestasi_kode_unik", f.PrestasiFactory),
    mustahil(
        APP, "prestasi_penghargaan_berpemberi", f.PrestasiFactory, jenis="penghargaan", pemberi=""
    ),
    kembar(APP, "versi_lembar_lke_unik", lke.VersiLembarFactory),
    kembar(APP, "evaluasi_lke_unik", lke.EvaluasiLKEFactory),
    mustahil(APP, "evaluasi_lke_selesai_berjejak", lke.EvaluasiLKEFactory, status="selesai"),
    mustahil(APP, "evaluasi_lke_selesai_berjejak", lke.EvaluasiLKEFactory, selesai_pada=f.PADA),
    kembar(APP, "jawaban_lke_unik", lke.JawabanLKEFactory),
    mustahil(
        APP, "jawaban_lke_tidak_berlaku_beralasan", lke.JawabanLKEFactory, jawaban="tidak_berlaku"
    ),
    mustahil(APP, "jawaban_lke_kembali_bercatatan", lke.JawabanLKEFactory, dikembalikan=True),
    kembar(APP, "nilai_sub_lke_unik", lke.NilaiSubLKEFactory),
    mustahil(APP, "dokumen_lke_berkas_atau_tautan", lke.DokumenLKEFactory, tautan=""),
    kembar(APP, "bukti_lke_unik", lke.BuktiLKEFactory),
    mustahil(APP, "rekomendasi_lke_terisi", lke.RekomendasiLKEFactory, teks=""),
    kembar(APP, "naskah_lhe_unik", lke.NaskahLHEFactory),
    mustahil(APP, "naskah_lhe_terisi", lke.NaskahLHEFactory, teks=""),
    kembar(APP, "hasil_lama_lke_unik", lke.HasilLamaLKEFactory),
    mustahil(APP, "hasil_lama_lke_beralasan", lke.HasilLamaLKEFactory, alasan=""),
    kembar(APP, "segel_lhe_unik", lke.SegelLHEKembaliFactory, beda={"kode": "7KQ2-M8XR-4TNP"}),
    kembar(
        APP, "segel_lhe_satu_menunggu", lke.SegelLHEFactory,
        beda={"ke": 2, "kode": "7KQ2-M8XR-4TNP"},
    ),
    mustahil(APP, "segellhe_ke_positif", lke.SegelLHEFactory, ke=0),
    mustahil(APP, "segellhe_sidik_sah", lke.SegelLHEFactory, sha256="X"),
    mustahil(APP, "segel_lhe_kembali_bercatatan", lke.SegelLHEFactory, status="dikembalikan"),
    mustahil(APP, "segel_lhe_tanda_tangan_lengkap", lke.SegelLHEFactory, status="bertanda"),
    mustahil(
        APP, "segel_lhe_bersertifikat", lke.SegelLHEFactory, status="bertanda", cara="segel",
        bertanda_pada=f.PADA, bertanda_oleh=f.PenggunaFactory, tersegel=f.BerkasTetapFactory,
    ),
    kembar(APP, "jendela_lke_unik", lke.JendelaLKEFactory),
    mustahil(APP, "jendela_lke_buka_sebelum_tutup", lke.JendelaLKEFactory, tutup=f.PADA),
    mustahil(APP, "pengaturan_publik_satu", publik.PengaturanPublikFactory, pk=2),
    mustahil(APP, "pengaturan_publik_berlisensi", publik.PengaturanPublikFactory, lisensi=""),
    mustahil(APP, "pengaturan_publik_berlisensi", publik.PengaturanPublikFactory, kontak=""),
    kembar(APP, "rilis_unik", publik.RilisFactory, berlaku=False),
    kembar(APP, "rilis_satu_berlaku", publik.RilisFactory, beda={"ke": 2}),
    mustahil(APP, "rilis_ke_positif", publik.RilisFactory, ke=0),
    mustahil(APP, "rilis_sidik_sah", publik.RilisFactory, sha256="x"),
    mustahil(APP, "rilis_ditarik_beralasan", publik.RilisFactory, alasan_tarik="Keliru."),
    mustahil(
        APP,
        "rilis_ditarik_beralasan",
        publik.RilisFactory,
        berlaku=False,
        ditarik_pada=f.PADA,
        ditarik_oleh=f.PenggunaFactory,
    ),
    kembar(APP, "perubahan_publik_sekali", publik.PerubahanPublikFactory),
    mustahil(APP, "kunci_api_sidik_sah", publik.KunciApiFactory, sidik="x"),
    mustahil(APP, "kunci_api_cabut_berpasangan", publik.KunciApiFactory, dicabut_pada=f.PADA),
    mustahil(APP, "foto_kegiatan_beralt", f.FotoKegiatanFactory, alt=""),
    mustahil(APP, "foto_kegiatan_berketerangan", f.FotoKegiatanFactory, keterangan=""),
]  # fmt: skip


@pytest.mark.usefixtures("tanpa_pemicu_sekelas")
@pytest.mark.django_db
class TestTanpaPemicu:
    """Without the triggers, which would refuse some of these before the constraint does."""

    @pytest.mark.parametrize("buat", sebagai_parameter(KASUS))
    def test_keadaan_mustahil_ditolak_basis_data(self, buat):
        buat()


def test_setiap_kendala_punya_kasus():
    pastikan_lengkap(APP, KASUS)
