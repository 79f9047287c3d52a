"""A request that broke off is never taken for a whole one.

gunicorn gives what came of a body, and Django reads it as all there is: a form cut in the middle of
a text would store half of it.
"""

import errno
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

SISA_BITA, SISA_DETIK = 32 * 1024 * 1024, 5
"""What is still taken of a body that nobody read, after it was answered."""
_SEPOTONG = 64 * 1024
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class BadanUtuh:
    """A body of `panjang` bytes. Raises ConnectionResetError where it ends before."""

    def __init__(self, asal: Any, panjang: int) -> None:
        self._asal, self._sisa = asal, panjang

    def read(self, banyak: int = -1) -> bytes:
        """As of a file."""
        return self._hitung(self._asal.read(banyak), banyak)

    def readline(self, banyak: int = -1) -> bytes:
        """As of a file."""
        baris: bytes = self._asal.readline(banyak)
        return self._hitung(baris, len(baris) if baris.endswith(b"\n") else banyak)

    @property
    def belum_terbaca(self) -> bool:
        """Whether the client sends more than was asked for."""
        return self._sisa > 0

    def habiskan(self) -> None:
        """Take what still comes and let it go, for a while."""
        sampai, boleh = time.monotonic() + SISA_DETIK, SISA_BITA
        with suppress(OSError):
            while self._sisa > 0 and boleh > 0 and time.monotonic() < sampai:
                data = self._asal.read(min(_SEPOTONG, self._sisa))
                if not data:
                    return
                self._sisa -= len(data)
                boleh -= len(data)

    def _hitung(self, data: bytes, diminta: int) -> bytes:
        self._sisa -= len(data)
        kurang = self._sisa if diminta < 0 else min(self._sisa, diminta - len(data))
        if kurang > 0:
            raise ConnectionResetError(errno.ECONNRESET, "The request broke off.")
        return data


class _LaluHabiskan:
    """An answer that came before the whole body did: a connection closed on what a client still
    sends is reset, and the answer is lost on its way.
    """

    def __init__(self, jawab: Iterable[bytes], badan: BadanUtuh) -> None:
        self._jawab, self._badan = jawab, badan

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._jawab)

    def close(self) -> None:
        """Called when the answer is sent."""
        try:
            if tutup := getattr(self._jawab, "close", None):
                tutup()
        finally:
            self._badan.habiskan()


def utuhkan(aplikasi: Wsgi) -> Wsgi:
    """The application with bodies that are whole or an error."""

    def layani(lingkungan: dict[str, Any], mulai: Callable[..., Any]) -> Iterable[bytes]:
        panjang = lingkungan.get("CONTENT_LENGTH") or ""
        if not (panjang.isascii() and panjang.isdecimal()):
            return aplikasi(lingkungan, mulai)
        badan = BadanUtuh(lingkungan["wsgi.input"], int(panjang))
        lingkungan["wsgi.input"] = badan
        jawab = aplikasi(lingkungan, mulai)
        return _LaluHabiskan(jawab, badan) if badan.belum_terbaca else jawab

    return layani
