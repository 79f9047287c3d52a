"""Who may take which step: every role × every state × every agreement of the sample.

What is expected is written here by rule, from the roles and posts alone; nothing of the module
under test is used to compute it.
"""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from kinerja import pemicu_perjanjian
from kinerja.peran import PERAN
from kinerja.status import StatusPerjanjian
from laporan.perjanjian.pelaku import keadaan
from laporan.perjanjian.wewenang import (
    CATAT_KERTAS,
    STATUS,
    TANDA_TANGAN,
    KeadaanPerjanjian,
    LangkahPerjanjian,
    boleh,
    pihak_pengguna,
)

STATUS_SEMUA = [str(s) for s in StatusPerjanjian]
#: Step → the states in which the flow has it.
WAKTU = {
    "siapkan": {"draf", "dikembalikan"},
    "sunting": {"draf", "dikembalikan"},
    "ajukan": {"draf", "dikembalikan"},
    "kembalikan": {"diajukan", "pihak_pertama"},
    "tandatangani_pertama": {"diajukan"},
    "tandatangani_kedua": {"pihak_pertama"},
    "catat_kertas_pertama": {"diajukan"},
    "catat_kertas_kedua": {"pihak_pertama"},
    "siapkan_perubahan": {"pihak_kedua", "berlaku"},
    "buang": {"draf"},  # none of them was ever submitted
}
SEKRETARIAT_SAJA = {
    "siapkan",
    "sunting",
    "ajukan",
    "catat_kertas_pertama",
    "catat_kertas_kedua",
    "siapkan_perubahan",
    "buang",
}
#: Account of the sample → (role, code of its post).
AKUN = {
    "operator.naker": ("Operator Bidang", None),
    "sekretariat": ("Sekretariat", None),
    "kepala.dinas": ("Kepala Perangkat Daerah", "KADIS"),
    "sekretaris": ("Sekretaris Perangkat Daerah", "SEKRETARIS"),
    "kepala.bidang": ("Pejabat Eselon III/IV", "KABID-LATTRANS"),
    "kepala.seksi": ("Pejabat Eselon III/IV", "KASI-LATIH"),
    "kepala.daerah": ("Kepala Daerah", None),
    "sekda": ("Pemantau Pemda", None),
    "evaluator": ("Evaluator", None),
    "admin.pemda": ("Admin Pemda", None),
}
ATASAN = {
    "KADIS": "bupati",
    **dict.fromkeys(("SEKRETARIS", "KABID-LATTRANS", "KABID-NAKER", "KABID-HI"), "KADIS"),
    **dict.fromkeys(("KASUBAG-UMUM", "KASUBAG-REN", "KASUBAG-KEU"), "SEKRETARIS"),
    **dict.fromkeys(("KASI-LATIH", "KASI-TRANS"), "KABID-LATTRANS"),
    **dict.fromkeys(("KASI-TEMPAT", "KASI-RENCANA"), "KABID-NAKER"),
    **dict.fromkeys(("KASI-SYARAT", "KASI-SELISIH"), "KABID-HI"),
}
SEMUA_UNIT = {
    "Sekretariat",
    "Kepala Perangkat Daerah",
    "Sekretaris Perangkat Daerah",
    "Kepala Daerah",
    "Pemantau Pemda",
    "Evaluator",
    "Admin Pemda",
}
#: What the accounts without all units see: their own unit and those below.
LINGKUP = {
    "operator.naker": {"KABID-NAKER", "KASI-TEMPAT", "KASI-RENCANA"},
    "kepala.bidang": {"KABID-LATTRANS", "KASI-LATIH", "KASI-TRANS"},
    "kepala.seksi": {"KASI-LATIH"},
}


def diharapkan(akun: str, langkah: str, status: str, jabatan: str) -> bool:
    peran, milik = AKUN[akun]
    if peran not in SEMUA_UNIT and jabatan not in LINGKUP[akun]:
        return False
    if langkah == "lihat":
        return True
    if status not in WAKTU[langkah]:
        return False
    sekretariat = peran == "Sekretariat"
    pertama = milik == jabatan
    kedua = (milik is not None and milik == ATASAN[jabatan]) or (
        peran == "Kepala Daerah" and ATASAN[jabatan] == "bupati"
    )
    if langkah in SEKRETARIAT_SAJA:
        return sekretariat
    if langkah == "tandatangani_pertama":
        return pertama
    if langkah == "tandatangani_kedua":
        return kedua
    return sekretariat or kedua or (pertama and status == "diajukan")


@pytest.mark.django_db
def test_setiap_peran_keadaan_dan_perjanjian(pk, akun, operator_naker):
    """10 accounts × 14 agreements × 7 states × 11 steps."""
    assert set(pk) == set(ATASAN)
    pelaku = {**akun, "operator.naker": operator_naker}
    dasar = {(nama, kode): keadaan(p, pelaku[nama]) for nama in AKUN for kode, p in pk.items()}
    kasus = list(product(AKUN, pk, STATUS_SEMUA, LangkahPerjanjian))
    assert len(kasus) == 10 * 14 * 7 * 11
    salah = [
        (nama, kode, status, str(langkah))
        for nama, kode, status, langkah in kasus
        if (boleh(langkah, replace(dasar[nama, kode], status=status)) is None)
        != diharapkan(nama, str(langkah), status, kode)
    ]
    assert not salah


