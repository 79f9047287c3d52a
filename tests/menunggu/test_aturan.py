"""The rule of what waits for whom: every kind and every role, and the order it is told in."""

from datetime import date, timedelta

import pytest

from kinerja import peran
from kinerja.peran import (
    ADMIN_PEMDA,
    EVALUATOR,
    KEPALA_DAERAH,
    KEPALA_DINAS,
    OPERATOR,
    PEJABAT,
    PERAN,
    SEKRETARIAT,
    SEKRETARIS,
)
from laporan.rangka.menunggu import (
    IZIN_TUNGGU,
    KABAR,
    KETENTUAN,
    JenisTunggu,
    Menunggu,
    Orang,
    yang_menunggu,
)

HARI_INI = date(2024, 4, 10)
_J = JenisTunggu
_PENGISI = {OPERATOR, PEJABAT, SEKRETARIS}
_PENULIS = {OPERATOR, PEJABAT, SEKRETARIS, SEKRETARIAT}
_SEMUA = set(PERAN)
_PENINDAK = {OPERATOR, PEJABAT, SEKRETARIS, SEKRETARIAT, KEPALA_DINAS}

#: By the description of the roles (rancangan, kinerja/peran.py): whom each kind calls.
SIAPA: dict[JenisTunggu, set[str]] = {
    _J.PENUGASAN: _SEMUA,
    _J.AKUN_KELIRU: {SEKRETARIAT, KEPALA_DINAS, ADMIN_PEMDA},
    _J.DIKEMBALIKAN: _PENGISI,
    _J.ISI: _PENGISI,
    _J.AJUKAN: _PENGISI,
    _J.DIBUKA_KEMBALI: _PENGISI,
    _J.MENYUSUL: _PENGISI,
    _J.TERLAMBAT: _PENGISI,
    _J.PERIKSA: {SEKRETARIAT},
    _J.BELUM_DIISI: {SEKRETARIAT},
    _J.BELUM_DIAJUKAN: {SEKRETARIAT},
    _J.BELUM_DIPERBAIKI: {SEKRETARIAT},
    _J.PEMBUKAAN_LEWAT: {SEKRETARIAT},
    _J.PUTUSKAN_PEMBUKAAN: {KEPALA_DINAS},
    _J.SAHKAN: {KEPALA_DINAS},
    _J.TANDA_TANGAN: _SEMUA,
    _J.SETUJUI_RENCANA: {SEKRETARIAT, KEPALA_DINAS},
    _J.PERJANJIAN_KEMBALI: {SEKRETARIAT},
    _J.PERJANJIAN_BELUM_ADA: {SEKRETARIAT},
    _J.PERJANJIAN_SIAP: {SEKRETARIAT},
    _J.PERJANJIAN_MENUNGGU: {SEKRETARIAT},
    _J.PERJANJIAN_BERGESER: {SEKRETARIAT},
    _J.JAWAB_SILANG: _SEMUA,
    _J.SILANG_MENUNGGU: _SEMUA,
    _J.RENCANA_BELUM_ADA: {SEKRETARIAT, ADMIN_PEMDA},
    _J.RENCANA_DRAF: {SEKRETARIAT, ADMIN_PEMDA},
    _J.RENCANA_KEMBALI: {SEKRETARIAT, ADMIN_PEMDA},
    _J.RENCANA_MENUNGGU: {SEKRETARIAT, ADMIN_PEMDA},
    _J.BAGIAN_KEMBALI: _PENULIS,
    _J.TULIS_BAGIAN: _PENULIS,
    _J.PERIKSA_BAGIAN: {SEKRETARIAT},
    _J.BAGIAN_BELUM: {SEKRETARIAT},
    _J.TERUSKAN_LAPORAN: {SEKRETARIAT},
    _J.PERIKSA_LAPORAN: {SEKRETARIS},
    _J.SETUJUI_LAPORAN: {KEPALA_DINAS},
    _J.REVIU: {EVALUATOR},
    _J.TINDAK_REVIU: {SEKRETARIAT},
    _J.FINALKAN: {SEKRETARIAT},
    _J.ISI_LKE: {SEKRETARIAT, SEKRETARIS},
    _J.NILAI_LKE: {EVALUATOR},
    _J.VERIFIKASI_LHE: {EVALUATOR},
    _J.LHE_JATUH_TEMPO: {SEKRETARIAT},
    _J.TINDAK_LHE: _PENINDAK,
    _J.TANGGAPI_LHE: _PENINDAK | {EVALUATOR},
    _J.VERIFIKASI_TLHP: {EVALUATOR},
    _J.TLHP_BELUM_DIBAGI: {SEKRETARIAT},
    _J.TLHP_JATUH_TEMPO: {SEKRETARIAT},
    _J.TINDAK_TLHP: _PENINDAK,
    _J.TERHALANG: {KEPALA_DINAS},
    _J.PEKERJAAN: _SEMUA,
    _J.KABAR_SILANG: _SEMUA,
    _J.KABAR_AKUN: {SEKRETARIAT, KEPALA_DINAS, ADMIN_PEMDA},
}


