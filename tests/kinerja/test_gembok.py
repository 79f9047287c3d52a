"""The locks that belong to no row: what is asked of PostgreSQL, and that none works outside a
transaction. That they really wait is shown on PostgreSQL by tests/isian/test_kunci_penulis.py.
"""

import itertools
from typing import Any
from uuid import UUID

import pytest

from kinerja.isian import gembok


class KoneksiPalsu:
    """Remembers what a cursor was told."""

    def __init__(self, vendor: str, *, dalam_transaksi: bool = True) -> None:
        self.vendor, self.in_atomic_block = vendor, dalam_transaksi
        self.perintah: list[tuple[str, list[int]]] = []

    def cursor(self) -> "KoneksiPalsu":
        return self

    def __enter__(self) -> "KoneksiPalsu":
        return self

    def __exit__(self, *_: Any) -> None:
        pass

    def execute(self, perintah: str, argumen: list[int]) -> None:
        self.perintah.append((perintah, argumen))


@pytest.fixture
def koneksi(monkeypatch: pytest.MonkeyPatch) -> KoneksiPalsu:
    palsu = KoneksiPalsu("postgresql")
    monkeypatch.setattr(gembok, "connection", palsu)
    return palsu


KUNCI = UUID("00000000-0000-0102-ffff-ffffffffffff")
SEMUA = [
    lambda: gembok.bersama(7, 2024, 3),
    lambda: gembok.sendiri(7, 2024, 3),
    lambda: gembok.tulisan(KUNCI),
]


def test_penulis_berbagi_dan_pengesahan_sendirian_pada_kunci_yang_sama(koneksi: KoneksiPalsu):
    gembok.bersama(7, 2024, 3)
    gembok.sendiri(7, 2024, 3)
    assert koneksi.perintah == [
        ("SELECT pg_advisory_xact_lock_shared(%s, %s)", [7, 20243]),
        ("SELECT pg_advisory_xact_lock(%s, %s)", [7, 20243]),
    ]


def test_setiap_triwulan_setiap_pd_punya_kuncinya_sendiri(koneksi: KoneksiPalsu):
    semua = list(itertools.product((1, 2), (2023, 2024, 2025), (1, 2, 3, 4)))
    for satu in semua:
        gembok.bersama(*satu)
        gembok.sendiri(*satu)
    kunci = [tuple(argumen) for _, argumen in koneksi.perintah]
    assert len(set(kunci)) == len(semua)
    assert kunci[::2] == kunci[1::2]
    # Two whole numbers of four bytes are all that the database takes.
    assert all(0 < n < 2**31 for k in kunci for n in k)


@pytest.mark.parametrize(
    ("kunci", "bilangan"),
    [
        (KUNCI, 0x0102),
        (UUID("80000000-0000-0000-0000-000000000001"), -(2**63)),
        (UUID("ffffffff-ffff-ffff-0000-000000000000"), -1),
    ],
)
def test_tulisan_memakai_delapan_bita_pertama_sebagai_bilangan_bertanda(
    koneksi: KoneksiPalsu, kunci: UUID, bilangan: int
):
    gembok.tulisan(kunci)
    assert koneksi.perintah == [("SELECT pg_advisory_xact_lock(%s)", [bilangan])]


@pytest.mark.parametrize("kunci", SEMUA)
@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_di_luar_transaksi_ditolak(monkeypatch: pytest.MonkeyPatch, kunci: Any, vendor: str):
    """A transaction-level lock outside one would be let go before the next line."""
    palsu = KoneksiPalsu(vendor, dalam_transaksi=False)
    monkeypatch.setattr(gembok, "connection", palsu)
    with pytest.raises(RuntimeError, match=r"^a lock needs a transaction$"):
        kunci()
    assert palsu.perintah == []


@pytest.mark.parametrize("kunci", SEMUA)
def test_sqlite_tidak_ditanya(monkeypatch: pytest.MonkeyPatch, kunci: Any):
    """Its IMMEDIATE transaction is alone already, and it knows no such function."""
    palsu = KoneksiPalsu("sqlite")
    monkeypatch.setattr(gembok, "connection", palsu)
    kunci()
    assert palsu.perintah == []
