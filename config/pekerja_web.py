"""gunicorn's threaded worker, which no slow client can hold.

A thread reads a request from its first byte to the last of its body, so a few clients that trickle
theirs would hold every thread. Here the main loop watches who waits for a client: whoever sends
less than LAJU is cut off after TENGGAT seconds, and where threads run short after TENGGAT_SEMPIT.
A connection on which nothing came yet waits without a thread.
"""

import errno
import os
import socket
import time
from contextlib import suppress
from threading import Lock
from typing import Any

from gunicorn.workers.gthread import _DEFER, TConn, ThreadWorker

TENGGAT = int(os.environ.get("TAPAK_TENGGAT_KIRIMAN", "30"))
TENGGAT_SEMPIT = min(2, TENGGAT)
LAJU = 4096
"""Bytes a second that a client must send on average; a modem sends more."""
TENGGAT_TERIMA = 60
"""Seconds that a client may leave one piece of an answer untaken."""


class Soket:
    """A client's socket that knows how long its request has been coming, and can be cut off."""

    def __init__(self, asal: socket.socket, penunggu: "Penunggu") -> None:
        self._asal, self._penunggu = asal, penunggu
        self._mulai, self._bita, self._diputus = time.monotonic(), 0, False

    def __getattr__(self, nama: str) -> Any:
        return getattr(self._asal, nama)

    def mulai(self) -> None:
        """A new request begins."""
        self._mulai, self._bita = time.monotonic(), 0

    def recv(self, banyak: int) -> bytes:
        """What came; OSError once it was cut off, so that no half of a request passes for whole."""
        with self._penunggu.menunggu(self):
            data = self._asal.recv(banyak)
        if self._diputus:
            raise ConnectionResetError(errno.ECONNRESET, "The client sent too slowly.")
        self._bita += len(data)
        return data

    def sendall(self, data: bytes, *lain: Any) -> None:
        """Send, but not for ever."""
        self._asal.settimeout(TENGGAT_TERIMA)
        self._asal.sendall(data, *lain)

    def terlambat(self, tenggat: int) -> bool:
        """Whether the request took longer than `tenggat` and came slower than LAJU."""
        lama = time.monotonic() - self._mulai
        return lama > tenggat and self._bita < LAJU * lama

    def putus(self) -> None:
        """Read no more of it; whoever waits for it goes on at once, and may still answer."""
        self._diputus = True
        with suppress(OSError):  # gone by itself
            self._asal.shutdown(socket.SHUT_RD)


class Penunggu:
    """The sockets for which a thread waits now."""

    def __init__(self) -> None:
        self._kunci, self._semua = Lock(), set[Soket]()

    def menunggu(self, soket: Soket) -> "_Menunggu":
        """While a thread waits for this socket."""
        return _Menunggu(self, soket)

    def tandai(self, soket: Soket, *, menunggu: bool) -> None:
        """Note that a thread waits for it, or no longer does."""
        with self._kunci:
            (self._semua.add if menunggu else self._semua.discard)(soket)

    def putuskan(self, utas: int) -> None:
        """Cut off who is too slow; sooner where every one of the `utas` threads waits."""
        with self._kunci:
            tenggat = TENGGAT_SEMPIT if len(self._semua) >= utas else TENGGAT
            for soket in self._semua:
                if soket.terlambat(tenggat):
                    soket.putus()


class _Menunggu:
    def __init__(self, penunggu: Penunggu, soket: Soket) -> None:
        self._penunggu, self._soket = penunggu, soket

    def __enter__(self) -> None:
        self._penunggu.tandai(self._soket, menunggu=True)

    def __exit__(self, *_: object) -> None:
        self._penunggu.tandai(self._soket, menunggu=False)


class PekerjaWeb(ThreadWorker):
    """The worker of config/gunicorn.py."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._penunggu = Penunggu()

    def handle(self, conn: TConn) -> Any:
        """One request; a connection that is still silent goes back to the main loop at once."""
        if not conn.initialized and not conn.data_ready and not conn.wait_for_data(0):
            return _DEFER
        if not isinstance(conn.sock, Soket):
            conn.sock = Soket(conn.sock, self._penunggu)
        conn.sock.mulai()
        return super().handle(conn)

    def murder_pending(self) -> None:
        """Called by the main loop every second."""
        super().murder_pending()
        self._penunggu.putuskan(self.cfg.threads)
