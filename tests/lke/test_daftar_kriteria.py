"""The list of what answers each criterion: whole, and the documentation is what it prints."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from laporan.lke.aturan import ATURAN
from laporan.lke.baku import lembar_baku
from laporan.lke.daftar_kriteria import (
    MENURUT,
    CaraJawab,
    daftar_kriteria,
    tabel_markdown,
)
from laporan.lke.lembar import LembarLKE
from tests.lke.test_aturan import FAKTA_SAJA, KASUS

AKAR = Path(__file__).parents[2]


def _ringkas_nomor(lembar: LembarLKE, cara: CaraJawab) -> str:
    """`1.a: 4; 1.b: 4, 5`: the criteria answered so, by sub-component."""
    menurut: dict[str, list[str]] = {}
    for b in daftar_kriteria(lembar):
        if b.cara is cara:
            sub, _, nomor = b.nomor.rpartition(".")
            menurut.setdefault(sub, []).append(nomor)
    return "; ".join(f"{sub}: {', '.join(nomor)}" for sub, nomor in menurut.items())


def test_delapan_puluh_kriteria_menurut_yang_menjawabnya() -> None:
    """48 by data, each with a case that meets it and one that does not; 20 in part; 12 people."""
    menurut: dict[str, set[str]] = {}
    for b in daftar_kriteria(lembar_baku()):
        menurut.setdefault(b.cara.value, set()).add(b.kunci)
        assert b.menurut, b.kunci
    assert {k: len(v) for k, v in menurut.items()} == {"data": 48, "sebagian": 20, "pengisi": 12}
    assert (menurut["data"], menurut["sebagian"]) == (set(KASUS), FAKTA_SAJA)
    assert set(MENURUT) == set(ATURAN)


def test_dokumentasi_sama_dengan_aturannya() -> None:
    keluaran = StringIO()
    call_command("lke", kriteria=True, stdout=keluaran)
    lembar = lembar_baku()
    assert keluaran.getvalue().strip() == tabel_markdown(lembar)
    assert tabel_markdown(lembar) in (AKAR / "docs/lke.md").read_text()
    panduan = (AKAR / "docs/panduan/lke.md").read_text()
    for awal, cara in (
        ("Dari data Tapak (48)", CaraJawab.DATA),
        ("Faktanya disebut, jawabannya oleh pengisi (20)", CaraJawab.SEBAGIAN),
        ("Oleh pengisi, dengan dokumen (12)", CaraJawab.PENGISI),
    ):
        assert f"| {awal} | {_ringkas_nomor(lembar, cara)} |" in panduan


def test_tanpa_tahun_atau_keluaran() -> None:
    with pytest.raises(CommandError, match="--kriteria"):
        call_command("lke")
