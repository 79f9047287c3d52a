"""PURE. The fingerprint of a range of audit rows, chained to the one before it.

The form never changes: what was chained must be found unchanged by every later version.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

#: The columns that are chained, in this order; the first is the row's number.
KOLOM = (
    "id",
    "pd_id",
    "pada",
    "oleh_id",
    "aksi",
    "model",
    "objek_id",
    "objek",
    "perubahan",
    "alasan",
    "kelompok",
)
_BENTUK = "tapak-jejak-1"


@dataclass(frozen=True)
class MataRantai:
    """A closed range of audit rows: from `dari` to `sampai`, both included, `banyak` in it."""

    ke: int
    dari: int
    sampai: int
    banyak: int
    sebelum: str
    sidik: str


def rangkai(
    *, ke: int, dari: int, sampai: int, sebelum: str, baris: Iterable[Sequence[Any]]
) -> MataRantai:
    """Chain these rows, in the order of their numbers, to the link fingerprinted `sebelum`."""
    sidik = sha256(f"{_BENTUK}\n{ke}\n{dari}\n{sampai}\n{sebelum}\n".encode())
    banyak = 0
    for satu in baris:
        sidik.update(_baku(satu))
        banyak += 1
    return MataRantai(ke, dari, sampai, banyak, sebelum, sidik.hexdigest())


def _baku(baris: Sequence[Any]) -> bytes:
    """One row as one line, the same from either database."""
    isi = [_nilai(nilai) for nilai in baris]
    return (json.dumps(isi, sort_keys=True, separators=(",", ":")) + "\n").encode()


def _nilai(nilai: Any) -> Any:
    match nilai:
        case datetime():
            return nilai.astimezone(UTC).isoformat(timespec="microseconds")
        case _ if type(nilai).__name__ == "UUID":  # its module makes random ones: not for PURE
            return nilai.hex
        case _:
            return nilai
