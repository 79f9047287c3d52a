"""Every state × every boundary: which reason is told, and that no reason is told twice."""

import datetime
import itertools
from typing import Any

import pytest

from kinerja.jadwal import KeadaanJadwal
from kinerja.kunci import KeadaanIsian, SebabKunci, alasan_terkunci
from kinerja.periode import Triwulan
from tests.pasti import pasti

BUKA, TUTUP = datetime.date(2024, 4, 1), datetime.date(2024, 4, 14)
SEHARI = datetime.timedelta(days=1)
STATUS = ("draf", "dikembalikan", "diajukan", "diverifikasi", "disahkan")
DARI_STATUS = {
    "diajukan": SebabKunci.DIAJUKAN,
    "diverifikasi": SebabKunci.DIVERIFIKASI,
    "disahkan": SebabKunci.DISAHKAN,
}


def _keadaan(**lain):
    medan = {
        "triwulan": Triwulan(2024, 1),
        "hari_ini": BUKA,
        "buka": BUKA,
        "tutup": TUTUP,
        "pengecualian": None,
        "status": "draf",
        "dalam_lingkup": True,
    }
    return KeadaanIsian(**{**medan, **lain})


def _sebab(**lain):
    terkunci = alasan_terkunci(_keadaan(**lain))
    return terkunci.sebab if terkunci else None


HARI = {
    "sehari sebelum buka": (BUKA - SEHARI, SebabKunci.BELUM_DIBUKA),
    "hari buka": (BUKA, None),
    "tengah": (BUKA + 5 * SEHARI, None),
    "hari tutup": (TUTUP, None),
    "sehari sesudah tutup": (TUTUP + SEHARI, SebabKunci.DITUTUP),
}


@pytest.mark.parametrize("status", STATUS)
@pytest.mark.parametrize("hari", HARI)
def test_setiap_status_pada_setiap_batas(status, hari):
    hari_ini, sebab_hari = HARI[hari]
    # The state of the row is told before the period: waiting would not help.
    assert _sebab(status=status, hari_ini=hari_ini) == DARI_STATUS.get(status, sebab_hari)


@pytest.mark.parametrize(
    ("hari_ini", "pengecualian", "sebab"),
    [
        (TUTUP + SEHARI, TUTUP + SEHARI, None),
        (TUTUP + 2 * SEHARI, TUTUP + SEHARI, SebabKunci.DITUTUP),
        (TUTUP, TUTUP - SEHARI, None),  # a leave that ended early takes nothing away
        (TUTUP + SEHARI, TUTUP, SebabKunci.DITUTUP),
        (BUKA - SEHARI, TUTUP + SEHARI, SebabKunci.BELUM_DIBUKA),  # never opens early
    ],
)
def test_pengecualian_membuka_yang_ditutup_saja(hari_ini, pengecualian, sebab):
    assert _sebab(hari_ini=hari_ini, pengecualian=pengecualian) == sebab


@pytest.mark.parametrize("status", DARI_STATUS)
def test_pengecualian_tidak_membuka_pengajuan(status):
    hari_ini = TUTUP + SEHARI
    assert _sebab(status=status, hari_ini=hari_ini, pengecualian=hari_ini) == DARI_STATUS[status]


@pytest.mark.parametrize(("buka", "tutup"), [(None, None), (BUKA, None), (None, TUTUP)])
def test_tanpa_periode(buka, tutup):
    assert _sebab(buka=buka, tutup=tutup) is SebabKunci.TANPA_PERIODE
    assert _sebab(buka=buka, tutup=tutup, pengecualian=TUTUP) is SebabKunci.TANPA_PERIODE


@pytest.mark.parametrize("status", STATUS)
def test_triwulan_disahkan_menutup_semua_status(status):
    assert _sebab(status=status, triwulan_disahkan=True) is SebabKunci.DISAHKAN


@pytest.mark.parametrize("status", STATUS)
def test_angka_yang_menyusul_tidak_ditutup_tanggal_atau_pengesahan(status):
    """Only what was done with the row itself closes it; and never before the quarter opens."""
    terbit = {"jadwal": KeadaanJadwal.TERBIT, "status": status, "triwulan_disahkan": True}
    assert _sebab(**terbit, hari_ini=TUTUP + 300 * SEHARI) == DARI_STATUS.get(status)
    if status not in DARI_STATUS:
        assert _sebab(**terbit, hari_ini=BUKA - SEHARI) is SebabKunci.BELUM_DIBUKA
        assert _sebab(**terbit, buka=None, tutup=None) is SebabKunci.TANPA_PERIODE


def test_yang_tidak_dijadwalkan_mengikuti_triwulannya():
    lain = {"jadwal": KeadaanJadwal.TIDAK}
    assert _sebab(**lain) is None
    assert _sebab(**lain, hari_ini=TUTUP + SEHARI) is SebabKunci.DITUTUP
    assert _sebab(**lain, triwulan_disahkan=True) is SebabKunci.DISAHKAN


