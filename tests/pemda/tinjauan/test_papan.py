"""Figures of the overview by hand, who sees which agency, constant queries, nothing stale."""

from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.models import Realisasi
from laporan.models import HitunganUji, RingkasanPemda
from laporan.pemda.tinjauan.isi import KeadaanTW
from laporan.pemda.tinjauan.papan import TinjauanPemda, triwulan_tinjauan
from laporan.pemda.tinjauan.simpanan import ringkasan_pemda
from laporan.pemda.tinjauan.tugas_ringkasan import RINGKASAN_PEMDA, jadwalkan_ringkasan
from laporan.tugas.dasar import Argumen, diam
from tests import factories as f
from tests.pemda.tinjauan.conftest import PADA, TAHUN, instansi


def papan(pengguna, triwulan: int = 1) -> TinjauanPemda:
    return TinjauanPemda(pengguna, TAHUN, triwulan, PADA)


def test_angka_menurut_hitungan_tangan(d):
    """80/80 and 64/80 are 100 and 80, their mean 90; 182.500 of 1.000.000 is 18,25 %."""
    HitunganUji.objects.create(
        pd=d.beres.pd, tahun=TAHUN, hari="2024-04-18", galat=9, peringatan=9, catatan=0, diterima=0
    )
    HitunganUji.objects.create(
        pd=d.beres.pd, tahun=TAHUN, hari="2024-04-19", galat=1, peringatan=3, catatan=0, diterima=0
    )
    t = papan(d.sekda)
    b = next(b for b in t.baris if b.pd == d.beres.pd)
    assert b.ringkasan is not None
    k, c = b.ringkasan.kelengkapan, b.ringkasan.capaian
    assert (k.diharapkan, k.terisi, k.diajukan, k.diverifikasi, k.disahkan) == (3, 3, 3, 3, 0)
    assert (b.keadaan, b.pemegang) == (KeadaanTW.PENGESAHAN, "Kepala Dinas")
    assert c.rerata == 90
    assert (c.dihitung, c.dilewati, c.kriteria, c.tingkat) == (2, 0, "Tinggi", 2)
    assert c.sebut_pita == "1 Sangat Tinggi, 1 Tinggi"
    assert [(i.nama, i.capaian, i.sebab) for i in c.rendah] == [
        (d.beres.indikator[1].nama, Decimal(80), "Peserta belum terdaftar")
    ]
    s = b.ringkasan.serapan
    assert (s.pagu, s.realisasi, s.persen) == (1_000_000, 182_500, Decimal("18.25"))
    assert b.nilai is not None
    assert b.temuan is not None
    assert (b.nilai.nilai, b.nilai.gerak) == (Decimal("72.35"), Decimal("2.25"))
    assert (b.temuan.galat, b.temuan.peringatan) == (1, 3)
    assert (b.perjanjian.banyak, b.lkjip) == (0, "Belum dimulai")
    assert t.waktu == 25


def test_terlambat_menurut_unit_dan_pengecualiannya(d):
    """The unit with leave until 30 April is not late on the 20th; the other is, by five days."""
    t = papan(d.sekda)
    telat, lain = (next(b for b in t.baris if b.pd == x.pd) for x in (d.telat, d.lain))
    assert (telat.keadaan, telat.lama, telat.pemegang) == (
        KeadaanTW.TERLAMBAT, 5, d.telat.unit.nama,
    )  # fmt: skip
    assert telat.kelengkapan is not None
    (unit,) = telat.kelengkapan.tertinggal
    assert (unit.unit, unit.diharapkan, unit.terisi, unit.diajukan) == (d.telat.unit.pk, 3, 1, 0)
    assert unit.sebab == "2 dari 3 baris belum diisi; 1 baris terisi tetapi belum diajukan"
    assert set(unit.belum) == {d.telat.indikator[0].nama, d.telat.sub.nama}
    assert (lain.keadaan, lain.pd.kepala) == (KeadaanTW.BERJALAN, "Camat")
    assert t.hitung == {
        KeadaanTW.PENGESAHAN: 1, KeadaanTW.TERLAMBAT: 1, KeadaanTW.BERJALAN: 1,
    }  # fmt: skip
    assert [b.pd for b in t.terlambat] == [d.telat.pd]


def test_perjanjian_dihitung_sekali_per_jabatan(d):
    f.perjanjian_berstatus("berlaku", jabatan=d.beres.indikator[0].penanggung_jawab)
    f.perjanjian_berstatus("draf", jabatan=f.JabatanFactory(unit=d.beres.unit, nama="Kasi Contoh"))
    b = next(b for b in papan(d.sekda).baris if b.pd == d.beres.pd)
    assert (b.perjanjian.banyak, b.perjanjian.lengkap) == (2, 1)
    assert b.perjanjian.belum == ("Kasi Contoh",)


