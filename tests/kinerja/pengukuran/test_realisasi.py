"""Which figure counts: typed, official, from variables, none.

Expected figures are worked by hand; the arithmetic itself stands in test_capaian.
"""

from decimal import Decimal
from typing import Any

import pytest

from kinerja.models import NilaiVariabel, Realisasi
from kinerja.ukuran import AsalNilai
from tests import factories as f
from tests.kinerja.pengukuran.dunia import Dunia
from tests.pasti import pasti

pytestmark = pytest.mark.django_db

D = Decimal


def test_isian_per_triwulan_membawa_catatannya(d: Dunia):
    i = d.indikator(akumulasi="kumulatif")
    d.isi(i, 5, 1, keterangan="Sementara.", diajukan=True)
    d.isi(i, None, 3)
    d.isi(i, 9, 4, capaian_dilaporkan=D(90))
    d.isi(i, 1, 2, 2023)
    isian = d.ukur().isian(i, 2024)
    assert list(isian) == [1, 3, 4]
    assert [t.triwulan for t in isian.values()] == [1, 3, 4]
    assert (isian[1].nilai, isian[1].asal) == (D(5), AsalNilai.DIKETIK)
    assert (isian[1].status, isian[1].keterangan) == ("diajukan", "Sementara.")
    assert isian[1].capaian_dilaporkan is None
    assert (isian[3].nilai, isian[3].asal, isian[3].alasan) == (None, AsalNilai.KOSONG, "")
    assert isian[4].capaian_dilaporkan == D(90)
    assert all(t.skor is None for t in isian.values())  # a figure, not beside a predicate
    assert all(t.turunan is None for t in isian.values())
    assert d.ukur(2023).isian(i, 2024) == {}


def test_tidak_berlaku_dan_angka_resmi_membawa_alasannya(d: Dunia):
    i = d.indikator()
    d.isi(i, None, 1, tidak_berlaku=True, alasan_tidak_berlaku="Survei belum terbit.")
    d.isi(i, 7, 2, nilai_resmi=D(8), alasan_resmi="Angka BPS.")
    isian = d.ukur().isian(i, 2024)
    assert (isian[1].nilai, isian[1].asal) == (None, AsalNilai.TIDAK_BERLAKU)
    assert isian[1].alasan == "Survei belum terbit."
    assert (isian[2].nilai, isian[2].asal, isian[2].alasan) == (
        D(8),
        AsalNilai.RESMI,
        "Angka BPS.",
    )


def test_predikat_menjadi_peringkatnya(d: Dunia):
    i = f.IndikatorPredikatFactory(sasaran=d.sasaran)
    d.isi(i, None, 4, predikat=i.skala.predikat.get(kode="A"))
    satu = d.ukur().isian(i, 2024)[4]
    assert (satu.nilai, satu.asal, satu.alasan) == (D(4), AsalNilai.DIKETIK, "")
    assert d.ukur().ukuran(i, 2024).realisasi_teks == "A"


def rumus_tkk(d: Dunia) -> tuple[Any, dict[str, Any]]:
    """Employment rate with a variable of two parts, as the reference report defines it."""
    i = d.indikator(formula="bekerja / angkatan * 100", desimal=2)
    v = {
        "bekerja": f.VariabelFactory(indikator=i, kode="bekerja", nama="Bekerja", urutan=2),
        "angkatan": f.VariabelFactory(
            indikator=i, kode="angkatan", nama="Angkatan kerja", satuan="Orang", urutan=1
        ),
    }
    for kode, urutan in (("pkwt", 4), ("tetap", 3)):
        v[kode] = f.VariabelFactory(indikator=i, kode=kode, induk=v["bekerja"], urutan=urutan)
    return i, v


def test_nilai_dihitung_dari_variabel(d: Dunia):
    """(309.092 + 50) ÷ 317.696 × 100 = 97,3075…"""
    i, v = rumus_tkk(d)
    baris = d.isi(i, None)
    for kode, nilai in (("tetap", 309092), ("pkwt", 50), ("angkatan", 317696)):
        f.NilaiVariabelFactory(
            realisasi=baris,
            variabel=v[kode],
            nilai=D(nilai),
            sumber=f"BPS {kode}",
            rincian=f"Rincian {kode}",
            catatan_data=f"Catatan {kode}",
        )
    lain = d.isi(i, None, 1)
    f.NilaiVariabelFactory(realisasi=lain, variabel=v["angkatan"], nilai=D(1))
    p = d.ukur()
    satu = p.isian(i, 2024)[4]
    assert (satu.nilai, satu.asal) == (D("97.31"), AsalNilai.TURUNAN)
    assert satu.turunan is not None
    assert satu.turunan.uraian == "309.142 ÷ 317.696 × 100 = 97,31"
    angkatan, bekerja = satu.turunan.variabel
    assert (angkatan.kode, angkatan.nama, angkatan.satuan) == (
        "angkatan",
        "Angkatan kerja",
        "Orang",
    )
    assert (angkatan.nilai, angkatan.sumber, angkatan.rincian) == (
        D(317696),
        "BPS angkatan",
        "Rincian angkatan",
    )
    assert angkatan.catatan_data == "Catatan angkatan"
    assert [b.kode for b in bekerja.bagian] == ["tetap", "pkwt"]
    assert p.isian(i, 2024)[1].asal is AsalNilai.KOSONG
    assert [x.kode for x in p.variabel(i)] == ["angkatan", "bekerja", "tetap", "pkwt"]
    assert p.variabel(d.indikator()) == []


