"""The budget of one year as sums: the tree, what is tied to indicators, per jenis belanja.

Every figure is small enough to add up by eye; no line stands above another one of the same
sub kegiatan, so each rupiah has one reading.
"""

from decimal import Decimal
from typing import Any

import pytest

from anggaran.kaitan import Kaitan
from anggaran.rekap import BarisJenis, Jumlah, RekapAnggaran, Simpul
from anggaran.serapan import AlasanAnggaran
from anggaran.uji.bacaan import KodeBacaan
from kinerja.angka import Pembulatan
from kinerja.capaian import Hasil, Kebijakan
from tests import factories as f

pytestmark = pytest.mark.django_db


class Dunia:
    """Two programs, three kegiatan, four sub kegiatan of 2024; the same codes in other years."""

    def __init__(self) -> None:
        self.pd = f.PDFactory()
        self.jabatan = f.JabatanFactory(unit__pd=self.pd)
        self.p1, self.p2 = self.program("2.07.01", 1), self.program("2.07.02", 2)
        self.k11 = f.KegiatanFactory(program=self.p1, kode="2.07.01.2.01", urutan=1)
        self.k12 = f.KegiatanFactory(program=self.p1, kode="2.07.01.2.02", urutan=2)
        self.k21 = f.KegiatanFactory(program=self.p2, kode="2.07.02.2.01", urutan=1)
        self.s111 = self.sub(self.k11, "0001", 1)
        self.s112 = self.sub(self.k11, "0002", 2)
        self.s121 = self.sub(self.k12, "0001", 1)
        self.s211 = self.sub(self.k21, "0001", 1)
        self.murni = f.VersiAnggaranFactory(pd=self.pd, tahun=2024, ke=1)

    def program(self, kode: str, urutan: int, **medan: Any) -> Any:
        isi = {"pd": self.pd, "tahun": 2024, "penanggung_jawab": self.jabatan}
        return f.ProgramFactory(kode=kode, urutan=urutan, **(isi | medan))

    def sub(self, kegiatan: Any, kode: str, urutan: int) -> Any:
        return f.SubKegiatanFactory(
            kegiatan=kegiatan, kode=f"{kegiatan.kode}.{kode}", urutan=urutan
        )

    def baris(
        self, sub: Any, pagu: int | None = None, realisasi: int | None = None, rek: str = "5.1.02"
    ) -> Any:
        baris = f.BarisAnggaranFactory(sub_kegiatan=sub, rekening=rek, realisasi=realisasi)
        if pagu is not None:
            f.PaguBarisFactory(baris=baris, versi=self.murni, nilai=pagu)
        return baris

    def isi_semua(self) -> None:
        """Pagu 1.000 (spent 400), 200 (spent 200), 30 (nothing recorded), 4 (spent 1)."""
        self.baris(self.s111, 1000, 400)
        self.baris(self.s112, 200, 200)
        self.baris(self.s121, 30)
        self.baris(self.s211, 4, 1)

    def rekap(self, tahun: int = 2024, sampai: int = 12, **medan: Any) -> RekapAnggaran:
        return RekapAnggaran(self.pd, tahun, Kebijakan(**medan), sampai)


@pytest.fixture
def d() -> Dunia:
    return Dunia()


def angka(jumlah: Jumlah) -> tuple[int | None, int | None]:
    return jumlah.pagu, jumlah.realisasi


# --- one sum -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pagu", "realisasi", "sisa"),
    [(100, 30, 70), (100, 130, -30), (100, 0, 100), (None, 5, None), (5, None, None), (0, 0, 0)],
)
def test_sisa_adalah_pagu_yang_belum_terpakai(
    pagu: int | None, realisasi: int | None, sisa: int | None
):
    assert Jumlah(pagu, realisasi, Hasil.tidak_dapat("-")).sisa == sisa


def test_jumlah_membawa_serapan_dan_hitungannya(d: Dunia):
    """2 of 3 rupiah: 66,666… %."""
    baris = d.baris(d.s111, 3, 2)
    d.baris(d.s112, 50, 50)
    hasil = d.rekap().jumlah([baris])
    assert hasil.serapan.nilai is not None
    assert str(hasil.serapan.nilai) == "66.67"
    assert hasil.uraian == "2 ÷ 3 × 100 = 66,67%"
    dipotong = d.rekap(pembulatan=Pembulatan.POTONG).jumlah([baris])
    assert str(dipotong.serapan.nilai) == "66.66"
    assert dipotong.uraian == "2 ÷ 3 × 100 = 66,66%"


