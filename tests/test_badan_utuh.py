"""An answer reaches a client that has not sent all of its body yet."""

import socket
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

import pytest

from config import badan_utuh
from config.badan_utuh import utuhkan


class Jawab:
    """An answer that says when it is over."""

    def __init__(self, peristiwa: list[str]) -> None:
        self.peristiwa = peristiwa

    def __iter__(self) -> Iterator[bytes]:
        self.peristiwa.append("dijawab")
        return iter((b"penuh",))

    def close(self) -> None:
        self.peristiwa.append("ditutup")


def _layani(
    isi: Any, panjang: str, baca: int, peristiwa: list[str]
) -> Callable[[], Iterable[bytes]]:
    def aplikasi(lingkungan: dict[str, Any], mulai: Any) -> Iterable[bytes]:
        lingkungan["wsgi.input"].read(baca)
        return Jawab(peristiwa)

    return lambda: utuhkan(aplikasi)(
        {"wsgi.input": isi, "CONTENT_LENGTH": panjang}, lambda *_: None
    )


@pytest.mark.parametrize(
    ("panjang", "baca", "letak"),
    [("300000", 10, 300_000), ("300000", 300_000, 300_000), ("", 10, 10)],
    ids=["sisanya diambil", "sudah terbaca", "tak diumumkan"],
)
def test_sisa_diambil_sesudah_dijawab(panjang: str, baca: int, letak: int) -> None:
    isi, peristiwa = BytesIO(b"x" * 300_000), list[str]()
    jawab: Any = _layani(isi, panjang, baca, peristiwa)()
    assert list(jawab) == [b"penuh"]
    assert isi.tell() == baca
    jawab.close()
    assert isi.tell() == letak
    assert peristiwa == ["dijawab", "ditutup"]


def test_sisa_yang_terlalu_banyak_ditinggalkan(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gigabyte that was refused is not taken in to be polite; one that broke off just ends."""
    monkeypatch.setattr(badan_utuh, "SISA_BITA", 100_000)
    isi = BytesIO(b"x" * 300_000)
    jawab: Any = _layani(isi, "300000", 10, [])()
    jawab.close()
    assert 100_000 <= isi.tell() < 200_000
    putus = BytesIO(b"x" * 20)
    jawab = _layani(putus, "300000", 10, [])()
    jawab.close()
    assert putus.tell() == 20
    monkeypatch.setattr(badan_utuh, "SISA_DETIK", 0)
    isi.seek(0)
    jawab = _layani(isi, "300000", 10, [])()
    jawab.close()
    assert isi.tell() == 10


def test_soket_yang_putus_tidak_menggagalkan() -> None:
    kiri, kanan = socket.socketpair()
    kanan.sendall(b"x" * 10)
    isi = kiri.makefile("rb", buffering=0)
    jawab: Any = _layani(isi, "300000", 10, [])()
    kanan.close()
    kiri.close()
    jawab.close()
    isi.close()
