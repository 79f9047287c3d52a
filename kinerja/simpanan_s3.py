"""Evidence and results of jobs in an S3-compatible store (TAPAK_S3_BUCKET).

Differs from django-storages in three ways: no name is ever written twice, a file is streamed while
it is read, and whatever the store or the way to it refuses is one refusal in our words.
"""

import io
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any, ParamSpec, TypeVar

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import File
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

from kinerja.simpanan import SimpananError

Argumen = ParamSpec("Argumen")
T = TypeVar("T")
_CATATAN = logging.getLogger("tapak.simpanan")
_TIDAK_ADA = {"404", "NoSuchKey"}


def _terjemahkan(kerja: Callable[Argumen, T]) -> Callable[Argumen, T]:
    """Have a method raise FileNotFoundError for what is not there, SimpananError for the rest."""

    def bungkus(*args: Argumen.args, **kwargs: Argumen.kwargs) -> T:
        try:
            return kerja(*args, **kwargs)
        except ClientError as galat:
            if galat.response.get("Error", {}).get("Code") in _TIDAK_ADA:
                raise FileNotFoundError("Berkas tidak ada di penyimpanan.") from galat
            raise _gangguan(galat) from galat
        except (BotoCoreError, Boto3Error) as galat:
            raise _gangguan(galat) from galat

    return bungkus


def _gangguan(galat: Exception) -> SimpananError:
    _CATATAN.warning("Penyimpanan S3: %s", galat)
    return SimpananError()


class _Aliran(io.RawIOBase):
    """An object's bytes as they arrive."""

    def __init__(self, badan: Any) -> None:
        self._badan = badan

    def readable(self) -> bool:
        return True

    @_terjemahkan
    def readinto(self, wadah: Any) -> int:
        potong: bytes = self._badan.read(len(wadah))
        wadah[: len(potong)] = potong
        return len(potong)

    def close(self) -> None:
        if not self.closed:
            self._badan.close()
        super().close()


class SimpananS3(S3Storage):
    """The store as our code knows one: of the names of FileSystemStorage, and of its errors."""

    def get_default_settings(self) -> dict[str, Any]:
        aturan: dict[str, Any] = super().get_default_settings()
        return aturan | {
            "file_overwrite": False,
            "default_acl": None,
            "transfer_config": TransferConfig(use_threads=False),
            "client_config": Config(
                signature_version="s3v4",
                s3={"addressing_style": "path"},
                connect_timeout=5,
                read_timeout=20,
                retries={"max_attempts": 2, "mode": "standard"},
                # Stores other than Amazon's do not all know the newer checksums.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        }

    @_terjemahkan
    def _open(self, name: str, mode: str = "rb") -> "File[bytes]":
        if mode != "rb":
            raise ValueError(f"Only reading: {mode}")
        objek = self.bucket.Object(self._normalize_name(clean_name(name))).get()
        return File(io.BufferedReader(_Aliran(objek["Body"]), 64 * 1024), name)

    @_terjemahkan
    def _save(self, name: str, content: "File[bytes]") -> str:
        return str(super()._save(name, content))

    @_terjemahkan
    def delete(self, name: str) -> None:
        super().delete(name)

    @_terjemahkan
    def exists(self, name: str) -> bool:
        return bool(super().exists(name))

    @_terjemahkan
    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        folder, berkas = super().listdir(name)
        return list(folder), list(berkas)

    @_terjemahkan
    def size(self, name: str) -> int:
        return int(super().size(name))

    @_terjemahkan
    def get_modified_time(self, name: str) -> datetime:
        pada: datetime = super().get_modified_time(name)
        return pada