def test_tidak_dicatat_bukan_nol(d: Dunia):
    """None is told apart from 0: nothing entered, nothing budgeted, nothing spent."""
    tanpa = d.baris(d.s111)
    nol = d.baris(d.s112, 0, 0)
    pagu = d.baris(d.s121, 10)
    r = d.rekap()
    assert angka(r.jumlah([])) == (None, None)
    assert angka(r.jumlah([tanpa])) == (None, None)
    assert r.jumlah([tanpa]).serapan.alasan == AlasanAnggaran.PAGU_BELUM_ADA
    assert angka(r.jumlah([nol])) == (0, 0)
    assert r.jumlah([nol]).serapan.alasan == AlasanAnggaran.PAGU_NOL
    assert angka(r.jumlah([pagu])) == (10, None)
    assert r.jumlah([pagu]).serapan.alasan == AlasanAnggaran.REALISASI_BELUM_DICATAT
    assert angka(r.jumlah([tanpa, nol, pagu])) == (10, 0)


# --- versions and months -------------------------------------------------------------------------


def test_pagu_menurut_versi_terakhir_yang_menyebut_baris_itu(d: Dunia):
    geser = f.VersiAnggaranFactory(pd=d.pd, tahun=2024, ke=3, jenis="perubahan")
    tengah = f.VersiAnggaranFactory(pd=d.pd, tahun=2024, ke=2, jenis="pergeseran")
    satu, dua, tiga = d.baris(d.s111, 100), d.baris(d.s112, 10), d.baris(d.s121)
    f.PaguBarisFactory(baris=satu, versi=geser, nilai=300)
    f.PaguBarisFactory(baris=satu, versi=tengah, nilai=200)
    f.PaguBarisFactory(baris=tiga, versi=tengah, nilai=7)
    r = d.rekap()
    assert r.pagu_baris == {satu.pk: 300, dua.pk: 10, tiga.pk: 7}
    assert [v.ke for v in r.versi] == [1, 2, 3]
    assert r.total.pagu == 317


def test_realisasi_kumulatif_bulan_terakhir_sampai_yang_diminta(d: Dunia):
    satu, dua = d.baris(d.s111, 100), d.baris(d.s112, 100)
    for baris, bulan, nilai in ((satu, 6, 60), (satu, 3, 30), (satu, 9, 90), (dua, 4, 5)):
        f.RealisasiAnggaranFactory(baris=baris, bulan=bulan, nilai=nilai)
    harapan = {2: None, 3: 30, 4: 35, 5: 35, 6: 65, 8: 65, 9: 95, 12: 95}
    for bulan, realisasi in harapan.items():
        r = d.rekap(sampai=bulan)
        assert r.total.realisasi == realisasi
        assert r.total.pagu == 200
    assert RekapAnggaran(d.pd, 2024, Kebijakan()).total.realisasi == 95


def test_tahun_dan_pd_lain_tidak_terbawa(d: Dunia):
    d.isi_semua()
    f.RekapBelanjaFactory(pd=d.pd, tahun=2024)
    lain = Dunia()
    lain.isi_semua()
    f.RekapBelanjaFactory(pd=lain.pd, tahun=2024)
    # The same agency the year before: an own tree, an own version.
    lalu = d.program("2.07.01", 1, tahun=2023)
    sub = d.sub(f.KegiatanFactory(program=lalu, kode="2.07.01.2.01"), "0001", 1)
    f.RealisasiAnggaranFactory(
        baris=f.BarisAnggaranFactory(sub_kegiatan=sub, pagu=7_000), nilai=6_000
    )
    f.RekapBelanjaFactory(pd=d.pd, tahun=2023)
    r, r_lalu = d.rekap(), d.rekap(2023)
    assert angka(r.total) == (1234, 601)
    assert angka(r_lalu.total) == (7_000, 6_000)
    assert [v.tahun for v in r.versi] == [2024]
    assert {b.sub_kegiatan.tahun for b in r.baris} == {2024}
    assert len(r.baris) == 4
    assert len(r.pagu_baris) == 4
    assert len(r.realisasi_baris) == 3
    assert [s.mata for s in r.program] == [d.p1, d.p2]
    assert [s.mata for s in r_lalu.program] == [lalu]
    assert [len(x.rekap_belanja) for x in (r, r_lalu)] == [1, 1]
    assert r.rekap_belanja[0].tahun == 2024
    assert angka(d.rekap(2022).total) == (None, None)
    assert d.rekap(2022).program == ()


