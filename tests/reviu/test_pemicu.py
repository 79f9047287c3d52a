"""The database refuses a skipped step, whoever writes and however."""

import pytest
from django.db import IntegrityError, transaction

from laporan.models import BagianReviu, JawabanReviu, LangkahReviu, Laporan, ReviuInspektorat
from tests import factories as f

pytestmark = pytest.mark.django_db

LANGKAH = ("perencanaan", "sekretaris", "setuju", "inspektorat", "final")
STATUS = (
    "disusun",
    "direviu_perencanaan",
    "direviu_sekretaris",
    "disetujui",
    "direviu_inspektorat",
    "final",
)
#: Changes of status that the review knows; all others are refused.
SAH = {
    ("disusun", "direviu_perencanaan"),
    ("direviu_perencanaan", "direviu_sekretaris"),
    ("direviu_sekretaris", "disetujui"),
    ("disetujui", "direviu_inspektorat"),
    ("direviu_inspektorat", "final"),
    *((s, "disusun") for s in STATUS[1:]),
}


def _isi(status, oleh):
    """The columns that go with a status, so that no constraint refuses it before the trigger."""
    urut = STATUS.index(status)
    isi = {"status": status}
    for i, langkah in enumerate(LANGKAH):
        isi[f"{langkah}_pada"] = f.PADA if i < urut else None
        isi[f"{langkah}_oleh"] = oleh if i < urut else None
    return isi


def _ditolak(kata, lakukan):
    with pytest.raises(IntegrityError, match=kata), transaction.atomic():
        lakukan()


@pytest.mark.parametrize("ke", STATUS)
@pytest.mark.parametrize("dari", STATUS)
def test_setiap_perpindahan(dari, ke):
    laporan = f.laporan_sampai(dari)
    if (dari, ke) == ("disusun", "direviu_perencanaan"):
        f.bagian_sampai("diperiksa", laporan=laporan)
    if (dari, ke) == ("disetujui", "direviu_inspektorat"):
        f.selesaikan_reviu(f.ReviuInspektoratFactory(laporan=laporan))

    def pindah():
        Laporan.objects.filter(pk=laporan.pk).update(**_isi(ke, f.PenggunaFactory()))

    if dari == ke or (dari, ke) in SAH:
        pindah()
    else:
        _ditolak("melompati langkah|Laporan direviu setelah", pindah)


@pytest.mark.parametrize("status", STATUS[1:])
def test_laporan_lahir_disusun(status):
    oleh = f.PenggunaFactory()
    _ditolak("selalu berstatus disusun", lambda: f.LaporanFactory(**_isi(status, oleh)))


def test_laporan_tidak_naik_selama_ada_bagian_yang_belum_diperiksa():
    laporan = f.LaporanFactory()
    naik = _isi("direviu_perencanaan", f.PenggunaFactory())

    def teruskan():
        Laporan.objects.filter(pk=laporan.pk).update(**naik)

    _ditolak("semua bagiannya diperiksa", teruskan)  # no section at all
    f.bagian_sampai("diperiksa", laporan=laporan)
    lain = f.bagian_sampai("diajukan", laporan=laporan)
    _ditolak("semua bagiannya diperiksa", teruskan)
    BagianReviu.objects.filter(pk=lain.pk).update(aktif=False)  # no longer in the report
    teruskan()


def test_laporan_tidak_direviu_tanpa_reviu_yang_selesai():
    laporan = f.laporan_sampai("disetujui")
    reviu = f.ReviuInspektoratFactory(laporan=laporan)
    oleh = f.PenggunaFactory()

    def selesai():
        Laporan.objects.filter(pk=laporan.pk).update(**_isi("direviu_inspektorat", oleh))

    _ditolak("reviu Inspektorat selesai", selesai)
    f.selesaikan_reviu(reviu)
    f.ReviuInspektoratFactory(laporan=laporan, ke=2)  # a newer one is open again
    _ditolak("reviu Inspektorat selesai", selesai)