def test_variabel_yang_belum_berisi_apa_pun_tetap_disebut(d: Dunia):
    i, _ = rumus_tkk(d)
    p = d.ukur()
    assert [x.kode for x in p.variabel(i)] == ["angkatan", "bekerja", "tetap", "pkwt"]
    assert p.isian(i, 2024) == {}


def test_nilai_variabel_tahun_yang_tidak_diminta_tidak_terbawa(d: Dunia):
    i, v = rumus_tkk(d)
    baris = d.isi(i, None, 4, 2023)
    f.NilaiVariabelFactory(realisasi=baris, variabel=v["angkatan"], nilai=D(10))
    f.NilaiVariabelFactory()  # of another agency
    d.isi(i, None, 4, 2024)
    p = d.ukur(2024)
    assert p.isian(i, 2023) == {}
    assert pasti(p.isian(i, 2024)[4].turunan).variabel[0].nilai is None
    assert d.ukur(2023).isian(i, 2023)[4].turunan.variabel[0].nilai == D(10)  # type: ignore[union-attr]


def test_angka_resmi_di_atas_hasil_rumus_menyimpan_keduanya(d: Dunia):
    i, v = rumus_tkk(d)
    baris = d.isi(i, None, nilai_resmi=D("97.30"), alasan_resmi="Angka yang dicetak.")
    for kode, nilai in (("tetap", 309142), ("pkwt", 0), ("angkatan", 317696)):
        f.NilaiVariabelFactory(realisasi=baris, variabel=v[kode], nilai=D(nilai))
    satu = d.ukur().isian(i, 2024)[4]
    assert (satu.nilai, satu.asal) == (D("97.30"), AsalNilai.RESMI)
    assert satu.turunan is not None
    assert satu.turunan.nilai == D("97.31")
    assert satu.berbeda


def test_rumus_yang_tidak_dapat_dihitung_memberi_tempat_pada_angka_diketik(d: Dunia):
    i, _ = rumus_tkk(d)
    d.isi(i, 95)
    satu = d.ukur().isian(i, 2024)[4]
    assert (satu.nilai, satu.asal) == (D(95), AsalNilai.DIKETIK)
    assert satu.turunan is not None
    assert satu.turunan.nilai is None


def test_capaian_yang_ditetapkan_membawa_alasannya(d: Dunia):
    i = d.indikator()
    d.isi(i, 9, capaian_ditetapkan=D(95), alasan_capaian="Rumus terlalu keras.")
    satu = d.ukur().isian(i, 2024)[4]
    assert (satu.capaian_ditetapkan, satu.alasan_capaian) == (D(95), "Rumus terlalu keras.")


def test_baris_andaian_diukur_tanpa_disimpan(d: Dunia):
    """(300 + 0) ÷ 400 × 100 = 75; what is stored for the quarter gives way, the rest stays."""
    i, v = rumus_tkk(d)
    for tw in (3, 4):
        baris = d.isi(i, None, tw)
        for kode, nilai in (("tetap", 100), ("pkwt", 0), ("angkatan", 400)):
            f.NilaiVariabelFactory(realisasi=baris, variabel=v[kode], nilai=D(nilai))
    andai = Realisasi(indikator=i, tahun=2024, triwulan=4, keterangan="Andai.")
    p = d.ukur()
    p.andaikan(
        andai,
        (
            NilaiVariabel(realisasi=andai, variabel=v[kode], nilai=D(nilai))
            for kode, nilai in (("tetap", 300), ("pkwt", 0), ("angkatan", 400))
        ),
    )
    isian = p.isian(i, 2024)
    assert (isian[3].nilai, isian[4].nilai) == (D("25.00"), D("75.00"))
    assert isian[4].keterangan == "Andai."
    assert d.ukur().isian(i, 2024)[4].nilai == D("25.00")


def test_banyak_bukti_dihitung_bila_diminta(d: Dunia):
    i = d.indikator()
    dua, tanpa = d.isi(i, 1, 1), d.isi(i, 2, 2)
    for _ in range(2):
        f.DataDukungFactory(realisasi=dua)
    f.DataDukungFactory(realisasi=d.isi(i, 3, 3))
    baris: dict[Any, Any] = dict(d.ukur(bukti=True).baris_realisasi)
    assert [baris[i.pk, 2024, tw].banyak_bukti for tw in (1, 2, 3)] == [2, 0, 1]
    assert baris[i.pk, 2024, 2] == tanpa
    assert not hasattr(d.ukur().baris_realisasi[i.pk, 2024, 1], "banyak_bukti")