# --- the tree ------------------------------------------------------------------------------------


def test_pohon_bernomor_dan_dijumlah_per_simpul(d: Dunia):
    d.isi_semua()
    r = d.rekap()
    semua = [(s.tingkat, s.nomor, s.mata, angka(s.jumlah)) for p in r.program for s in p.telusuri()]
    assert semua == [
        ("program", "1", d.p1, (1230, 600)),
        ("kegiatan", "1.1", d.k11, (1200, 600)),
        ("sub_kegiatan", "1.1.1", d.s111, (1000, 400)),
        ("sub_kegiatan", "1.1.2", d.s112, (200, 200)),
        ("kegiatan", "1.2", d.k12, (30, None)),
        ("sub_kegiatan", "1.2.1", d.s121, (30, None)),
        ("program", "2", d.p2, (4, 1)),
        ("kegiatan", "2.1", d.k21, (4, 1)),
        ("sub_kegiatan", "2.1.1", d.s211, (4, 1)),
    ]
    assert angka(r.total) == (1234, 601)
    assert r.banyak == {"program": 2, "kegiatan": 3, "sub_kegiatan": 4}


def test_simpul_dikenali_lintas_tingkat(d: Dunia):
    r = d.rekap()
    p1, k11, s111 = (
        f"program-{d.p1.pk}",
        f"kegiatan-{d.k11.pk}",
        f"sub_kegiatan-{d.s111.pk}",
    )
    assert list(r.simpul)[:3] == [p1, k11, s111]
    assert len(r.simpul) == 9
    assert [s.kunci for s in r.simpul.values()] == list(r.simpul)
    assert r.induk[s111] == k11
    assert r.induk[k11] == p1
    assert p1 not in r.induk
    assert len(r.induk) == 7
    assert r.simpul[p1].daun == {d.s111.pk, d.s112.pk, d.s121.pk}
    assert r.simpul[k11].daun == {d.s111.pk, d.s112.pk}
    assert r.simpul[s111].daun == {d.s111.pk}
    assert [a.mata for a in r.simpul[k11].anak] == [d.s111, d.s112]
    assert r.simpul[s111].anak == ()


def test_simpul_tanpa_anak_tetap_tercetak_tanpa_jumlah(d: Dunia):
    kosong = d.program("2.07.03", 3)
    hasil = d.rekap().program[2]
    assert (hasil.mata, hasil.nomor, hasil.anak, hasil.daun) == (kosong, "3", (), frozenset())
    assert angka(hasil.jumlah) == (None, None)


def test_pohon_kosong_tetap_menyebut_ketiga_tingkat():
    r = RekapAnggaran(f.PDFactory(), 2024, Kebijakan())
    assert r.banyak == {"program": 0, "kegiatan": 0, "sub_kegiatan": 0}
    assert (r.simpul, r.induk, r.per_jenis) == ({}, {}, ())


def test_baris_satu_sub_kegiatan(d: Dunia):
    satu, dua = d.baris(d.s111, 1, rek="5.1.01"), d.baris(d.s111, 2, rek="5.1.02")
    d.baris(d.s112, 4)
    r = d.rekap()
    assert r.baris_sub(d.s111) == [satu, dua]
    assert r.baris_sub(d.s121) == []
    assert angka(r.jumlah_daun([d.s111.pk])) == (3, None)


def test_jumlah_daun_menghitung_setiap_sub_kegiatan_sekali(d: Dunia):
    d.isi_semua()
    r = d.rekap()
    assert angka(r.jumlah_daun([d.s111.pk, d.s112.pk, d.s111.pk])) == (1200, 600)
    assert angka(r.jumlah_daun([])) == (None, None)


