"""F03 and F13 of the final check: two readings of the budget that do not know of each other."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anggaran.models import PaguBaris, SubKegiatan
from anggaran.silang import pagu_menurut_kode, realisasi_menurut_kode
from kinerja.angka import format_rupiah
from laporan.bahan.bahan import Bahan
from laporan.dokumen.unsur import Dokumen
from laporan.uji.final import TemuanFinal, uji_final
from tests import factories as f
from tests.anggaran.test_bacaan_data import Anggaran
from tests.pasti import pasti

pytestmark = pytest.mark.django_db


def temuan(pd, tahun, *kode: str) -> list[TemuanFinal]:
    kosong = Dokumen(judul="", subjudul="", pd="", pemda="", tahun=tahun, tempat_tanggal="")
    return [t for t in uji_final(Bahan(pd, tahun), kosong) if t.kode in kode]


def test_contoh_tidak_menimbulkan_temuan(contoh):
    assert temuan(contoh, 2024, "F03", "F13") == []


def test_f03_sub_kegiatan_di_bawah_induk_yang_bukan_kodenya(contoh):
    """A sub kegiatan of 3.32.04.2.01 hung below kegiatan 2.07.01.2.01.

    Tree and codes then disagree about both kegiatan and both programs, in pagu and in realisasi;
    the total stays.
    """
    pindah = SubKegiatan.objects.filter(kode__startswith="3.32.04.2.01.").first()
    tujuan = SubKegiatan.objects.get(kode="2.07.01.2.01.0001").kegiatan
    SubKegiatan.objects.filter(pk=pasti(pindah).pk).update(kegiatan=tujuan)
    hasil = temuan(contoh, 2024, "F03", "F13")

    assert {t.tingkat for t in hasil} == {"galat"}
    assert {tuple(t.kalimat.split()[:2]) for t in hasil} == {
        (nama, kode)
        for nama in ("Pagu", "Realisasi")
        for kode in ("2.07.01", "2.07.01.2.01", "3.32.04", "3.32.04.2.01")
    }
    nilai = PaguBaris.objects.get(baris__sub_kegiatan=pindah).nilai
    atas = sum(
        PaguBaris.objects.filter(baris__sub_kegiatan__kode__startswith="2.07.01.2.01.").values_list(
            "nilai", flat=True
        )
    )
    (satu,) = [t for t in hasil if t.kalimat.startswith("Pagu 2.07.01.2.01 ")]
    assert format_rupiah(atas + nilai) in satu.kalimat
    assert f"di bawahnya {format_rupiah(atas)}." in satu.kalimat


def test_f03_baris_yang_tidak_bergantung_pada_pohon(contoh):
    """A sub kegiatan whose kegiatan is of another year is in no tree, yet its money counts."""
    sub = SubKegiatan.objects.get(kode="2.07.01.2.01.0001")
    lain = f.KegiatanFactory(program=f.ProgramFactory(pd=contoh, tahun=2023))
    SubKegiatan.objects.filter(pk=sub.pk).update(kegiatan=lain)
    kode = {t.kalimat.split()[1] for t in temuan(contoh, 2024, "F03")}

    assert kode == {"2.07.01", "2.07.01.2.01"}


def test_f13_menyebut_kedua_baris_yang_bertumpuk():
    a = Anggaran()
    a.versi({"5": 100, "5.1.02": 60})
    (satu,) = temuan(a.pd, a.tahun, "F03", "F13")

    assert (satu.kode, satu.tingkat) == ("F13", "galat")
    assert f"5 sebesar {format_rupiah(100)} dan 5.1.02 sebesar {format_rupiah(60)}" in satu.kalimat
    assert a.sub.kode in satu.kalimat


def test_f13_memperingatkan_perincian_yang_mengubah_jumlah():
    a = Anggaran()
    _, dua = a.versi({"5": 100}, {"5.1.02": 60})
    a.bulan(b6={"5": 50}, b12={"5.1.01": 20, "5.1.02": 30})
    (satu,) = temuan(a.pd, a.tahun, "F03", "F13")

    assert (satu.kode, satu.tingkat) == ("F13", "peringatan")
    assert dua.kode in satu.kalimat
    assert f"dari {format_rupiah(100)} menjadi {format_rupiah(60)}" in satu.kalimat


BARIS = st.tuples(
    st.sampled_from(["5", "5.1", "5.2", "5.10", "5.1.01", "5.1.02", "5.1.02.01"]),
    st.sampled_from(["", "DAU", "1.2", "1.2.01"]),
)
DOKUMEN = st.lists(st.dictionaries(BARIS, st.integers(0, 9), max_size=4), max_size=4)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(DOKUMEN, DOKUMEN)
def test_kedua_bacaan_sepakat(db, versi, bulan):
    """SQL over lines and the reading in memory agree on whatever can be read."""
    with transaction.atomic():
        a = Anggaran()
        a.versi(*versi)
        a.bulan(**{f"b{n}": isi for n, isi in enumerate(bulan, start=1)})
        rekap = a.rekap()
        if not any(t.menghalangi for t in rekap.temuan_pagu):
            assert pagu_menurut_kode(rekap.versi) == _per_sub(a, rekap.pagu_baris)
        if not any(t.menghalangi for t in rekap.temuan_realisasi):
            semua = realisasi_menurut_kode(a.pd, a.tahun, 12)
            assert semua == _per_sub(a, rekap.realisasi_baris)
        transaction.set_rollback(True)


def _per_sub(a: Anggaran, berlaku: dict[int, int]) -> dict[str, int]:
    return {a.sub.kode: sum(berlaku.values())} if berlaku else {}
