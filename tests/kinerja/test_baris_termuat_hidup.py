"""Rows that BarisTermuat made behave as Django's own: columns that were left out, reading anew,
copies, saving and its signals.
"""

import copy
import pickle
from typing import Any

import pytest
from django.db.models.signals import post_save, pre_save

from kinerja.models import UnitKerja
from kinerja.models.baris_termuat import BarisTermuat
from tests.factories import PDFactory, UnitFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sqlite,  # what is asked here is Python's part of a row, whatever the database
]


@pytest.fixture
def unit() -> UnitKerja:
    assert issubclass(UnitKerja, BarisTermuat)
    return UnitFactory(kode="BID-HIDUP", nama="Bidang Kelautan", tugas="Menata pesisir.")


@pytest.mark.parametrize("cara", ["only", "defer"])
def test_kolom_yang_ditinggal_dibaca_saat_diminta(
    unit: UnitKerja, cara: str, django_assert_num_queries: Any
) -> None:
    semua = UnitKerja.objects.all()
    ditinggal = {"nama", "tugas"}
    if cara == "only":
        lain = {f.attname for f in UnitKerja._meta.concrete_fields} - ditinggal
        baris = semua.only(*lain).get(pk=unit.pk)
    else:
        baris = semua.defer(*ditinggal).get(pk=unit.pk)
    assert baris.get_deferred_fields() == ditinggal
    with django_assert_num_queries(0):
        assert baris.kode == "BID-HIDUP"
    UnitKerja.objects.filter(pk=unit.pk).update(nama="Bidang Perikanan")
    with django_assert_num_queries(1):
        assert baris.nama == "Bidang Perikanan"  # as it is now, not as it was
        assert baris.nama == "Bidang Perikanan"
    assert baris.get_deferred_fields() == {"tugas"}


def test_relasi_yang_kuncinya_ditinggal_tetap_ditemukan(
    unit: UnitKerja, django_assert_num_queries: Any
) -> None:
    baris = UnitKerja.objects.only("kode").get(pk=unit.pk)
    with django_assert_num_queries(2):  # its key, then the agency
        assert baris.pd == unit.pd


def test_dibaca_ulang_dari_basis_data(unit: UnitKerja) -> None:
    baris = UnitKerja.objects.select_related("pd", "induk").get(pk=unit.pk)
    lama = baris.pd
    baru = PDFactory(nama="Dinas Penerus")
    baris.sertakan("penerus", unit)  # laid beside it, true no longer
    baris.nama = "diketik, belum disimpan"
    UnitKerja.objects.filter(pk=unit.pk).update(nama="Bidang Perikanan", pd=baru, induk=None)
    assert baris.pd is lama
    baris.refresh_from_db()
    assert (baris.nama, baris.pd, baris.induk, baris.penerus) == (
        "Bidang Perikanan",
        baru,
        None,
        None,
    )


def test_yang_ditinggal_tetap_ditinggal_sesudah_dibaca_ulang(
    unit: UnitKerja, django_assert_num_queries: Any
) -> None:
    baris = UnitKerja.objects.defer("tugas").get(pk=unit.pk)
    UnitKerja.objects.filter(pk=unit.pk).update(nama="Bidang Perikanan", tugas="Membina nelayan.")
    with django_assert_num_queries(1):
        baris.refresh_from_db()
    assert baris.get_deferred_fields() == {"tugas"}
    assert (baris.nama, baris.tugas) == ("Bidang Perikanan", "Membina nelayan.")


@pytest.mark.parametrize(
    "ulang",
    [copy.copy, copy.deepcopy, lambda baris: pickle.loads(pickle.dumps(baris))],
    ids=["copy", "deepcopy", "pickle"],
)
def test_salinan_berdiri_sendiri(
    unit: UnitKerja, ulang: Any, django_assert_num_queries: Any
) -> None:
    baris = UnitKerja.objects.select_related("pd").defer("tugas").get(pk=unit.pk)
    salinan = ulang(baris)
    assert salinan == baris
    assert salinan.get_deferred_fields() == {"tugas"}
    assert (salinan._state.adding, salinan._state.db) == (False, baris._state.db)
    with django_assert_num_queries(0):
        assert (salinan.nama, salinan.pd) == (baris.nama, baris.pd)
    salinan.nama, salinan.pd = "Salinan", PDFactory()
    assert (baris.nama, baris.pd) == ("Bidang Kelautan", unit.pd)
    with django_assert_num_queries(1):
        assert salinan.tugas == "Menata pesisir."


def test_disimpan_sebagai_baris_lama_dan_tandanya_terkirim(
    unit: UnitKerja, django_assert_num_queries: Any
) -> None:
    """Only what was loaded is written: a column that was left out keeps what others wrote there."""
    baris = UnitKerja.objects.defer("tugas").get(pk=unit.pk)
    UnitKerja.objects.filter(pk=unit.pk).update(tugas="Membina nelayan.")
    terdengar: list[tuple[str, Any, Any]] = []

    def sebelum(instance: Any, **isi: Any) -> None:
        terdengar.append(("sebelum", instance, isi["raw"]))

    def sesudah(instance: Any, **isi: Any) -> None:
        terdengar.append(("sesudah", instance, isi["created"]))

    pre_save.connect(sebelum, sender=UnitKerja)
    post_save.connect(sesudah, sender=UnitKerja)
    try:
        baris.nama = "Bidang Perikanan"
        with django_assert_num_queries(1):  # an UPDATE alone: it is known to be there
            baris.save()
    finally:
        pre_save.disconnect(sebelum, sender=UnitKerja)
        post_save.disconnect(sesudah, sender=UnitKerja)
    assert terdengar == [("sebelum", baris, False), ("sesudah", baris, False)]
    assert [x[1] is baris for x in terdengar] == [True, True]
    tersimpan = UnitKerja.objects.get(pk=unit.pk)
    assert (tersimpan.nama, tersimpan.tugas) == ("Bidang Perikanan", "Membina nelayan.")
