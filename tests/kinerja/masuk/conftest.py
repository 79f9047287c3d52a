"""A clock that the test moves, and clients from addresses of their own."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

PADA = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


class Jam:
    """The time of day, for Django too."""

    def __init__(self) -> None:
        self.kini = PADA

    def maju(self, **lama: float) -> datetime:
        self.kini += timedelta(**lama)
        return self.kini


@pytest.fixture
def jam(monkeypatch: pytest.MonkeyPatch) -> Jam:
    satu = Jam()
    monkeypatch.setattr(timezone, "now", lambda: satu.kini)
    return satu


@pytest.fixture
def klien_dari() -> Callable[[str], Any]:
    """A browser at an address, as one trusted proxy hands it on."""
    return lambda alamat: Client(REMOTE_ADDR="127.0.0.1", headers={"x-forwarded-for": alamat})