def test_sepuluh_kueri_berapa_pun_barisnya(d: Dunia, jumlah_kueri: Any):
    d.isi_semua()
    i = f.IndikatorFactory(sasaran__tujuan__renstra__pd=d.pd)
    f.DukunganFactory(indikator=i, program=d.p1)
    f.RekapBelanjaFactory(pd=d.pd)
    with jumlah_kueri() as kueri:
        r = d.rekap()
        for s in r.simpul.values():
            # As the tables do: the name of who is responsible, and of the unit.
            assert s.mata.penanggung_jawab.unit.nama != s.mata.penanggung_jawab.nama
        assert r.total.pagu == r.jumlah_jenis.pagu
        assert r.per_jenis
        assert r.didukung
        r.anggaran([i.pk])
        assert r.selisih_jenis is None
    # Versions, lines, pagu, realisasi, three levels, ties; indicators and sasaran in force.
    assert len(kueri) == 10
    with jumlah_kueri() as kueri:
        assert r.versi
        # The recap is not asked while lines are itemised.
        assert r.rekap_belanja
    assert len(kueri) == 1


def test_sumber_dana_menurut_besarnya(d: Dunia):
    """SILPA 601, PAD 500 + 100, DAU and DBH 550: the largest first, of equal ones by name."""
    for sub, sumber, pagu in (
        (d.s111, "PAD", 500),
        (d.s111, "DBH", 550),
        (d.s111, "DAU", 550),
        (d.s112, " PAD", 100),
        (d.s112, "SILPA  Bebas", 601),
        (d.s112, "", 9_000),  # says nothing of its source
        (d.s112, "Hibah", 0),  # taken out of the budget
        (d.s121, "BLUD", 7_000),  # of another sub kegiatan
    ):
        baris = f.BarisAnggaranFactory(sub_kegiatan=sub, rekening="5.1.02", sumber_dana=sumber)
        f.PaguBarisFactory(baris=baris, versi=d.murni, nilai=pagu)
    f.BarisAnggaranFactory(sub_kegiatan=d.s112, rekening="5.1.02", sumber_dana="Lama")  # no pagu
    r = d.rekap()
    semua = [d.s111.pk, d.s112.pk, d.s112.pk]
    assert r.sumber_dana(semua) == ["SILPA Bebas", "PAD", "DAU", "DBH"]
    assert r.sumber_dana([d.s111.pk]) == ["DAU", "DBH", "PAD"]
    assert r.sumber_dana([]) == []


# --- what is tied to indicators ------------------------------------------------------------------


def ikat(d: Dunia, *mata: Any) -> int:
    """A new indicator with these nodes tied to it."""
    indikator = f.IndikatorFactory(sasaran__tujuan__renstra__pd=d.pd)
    for m in mata:
        medan = {"Program": "program", "Kegiatan": "kegiatan", "SubKegiatan": "sub_kegiatan"}
        satu = {"program": None, "kegiatan": None, "sub_kegiatan": None}
        f.DukunganFactory(indikator=indikator, **(satu | {medan[type(m).__name__]: m}))
    return indikator.pk


def test_anggaran_indikator_adalah_yang_dikaitkan_kepadanya(d: Dunia):
    d.isi_semua()
    program, kegiatan, sub = ikat(d, d.p1), ikat(d, d.k11), ikat(d, d.s112)
    tanpa, campur = ikat(d), ikat(d, d.s211, d.k12)
    r = d.rekap()
    assert angka(r.anggaran([program])) == (1230, 600)
    assert angka(r.anggaran([kegiatan])) == (1200, 600)
    assert angka(r.anggaran([sub])) == (200, 200)
    assert angka(r.anggaran([campur])) == (34, 1)
    assert angka(r.anggaran([tanpa])) == (None, None)
    assert [s.mata for s in r.pendukung(campur)] == [d.s211, d.k12]
    assert r.pendukung(tanpa) == []
    assert r.daun_indikator([kegiatan]) == {d.s111.pk, d.s112.pk}
    assert r.daun_indikator([]) == frozenset()


