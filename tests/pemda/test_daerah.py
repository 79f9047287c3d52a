"""The figures of a region: its own, those its agencies keep, the money of all of them."""

from datetime import UTC, datetime
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from anggaran.isian.baris import PenyusunSub
from kinerja.isian.baris import PenyusunIndikator
from kinerja.isian.pintu import Pintu
from kinerja.jadwal import KeadaanJadwal
from kinerja.models import Indikator, PerangkatDaerah, Realisasi
from kinerja.periode import Triwulan
from laporan.bahan.bahan import Bahan
from laporan.dokumen.json import sebagai_json
from laporan.isian.verifikasi import belum_diverifikasi
from laporan.penulisan.tersusun import SIMPANAN, laporan_tersusun
from tests.pemda.himpunan import BAPPEDA, DINKES, DISDIK, TAHUN, WILAYAH


def _jumlah(jumlah):
    return jumlah.pagu, jumlah.realisasi, jumlah.serapan.nilai


def test_angka_dari_perangkat_daerah(bahan):
    capaian = {b.indikator.kode: b.ukuran.capaian.nilai for b in bahan.baris}
    assert capaian == {
        "IPM": Decimal("99.50"),
        "IK-HLS": Decimal("102.00"),
        "IK-STUNTING": Decimal("90.00"),
        "IK-IKM": None,
    }
    rerata = bahan.rerata(bahan.baris)
    assert (rerata.nilai, rerata.dihitung) == (Decimal("97.17"), 3)
    status = {
        b.indikator.kode: b.ukuran.triwulan[4].status for b in bahan.baris if b.ukuran.triwulan
    }
    # The agency's own step decides, not one of the region.
    assert status == {"IPM": "disahkan", "IK-HLS": "disahkan", "IK-STUNTING": "diajukan"}
    stunting = Indikator.objects.get(kode="IK-STUNTING")
    assert bahan.analisis(stunting, "faktor_penghambat") == [
        "Posyandu di tiga kecamatan tanpa alat ukur."
    ]


def test_angka_hidup_tanpa_ketik_ulang(bahan):
    Realisasi.objects.filter(indikator__kode="STUNTING").update(nilai=Decimal("15.75"))
    baru = Bahan(bahan.pd, TAHUN)
    b = next(b for b in baru.baris if b.indikator.kode == "IK-STUNTING")
    assert b.ukuran.capaian.nilai == Decimal("95.00")  # (2 × 15 − 15,75) ÷ 15 × 100
    assert not Realisasi.objects.filter(indikator=b.indikator).exists()
    assert baru.pengukuran.keadaan(b.indikator, TAHUN, 4) is KeadaanJadwal.SUMBER


def test_laporan_yang_tersimpan_mengikuti_perangkat_daerahnya(bahan, settings):
    """A region's composed report is kept no longer than the figures that its agencies give it."""
    settings.TAPAK_SIMPANAN_LAPORAN = 4
    SIMPANAN.kosongkan()
    try:
        dulu = laporan_tersusun(bahan)
        assert laporan_tersusun(Bahan(bahan.pd, TAHUN)) is dulu
        Realisasi.objects.filter(indikator__kode="STUNTING").update(nilai=Decimal("15.75"))
        kini = laporan_tersusun(Bahan(bahan.pd, TAHUN))
        assert "95,00%" in str(sebagai_json(kini.dokumen))
        assert "95,00%" not in str(sebagai_json(dulu.dokumen))
    finally:
        SIMPANAN.kosongkan()


def test_anggaran_setiap_rupiah_sekali(bahan):
    d, a = bahan.daerah, bahan.daerah.anggaran
    sasaran = {s.kode: s.pk for s in bahan.sasaran_strategis}
    assert _jumlah(d.anggaran_sasaran([sasaran["S1"]])) == (
        1_000_000_000, 840_000_000, Decimal("84.00"),
    )  # fmt: skip
    assert _jumlah(d.anggaran_sasaran([sasaran["S2"]])) == (
        500_000_000, 450_000_000, Decimal("90.00"),
    )  # fmt: skip
    assert _jumlah(d.anggaran_sasaran([sasaran["S3"]])) == (
        700_000_000, 600_000_000, Decimal("85.71"),
    )  # fmt: skip
    assert _jumlah(d.anggaran_sasaran(sasaran.values()))[:2] == (1_700_000_000, 1_440_000_000)
    assert _jumlah(d.tak_terkait(sasaran.values()))[:2] == (100_000_000, 50_000_000)
    assert _jumlah(a.total) == (1_800_000_000, 1_490_000_000, Decimal("82.78"))
    assert [(b.sasaran, b.pagu) for b in d.berbagi(sasaran.values())] == [
        ((sasaran["S2"], sasaran["S3"]), 500_000_000)
    ]
    pd = dict(PerangkatDaerah.objects.values_list("kode", "pk"))
    assert [a.jumlah_pd(pd[k]).pagu for k in (DISDIK, DINKES, BAPPEDA)] == [
        1_000_000_000, 500_000_000, 300_000_000,
    ]  # fmt: skip
    assert [x.pd.kode for x in d.dukungan_pd(sasaran["S3"])] == [BAPPEDA, DINKES]


def test_kueri_tetap_berapa_pun_perangkatnya(bahan, django_assert_num_queries):
    def baca():
        b = Bahan(bahan.pd, TAHUN)
        return [x.ukuran for x in b.baris], b.daerah.anggaran.total, b.daerah.kontribusi, [
            b.daerah.dukungan_pd(s.pk) for s in b.sasaran_strategis
        ], b.daerah.akip  # fmt: skip

    with CaptureQueriesContext(connection) as awal:
        baca()
    # A fourth agency, with a keeper of figures of its own.
    lain = PerangkatDaerah.objects.get(kode=BAPPEDA)
    kontribusi = bahan.pd.kontribusi.model
    kontribusi.objects.create(
        indikator=Indikator.objects.get(kode="IK-IKM"),
        mitra=lain,
        peran="pengampu",
        sumber=Indikator.objects.get(kode="RENCANA"),
    )
    PerangkatDaerah.objects.create(
        kode="lain", nama="Dinas Lain", pemda=WILAYAH, kepala_daerah="Bupati", tempat="X"
    )
    with django_assert_num_queries(len(awal)):
        baca()


def test_wilayah_lain_tidak_ikut(bahan):
    PerangkatDaerah.objects.create(
        kode="asing", nama="Dinas Asing", pemda="Kabupaten Lain", kepala_daerah="B", tempat="X"
    )
    assert [p.kode for p in bahan.daerah.perangkat] == sorted([DISDIK, DINKES, BAPPEDA])


def test_pengajuan_dan_pengesahan_tidak_membawa_angka_perangkat_daerah(wilayah):
    """The agency's own steps are those of the figure; at the region nothing waits for it."""
    pintu = Pintu(wilayah, Triwulan(TAHUN, 4), oleh=None, pada=datetime(2026, 1, 5, tzinfo=UTC))
    p = PenyusunIndikator(pintu)
    baris = {b.kode: b for b in map(p.baris, p.semua())}
    assert {k for k, b in baris.items() if b.ikut} == {"IPM", "IK-IKM"}
    assert baris["IK-HLS"].terkunci is not None
    assert baris["IK-HLS"].realisasi == "13,26 tahun"
    sub = PenyusunSub(pintu, p.p.aturan(TAHUN).kebijakan)
    ikm = baris["IK-IKM"].sasaran
    assert [k.sasaran for k in belum_diverifikasi(p, sub)] == [ikm]
