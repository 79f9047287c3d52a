"""A list page takes as many queries for twenty rows as for two."""

import pytest

from kinerja.peran import ADMIN_PEMDA, SEKRETARIAT
from tests import factories as f
from tests.admin.bangun import satu_pd
from tests.admin.test_halaman import SEMUA, alamat
from tests.factories.rpjmd import MisiFactory


def tambah(isi, label, banyak, mulai=0):
    """More rows of every kind the page shows, with what they refer to."""
    pd = isi["kinerja.perangkatdaerah"]
    for n in range(mulai, mulai + banyak):
        jabatan = f.JabatanFactory(unit__pd=pd)
        sasaran = f.SasaranFactory(tujuan__renstra__pd=pd, penanggung_jawab=jabatan)
        indikator = f.IndikatorFactory(sasaran=sasaran)
        match label:
            case "kinerja.target":
                f.TargetFactory(indikator=indikator)
            case "kinerja.targettriwulan":
                f.TargetTriwulanFactory(indikator=indikator)
            case "kinerja.realisasi":
                f.RealisasiFactory(
                    indikator=indikator, diubah_oleh=f.PenggunaFactory(pd=pd, jabatan=jabatan)
                )
            case "kinerja.rekappegawai":
                f.RekapPegawaiFactory(jabatan=jabatan)
            case "kinerja.butirprofil":
                f.ButirProfilFactory(pd=pd)
            case "kinerja.misi":
                MisiFactory(renstra__pd=pd)
            case "kinerja.masalah":
                f.MasalahFactory(renstra__pd=pd)
            case "kinerja.skalapredikat":
                f.SkalaPredikatFactory(pd=pd)
            case "kinerja.periodepengukuran":
                f.PeriodeFactory(pd=pd, tahun=2025 + n)
            case "kinerja.kebijakanpengukuran":
                f.KebijakanFactory(pd=pd, mulai_tahun=2025 + n)
            case "kinerja.dokumenperencanaan":
                f.DokumenFactory(pd=pd, tahun=2025 + n)
            case "kinerja.perangkatdaerah":
                f.PDFactory()
            case "kinerja.pengguna":
                f.PenggunaFactory(pd=pd, unit=jabatan.unit, jabatan=jabatan)
            case "kinerja.pembanding":
                f.PembandingFactory(indikator=indikator)
            case "kinerja.penandaindikator":
                f.PenandaIndikatorFactory(indikator=indikator)
            case "laporan.sumberdaya":
                f.SumberDayaFactory(indikator=indikator)
            case "laporan.rencanatindak":
                f.RencanaTindakFactory(indikator=indikator)
            case "laporan.singkatan":
                f.SingkatanFactory(pd=pd)
            case "laporan.prestasi":
                f.PrestasiFactory(pd=pd)
            case "laporan.evaluasiakip":
                f.EvaluasiAKIPFactory(pd=pd, tahun=2025 + n)
            case "anggaran.versianggaran":
                f.VersiAnggaranFactory(pd=pd, tahun=2025 + n)
            case "anggaran.indikatorprogram":
                f.IndikatorProgramFactory(
                    sub_kegiatan__kegiatan__program__pd=pd,
                    sub_kegiatan__kegiatan__program__penanggung_jawab=jabatan,
                )
            case "anggaran.rekapbelanja":
                f.RekapBelanjaFactory(pd=pd, tahun=2025 + n)
            case "kinerja.jejakaudit":
                lama = isi["kinerja.jejakaudit"]
                lama.pk, lama.oleh = None, f.PenggunaFactory(pd=pd, jabatan=jabatan)
                lama.save(force_insert=True)
            case _ if label.startswith("anggaran."):
                sub = f.SubKegiatanFactory(
                    kegiatan__program__pd=pd, kegiatan__program__penanggung_jawab=jabatan
                )
                f.BarisAnggaranFactory(sub_kegiatan=sub, pagu=5, realisasi=3)


@pytest.mark.parametrize("label", SEMUA)
def test_jumlah_kueri_daftar_tetap(client, pengguna, jumlah_kueri, label):
    isi = satu_pd()
    pd_saja = label not in {"kinerja.pengguna", "kinerja.perangkatdaerah"}
    client.force_login(
        pengguna(SEKRETARIAT, pd=isi["kinerja.perangkatdaerah"])
        if pd_saja
        else pengguna(ADMIN_PEMDA)
    )

    def hitung():
        with jumlah_kueri() as kueri:
            respons = client.get(alamat(label, "changelist"))
        return len(kueri), respons.context["cl"].result_count, kueri

    tambah(isi, label, 1)
    hitung()  # content types and the like are cached once
    sedikit, awal, _ = hitung()
    tambah(isi, label, 18, mulai=1)
    banyak, akhir, kueri = hitung()
    assert akhir >= awal + 18, "the list must have grown"
    assert banyak == sedikit, [q["sql"][:150] for q in kueri.captured_queries]
    assert banyak <= 25
