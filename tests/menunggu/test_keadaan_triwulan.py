"""One quarter's state: what it asks of who fills, who checks, who endorses. Reckoned by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kinerja.periode import Triwulan
from laporan.isian.keadaan_triwulan import (
    KeadaanTriwulan,
    KeadaanUnit,
    sebut_unit,
    tunggu_triwulan,
)
from laporan.rangka.menunggu import JenisTunggu

_J = JenisTunggu
BUKA, TUTUP = date(2024, 4, 1), date(2024, 4, 15)
TENGAH, SESUDAH = date(2024, 4, 10), date(2024, 4, 16)
A = KeadaanUnit(1, "Bidang A", batas=TUTUP, url="/a/")
B = KeadaanUnit(2, "Bidang B", batas=TUTUP, url="/b/")


def _triwulan(*unit: KeadaanUnit, hari: date = TENGAH, **lain: Any) -> KeadaanTriwulan:
    medan: dict[str, Any] = {
        "buka": BUKA,
        "tutup": TUTUP,
        "disahkan": False,
        "url_papan": "/papan/",
        "url_sahkan": "/sahkan/",
        **lain,
    }
    return KeadaanTriwulan(Triwulan(2024, 1), hari, unit=unit, bersama=unit, **medan)


def _jenis(k: KeadaanTriwulan) -> list[str]:
    return [m.jenis for m in tunggu_triwulan(k)]


@pytest.mark.parametrize(
    ("unit", "hari", "harapan"),
    [
        (replace(A, kosong=4), TENGAH, [_J.ISI, _J.BELUM_DIISI]),
        (replace(A, kosong=1, terisi=3), TENGAH, [_J.ISI, _J.BELUM_DIISI, _J.BELUM_DIAJUKAN]),
        (replace(A, terisi=4), TENGAH, [_J.AJUKAN, _J.BELUM_DIAJUKAN]),
        (replace(A, diajukan=4), TENGAH, []),
        (replace(A, dikembalikan=1, diverifikasi=3), TENGAH, [_J.BELUM_DIPERBAIKI]),
        (replace(A, diverifikasi=4), TENGAH, [_J.SAHKAN]),
        (replace(A, kosong=4), SESUDAH, [_J.TERLAMBAT, _J.BELUM_DIISI, _J.TERHALANG]),
        (replace(A, terisi=4), SESUDAH, [_J.TERLAMBAT, _J.BELUM_DIAJUKAN, _J.TERHALANG]),
        (replace(A, diajukan=4), SESUDAH, [_J.TERHALANG]),
        (replace(A, diverifikasi=4), SESUDAH, [_J.SAHKAN]),
        (replace(A, kosong=4), date(2024, 3, 31), []),
        (A, TENGAH, []),
    ],
    ids=[
        "kosong",
        "sebagian",
        "terisi",
        "diajukan",
        "dikembalikan",
        "diverifikasi",
        "kosong, lewat",
        "terisi, lewat",
        "diajukan, lewat",
        "diverifikasi, lewat",
        "belum dibuka",
        "tanpa baris",
    ],
)
def test_keadaan_dan_yang_menunggu(unit: KeadaanUnit, hari: date, harapan: list[str]) -> None:
    k = _triwulan(unit, hari=hari)
    assert _jenis(k) == harapan
    assert _jenis(replace(k, disahkan=True)) == []


def test_tanpa_jadwal_tidak_ada_yang_diminta() -> None:
    unit = replace(A, kosong=4, batas=None)
    assert _jenis(_triwulan(unit, hari=SESUDAH, buka=None, tutup=None)) == []


def test_kepala_dipanggil_bila_semua_bidang_selesai() -> None:
    """One of two bidang is verified: nobody is called to sign."""
    sebagian = _triwulan(replace(A, diverifikasi=14), replace(B, terisi=10))
    assert _J.SAHKAN not in _jenis(sebagian)
    (satu,) = tunggu_triwulan(_triwulan(replace(A, diverifikasi=14), replace(B, diverifikasi=10)))
    assert satu.teks == "Triwulan I 2024: 24 baris sudah diverifikasi dan belum disahkan."
    assert satu.url == "/sahkan/"


def test_yang_dimuat_sudah_disahkan_tidak_memanggil_kepala() -> None:
    """Rows of a data set that stand as endorsed leave nothing to sign."""
    assert _jenis(_triwulan(replace(A, diverifikasi=4), termuat=4)) == []
    assert _jenis(_triwulan(replace(A, diverifikasi=4), termuat=3)) == [_J.SAHKAN]


def test_sesudah_batas_kepala_diberi_tahu_siapa() -> None:
    k = _triwulan(
        replace(A, kosong=2, diverifikasi=3), replace(B, terisi=1, diajukan=4), hari=SESUDAH
    )
    satu = next(m for m in tunggu_triwulan(k) if m.jenis == _J.TERHALANG)
    # 2 + 1 not handed in, 4 to be checked: 7 of 10.
    assert "7 dari 10 baris belum diverifikasi" in satu.teks
    assert satu.catatan == (
        "Belum mengajukan: Bidang A 2 baris; Bidang B 1 baris. "
        "4 baris menunggu diperiksa Sekretariat."
    )
    assert satu.url == "/papan/"


def test_pengecualian_disebut_sebagai_pengecualian() -> None:
    """Closed on the 15th, leave until the 25th: on the 16th ten days are left, today counted."""
    unit = replace(A, kosong=1, batas=date(2024, 4, 25), pengecualian=True)
    satu = tunggu_triwulan(_triwulan(unit, hari=SESUDAH))[0]
    assert satu.jenis == _J.ISI
    assert satu.catatan == (
        "Batasnya 25 April 2024 menurut pengecualian unit Anda, sisa 10 hari termasuk hari ini."
    )
    assert satu.batas == date(2024, 4, 25)


def test_sekretariat_membaca_unit_dan_batasnya() -> None:
    k = _triwulan(replace(A, kosong=1), replace(B, kosong=3))
    satu = next(m for m in tunggu_triwulan(k) if m.jenis == _J.BELUM_DIISI)
    assert satu.teks == "Triwulan I 2024: 4 baris dari 2 unit belum diisi."
    assert satu.catatan == "Batas 15 April 2024. Bidang B 3 baris; Bidang A 1 baris."
    assert satu.batas == TUTUP


def test_banyak_unit_diringkas() -> None:
    teks = sebut_unit([(f"U{n}", 20 - n) for n in range(12)])
    assert teks.startswith("U0 20 baris; U1 19 baris; ")
    assert teks.endswith("U9 11 baris; 2 unit lain.")
