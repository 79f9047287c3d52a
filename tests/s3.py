"""A local S3 server in a process of its own, which a test may also take away."""

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import boto3

from kinerja.simpanan_s3 import SimpananS3


class ServerS3:
    """moto on the loopback address; what it holds is gone with it."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.host = host
        with socket.socket() as s:
            s.bind((host, 0))
            self.port = int(s.getsockname()[1])
        self._proses: subprocess.Popen[bytes] | None = None

    @property
    def alamat(self) -> str:
        return f"http://{self.host}:{self.port}"

    def mulai(self) -> None:
        self._proses = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-H", self.host, "-p", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        tenggat = time.monotonic() + 60
        while time.monotonic() < tenggat:
            with (
                contextlib.suppress(OSError),
                socket.create_connection((self.host, self.port), 1),
            ):
                return
            time.sleep(0.1)
        raise RuntimeError("The S3 server did not start.")

    def henti(self) -> None:
        if self._proses is not None:
            self._proses.kill()
            self._proses.wait()
            self._proses = None

    def pilihan(self, ember: str) -> dict[str, Any]:
        """Options of the storage, as config/settings.py gives them."""
        return {
            "bucket_name": ember,
            "endpoint_url": self.alamat,
            "access_key": "contoh",
            "secret_key": "contoh-rahasia",
            "region_name": "us-east-1",
            "location": "",
        }

    def simpanan(self, ember: str) -> SimpananS3:
        """The storage over a bucket, which is made."""
        self.buat(ember)
        return SimpananS3(**self.pilihan(ember))

    def buat(self, ember: str) -> None:
        """Make a bucket; needs no settings of Django."""
        pilihan = self.pilihan(ember)
        boto3.client(
            "s3",
            endpoint_url=self.alamat,
            aws_access_key_id=pilihan["access_key"],
            aws_secret_access_key=pilihan["secret_key"],
            region_name=pilihan["region_name"],
        ).create_bucket(Bucket=ember)


@contextlib.contextmanager
def server_s3(host: str = "127.0.0.1") -> Iterator[ServerS3]:
    satu = ServerS3(host)
    satu.mulai()
    try:
        yield satu
    finally:
        satu.henti()
