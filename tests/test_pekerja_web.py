"""gunicorn's worker: clients that trickle a request hold no thread for long; half is not whole."""

import gc
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from io import BytesIO
from pathlib import Path

import pytest

from config import gunicorn
from config.badan_utuh import BadanUtuh

AKAR = Path(__file__).resolve().parents[1]
UTAS = 2
JAWAB_PALING_LAMBAT = 10
"""Seconds; without the limit the answer comes when the last trickling client gives up: never."""


@pytest.fixture(scope="module")
def pelabuhan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server of one process and two threads, on an empty database. What a test has
    sent ends with its connections, so one server does for all.
    """
    tmp_path = tmp_path_factory.mktemp("pekerja-web")
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port: int = s.getsockname()[1]
    lingkungan = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'kosong.sqlite3'}",
        "TAPAK_DATA": str(tmp_path),
        "TAPAK_BIND": f"127.0.0.1:{port}",
        "TAPAK_PROSES": "1",
        "TAPAK_UTAS": str(UTAS),
        "TAPAK_TLS": "0",
    }
    catatan = (tmp_path / "log").open("wb")
    proses = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py"],
        cwd=AKAR, env=lingkungan, stdout=catatan, stderr=catatan, start_new_session=True,
    )  # fmt: skip
    try:
        tenggat = time.monotonic() + 60
        while _status(port) != 401:
            assert time.monotonic() < tenggat, (tmp_path / "log").read_text()[-2000:]
            time.sleep(0.2)
        yield port
    finally:
        with suppress(ProcessLookupError):
            os.killpg(proses.pid, signal.SIGTERM)
        proses.wait(60)
        catatan.close()


def _status(port: int) -> int:
    sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=JAWAB_PALING_LAMBAT)
    try:
        sambungan.request("GET", "/isian/api/baris/")
        return sambungan.getresponse().status
    except OSError:
        return 0
    finally:
        sambungan.close()


def _buka(port: int, awal: bytes) -> socket.socket:
    s = socket.create_connection(("127.0.0.1", port), 5)
    s.sendall(awal)
    return s


@pytest.mark.parametrize(
    "awal",
    [
        # As soon as a form's token is looked for, the whole body is read.
        pytest.param(
            b"POST /masuk/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n\r\nusername=",
            id="badan",
        ),
        pytest.param(b"GET /masuk/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-", id="kepala"),
        pytest.param(b"", id="diam"),
    ],
)
def test_kiriman_menetes_tidak_menahan_semua_utas(pelabuhan: int, awal: bytes) -> None:
    with ExitStack() as semua:
        penetes = [semua.enter_context(_buka(pelabuhan, awal)) for _ in range(2 * UTAS)]
        for _ in range(3):
            for s in penetes if awal else ():
                with suppress(OSError):
                    s.sendall(b"a")
            time.sleep(0.3)
        mulai = time.monotonic()
        assert _status(pelabuhan) == 401
        assert time.monotonic() - mulai < JAWAB_PALING_LAMBAT


@pytest.mark.lama(detik=16)
def test_kiriman_lambat_yang_wajar_tetap_diterima(pelabuhan: int) -> None:
    """A body that comes in pieces over two seconds, while nobody else needs the thread."""
    isi = b"username=a&password=b"
    kepala = (
        b"POST /masuk/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n" % len(isi)
    )
    with _buka(pelabuhan, kepala) as s:
        for potong in (isi[:5], isi[5:12], isi[12:]):
            time.sleep(0.8)
            s.sendall(potong)
        s.settimeout(JAWAB_PALING_LAMBAT)
        assert s.recv(100).startswith(b"HTTP/1.1 403")  # read to its end; it has no token


# --- a body that broke off -----------------------------------------------------------------------


def test_badan_yang_utuh_terbaca() -> None:
    assert BadanUtuh(BytesIO(b"abcdef"), 6).read() == b"abcdef"
    badan = BadanUtuh(BytesIO(b"ab\ncd"), 5)
    assert [badan.readline(), badan.read(1), badan.read(1)] == [b"ab\n", b"c", b"d"]
    assert badan.read(0) == b""


@pytest.mark.parametrize("baca", [lambda b: b.read(), lambda b: b.read(6), lambda b: b.readline()])
def test_badan_yang_putus_bukan_badan(baca) -> None:
    with pytest.raises(ConnectionResetError):
        baca(BadanUtuh(BytesIO(b"abc"), 6))


# --- a worker that has begun ---------------------------------------------------------------------


def test_yang_sudah_dimuat_tidak_ditelusuri_lagi() -> None:
    gc.unfreeze()  # what the suite has put aside itself (tests/conftest.py)
    try:
        gunicorn.post_worker_init(None)
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.freeze()  # as those that follow found it