def test_setiap_rupiah_sekali_berapa_kali_pun_dikaitkan(d: Dunia):
    """A program, its kegiatan and that one's sub kegiatan are one budget, not three."""
    d.isi_semua()
    satu, dua = ikat(d, d.p1, d.k11, d.s111), ikat(d, d.s111, d.p2)
    r = d.rekap()
    assert angka(r.anggaran([satu])) == (1230, 600)
    assert angka(r.anggaran([satu, dua])) == (1234, 601)
    assert angka(r.anggaran([satu, satu])) == (1230, 600)


def test_simpul_menyebut_indikator_yang_didukungnya(d: Dunia):
    satu, dua = ikat(d, d.p1, d.s111), ikat(d, d.p1)
    r = d.rekap()
    assert r.didukung == {f"program-{d.p1.pk}": [satu, dua], f"sub_kegiatan-{d.s111.pk}": [satu]}


def test_kaitan_tahun_lain_dan_pd_lain_tidak_terbawa(d: Dunia):
    lalu = d.program("2.07.01", 1, tahun=2023)
    indikator = ikat(d, lalu)
    asing = Dunia()
    ikat(asing, asing.p1)
    r = d.rekap()
    assert r.pendukung(indikator) == []
    assert r.didukung == {}
    assert [s.mata for s in d.rekap(2023).pendukung(indikator)] == [lalu]


def test_kaitan_menurut_pohon_yang_berlaku_pada_tahun_itu(d: Dunia):
    """What the tree knows of the year: ties, indicators, sasaran, of this agency only."""
    atas = f.SasaranFactory(tujuan__renstra__pd=d.pd)
    bersama: dict[str, Any] = {"tujuan": atas.tujuan, "penanggung_jawab": atas.penanggung_jawab}
    bawah = f.SasaranFactory(tingkat="eselon_iii", induk=atas, **bersama)
    satu, dua = f.IndikatorFactory(sasaran=atas), f.IndikatorFactory(sasaran=bawah)
    tujuan = f.IndikatorFactory(sasaran=None, tujuan=atas.tujuan)
    f.DukunganFactory(indikator=dua, program=None, kegiatan=d.k11)
    # What ended before the year, what begins after it, and what another agency has.
    f.IndikatorFactory(sasaran=atas, sampai_tahun=2023)
    f.IndikatorFactory(sasaran=atas, mulai_tahun=2025)
    f.SasaranFactory(tingkat="eselon_iii", induk=atas, sampai_tahun=2023, **bersama)
    f.IndikatorFactory()
    assert d.rekap().kaitan == Kaitan(
        sendiri={
            dua.pk: frozenset({d.s111.pk, d.s112.pk}),
        },
        sasaran={satu.pk: atas.pk, dua.pk: bawah.pk},
        tujuan={tujuan.pk: atas.tujuan_id},
        induk={atas.pk: None, bawah.pk: atas.pk},
        tujuan_sasaran={atas.pk: atas.tujuan_id, bawah.pk: atas.tujuan_id},
    )


def test_anggaran_sasaran_memuat_yang_di_bawahnya(d: Dunia):
    """1.000 (spent 400) tied below, 4 (spent 1) at the sasaran itself; 200 and 30 to neither."""
    d.isi_semua()
    atas = f.SasaranFactory(tujuan__renstra__pd=d.pd)
    bawah = f.SasaranFactory(
        tingkat="eselon_iii",
        induk=atas,
        tujuan=atas.tujuan,
        penanggung_jawab=atas.penanggung_jawab,
    )
    for sasaran, sub in ((atas, d.s211), (bawah, d.s111)):
        indikator = f.IndikatorFactory(sasaran=sasaran)
        f.DukunganFactory(indikator=indikator, program=None, sub_kegiatan=sub)
    r = d.rekap()
    assert angka(r.anggaran_sasaran(atas.pk)) == (1004, 401)
    assert angka(r.anggaran_sasaran(bawah.pk)) == (1000, 400)


def test_penunjang_tidak_menyebut_yang_di_bawah_penunjang_lain(d: Dunia):
    """Tied to program 1 and to what stands below it, and to the last sub kegiatan of program 2."""
    satu = ikat(d, d.s211, d.s112, d.p1, d.k11)
    dua = ikat(d, d.s121, d.s111, d.k11)
    tanpa = ikat(d)
    r = d.rekap()
    assert [s.mata for s in r.penunjang(satu)] == [d.p1, d.s211]
    assert [s.mata for s in r.penunjang(dua)] == [d.k11, d.s121]
    assert r.penunjang(tanpa) == []


