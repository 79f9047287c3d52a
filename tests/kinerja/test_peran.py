"""Who may do what, written once more by hand: a role that gains or loses a power must say so here.

Sources: rancangan §1 (the people) and PermenPANRB 88/2021 (who evaluates writes nothing). What a
role sees of the rows is narrowed by agency and unit, which tests/test_model_lingkup.py shows.
"""

import pytest

from kinerja.peran import (
    ADMIN_PEMDA,
    DATA_INDUK,
    EVALUATOR,
    KEPALA_DAERAH,
    KEPALA_DINAS,
    OPERATOR,
    PEJABAT,
    PEMANTAU,
    PERAN,
    PERAN_STAF,
    SEKRETARIAT,
    SEKRETARIS,
    _kelola,
    _lihat,
)

SEMUA = {
    OPERATOR,
    SEKRETARIAT,
    KEPALA_DINAS,
    SEKRETARIS,
    PEJABAT,
    KEPALA_DAERAH,
    PEMANTAU,
    EVALUATOR,
    ADMIN_PEMDA,
}
PENGELOLA = {SEKRETARIAT, ADMIN_PEMDA}

#: Permission of kinerja or anggaran → the roles that hold it. Master data follow below.
PEMEGANG: dict[str, set[str]] = {
    # the quarter: filled by the unit, checked by Sekretariat, endorsed by the head
    "kinerja.isi_realisasi": {OPERATOR, PEJABAT, SEKRETARIS},
    "kinerja.verifikasi_realisasi": {SEKRETARIAT},
    "kinerja.sahkan_triwulan": {KEPALA_DINAS},
    "kinerja.setujui_rencana_aksi": {SEKRETARIAT, KEPALA_DINAS},
    # the agreement: prepared by Sekretariat, signed by who holds the post
    "kinerja.kelola_perjanjian": {SEKRETARIAT},
    "kinerja.tandatangani_perjanjian": {OPERATOR, PEJABAT, SEKRETARIS, KEPALA_DINAS},
    "kinerja.tandatangani_kepala_daerah": {KEPALA_DAERAH},
    "kinerja.lihat_perjanjian": SEMUA,
    # codes that every agency plans by
    "anggaran.kelola_nomenklatur": {ADMIN_PEMDA},
    # how far one sees
    "kinerja.lihat_semua_unit": SEMUA - {OPERATOR, PEJABAT},
    "kinerja.lihat_semua_pd": {KEPALA_DAERAH, PEMANTAU, ADMIN_PEMDA, EVALUATOR},
    "kinerja.view_realisasi": {SEKRETARIAT, EVALUATOR, ADMIN_PEMDA},
    "kinerja.view_nilaivariabel": {SEKRETARIAT, EVALUATOR, ADMIN_PEMDA},
    "kinerja.view_jejakaudit": {SEKRETARIAT, EVALUATOR, ADMIN_PEMDA},
    # the region's plan: which agencies stand behind it, and who keeps its figures
    "kinerja.change_dukungansasaran": PENGELOLA,
    "kinerja.change_kontribusiindikator": PENGELOLA,
    # agencies and accounts
    "kinerja.view_perangkatdaerah": PENGELOLA,
    "kinerja.change_perangkatdaerah": PENGELOLA,
    "kinerja.add_perangkatdaerah": {ADMIN_PEMDA},
    "kinerja.view_pengguna": {ADMIN_PEMDA},
    "kinerja.change_pengguna": {ADMIN_PEMDA},
    "kinerja.add_pengguna": {ADMIN_PEMDA},
    "kinerja.kelola_akun": PENGELOLA,
    "kinerja.view_penetapanakun": PENGELOLA | {KEPALA_DINAS},
}
#: Master data that everyone may read, beyond those who keep or evaluate them.
TERBUKA = {"kinerja.view_indikator", "anggaran.view_program"}


def pemegang(izin: str) -> set[str]:
    return {nama for nama, daftar in PERAN.items() if izin in daftar}


def test_semua_peran_ada():
    assert set(PERAN) == SEMUA


@pytest.mark.parametrize("izin", PEMEGANG)
def test_wewenang_dipegang_oleh_peran_ini_saja(izin: str):
    assert pemegang(izin) == PEMEGANG[izin]


def test_tidak_ada_wewenang_lain_atas_kinerja_dan_anggaran():
    induk = {f"{app}.{model}" for app, daftar in DATA_INDUK.items() for model in daftar}
    dikenal = set(PEMEGANG) | {
        f"{m.split('.')[0]}.{aksi}_{m.split('.')[1]}"
        for m in induk
        for aksi in ("view", "add", "change", "delete")
    }
    dipakai = {i for daftar in PERAN.values() for i in daftar if not i.startswith("laporan.")}
    assert dipakai <= dikenal


@pytest.mark.parametrize(
    ("app", "model"), [(app, m) for app, daftar in DATA_INDUK.items() for m in daftar]
)
def test_data_induk_dikelola_sekretariat_dan_admin_dibaca_evaluator(app: str, model: str):
    for aksi in ("add", "change", "delete"):
        assert pemegang(f"{app}.{aksi}_{model}") == PENGELOLA
    lihat = f"{app}.view_{model}"
    assert pemegang(lihat) == (SEMUA if lihat in TERBUKA else PENGELOLA | {EVALUATOR})


def test_kelola_dan_lihat_menyebut_setiap_model_data_induk_lengkap():
    kelola, lihat = _kelola(), _lihat()
    jumlah = sum(len(daftar) for daftar in DATA_INDUK.values())
    assert len(set(kelola)) == len(kelola) == 4 * jumlah
    assert len(set(lihat)) == len(lihat) == jumlah
    for aksi in ("view", "add", "change", "delete"):
        assert f"kinerja.{aksi}_unitkerja" in kelola
        assert f"anggaran.{aksi}_pagubaris" in kelola
    assert {"kinerja.view_unitkerja", "anggaran.view_pagubaris"} <= set(lihat)
    assert all(".view_" in izin for izin in lihat)


def test_yang_mengisi_tidak_memeriksa_dan_yang_memeriksa_tidak_mengesahkan():
    langkah = [
        pemegang(f"kinerja.{nama}")
        for nama in ("isi_realisasi", "verifikasi_realisasi", "sahkan_triwulan")
    ]
    assert all(langkah)
    assert sum(len(peran) for peran in langkah) == len(set().union(*langkah))


@pytest.mark.parametrize("peran", [EVALUATOR, KEPALA_DAERAH, PEMANTAU])
def test_yang_menilai_dari_luar_tidak_mengubah_data_perangkat_daerah(peran: str):
    boleh = {"kinerja.tandatangani_kepala_daerah"}
    for izin in PERAN[peran]:
        app, nama = izin.split(".")
        assert (
            app == "laporan"
            or nama.startswith(("view_", "lihat_"))
            or (izin in boleh and peran == KEPALA_DAERAH)
        ), izin


def test_tidak_ada_yang_mengubah_realisasi_jejak_atau_menghapus_akun_lewat_data_induk():
    terlarang = {
        f"kinerja.{aksi}_{model}"
        for model in ("realisasi", "nilaivariabel", "jejakaudit", "versirealisasi", "tandatangan")
        for aksi in ("add", "change", "delete")
    } | {"kinerja.delete_pengguna", "kinerja.delete_perangkatdaerah"}
    assert not {i for i in terlarang if pemegang(i)}


def test_data_induk_hanya_dimasuki_peran_staf():
    assert {SEKRETARIAT, EVALUATOR, ADMIN_PEMDA} == PERAN_STAF
