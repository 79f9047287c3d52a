"""A request that broke off is never taken for a whole one.

gunicorn gives what came of a body, and Django reads it as all there is: a form cut in the middle of
a text would store half of it.
"""

import errno
from collections.abc import Callable, Iterable
from typing import Any

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

    def _hitung(self, data: bytes, diminta: int) -> bytes:
        self._sisa -= len(data)
        kurang = self._sisa if diminta < 0 else min(self._sisa, diminta - len(data))
        if kurang > 0:
            raise ConnectionResetError(errno.ECONNRESET, "The request broke off.")
        return data


def utuhkan(aplikasi: Wsgi) -> Wsgi:
    """The application with bodies that are whole or an error."""

    def layani(lingkungan: dict[str, Any], mulai: Callable[..., Any]) -> Iterable[bytes]:
        panjang = lingkungan.get("CONTENT_LENGTH") or ""
        if panjang.isascii() and panjang.isdecimal():
            lingkungan["wsgi.input"] = BadanUtuh(lingkungan["wsgi.input"], int(panjang))
        return aplikasi(lingkungan, mulai)

    return layani
