"""The time zones that are offered: three, the same to an agency and to the installation."""

from typing import Any
from zoneinfo import available_timezones

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config.env import pilihan
from kinerja.admin.zona import MedanZona
from kinerja.jenis import ZonaWaktu


def test_ketiganya_sama_di_mana_mana() -> None:
    assert set(settings.ZONA.values()) == set(ZonaWaktu.values) <= available_timezones()
    assert {s.name: s.value for s in ZonaWaktu} == settings.ZONA
    assert settings.TIME_ZONE == "Asia/Makassar"  # where nothing is set, as before


def test_setelan_lain_ditolak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAPAK_ZONA", "Asia/Jakarta")
    with pytest.raises(ImproperlyConfigured, match="TAPAK_ZONA must be one of WITA, WIB, WIT"):
        pilihan("TAPAK_ZONA", tuple(settings.ZONA))


def test_yang_tersimpan_dengan_nama_lain_tetap_tampil() -> None:
    """An agency of Pontianak: its name for WIB stands beside the three until one is chosen."""
    kendali: Any = MedanZona().widget
    teks = kendali.render("zona_waktu", "Asia/Pontianak")
    assert '<option value="Asia/Pontianak" selected>' in teks
    assert "Asia/Pontianak" not in kendali.render("zona_waktu", "Asia/Jakarta")
