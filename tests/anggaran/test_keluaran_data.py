"""Indicators of the budget tree in the database: constraints, targets in force, data sets."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from anggaran.models import IndikatorProgram, TargetProgram
from kinerja.himpunan.galat import HimpunanDitolakError
from laporan.data.himpunan import muat
from tests import factories as f
from tests.himpunan.kecil import kecil, tulis_folder

pytestmark = pytest.mark.django_db
PADA = datetime.datetime(2025, 1, 15, 8, 30, tzinfo=datetime.UTC)


def test_tepat_satu_simpul_dan_keluaran_sub_diisi_padanya():
    i = f.IndikatorProgramFactory()
    for ubah in (
        {"program": i.sub_kegiatan.kegiatan.program},
        {"sub_kegiatan": None},
        {"dilaporkan_pada": f.SubKegiatanFactory(kegiatan=i.sub_kegiatan.kegiatan)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            IndikatorProgram.objects.filter(pk=i.pk).update(**ubah)


def test_pelapor_di_bawah_simpulnya_dan_tetap_selagi_ada_realisasi():
    sub = f.SubKegiatanFactory()
    lain = f.SubKegiatanFactory(kegiatan=sub.kegiatan)
    jauh = f.SubKegiatanFactory(kegiatan__program__pd=sub.pd)
    i = f.IndikatorProgramFactory(
        sub_kegiatan=None, kegiatan=sub.kegiatan, dilaporkan_pada=sub, realisasi={1: 5}
    )
    i.full_clean()
    for pilih, sebab in ((jauh, "di bawah"), (lain, "sudah terisi")):
        i.dilaporkan_pada = pilih
        with pytest.raises(ValidationError, match=sebab):
            i.full_clean()


def test_target_yang_berlaku_menurut_dokumen_dan_tanggalnya(django_assert_num_queries):
    """The revision of 1 October counts from that day; what it does not name stays."""
    i = f.IndikatorProgramFactory(target={0: 120, 1: 20, 2: 100}, realisasi={1: 21})
    ubah = f.VersiAnggaranFactory(
        pd=i.pd, jenis="perubahan", ke=2, tanggal=datetime.date(2024, 10, 1)
    )
    TargetProgram.objects.create(indikator=i, versi=ubah, nilai=Decimal(150))
    semua = IndikatorProgram.objects.filter(pd=i.pd)
    with django_assert_num_queries(3):
        kini = semua.angka()[i.pk]
    juni = semua.angka(datetime.date(2024, 6, 30))[i.pk]
    assert [kini.target, juni.target] == [Decimal(150), Decimal(120)]
    assert kini.target_triwulan == {1: 20, 2: 100}
    assert kini.realisasi == {1: 21}


def test_hanya_yang_dilaporkan_unit_sendiri():
    i, lain = f.IndikatorProgramFactory(), f.IndikatorProgramFactory()
    unit = i.dilaporkan_pada.penanggung_jawab.unit
    pengguna = f.PenggunaFactory(pd=i.pd, unit=unit, jabatan=None)
    assert list(IndikatorProgram.objects.untuk(pengguna)) == [i]
    assert lain not in IndikatorProgram.objects.untuk(pengguna)


@pytest.fixture
def muatkan(tmp_path):
    def jalan(himpunan):
        return muat(tulis_folder(tmp_path, himpunan), oleh=f.PenggunaFactory(), pada=PADA)

    return jalan


@pytest.mark.parametrize(
    ("lembar", "ubah", "kolom", "sebab"),
    [
        ("indikator_program", {"program": "2.07.01"}, "sub_kegiatan", "tepat satu"),
        ("indikator_program", {"kegiatan": "2.07.01.2.09"}, "kegiatan", "tidak ada pada lembar"),
        (
            "indikator_program", {"dilaporkan_pada": "2.07.01.2.01.0009"}, "dilaporkan_pada",
            "di bawah 2.07.01.2.01",
        ),
        ("target_program", {"indikator": "K9"}, "indikator", "tidak dikenal"),
        ("target_program", {"target": "1,5"}, "target", "bulat"),
        ("realisasi_program", {"nilai": "banyak"}, "nilai", "banyak"),
    ],
    ids=["dua-simpul", "simpul-asing", "bukan-bawahannya", "indikator-asing", "pecahan", "kata"],
)  # fmt: skip
def test_himpunan_menyebut_tempat_yang_salah(muatkan, lembar, ubah, kolom, sebab):
    himpunan = kecil()
    himpunan[lembar][-1].update(ubah)
    with pytest.raises(HimpunanDitolakError) as tolak:
        muatkan(himpunan)
    assert [(g.lembar, g.kolom) for g in tolak.value.galat] == [(lembar, kolom)]
    assert sebab in tolak.value.galat[0].pesan


def test_himpunan_memilih_pelapor_bila_tidak_ditulis(muatkan):
    himpunan = kecil()
    for satu in himpunan["indikator_program"]:
        del satu["dilaporkan_pada"]
    muatkan(himpunan)
    pelapor = dict(IndikatorProgram.objects.values_list("kode", "dilaporkan_pada__kode"))
    assert pelapor == dict.fromkeys(["O1", "K1", "K2"], "2.07.01.2.01.0001")
