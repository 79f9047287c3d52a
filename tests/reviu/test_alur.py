"""The table of the review: every role × every state × every step, and nothing besides."""

import pytest

from laporan.models import BagianReviu, LangkahReviu, Laporan
from laporan.models.langkah_reviu import (
    BAGIAN,
    LAPORAN,
    STATUS_BAGIAN,
    STATUS_LAPORAN,
    Langkah,
    Peran,
    boleh_bagian,
    boleh_laporan,
    terkunci,
)
from tests.pasti import pasti

#: (step, state of the section) → roles that may take it, while the report is `disusun`.
BAGIAN_BOLEH = {
    ("ajukan", "draf"): "penulis perencanaan",
    ("ajukan", "dikembalikan"): "penulis perencanaan",
    ("tarik", "diajukan"): "penulis perencanaan",
    ("periksa", "diajukan"): "perencanaan",
    ("kembalikan", "diajukan"): "perencanaan",
    ("kembalikan", "diperiksa"): "perencanaan",
}
#: (step, state of the report) → roles that may take it.
LAPORAN_BOLEH = {
    ("teruskan", "disusun"): "perencanaan",
    ("tarik_laporan", "direviu_perencanaan"): "perencanaan",
    ("periksa_laporan", "direviu_perencanaan"): "sekretaris",
    ("kembalikan_laporan", "direviu_perencanaan"): "sekretaris",
    ("setujui", "direviu_sekretaris"): "kepala",
    ("kembalikan_laporan", "direviu_sekretaris"): "kepala",
    ("selesaikan_reviu", "disetujui"): "inspektorat",
    ("catat_reviu", "disetujui"): "perencanaan",
    ("kembalikan_laporan", "disetujui"): "inspektorat",
    ("buka_kembali", "disetujui"): "perencanaan kepala",
    ("finalkan", "direviu_inspektorat"): "perencanaan kepala",
    ("buka_kembali", "direviu_inspektorat"): "perencanaan kepala",
    ("buka_kembali", "final"): "kepala",
}


@pytest.mark.parametrize("peran", list(Peran))
@pytest.mark.parametrize("status", STATUS_BAGIAN)
@pytest.mark.parametrize("langkah", list(BAGIAN))
def test_bagian(langkah, status, peran):
    boleh = peran in BAGIAN_BOLEH.get((langkah, status), "").split()
    for laporan in STATUS_LAPORAN:
        jawab = boleh_bagian(langkah, bagian=status, laporan=laporan, peran=frozenset({peran}))
        assert (jawab is None) is (boleh and laporan == "disusun"), jawab
        assert jawab is None or jawab.endswith(".")


@pytest.mark.parametrize("peran", list(Peran))
@pytest.mark.parametrize("status", STATUS_LAPORAN)
@pytest.mark.parametrize("langkah", list(LAPORAN))
def test_laporan(langkah, status, peran):
    jawab = boleh_laporan(langkah, laporan=status, peran=frozenset({peran}))
    assert (jawab is None) is (peran in LAPORAN_BOLEH.get((langkah, status), "").split()), jawab
    assert jawab is None or jawab.endswith(".")


def test_semua_langkah_bertabel():
    assert set(BAGIAN) | set(LAPORAN) | {Langkah.KOMENTARI} == set(Langkah)


@pytest.mark.parametrize("peran", list(Peran))
def test_komentar_semua_kecuali_pembaca(peran):
    jawab = boleh_laporan(Langkah.KOMENTARI, laporan="final", peran=frozenset({peran}))
    assert (jawab is None) is (peran is not Peran.PEMBACA)


@pytest.mark.parametrize("langkah", ["kembalikan", "kembalikan_laporan", "buka_kembali"])
def test_yang_menurunkan_wajib_bercatatan(langkah):
    tabel = {**BAGIAN, **LAPORAN}
    assert tabel[Langkah(langkah)].bercatatan


@pytest.mark.parametrize(
    ("bagian", "laporan", "kata"),
    [
        ("draf", "disusun", None),
        ("dikembalikan", "disusun", None),
        ("diajukan", "disusun", "sedang diperiksa"),
        ("diperiksa", "disusun", "sudah diperiksa"),
        ("draf", "direviu_perencanaan", "Sekretaris"),
        ("diperiksa", "direviu_sekretaris", "persetujuan Kepala"),
        ("dikembalikan", "disetujui", "Inspektorat"),
        ("diperiksa", "direviu_inspektorat", "sudah direviu"),
        ("diperiksa", "final", "final"),
    ],
)
def test_terkunci(bagian, laporan, kata):
    sebab = terkunci(bagian=bagian, laporan=laporan)
    assert sebab is None if kata is None else kata in pasti(sebab)


def test_nama_status_sama_dengan_basis_data():
    bagian = pasti(BagianReviu._meta.get_field("status").choices)
    laporan = pasti(Laporan._meta.get_field("status").choices)
    assert tuple(nilai for nilai, _ in bagian) == STATUS_BAGIAN
    assert tuple(nilai for nilai, _ in laporan) == STATUS_LAPORAN
    lebar = pasti(LangkahReviu._meta.get_field("langkah").max_length)
    assert max(len(s) for s in Langkah) <= lebar


def test_tidak_ada_jalan_pintas():
    """Upwards only one layer at a time; downwards always to `disusun`."""
    urut = STATUS_LAPORAN.index
    for aturan in LAPORAN.values():
        for dari in aturan.dari:
            assert aturan.ke == "disusun" or urut(aturan.ke) == urut(dari) + 1