@pytest.fixture
def operator_naker(pengguna: Any, contoh: Any) -> Any:
    from kinerja.models import UnitKerja
    from kinerja.peran import OPERATOR

    return pengguna(OPERATOR, unit=UnitKerja.objects.get(pd=contoh, kode="NAKER"))


def test_semua_peran_diuji():
    assert {peran for peran, _ in AKUN.values()} == set(PERAN)


def test_langkah_sejalan_dengan_pemicu():
    """A step that the table allows leads where the database lets it go."""
    pindah = {
        LangkahPerjanjian.AJUKAN: "diajukan",
        LangkahPerjanjian.KEMBALIKAN: "dikembalikan",
        TANDA_TANGAN[1]: "pihak_pertama",
        TANDA_TANGAN[2]: "pihak_kedua",
        CATAT_KERTAS[1]: "pihak_pertama",
        CATAT_KERTAS[2]: "pihak_kedua",
    }
    for langkah, ke in pindah.items():
        dari = {status for status, boleh_ke in pemicu_perjanjian.LANGKAH.items() if ke in boleh_ke}
        assert STATUS[langkah] == dari, langkah


IZIN = frozenset({"kinerja.lihat_perjanjian", "kinerja.tandatangani_perjanjian"})
DASAR = KeadaanPerjanjian(
    status="pihak_pertama",
    izin=IZIN,
    pengguna=7,
    dalam_lingkup=True,
    pd_sendiri=True,
    jabatan_pengguna=20,
    pihak_pertama=10,
    pihak_kedua=20,
)
K = LangkahPerjanjian.TANDATANGANI_KEDUA


@pytest.mark.parametrize(
    ("langkah", "ubah", "bagian"),
    [
        pytest.param(K, {}, None, id="atasan"),
        pytest.param(K, {"penanda_tangan": frozenset({7})}, "kedua pihak", id="satu-orang"),
        pytest.param(K, {"penanda_tangan": frozenset({8})}, None, id="orang-lain"),
        pytest.param(K, {"jabatan_pengguna": None}, "atasan langsung", id="tanpa-jabatan"),
        pytest.param(K, {"pd_sendiri": False}, "atasan langsung", id="pd-lain"),
        pytest.param(K, {"pihak_kedua": None}, "kepala daerah", id="bukan-kepala-daerah"),
        pytest.param(K, {"status": "diajukan"}, "belum menandatangani", id="belum-gilirannya"),
        pytest.param(K, {"dalam_lingkup": False}, "tidak ditemukan", id="di-luar-lingkup"),
        pytest.param(K, {"izin": frozenset()}, "tidak ditemukan", id="tanpa-izin-lihat"),
        pytest.param(
            K, {"izin": frozenset({"kinerja.lihat_perjanjian"})}, "atasan", id="tanpa-izin-tt"
        ),
        pytest.param(
            LangkahPerjanjian.SIAPKAN_PERUBAHAN,
            {
                "status": "berlaku",
                "izin": IZIN | {"kinerja.kelola_perjanjian"},
                "ada_perubahan": True,
            },
            "sudah disiapkan",
            id="perubahan-kembar",
        ),
        pytest.param(
            LangkahPerjanjian.SIAPKAN_PERUBAHAN,
            {"status": "berlaku", "izin": IZIN | {"kinerja.kelola_perjanjian"}},
            None,
            id="perubahan",
        ),
        pytest.param(
            LangkahPerjanjian.SIAPKAN,
            {"status": "", "izin": IZIN | {"kinerja.kelola_perjanjian"}},
            None,
            id="belum-ada",
        ),
    ],
)
def test_alasan(langkah, ubah, bagian):
    alasan = boleh(langkah, replace(DASAR, **ubah))
    if bagian is None:
        assert alasan is None
    else:
        assert alasan is not None
        assert bagian in alasan


KEPALA_DAERAH = "Pihak kedua perjanjian ini adalah kepala daerah."


@pytest.mark.parametrize(
    ("langkah", "ubah", "alasan"),
    [
        ("sunting", {}, "Hanya Sekretariat perangkat daerah ini yang melakukannya."),
        (
            "tandatangani_pertama",
            {},
            "Pihak pertama ditandatangani oleh pemangku jabatan itu sendiri.",
        ),
        ("tandatangani_kedua", {"pihak_kedua": None}, KEPALA_DAERAH),
        (
            "tandatangani_kedua",
            {},
            "Pihak kedua ditandatangani oleh atasan langsung jabatan itu.",
        ),
        (
            "kembalikan",
            {},
            "Pengembalian dilakukan oleh Sekretariat atau pihak yang akan menandatangani.",
        ),
    ],
)
def test_yang_tidak_berwenang_membaca_siapa_yang_berwenang(langkah, ubah, alasan):
    """Whole sentences: they are what the person reads."""
    orang_lain = replace(DASAR, jabatan_pengguna=30, **ubah)
    assert boleh(LangkahPerjanjian(langkah), orang_lain) == alasan


