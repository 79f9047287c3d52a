"""Which pagu has to stay for the spending that stands on it. Amounts by hand."""

import pytest

from anggaran.bacaan import Garis
from anggaran.kosong_pagu import sebab_pagu_tetap
from anggaran.models import PaguBaris
from tests import factories as f

pytestmark = pytest.mark.django_db
SUDAH = "sudah berealisasi Rp3.000.000 s.d. Maret. Tulis 0 bila pagunya dihapus, atau kosongkan " \
        "realisasinya dahulu."  # fmt: skip


@pytest.fixture
def sub():
    return f.SubKegiatanFactory()


def garis(sub, rekening, *, pagu=None, realisasi=None, dana=""):
    baris = f.BarisAnggaranFactory(sub_kegiatan=sub, rekening=rekening, sumber_dana=dana, pagu=pagu)
    if realisasi is not None:
        f.RealisasiAnggaranFactory(baris=baris, bulan=3, nilai=realisasi)
    return baris


def sebab(*baris, ke=1):
    milik = PaguBaris.objects.filter(baris__in=baris, versi__ke=ke)
    hasil = sebab_pagu_tetap(milik)
    return [hasil.get(p.pk, "") for p in milik.order_by("baris")]


def test_tanpa_realisasi_boleh(sub):
    garis(sub, "5.1.02.01", pagu=9, realisasi=1)
    assert sebab(garis(sub, "5.1.01", pagu=5, realisasi=0)) == [""]


def test_baris_berealisasi_tetap(sub):
    assert sebab(garis(sub, "5.1.02", pagu=5, realisasi=3_000_000)) == [SUDAH]


def test_yang_lebih_rinci_atau_lebih_besar_berealisasi(sub):
    kasar = garis(sub, "5.1.02", pagu=5)
    garis(sub, "5.1.02.01", realisasi=3_000_000)
    assert sebab(kasar) == [f"5.1.02.01 {SUDAH}"]
    rinci = garis(sub, "5.2.01.01", pagu=5)
    garis(sub, "5.2", realisasi=3_000_000)
    assert sebab(rinci) == [f"5.2 {SUDAH}"]


def test_pagu_lain_masih_menanggung_boleh(sub):
    """A part of it in the same document, or the same line in an earlier one."""
    satu, dua = garis(sub, "5.1.02.01", pagu=5), garis(sub, "5.1.02.02", pagu=5)
    garis(sub, "5.1.02", realisasi=3_000_000)
    assert sebab(satu) == [""]
    assert sebab(satu, dua) == [f"5.1.02 {SUDAH}"] * 2
    versi = f.VersiAnggaranFactory(pd=sub.pd, tahun=sub.tahun, ke=2, jenis="pergeseran")
    lama = garis(sub, "5.2", pagu=5, realisasi=3_000_000)
    f.PaguBarisFactory(baris=lama, versi=versi, nilai=7)
    assert sebab(lama, ke=2) == [""]
    assert sebab(lama, ke=1) == [""]


def test_garis_yang_dipindah_membawa_realisasinya_sendiri(sub):
    kasar = garis(sub, "5.1.02", pagu=5, realisasi=9)
    garis(sub, "5.1.02.01", realisasi=3_000_000)
    (pagu,) = PaguBaris.objects.all()
    jadi = {"5.1.03": [f"5.1.02.01 {SUDAH}"], "5.1.02.01": [], "5.1": [], None: [
        f"5.1.02.01 {SUDAH}"
    ]}  # fmt: skip
    assert kasar.pagu.get() == pagu
    for kode, sebab_ in jadi.items():
        baru = Garis.dari(kode) if kode else None
        assert list(sebab_pagu_tetap([pagu], {pagu.pk: baru}).values()) == sebab_, kode


def test_kueri_tetap(sub, django_assert_num_queries):
    for n in range(5):
        garis(sub, f"5.1.02.0{n}", pagu=5, realisasi=1)
    milik = list(PaguBaris.objects.select_related("baris"))
    with django_assert_num_queries(2):
        assert len(sebab_pagu_tetap(milik)) == 5
