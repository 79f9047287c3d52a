"""AngkaField gives back exactly what was written, on every database."""

from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinerja.models import KebijakanPengukuran, Realisasi
from tests import factories as f

NILAI = [
    "13829330000000.12345678",  # 22 digits: a binary float keeps 15
    "-13829330000000.12345678",
    "9999999999999999999999.99999999",  # all 30 digits
    "0.00000001",
    "0.1",
    "-0.1",
    "2.71",
    "0",
    "100",
    "1E+3",
]


@pytest.mark.django_db
@pytest.mark.parametrize("teks", NILAI)
def test_angka_kembali_persis(teks):
    baris = f.RealisasiFactory(nilai=Decimal(teks))
    baris.refresh_from_db()
    assert isinstance(baris.nilai, Decimal)
    assert baris.nilai == Decimal(teks)
    assert "E+" not in str(baris.nilai)


@pytest.mark.django_db
def test_kosong_bukan_nol():
    kosong, nol = f.RealisasiFactory(nilai=None), f.RealisasiFactory(nilai=Decimal(0))
    kosong.refresh_from_db()
    nol.refresh_from_db()
    assert kosong.nilai is None
    assert nol.nilai == 0
    assert nol.nilai is not None
    assert list(Realisasi.objects.filter(nilai=None)) == [kosong]


@pytest.mark.django_db
@pytest.mark.parametrize(("tulis", "cari"), [("78.50", "78.5"), ("100.00", "100"), ("0.0", "0")])
def test_dicari_menurut_nilai_bukan_menurut_tulisan(tulis, cari):
    baris = f.RealisasiFactory(nilai=Decimal(tulis))
    assert Realisasi.objects.get(nilai=Decimal(cari)) == baris


@pytest.mark.django_db
def test_pembaruan_massal_menyimpan_persis():
    baris = f.RealisasiFactory.create_batch(2)
    for b in baris:
        b.nilai = Decimal("13829330000000.12345678")
    Realisasi.objects.bulk_update(baris, ["nilai"])
    assert set(Realisasi.objects.values_list("nilai", flat=True)) == {baris[0].nilai}
    Realisasi.objects.update(nilai=Decimal("0.30"))
    assert set(Realisasi.objects.values_list("nilai", flat=True)) == {Decimal("0.3")}


@pytest.mark.django_db
def test_nilai_bawaan_adalah_desimal():
    kebijakan = KebijakanPengukuran.objects.get(pk=f.KebijakanFactory().pk)
    assert kebijakan.capaian_minimum == Decimal(0)
    assert isinstance(kebijakan.capaian_minimum, Decimal)
    assert kebijakan.capaian_maksimum is None


@pytest.mark.django_db
def test_jenis_kolom_menyimpan_angka_utuh():
    jenis = Realisasi._meta.get_field("nilai").db_type(connection)
    assert jenis == ("text" if connection.vendor == "sqlite" else "numeric(30, 8)")


@pytest.fixture
def satu_baris(db):
    return f.RealisasiFactory()


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.decimals(-(10**21), 10**21, places=8, allow_nan=False, allow_infinity=False))
def test_sembarang_angka_kembali_persis(satu_baris, nilai):
    baris = Realisasi.objects.filter(pk=satu_baris.pk)
    baris.update(nilai=nilai)
    assert baris.get().nilai == nilai
