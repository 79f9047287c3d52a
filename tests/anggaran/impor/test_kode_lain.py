"""Budgets that are known only per program, and codes of other nomenclatures: of Permendagri
13/2006, of central agencies, of supporting programs as X.XX.
"""

import pytest

from anggaran.kode import induk_kode
from anggaran.models import BarisAnggaran, SubKegiatan
from tests import factories as f
from tests.anggaran.impor.bentuk_buatan import PER_PROGRAM
from tests.anggaran.impor.conftest import TAHUN
from tests.anggaran.impor.test_jenis_dan_rka import buku
from tests.anggaran.impor.test_perintah import pagu, realisasi

__all__ = ["buku"]
MURNI = ("--tahapan", "murni")


@pytest.mark.parametrize(
    ("kode", "induk"),
    [
        ("2.07.03.2.01.0001", ("2.07.03", "2.07.03.2.01")),
        ("2.07.03.2.00.0000", ("2.07.03", "2.07.03.2.00")),
        ("X.XX.01.2.02.0001", ("X.XX.01", "X.XX.01.2.02")),
        ("1.14.01.15.01.02", ("1.14.01.15", "1.14.01.15.01")),
        ("1.14.1.14.01.15.01.02", ("1.14.1.14.01.15", "1.14.1.14.01.15.01")),
        ("026.13.DG.4459.QDC.001", ("026.13.DG", "026.13.DG.4459")),
        ("2.07.03", None),
        ("Bursa Kerja", None),
    ],
)
def test_induk_sebuah_kode(kode, induk):
    assert induk_kode(kode) == induk


@pytest.mark.django_db
def test_anggaran_per_program(dinas, impor, buku):
    """600 and 400 million of one program stay with it; the other's kegiatan hold 70 and 50,15."""
    berkas = buku(PER_PROGRAM)
    hasil = impor(berkas, *MURNI)
    assert (hasil["jenis"], hasil["keluar"], hasil["ditolak"]) == ("program", 0, [])
    assert pagu(dinas) == {
        "2.07.03.2.00.0000": 1_000_000_000,
        "2.07.04.2.01.0000": 70_000_000,
        "2.07.04.2.03.0000": 50_150_000,
    }
    sub = SubKegiatan.objects.get(kode="2.07.03.2.00.0000")
    assert (sub.nama, sub.kegiatan.nama) == ("Pelatihan Kerja (belum dirinci)",) * 2
    assert sub.kegiatan.program.nama == "Pelatihan Kerja"
    assert SubKegiatan.objects.get(kode="2.07.04.2.03.0000").kegiatan.nama == (
        "Informasi Pasar Kerja"
    )
    assert impor(berkas, *MURNI)["dimuat"] is False
    hasil = impor(berkas, "--bulan", "6")
    assert (hasil["keluar"], hasil["total_dimuat"]) == (0, 187_000_000)
    assert realisasi(dinas, 6) == 187_000_000


@pytest.mark.django_db
def test_program_yang_sudah_dirinci_tidak_ditumpuk(dinas, impor, buku):
    f.SubKegiatanFactory(
        kode="2.07.03.2.01.0001", tahun=TAHUN, kegiatan__kode="2.07.03.2.01",
        kegiatan__program__kode="2.07.03", kegiatan__program__pd=dinas,
        kegiatan__program__tahun=TAHUN,
    )  # fmt: skip
    hasil = impor(buku(PER_PROGRAM), *MURNI, "--buat", "semua")
    assert (hasil["keluar"], hasil["dimuat"]) == (1, False)
    assert [t["nilai"] for t in hasil["ditolak"]] == ["2.07.03"]
    assert "sudah merinci" in hasil["ditolak"][0]["pesan"]


def rekap(*kode):
    return [
        ["Kode Program", "Nama Program", "Kode Kegiatan", "Nama Kegiatan", "Kode Sub Kegiatan",
         "Nama Sub Kegiatan", "Kode Rekening", "Pagu"],
        *(
            [p, "Program", k, "Kegiatan", s, "Sub", "5.1.02.01.01.0024", 1_000_000 * n]
            for n, (p, k, s) in enumerate(kode, 1)
        ),
    ]  # fmt: skip


@pytest.mark.django_db
def test_kode_pusat_dan_kode_lama(dinas, impor, buku):
    """Each makes its own nodes, one below the other."""
    berkas = buku(
        rekap(
            ("026.13.DG", "026.13.DG.4459", "026.13.DG.4459.QDC.001"),
            ("026.13.DG", "026.13.DG.4459", "026.13.DG.4459.QEA.001"),
            ("1.14.01.15", "1.14.01.15.01", "1.14.01.15.01.02"),
        )
    )
    hasil = impor(berkas, *MURNI)
    assert (hasil["keluar"], hasil["ditolak"]) == (0, [])
    assert pagu(dinas) == {
        "026.13.DG.4459.QDC.001": 1_000_000,
        "026.13.DG.4459.QEA.001": 2_000_000,
        "1.14.01.15.01.02": 3_000_000,
    }
    assert set(SubKegiatan.objects.values_list("kegiatan__kode", "kegiatan__program__kode")) == {
        ("026.13.DG.4459", "026.13.DG"),
        ("1.14.01.15.01", "1.14.01.15"),
    }


@pytest.mark.django_db
def test_x_xx_adalah_program_penunjang_sendiri(dinas, impor, buku):
    """X.XX.01 of the file is the agency's 2.07.01; another bidang's 2.08.01 is not."""
    sub = f.SubKegiatanFactory(
        kode="2.07.01.2.02.0001", tahun=TAHUN, kegiatan__kode="2.07.01.2.02",
        kegiatan__program__kode="2.07.01", kegiatan__program__pd=dinas,
        kegiatan__program__tahun=TAHUN,
    )  # fmt: skip
    impor(buku(rekap(("X.XX.01", "X.XX.01.2.02", "X.XX.01.2.02.0001"))), *MURNI)
    assert pagu(dinas) == {"2.07.01.2.02.0001": 1_000_000}
    assert BarisAnggaran.objects.get().sub_kegiatan == sub
    hasil = impor(buku(rekap(("2.08.01", "2.08.01.2.02", "2.08.01.2.02.0001"))), *MURNI)
    assert "tidak ada pada pohon anggaran" in hasil["ditolak"][0]["pesan"]