def test_penunjang_indikator_tanpa_kaitan_adalah_milik_yang_di_bawahnya(d: Dunia):
    atas = f.SasaranFactory(tujuan__renstra__pd=d.pd)
    bawah = f.SasaranFactory(
        tingkat="eselon_iii",
        induk=atas,
        tujuan=atas.tujuan,
        penanggung_jawab=atas.penanggung_jawab,
    )
    kepala = f.IndikatorFactory(sasaran=atas)
    for mata in (d.k12, d.k21):
        f.DukunganFactory(indikator=f.IndikatorFactory(sasaran=bawah), program=None, kegiatan=mata)
    assert [s.mata for s in d.rekap().penunjang(kepala.pk)] == [d.k12, d.k21]


def test_beban_menghitung_anggaran_bersama_sekali_dengan_rata_ratanya(d: Dunia):
    """s111 is of the first row alone; s112 of both: 200 (spent 200) with (90 + 70) ÷ 2 = 80."""
    d.isi_semua()
    satu, dua, tanpa = ikat(d, d.k11), ikat(d, d.s112, d.s121), ikat(d)
    persen = {satu: 90, dua: 70, tanpa: 10}
    beban = d.rekap().beban({i: Hasil.dari(Decimal(n)) for i, n in persen.items()})
    assert sorted((p, c.nilai, r) for p, c, r in beban) == [
        (30, Decimal(70), None),
        (200, Decimal(80), 200),
        (1000, Decimal(90), 400),
    ]


def test_temuan_menyebut_versi_atau_bulan_yang_memuat_uang_dua_kali(d: Dunia):
    """Pagu says 5 and 5.1.02 in one version; realisasi says them in one month."""
    kasar, rinci = d.baris(d.s111, 100, rek="5"), d.baris(d.s111, 60, rek="5.1.02")
    r = d.rekap()
    assert [(t.kode, t.sebelum, t.sesudah) for t in r.temuan_pagu] == [
        (KodeBacaan.BERTUMPUK, 100, 60)
    ]
    assert r.temuan_realisasi == []
    for baris, nilai in ((kasar, 50), (rinci, 20)):
        f.RealisasiAnggaranFactory(baris=baris, bulan=3, nilai=nilai)
    assert [(t.kode, t.dokumen, t.sebelum, t.sesudah) for t in d.rekap().temuan_realisasi] == [
        (KodeBacaan.BERTUMPUK, 3, 50, 20)
    ]


# --- per jenis belanja ---------------------------------------------------------------------------


def baris_jenis(r: RekapAnggaran) -> list[tuple[str, str, int, int | None, int | None]]:
    return [(b.rekening, b.nama, b.tingkat, *angka(b.jumlah)) for b in r.per_jenis]


def test_per_jenis_dari_baris_yang_terinci(d: Dunia):
    d.baris(d.s111, 100, 40, "5.1.02.01.01.0039")
    d.baris(d.s112, 20, 10, "5.1.02")
    d.baris(d.s121, 3, None, "5.1.01")
    d.baris(d.s211, 4000, 1000, "5.2.02.05")
    r = d.rekap()
    assert r.terinci
    assert baris_jenis(r) == [
        ("5.1", "Belanja Operasi", 2, 123, 50),
        ("5.1.01", "Belanja Pegawai", 3, 3, None),
        ("5.1.02", "Belanja Barang dan Jasa", 3, 120, 50),
        ("5.2", "Belanja Modal", 2, 4000, 1000),
        ("5.2.02", "Belanja Modal Peralatan dan Mesin", 3, 4000, 1000),
    ]
    assert isinstance(r.per_jenis[0], BarisJenis)
    assert r.per_jenis[0].jumlah.uraian == "50 ÷ 123 × 100 = 40,65%"
    assert r.jumlah_jenis == r.total


