"""The agency whose first quarter goes its way."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from tests.isian.alur.langkah import ajukan_unit
from tests.isian.dunia import PADA, Dunia


@pytest.fixture
def dunia(pengguna: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Dunia:
    """The agency of tests/isian, on a day on which its first quarter is open."""
    monkeypatch.setattr(timezone, "now", lambda: PADA)
    return Dunia(pengguna)


@pytest.fixture
def diajukan(dunia: Dunia) -> Dunia:
    dunia.isi_semua()
    ajukan_unit(dunia)
    return dunia


@pytest.fixture
def sebagai(client: Any) -> Callable[[Any], Any]:
    def masuk(siapa: Any) -> Any:
        client.force_login(siapa)
        return client

    return masuk
