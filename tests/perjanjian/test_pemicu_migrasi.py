"""Triggers and migrations: an installation that has them can be upgraded, and is told of a loss."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.db import connection

from kinerja import pemicu
from kinerja.pemicu_perjanjian import PEMICU

AKAR = Path(__file__).resolve().parents[2]


def _pemicu_terpasang(berkas: Path) -> set[str]:
    with sqlite3.connect(berkas) as basis:
        baris = basis.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    basis.close()
    return {nama for (nama,) in baris}


def test_pemasangan_lama_dapat_dinaikkan(tmp_path: Path) -> None:
    """SQLite rebuilds a table to add a column, which a trigger that names the table would stop."""
    berkas = tmp_path / "lama.sqlite3"
    lingkungan = {**os.environ, "DATABASE_URL": f"sqlite:///{berkas}", "TAPAK_DEBUG": "1"}

    def migrasi(*tujuan: str) -> None:
        hasil = subprocess.run(
            [sys.executable, "manage.py", "migrate", "--no-input", *tujuan],
            cwd=AKAR,
            env=lingkungan,
            capture_output=True,
            text=True,
            check=False,
        )
        assert hasil.returncode == 0, hasil.stderr

    migrasi("kinerja", "0005_perjanjian_bersegel")
    with sqlite3.connect(berkas) as basis:  # one that a later version no longer has
        basis.execute(
            "CREATE TRIGGER usang BEFORE UPDATE ON kinerja_perjanjiankinerja "
            "WHEN NEW.kolom_lama = 1 BEGIN SELECT RAISE(ABORT, 'usang'); END"
        )
    basis.close()
    assert _pemicu_terpasang(berkas) > {"perjanjian_langkah", "usang"}
    migrasi()
    ada = _pemicu_terpasang(berkas)
    assert {p.nama for p in PEMICU} <= ada
    assert "usang" not in ada


@pytest.mark.django_db
def test_pemicu_yang_hilang_disebut() -> None:
    def keluhan() -> list[Any]:
        return [k for k in run_checks(databases=["default"]) if k.id == "tapak.E001"]

    assert keluhan() == []
    satu = next(p for p in PEMICU if p.nama == "perjanjian_langkah")
    pemicu.lepas(connection, [satu])
    (kata,) = keluhan()
    assert "perjanjian_langkah" in kata.msg
    pemicu.pasang(connection, [satu])
    assert keluhan() == []
