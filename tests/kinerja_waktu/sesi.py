"""A logged-in connection to a server on the loopback address, with the time of each request."""

import http.client
import json
import socket
import time
from typing import Any


def pelabuhan() -> int:
    """A port that nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


class Sesi:
    """One logged-in connection."""

    def __init__(self, port: int, kuki: str) -> None:
        self.sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        csrf = "c" * 32
        self.kepala = {
            "Cookie": f"sessionid={kuki}; csrftoken={csrf}",
            "X-CSRFToken": csrf,
            "Content-Type": "application/json",
        }

    def minta(self, cara: str, jalur: str, isi: Any = None) -> tuple[float, bytes]:
        """Milliseconds and body."""
        badan = None if isi is None else json.dumps(isi)
        awal = time.perf_counter()
        self.sambungan.request(cara, jalur, badan, self.kepala)
        jawab = self.sambungan.getresponse()
        hasil = jawab.read()
        lama = (time.perf_counter() - awal) * 1000
        if jawab.status != 200:
            raise RuntimeError(f"{cara} {jalur}: {jawab.status} {hasil[:300]!r}")
        return lama, hasil
