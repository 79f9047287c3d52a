"""The rail: at most seven areas, only what the role may use, the present page marked."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from kinerja.peran import (
    ADMIN_PEMDA,
    EVALUATOR,
    KEPALA_DINAS,
    OPERATOR,
    PERAN,
    SEKRETARIAT,
)
from laporan.rangka.area import AREA, judul_halaman
from laporan.rangka.navigasi import navigasi_bagi
from tests import factories as f

PALING_BANYAK = 7


class _Orang:
    """A user of one role, without a database."""

    def __init__(self, peran: str, *, staf: bool = False) -> None:
        self.izin, self.is_staff = frozenset(PERAN[peran]), staf

    def has_perm(self, izin: str) -> bool:
        return izin in self.izin


def test_paling_banyak_tujuh_dan_kunci_tidak_berulang() -> None:
    assert len(AREA) <= PALING_BANYAK
    assert len({a.kunci for a in AREA}) == len(AREA)
    halaman = [h for a in AREA for h in a.halaman]
    rute = [r for h in halaman for r in (h.rute, *h.bawah)]
    assert len(set(rute)) == len(rute), "a route marked in two places"


@pytest.mark.django_db
def test_setiap_izin_ada() -> None:
    ada = {
        f"{p.content_type.app_label}.{p.codename}"
        for p in Permission.objects.select_related("content_type")
    }
    assert not {h.izin for a in AREA for h in a.halaman} - ada - {""}


@pytest.mark.parametrize(
    ("peran", "area"),
    [
        (OPERATOR, ["beranda", "rencana", "ukur", "anggaran", "laporan", "evaluasi"]),
        (
            SEKRETARIAT,
            ["beranda", "rencana", "ukur", "anggaran", "laporan", "evaluasi", "pengaturan"],
        ),
        (KEPALA_DINAS, ["beranda", "rencana", "ukur", "anggaran", "laporan", "evaluasi"]),
    ],
    ids=["operator", "sekretariat", "kepala"],
)
def test_area_menurut_peran(peran: str, area: list[str]) -> None:
    assert [a.kunci for a in navigasi_bagi(_Orang(peran))] == area


def test_halaman_menurut_peran() -> None:
    operator = {h.judul for a in navigasi_bagi(_Orang(OPERATOR)) for h in a.halaman}
    assert "Isi Realisasi" in operator
    assert not operator & {"LKjIP", "Berkas", "Akun", "Data Induk", "Pengesahan"}
    # Of the whole agency: these pages refuse whoever sees one unit.
    assert "Anggaran" in operator
    assert not operator & {"Serapan", "RFK"}
    kepala = {h.judul for a in navigasi_bagi(_Orang(KEPALA_DINAS)) for h in a.halaman}
    assert {"Pengesahan", "Serapan", "RFK"} <= kepala
    assert "Isi Realisasi" not in kepala


def test_data_induk_bagi_staf() -> None:
    def pengaturan(*, staf: bool) -> list[str]:
        area = {a.kunci: a for a in navigasi_bagi(_Orang(SEKRETARIAT, staf=staf))}
        return [h.judul for h in area["pengaturan"].halaman]

    assert "Data Induk" not in pengaturan(staf=False)
    assert pengaturan(staf=True)[-1] == "Data Induk"


def test_yang_tampil_ditandai_juga_dari_halaman_di_bawahnya() -> None:
    for rute in ("isian", "buku_kerja"):
        aktif = [a for a in navigasi_bagi(_Orang(OPERATOR), rute) if a.aktif]
        assert [a.kunci for a in aktif] == ["ukur"]
        assert [h.judul for h in aktif[0].halaman if h.aktif] == ["Isi Realisasi"]
    assert not [a for a in navigasi_bagi(_Orang(OPERATOR), "cari") if a.aktif]


@pytest.mark.django_db
@pytest.mark.parametrize("peran", [OPERATOR, SEKRETARIAT, KEPALA_DINAS, EVALUATOR, ADMIN_PEMDA])
def test_bingkai_memuat_setiap_halaman(client: Any, pengguna: Any, peran: str) -> None:
    """In the rail and in the bar of a phone, without a script."""
    unit = f.UnitFactory()
    orang = pengguna(peran, **({"pd": None} if peran == ADMIN_PEMDA else {"unit": unit}))
    client.force_login(orang)
    isi = client.get(reverse("kunci_sandi")).content.decode()
    for area in navigasi_bagi(orang):
        for halaman in area.halaman:
            assert isi.count(f'href="{halaman.url}"') >= 2, halaman.judul


@pytest.mark.parametrize(
    ("rute", "judul"),
    [
        ("penjenjangan", "Penjenjangan"),
        ("penjenjangan_unit", "Penjenjangan"),
        ("beranda", ""),
        ("masuk", ""),
        (None, ""),
    ],
)
def test_halaman_yang_diminta_disebut(rute: str | None, judul: str) -> None:
    """What the choice of an agency says that it will open."""
    assert judul_halaman(rute) == judul