def test_triwulan_terakhir_yang_dibuka(d):
    semua = [d.beres.pd.pk, d.telat.pd.pk]
    assert triwulan_tinjauan(TAHUN, PADA.date(), semua) == 1
    f.PeriodeFactory(pd=d.telat.pd, triwulan=2, buka="2024-07-01", tutup="2024-07-15")
    assert triwulan_tinjauan(TAHUN, PADA.date(), semua) == 1
    assert triwulan_tinjauan(TAHUN, PADA.date().replace(month=7), semua) == 2
    assert triwulan_tinjauan(2022, PADA.date(), semua) == 4  # nothing was opened: it is over


def test_yang_berubah_dihitung_lagi(d):
    """A figure changed past the ORM shows the next time, and so does one that is taken away."""
    awal = ringkasan_pemda([d.beres.pd], TAHUN, 1, PADA)
    assert awal[d.beres.pd.pk].isi.capaian.rerata == 90
    milik = Realisasi.objects.filter(indikator=d.beres.indikator[1])
    milik.update(nilai=72)
    kini = ringkasan_pemda([d.beres.pd], TAHUN, 1, PADA)
    assert kini[d.beres.pd.pk].isi.capaian.rerata == 95  # 100 and 90
    milik.update(nilai=128)
    capaian = ringkasan_pemda([d.beres.pd], TAHUN, 1, PADA)[d.beres.pd.pk].isi.capaian
    assert capaian.rerata == 130  # 100 and 160; 160 counted as 100 leaves 100
    assert capaian.lain == ("bila capaian di atas 100% dihitung 100%, rata-ratanya 100,00%",)
    milik.delete()
    assert ringkasan_pemda([d.beres.pd], TAHUN, 1, PADA)[d.beres.pd.pk].isi.capaian.rerata == 100
    assert RingkasanPemda.objects.count() == 1


def test_yang_belum_sempat_dihitung_disebut(d):
    """A page reckons as many as it has time for; what was known is shown as old, the rest waits."""
    semua = [d.beres.pd, d.telat.pd, d.lain.pd]
    assert len(ringkasan_pemda(semua, TAHUN, 1, PADA, batas=2)) == 2
    hasil = ringkasan_pemda(semua, TAHUN, 1, PADA, batas=2)
    assert [hasil[p.pk].lama for p in semua] == [False, False, False]
    Realisasi.objects.filter(indikator=d.beres.indikator[1]).update(nilai=72)
    usang = ringkasan_pemda(semua, TAHUN, 1, PADA, batas=0)
    assert usang[d.beres.pd.pk].lama
    assert usang[d.beres.pd.pk].isi.capaian.rerata == 90


def test_kueri_tetap_dari_tiga_sampai_dua_belas(d):
    """As many queries for twelve agencies as for three, once their summaries are reckoned."""
    hitung = []
    for tambahan in (0, 9):
        for n in range(tambahan):
            instansi(f"Dinas Tambahan {n}", beres=bool(n % 2))
        papan(d.sekda)
        with CaptureQueriesContext(connection) as kueri:
            banyak = len(papan(d.sekda).baris)
        hitung.append((banyak, len(kueri)))
    (tiga, awal), (dua_belas, akhir) = hitung
    assert (tiga, dua_belas) == (3, 12)
    assert awal == akhir <= 10, hitung


def test_hanya_yang_dalam_cakupan(d):
    """An account of one agency sees that one."""
    milik = f.PenggunaFactory(pd=d.telat.pd)
    assert [b.pd for b in papan(milik).baris] == [d.telat.pd]


def test_daerah_bukan_perangkat_daerah(d):
    """The region owns a plan as its agencies do, and is none of them."""
    daerah = f.PDFactory(jenis="pemda", pemda=d.beres.pd.pemda)
    assert daerah not in [b.pd for b in papan(d.sekda).baris]
    assert {t.pd for t in jadwalkan_ringkasan(PADA.replace(hour=20))} <= {
        d.beres.pd, d.telat.pd, d.lain.pd,
    }  # fmt: skip


def test_malam_menghitung_lebih_dahulu(d, settings):
    """One job for each agency and day; what it has reckoned no page reckons again."""
    settings.TAPAK_UJI_MALAM = True
    malam = PADA.replace(hour=20)  # four in the morning of the 21st, WITA
    tugas = jadwalkan_ringkasan(malam)
    assert {t.pd for t in tugas} == {d.beres.pd, d.telat.pd, d.lain.pd}
    assert jadwalkan_ringkasan(malam) == []
    satu = next(t for t in tugas if t.pd == d.beres.pd)
    RINGKASAN_PEMDA.kerjakan(
        Argumen(satu.pd, satu.tahun, satu.oleh, malam, satu.argumen), diam
    )  # 2024 and 2023 by quarters, the ends of 2022, 2021, 2020
    assert RingkasanPemda.objects.filter(pd=d.beres.pd).count() == 11
    assert ringkasan_pemda([d.beres.pd], TAHUN, 1, PADA, batas=0)[d.beres.pd.pk].lama is False
