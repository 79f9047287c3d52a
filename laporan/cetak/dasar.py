"""What an exporter takes and gives."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from laporan.dokumen.unsur import Dokumen


@dataclass(frozen=True)
class Berkas:
    """A finished file: name with extension, MIME type, bytes."""

    nama: str
    tipe: str
    isi: bytes


Exporter: TypeAlias = Callable[[Dokumen], Berkas]
