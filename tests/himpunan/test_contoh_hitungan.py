"""A made-up hospital with every rule of arithmetic: its report prints what its README works out."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from kinerja.models import PerangkatDaerah
from laporan.data.himpunan import muat, simpan
from tests.himpunan.conftest import PADA
from tests.himpunan.kecil import baca_folder

CONTOH = Path(__file__).parent.parent / "contoh" / "rsud-fiktif"
pytestmark = pytest.mark.django_db


@pytest.fixture
def lkjip(tmp_path: Path) -> dict[str, Any]:
    muat(CONTOH, oleh=None, pada=PADA)
    keluaran = tmp_path / "lkjip.json"
    opsi = {"pd": "rsud-fiktif", "tahun": 2024, "format": "json", "keluaran": keluaran}
    call_command("lkjip", **opsi, verbosity=0)
    isi: dict[str, Any] = json.loads(keluaran.read_text("utf-8"))
    return isi


def _tabel(lkjip: dict[str, Any], kunci: str) -> dict[str, Any]:
    return next(t for t in lkjip["tabel"] if t["kunci"] == kunci)


def test_capaian_dan_rata_rata_sama_dengan_hitungan_tangan(lkjip: dict[str, Any]) -> None:
    tabel = _tabel(lkjip, "capaian")
    baris = {b[2]: (b[3], b[5], b[6]) for b in tabel["baris"]}
    assert baris["Bed Occupancy Rate"] == ("60,00–85,00%", "92,40%", "91,29%")
    assert baris["Pertumbuhan Pendapatan Layanan"] == ("-1,20%", "-0,80%", "133,33%")
    assert baris["Predikat AKIP"] == ("BB (75)", "BB (75,20)", "100,27%")
    assert baris["Tingkat Maturitas SPIP"] == ("Level 3 (3,35)", "3,35", "100,00%")
    assert baris["Budaya Keselamatan Pasien"][2] == "95,00%*"
    assert tabel["baris"][-1][:1] + tabel["baris"][-1][-2:-1] == [
        "Rata-rata capaian (5 indikator dihitung)", "99,40%",
    ]  # fmt: skip
    assert tabel["catatan"] == [
        "* Capaian ditetapkan Sekretariat: Budaya Keselamatan Pasien (Survei hanya memberi "
        "kategori).",
        "Rata-rata capaian ditimbang menurut bobot indikator.",
    ]


def test_capaian_tahun_lampau_yang_hanya_dilaporkan_tercetak(lkjip: dict[str, Any]) -> None:
    baris = next(b for b in _tabel(lkjip, "tahun_sebelumnya")["baris"] if "Bed Occupancy Rate" in b)
    assert "98,10%" in baris
    assert "tidak tercatat" in baris


def test_terhadap_akhir_renstra(lkjip: dict[str, Any]) -> None:
    baris = next(b for b in _tabel(lkjip, "akhir_renstra")["baris"] if "Bed Occupancy Rate" in b)
    assert "91,29%" in baris
    isi = json.dumps(lkjip["bab"], ensure_ascii=False)
    assert "7,40 poin persentase di atas target" in isi


def test_rumus_yang_dipakai_disebut(lkjip: dict[str, Any]) -> None:
    isi = json.dumps(lkjip["bab"], ensure_ascii=False)
    assert "(2 × batas atas − realisasi) ÷ batas atas × 100%" in isi
    assert "(1 ± (realisasi − target) ÷ |target|) × 100%" in isi
    assert "Capaian = nilai realisasi ÷ nilai target × 100%" in isi
    assert "di luarnya, batas yang terdekat menjadi target" not in isi  # no such indicator here
    assert "95,00% ditetapkan" in isi
    assert ": Survei hanya memberi kategori" in isi


def test_pulang_pergi(tmp_path: Path) -> None:
    muat(CONTOH, oleh=None, pada=PADA)
    simpan(PerangkatDaerah.objects.get(), tmp_path / "hasil")
    asal, hasil = baca_folder(CONTOH), baca_folder(tmp_path / "hasil")
    for lembar, baris in asal.items():
        # A text that starts with a minus is guarded against Excel by an apostrophe.
        dipilih = [{k: satu[k].removeprefix("'") for k in baris[0]} for satu in hasil[lembar]]
        assert dipilih == baris, lembar
    assert not muat(tmp_path / "hasil", oleh=None, pada=PADA).berubah
