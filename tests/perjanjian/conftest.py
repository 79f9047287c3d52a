"""The sample's agreements as drafts, and who signs them."""

from typing import Any

import pytest

from tests.perjanjian.bantu import Penanda, siapkan_contoh


@pytest.fixture
def sekretariat(akun: dict[str, Any]) -> Any:
    return akun["sekretariat"]


@pytest.fixture
def pk(contoh: Any, sekretariat: Any) -> dict[str, Any]:
    """Post code → its draft for 2024."""
    return siapkan_contoh(contoh, sekretariat)


@pytest.fixture
def penanda(pengguna: Any, sekretariat: Any) -> Penanda:
    return Penanda(pengguna, sekretariat)