BAGIAN = ("draf", "diajukan", "dikembalikan", "diperiksa")
BAGIAN_SAH = {
    ("draf", "diajukan"),
    ("dikembalikan", "diajukan"),
    ("diajukan", "draf"),
    ("diajukan", "dikembalikan"),
    ("diajukan", "diperiksa"),
    ("diperiksa", "dikembalikan"),
}


@pytest.mark.parametrize("ke", BAGIAN)
@pytest.mark.parametrize("dari", BAGIAN)
def test_setiap_perpindahan_bagian(dari, ke):
    b = f.bagian_sampai(dari)
    oleh = f.PenggunaFactory()
    isi = {
        "status": ke,
        "catatan_kembali": "Perbaiki." if ke == "dikembalikan" else "",
        "diajukan_pada": None if ke == "draf" else f.PADA,
        "diajukan_oleh": None if ke == "draf" else oleh,
        "diperiksa_pada": f.PADA if ke == "diperiksa" else None,
        "diperiksa_oleh": oleh if ke == "diperiksa" else None,
    }

    def pindah():
        BagianReviu.objects.filter(pk=b.pk).update(**isi)

    if dari == ke or (dari, ke) in BAGIAN_SAH:
        pindah()
    else:
        _ditolak("melompati langkah|Laporan direviu setelah", pindah)


@pytest.mark.parametrize("status", STATUS[1:])
def test_bagian_diam_selama_laporan_di_atas(status):
    laporan = f.laporan_sampai(status)
    b = laporan.bagian.get()
    _ditolak(
        "selama laporan disusun",
        lambda: BagianReviu.objects.filter(pk=b.pk).update(
            status="dikembalikan", catatan_kembali="Perbaiki.", diperiksa_pada=None,
            diperiksa_oleh=None,
        ),
    )  # fmt: skip
    _ditolak("selama laporan disusun", lambda: f.BagianReviuFactory(laporan=laporan))
    _ditolak("selama laporan disusun", lambda: BagianReviu.objects.filter(pk=b.pk).delete())


def test_riwayat_tidak_berubah():
    langkah = f.LangkahReviuFactory()
    satu = LangkahReviu.objects.filter(pk=langkah.pk)
    _ditolak("tidak dapat diubah", lambda: satu.update(catatan="lain"))
    _ditolak("tidak dapat dihapus", satu.delete)


def test_milik_laporan_tetap():
    laporan = f.LaporanFactory()
    satu = Laporan.objects.filter(pk=laporan.pk)
    _ditolak("tidak dapat diubah", lambda: satu.update(tahun=2020))
    _ditolak("tidak dapat diubah", lambda: satu.update(pd=f.PDFactory()))


def test_reviu_yang_selesai_tetap():
    reviu = f.ReviuInspektoratFactory()
    jawaban = f.JawabanReviuFactory(reviu=reviu)
    catatan = f.CatatanReviuFactory(reviu=reviu)
    f.selesaikan_reviu(reviu)
    satu = ReviuInspektorat.objects.filter(pk=reviu.pk)
    _ditolak("tidak dapat diubah", lambda: satu.update(hasil="pengecualian", pengecualian="x"))
    _ditolak("tidak dapat diubah", lambda: satu.update(selesai_pada=None, selesai_oleh=None))
    _ditolak(
        "tidak dapat diubah",
        lambda: JawabanReviu.objects.filter(pk=jawaban.pk).update(jawaban="tidak", catatan="x"),
    )
    _ditolak("tidak dapat diubah", catatan.delete)
    _ditolak("tidak dapat diubah", lambda: f.JawabanReviuFactory(reviu=reviu, butir="I.2"))


@pytest.mark.parametrize("status", ["disusun", "direviu_perencanaan", "direviu_sekretaris"])
def test_reviu_tidak_mendahului_persetujuan(status):
    laporan = f.laporan_sampai(status)
    _ditolak("setelah laporan disetujui", lambda: f.ReviuInspektoratFactory(laporan=laporan))
