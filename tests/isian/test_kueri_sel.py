"""Saving a cell asks the database little, whatever kind of cell it is."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.isian.dunia import PADA, TAHUN, Dunia, ke_sasaran

PALING_BANYAK = 15
BUKAN_PERTANYAAN = ("SAVEPOINT", "RELEASE SAVEPOINT", "SELECT pg_advisory_xact_lock")


def _kueri(dunia: Dunia, baris: str, medan: str, teks: tuple[str, str]) -> list[str]:
    """What the second save of a cell asks, session and user included.

    Savepoints and PostgreSQL's advisory locks read nothing and are left out.
    """
    klien = Client()
    klien.force_login(dunia.operator)
    isi: dict[str, Any] = {
        "sasaran": str(ke_sasaran(getattr(dunia, baris))),
        "tahun": TAHUN,
        "triwulan": 1,
        "medan": medan,
        "versi": 0,
    }
    for ketikan in teks:
        kirim = json.dumps({**isi, "kunci": str(uuid4()), "teks": ketikan})
        with CaptureQueriesContext(connection) as rekam:
            jawaban = klien.post(reverse("isian_sel"), kirim, content_type="application/json")
        assert jawaban.status_code == 200, jawaban.content
        isi["versi"] = jawaban.json()["versi"]
    assert isi["versi"] == 2  # the second one was stored too
    semua = [k["sql"] for k in rekam.captured_queries]
    return [k for k in semua if not k.startswith(BUKAN_PERTANYAAN)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("baris", "medan", "teks"),
    [
        pytest.param("angka", "nilai", ("80", "81,5"), id="angka"),
        pytest.param("predikat", "predikat", ("B", "BB"), id="predikat"),
    ],
)
def test_menyimpan_sel_paling_banyak_lima_belas_kueri(
    dunia: Dunia,
    baris: str,
    medan: str,
    teks: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("laporan.isian.layar_api.timezone.now", lambda: PADA)
    kueri = _kueri(dunia, baris, medan, teks)
    assert len(kueri) <= PALING_BANYAK, "\n".join(kueri)