PENGELOLA = IZIN | {"kinerja.kelola_perjanjian"}


@pytest.mark.parametrize(
    ("langkah", "ubah", "alasan"),
    [
        ("lihat", {"dalam_lingkup": False}, "Perjanjian Kinerja tidak ditemukan."),
        ("lihat", {"izin": frozenset()}, "Perjanjian Kinerja tidak ditemukan."),
        (
            "sunting",
            {"status": "diajukan", "izin": PENGELOLA},
            "Perjanjian Kinerja ini sudah diajukan, sehingga tidak dapat disunting.",
        ),
        (
            "catat_kertas_pertama",
            {"status": "berlaku", "izin": PENGELOLA},
            "Perjanjian Kinerja ini sudah berlaku, sehingga tidak dapat dicatat tanda tangannya.",
        ),
        (
            "siapkan_perubahan",
            {"status": "", "izin": PENGELOLA},
            "Perjanjian Kinerja ini belum disiapkan, sehingga tidak dapat diubah.",
        ),
        (
            "tandatangani_kedua",
            {"status": "draf"},
            "Perjanjian Kinerja ini masih draf, sehingga tidak dapat ditandatangani pihak kedua.",
        ),
        (
            "siapkan",
            {"status": "diajukan", "izin": PENGELOLA},
            "Perjanjian Kinerja ini sudah diajukan, sehingga tidak dapat disiapkan.",
        ),
        (
            "tandatangani_kedua",
            {"status": "diajukan"},
            "Pihak pertama belum menandatangani. Pihak kedua menandatangani sesudahnya.",
        ),
        (
            "catat_kertas_kedua",
            {"status": "diajukan", "izin": PENGELOLA},
            "Pihak pertama belum menandatangani. Pihak kedua menandatangani sesudahnya.",
        ),
        (
            "siapkan_perubahan",
            {"status": "berlaku", "izin": PENGELOLA, "ada_perubahan": True},
            "Perubahan atas Perjanjian Kinerja ini sudah disiapkan. Lanjutkan yang sudah ada.",
        ),
        (
            "tandatangani_kedua",
            {"penanda_tangan": frozenset({7})},
            "Anda sudah menandatangani sebagai pihak lainnya. Satu orang tidak dapat "
            "menandatangani untuk kedua pihak.",
        ),
    ],
)
def test_yang_belum_atau_tidak_lagi_dapat_membaca_sebabnya(langkah, ubah, alasan):
    assert boleh(LangkahPerjanjian(langkah), replace(DASAR, **ubah)) == alasan


@pytest.mark.parametrize(
    ("langkah", "ubah"),
    [
        # The note of a later version stops a second change, nothing else.
        ("sunting", {"status": "draf", "izin": PENGELOLA, "ada_perubahan": True}),
        ("tandatangani_kedua", {"ada_perubahan": True}),
        # Whoever signed on one side may still keep the papers.
        (
            "catat_kertas_kedua",
            {"izin": PENGELOLA, "penanda_tangan": frozenset({7})},
        ),
        # The first party sends back while it is its turn; the second also after it.
        ("kembalikan", {"status": "diajukan", "jabatan_pengguna": 10}),
        ("kembalikan", {"status": "pihak_pertama"}),
        ("kembalikan", {"status": "diajukan"}),
        ("kembalikan", {"jabatan_pengguna": None, "izin": PENGELOLA}),
    ],
)
def test_yang_boleh(langkah, ubah):
    assert boleh(LangkahPerjanjian(langkah), replace(DASAR, **ubah)) is None


@pytest.mark.parametrize(
    ("langkah", "ubah"),
    [
        ("sunting", {"status": "draf", "izin": PENGELOLA, "pd_sendiri": False}),
        (
            "tandatangani_pertama",
            {"status": "diajukan", "jabatan_pengguna": 10, "pd_sendiri": False},
        ),
        (
            "tandatangani_pertama",
            {
                "status": "diajukan",
                "jabatan_pengguna": 10,
                "izin": frozenset({"kinerja.lihat_perjanjian"}),
            },
        ),
        ("kembalikan", {"jabatan_pengguna": 10}),
    ],
)
def test_yang_tidak_boleh(langkah, ubah):
    assert boleh(LangkahPerjanjian(langkah), replace(DASAR, **ubah)) is not None


@pytest.mark.parametrize(
    ("ubah", "pihak"),
    [
        ({}, {2}),
        ({"jabatan_pengguna": 10}, {1}),
        ({"jabatan_pengguna": 30}, set()),
        ({"pihak_kedua": None}, set()),
        ({"pihak_kedua": None, "izin": frozenset({"kinerja.tandatangani_kepala_daerah"})}, {2}),
    ],
)
def test_pihak_pengguna(ubah, pihak):
    assert pihak_pengguna(replace(DASAR, **ubah)) == pihak
