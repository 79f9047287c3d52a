"""An installation that lost a trigger is told so; its upgrade: kinerja/test_migrasi_terisi.py."""

from typing import Any

import pytest
from django.core.checks import run_checks
from django.db import connection

from kinerja import pemicu
from kinerja.pemicu_perjanjian import PEMICU


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