def test_realisasi_nol_berbeda_dari_yang_belum_dicatat_per_jenis(d: Dunia):
    d.baris(d.s111, 100, 0, "5.1.01")
    d.baris(d.s112, 20, None, "5.1.02")
    assert baris_jenis(d.rekap()) == [
        ("5.1", "Belanja Operasi", 2, 120, 0),
        ("5.1.01", "Belanja Pegawai", 3, 100, 0),
        ("5.1.02", "Belanja Barang dan Jasa", 3, 20, None),
    ]


def test_baris_tanpa_pagu_ikut_dengan_realisasinya(d: Dunia):
    d.baris(d.s111, None, 5, "5.1.02")
    assert baris_jenis(d.rekap()) == [
        ("5.1", "Belanja Operasi", 2, 0, 5),
        ("5.1.02", "Belanja Barang dan Jasa", 3, 0, 5),
    ]


@pytest.mark.parametrize(
    ("rekening", "pagu", "terinci"),
    [
        ("5", 10, False),
        ("5.1", 10, False),
        ("5.1.02", 10, True),
        ("5.1.02.01.01.0039", 10, True),
        ("5", 0, True),
        ("5", None, True),
    ],
)
def test_terinci_bila_setiap_baris_beruang_menyebut_jenisnya(
    d: Dunia, rekening: str, pagu: int | None, terinci: bool
):
    """A line without money may stay coarse: it adds nothing to any jenis."""
    d.baris(d.s111, 10, 0, "5.1.02")
    d.baris(d.s112, pagu, None, rekening)
    assert d.rekap().terinci is terinci


def test_per_jenis_kasar_tanpa_rekap_tercetak_apa_adanya(d: Dunia):
    d.baris(d.s111, 100, 40, "5")
    d.baris(d.s112, 20, 10, "5.1")
    r = d.rekap()
    assert not r.terinci
    assert baris_jenis(r) == [
        ("5", "Belanja (jenis tidak dirinci)", 1, 100, 40),
        ("5.1", "Belanja Operasi", 2, 20, 10),
    ]
    assert r.selisih_jenis is None
    assert r.jumlah_jenis == r.total


def test_per_jenis_dari_rekap_bendahara_selama_baris_belum_terinci(d: Dunia):
    d.baris(d.s111, 100, 40, "5")
    for rekening, pagu, realisasi in (("5.2.02", 25, 11), ("5.1.01", 70, 30)):
        f.RekapBelanjaFactory(pd=d.pd, rekening=rekening, pagu=pagu, realisasi=realisasi)
    r = d.rekap()
    assert [x.rekening for x in r.rekap_belanja] == ["5.1.01", "5.2.02"]
    assert baris_jenis(r) == [
        ("5.1", "Belanja Operasi", 2, 70, 30),
        ("5.1.01", "Belanja Pegawai", 3, 70, 30),
        ("5.2", "Belanja Modal", 2, 25, 11),
        ("5.2.02", "Belanja Modal Peralatan dan Mesin", 3, 25, 11),
    ]
    assert angka(r.jumlah_jenis) == (95, 41)
    assert r.jumlah_jenis.uraian == "41 ÷ 95 × 100 = 43,16%"
    assert r.selisih_jenis == (-5, 1)


def test_rekap_bendahara_tidak_dipakai_bila_baris_terinci(d: Dunia):
    d.baris(d.s111, 100, 40, "5.1.02")
    f.RekapBelanjaFactory(pd=d.pd, rekening="5.1.01", pagu=70, realisasi=30)
    r = d.rekap()
    assert [b.rekening for b in r.per_jenis] == ["5.1", "5.1.02"]
    assert angka(r.jumlah_jenis) == (100, 40)
    assert r.selisih_jenis is None


def test_selisih_rekap_terhadap_baris_yang_belum_bernilai(d: Dunia):
    """Coarse lines without realisasi: the recap differs by all that it holds."""
    d.baris(d.s111, 100, None, "5")
    f.RekapBelanjaFactory(pd=d.pd, rekening="5.1.01", pagu=100, realisasi=30)
    assert d.rekap().selisih_jenis == (0, 30)


def test_simpul_menelusuri_dirinya_dan_semua_di_bawahnya(d: Dunia):
    p1 = d.rekap().program[0]
    assert isinstance(p1, Simpul)
    assert [s.nomor for s in p1.telusuri()] == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1"]
