"""The sample under test: what does not depend on the day is made once per process."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from laporan.latihan.angka import AngkaLatihan
from laporan.latihan.berkas import pdf_latihan
from laporan.latihan.buat import DasarContoh, buat_dasar, buat_latihan
from tests.conftest import CONTOH
from tests.factories import SANDI

ANGKA = AngkaLatihan(CONTOH.parent / "latihan")
WITA = ZoneInfo("Asia/Makassar")
DIMUAT = datetime(2025, 2, 3, 9, tzinfo=WITA)


@pytest.fixture(scope="session")
def _potret_dasar(potret: Callable[..., Any], potret_peran: Any) -> Any:
    return potret(lambda: buat_dasar(CONTOH, ANGKA, kini=DIMUAT, sandi=SANDI), potret_peran)


@pytest.fixture
def dasar(_peran_terpasang: None, _potret_dasar: Any) -> DasarContoh:
    """The printed year with its quarters and accounts."""
    hasil: DasarContoh = _potret_dasar.pakai()
    return hasil


@pytest.fixture
def latihan(
    dasar: DasarContoh, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any
) -> Callable[[str], Any]:
    """Live the practice year up to four in the afternoon of a day, which is then today."""
    settings.MEDIA_ROOT = tmp_path

    def sampai(hari: str) -> Any:
        kini = datetime.fromisoformat(hari).replace(hour=16, tzinfo=WITA)
        monkeypatch.setattr(timezone, "now", lambda: kini)
        # The text of an agreement is printed elsewhere; here it only has to be a file of its own.
        return buat_latihan(
            dasar.pd, ANGKA, kini=kini, perender=lambda isi: pdf_latihan("", isi["kode"]).isi
        )

    return sampai