def _orang(nama: str, **lain: object) -> Orang:
    medan: dict[str, object] = {"unit": 1, "bawahan": frozenset({1, 2}), **lain}
    return Orang(7, frozenset(PERAN[nama]) & IZIN_TUNGGU, **medan)  # type: ignore[arg-type]


def _butir(jenis: JenisTunggu = _J.PEKERJAAN, **lain: object) -> Menunggu:
    medan: dict[str, object] = {"jenis": jenis, "unit": 1, **lain}
    return Menunggu("Teks.", "/", "Buka", **medan)  # type: ignore[arg-type]


@pytest.mark.parametrize("nama", sorted(PERAN))
def test_siapa_dipanggil(nama: str) -> None:
    dipanggil = {j for j in JenisTunggu if _orang(nama).dipanggil(_butir(j))}
    assert dipanggil == {j for j, siapa in SIAPA.items() if nama in siapa}


def test_setiap_jenis_berketentuan() -> None:
    assert set(KETENTUAN) == set(SIAPA) == set(JenisTunggu)
    semua = {izin for daftar in peran.PERAN.values() for izin in daftar}
    assert semua >= IZIN_TUNGGU


@pytest.mark.parametrize(
    ("jenis", "unit", "dipanggil"),
    [
        (_J.ISI, 1, True),
        (_J.ISI, 2, False),  # told of the own unit, the seksi counted in
        (_J.ISI, 3, False),
        (_J.ISI, None, False),
        (_J.DIKEMBALIKAN, 1, True),
        (_J.DIKEMBALIKAN, 2, True),
        (_J.DIKEMBALIKAN, 3, False),
    ],
)
def test_lingkup_pengisi(jenis: JenisTunggu, unit: int | None, dipanggil: bool) -> None:
    assert _orang(OPERATOR).dipanggil(_butir(jenis, unit=unit)) is dipanggil


def test_bukan_dan_hanya() -> None:
    rencana = _J.SETUJUI_RENCANA
    assert not _orang(SEKRETARIAT).dipanggil(_butir(rencana, bukan=frozenset({7})))
    assert _orang(SEKRETARIAT).dipanggil(_butir(rencana, bukan=frozenset({8})))
    assert _orang(SEKRETARIAT).dipanggil(_butir(_J.RENCANA_MENUNGGU, hanya=frozenset({7})))
    assert not _orang(SEKRETARIAT).dipanggil(_butir(_J.RENCANA_MENUNGGU, hanya=frozenset({8})))
    assert not _orang(KEPALA_DAERAH).dipanggil(_butir(rencana))


def test_urut_menurut_batas_lalu_jenis_dan_berita_terakhir() -> None:
    kemarin, besok = HARI_INI - timedelta(days=1), HARI_INI + timedelta(days=1)
    butir = [
        _butir(_J.PEKERJAAN),
        _butir(_J.RENCANA_BELUM_ADA),
        _butir(_J.PERIKSA),
        _butir(_J.BELUM_DIISI, batas=besok),
        _butir(_J.LHE_JATUH_TEMPO, batas=kemarin),
        _butir(_J.BELUM_DIAJUKAN, batas=HARI_INI),
    ]
    hasil = yang_menunggu(_orang(SEKRETARIAT), butir, HARI_INI)
    assert [m.jenis for m in hasil] == [
        _J.LHE_JATUH_TEMPO,
        _J.BELUM_DIAJUKAN,
        _J.BELUM_DIISI,
        _J.PERIKSA,
        _J.RENCANA_BELUM_ADA,
        _J.PEKERJAAN,
    ]
    # The last day itself is not late.
    assert [m.lewat for m in hasil] == [True, False, False, False, False, False]
    assert {_J.PEKERJAAN, _J.KABAR_SILANG, _J.KABAR_AKUN} == KABAR