def test_satu_alasan_saja_sudah_cukup():
    """Each reason locks on its own. With `all` in place of `any` none of these would."""
    sendirian: dict[SebabKunci, dict[str, Any]] = {
        SebabKunci.LUAR_LINGKUP: {"dalam_lingkup": False},
        SebabKunci.LUAR_MASA: {"jadwal": KeadaanJadwal.DI_LUAR},
        SebabKunci.BERSUMBER: {"jadwal": KeadaanJadwal.SUMBER},
        SebabKunci.DISAHKAN: {"triwulan_disahkan": True},
        SebabKunci.DIVERIFIKASI: {"status": "diverifikasi"},
        SebabKunci.DIAJUKAN: {"status": "diajukan"},
        SebabKunci.TANPA_PERIODE: {"buka": None, "tutup": None},
        SebabKunci.BELUM_DIBUKA: {"hari_ini": BUKA - SEHARI},
        SebabKunci.DITUTUP: {"hari_ini": TUTUP + SEHARI},
    }
    assert {_sebab(**satu) for satu in sendirian.values()} == set(SebabKunci)
    for sebab, medan in sendirian.items():
        assert _sebab(**medan) == sebab
    # And together the first in order is told.
    urut = list(SebabKunci)
    for a, b in itertools.combinations(sendirian, 2):
        if sendirian[a].keys() & sendirian[b].keys():
            continue
        assert _sebab(**sendirian[a], **sendirian[b]) == min(a, b, key=urut.index)


def test_terbuka_bila_tidak_ada_alasan_sama_sekali():
    """With `any` in place of `all` the open state would not exist."""
    for status in ("draf", "dikembalikan"):
        assert _sebab(status=status) is None


PESAN: dict[str, tuple[dict[str, Any], str]] = {
    "lingkup": (
        {"dalam_lingkup": False},
        "Baris ini bukan milik unit Anda. Bila seharusnya Anda yang mengisi, hubungi Sekretariat.",
    ),
    "diverifikasi": (
        {"status": "diverifikasi"},
        "Baris ini sudah diverifikasi. Bila perlu diubah, minta Sekretariat membatalkan "
        "verifikasi.",
    ),
    "diajukan": (
        {"status": "diajukan"},
        "Baris ini sudah diajukan dan sedang diperiksa. Bila perlu diubah, minta Sekretariat "
        "mengembalikannya.",
    ),
    "tanpa periode": (
        {"buka": None},
        "Periode Triwulan I 2024 belum ditetapkan. Sekretariat menetapkannya pada Persiapan.",
    ),
    "belum dibuka": (
        {"hari_ini": BUKA - SEHARI},
        "Periode Triwulan I 2024 baru dibuka 1 April 2024.",
    ),
    "ditutup": (
        {"hari_ini": TUTUP + SEHARI},
        "Periode Triwulan I 2024 ditutup 14 April 2024. Minta pengecualian kepada Sekretariat.",
    ),
    "pengecualian berakhir": (
        {"hari_ini": TUTUP + 9 * SEHARI, "pengecualian": TUTUP + SEHARI},
        "Periode Triwulan I 2024 ditutup 14 April 2024 dan pengecualian unit Anda berakhir "
        "15 April 2024. Minta pengecualian kepada Sekretariat.",
    ),
}


@pytest.mark.parametrize("nama", PESAN)
def test_pesan_menyebut_yang_mengunci_dan_jalan_keluarnya(nama):
    medan, pesan = PESAN[nama]
    assert pasti(alasan_terkunci(_keadaan(**medan))).pesan == pesan


@pytest.mark.parametrize("medan", [{"status": "disahkan"}, {"triwulan_disahkan": True}])
def test_pesan_pengesahan_menyebut_triwulannya(medan):
    pesan = pasti(alasan_terkunci(_keadaan(**medan))).pesan
    assert pesan.startswith("Triwulan I 2024 sudah disahkan ")
    assert pesan.endswith(" minta Sekretariat mengajukan pembukaan kembali.")


@pytest.mark.parametrize("status", ["draf", "dikembalikan", "disahkan"])
@pytest.mark.parametrize(
    ("hari_ini", "sebab"),
    [(BUKA - SEHARI, None), (TUTUP + 30 * SEHARI, None), (TUTUP + 31 * SEHARI, "ditutup")],
    ids=["sebelum periode", "hari terakhirnya", "sesudahnya"],
)
def test_dibuka_kembali_menurut_harinya_sendiri(status, hari_ini, sebab):
    """The period says nothing of what the head reopened, neither before nor after."""
    lain = {"triwulan_disahkan": True, "dibuka_sampai": TUTUP + 30 * SEHARI}
    assert _sebab(status=status, hari_ini=hari_ini, **lain) == sebab
    assert _sebab(status=status, hari_ini=hari_ini, buka=None, tutup=None, **lain) == sebab


@pytest.mark.parametrize("status", ["diajukan", "diverifikasi"])
def test_dibuka_kembali_tidak_membuka_yang_sedang_diperiksa(status):
    lain = {"triwulan_disahkan": True, "dibuka_sampai": TUTUP + SEHARI}
    assert _sebab(status=status, **lain) == DARI_STATUS[status]


def test_pembukaan_yang_lewat_menyebut_jalan_keluarnya():
    lain = {"triwulan_disahkan": True, "dibuka_sampai": TUTUP, "hari_ini": TUTUP + SEHARI}
    assert pasti(alasan_terkunci(_keadaan(**lain))).pesan == (
        "Pembukaan kembali Triwulan I 2024 berakhir 14 April 2024. Minta Sekretariat mengajukan "
        "perpanjangan."
    )
