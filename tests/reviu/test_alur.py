"""The table of the review: every role × every state × every step, and nothing besides."""

import pytest

from laporan.models import BagianReviu, LangkahReviu, Laporan, StatusBagian
from laporan.models.langkah_reviu import (
    BAGIAN,
    LAPORAN,
    STATUS_LAPORAN,
    Aturan,
    Langkah,
    Peran,
    boleh_bagian,
    boleh_laporan,
    cara_membuka,
    terkunci,
)
from laporan.models.langkah_reviu import _aturan as aturan
from tests.pasti import pasti

#: (step, state of the section) → roles that may take it, while the report is `disusun`.
BAGIAN_BOLEH = {
    ("ajukan", "draf"): "penulis",
    ("ajukan", "dikembalikan"): "penulis",
    ("ambil_alih", "draf"): "perencanaan",
    ("ambil_alih", "dikembalikan"): "perencanaan",
    ("tarik", "diajukan"): "penulis",
    ("periksa", "diajukan"): "perencanaan",
    ("terima_lagi", "diperiksa"): "perencanaan",
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
@pytest.mark.parametrize("status", tuple(StatusBagian))
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
    diri = frozenset({peran})
    jawab = (
        None
        if peran is not Peran.PEMBACA
        else "Komentar ditulis oleh penulis dan pemeriksa laporan."
    )
    assert boleh_laporan(Langkah.KOMENTARI, laporan="final", peran=diri) == jawab
    assert boleh_bagian(Langkah.KOMENTARI, bagian="draf", laporan="final", peran=diri) == jawab


def test_yang_menurunkan_wajib_bercatatan_dan_yang_lain_tidak():
    wajib = {langkah for langkah, a in {**BAGIAN, **LAPORAN}.items() if a.bercatatan}
    assert wajib == {
        "ambil_alih",
        "kembalikan",
        "tarik_laporan",
        "kembalikan_laporan",
        "buka_kembali",
    }


def test_satu_aturan_memuat_keadaan_peran_dan_tujuannya():
    """The tables above are built once, while the module loads; this one inside a test."""
    peran = {"draf": (Peran.PENULIS, Peran.KEPALA), "diajukan": (Peran.KEPALA,)}
    assert aturan("diperiksa", peran) == Aturan(
        dari=frozenset({"draf", "diajukan"}),
        peran={
            "draf": frozenset({Peran.PENULIS, Peran.KEPALA}),
            "diajukan": frozenset({Peran.KEPALA}),
        },
        ke="diperiksa",
        bercatatan=False,
    )
    assert aturan("draf", peran, bercatatan=True).bercatatan is True


@pytest.mark.parametrize(
    ("langkah", "status", "siapa"),
    [
        (Langkah.AJUKAN, "draf", "penulis bagian"),
        (Langkah.TARIK, "diajukan", "penulis bagian"),
        (Langkah.PERIKSA, "diajukan", "Sub Bagian Perencanaan"),
        (Langkah.SETUJUI, "direviu_sekretaris", "Kepala"),
        (Langkah.PERIKSA_LAPORAN, "direviu_perencanaan", "Sekretaris"),
        (Langkah.SELESAIKAN_REVIU, "disetujui", "Inspektorat"),
        (Langkah.FINALKAN, "direviu_inspektorat", "Sub Bagian Perencanaan atau Kepala"),
    ],
)
def test_yang_tidak_berwenang_membaca_siapa_yang_berwenang(langkah, status, siapa):
    pembaca = frozenset({Peran.PEMBACA})
    jawab = (
        boleh_bagian(langkah, bagian=status, laporan="disusun", peran=pembaca)
        if langkah in BAGIAN
        else boleh_laporan(langkah, laporan=status, peran=pembaca)
    )
    assert jawab == f"Langkah ini dilakukan {siapa}."


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
    assert tuple(nilai for nilai, _ in bagian) == tuple(StatusBagian)
    assert tuple(nilai for nilai, _ in laporan) == STATUS_LAPORAN
    lebar = pasti(LangkahReviu._meta.get_field("langkah").max_length)
    assert max(len(s) for s in Langkah) <= lebar


def test_tidak_ada_jalan_pintas():
    """Upwards only one layer at a time; downwards always to `disusun`."""
    urut = STATUS_LAPORAN.index
    for satu in LAPORAN.values():
        for dari in satu.dari:
            assert satu.ke == "disusun" or urut(satu.ke) == urut(dari) + 1


@pytest.mark.parametrize(
    ("bagian", "laporan", "kalimat"),
    [
        ("draf", "disusun", ""),
        ("dikembalikan", "disusun", ""),
        (
            "diajukan",
            "disusun",
            "Terbuka lagi bila penulis bagian menarik kembali ajuannya, atau Sub Bagian "
            "Perencanaan mengembalikan bagian ini.",
        ),
        (
            "diperiksa",
            "disusun",
            "Terbuka lagi bila Sub Bagian Perencanaan mengembalikan bagian ini.",
        ),
        (
            "diperiksa",
            "direviu_sekretaris",
            "Terbuka lagi bila Kepala mengembalikan laporan dengan menyebut bagian ini. Sesudah "
            "laporan terbuka, Sub Bagian Perencanaan mengembalikan bagian ini.",
        ),
        (
            "draf",
            "final",
            "Terbuka lagi bila Kepala membuka kembali laporan.",
        ),
    ],
)
def test_yang_terkunci_menyebut_siapa_yang_membukanya(bagian, laporan, kalimat):
    assert cara_membuka(bagian=bagian, laporan=laporan) == kalimat


@pytest.mark.parametrize("laporan", STATUS_LAPORAN)
@pytest.mark.parametrize("bagian", tuple(StatusBagian))
def test_setiap_kunci_punya_pembuka(bagian, laporan):
    tertutup = terkunci(bagian=bagian, laporan=laporan) is not None
    assert bool(cara_membuka(bagian=bagian, laporan=laporan)) is tertutup
