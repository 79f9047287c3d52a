"""What a job is: its handler, its argument, and how it reports progress."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from kinerja.models import Pengguna, PerangkatDaerah
from laporan.cetak.dasar import Berkas


class DibatalkanError(Exception):
    """The user cancelled, or the worker has to stop. A handler lets it pass."""


class PekerjaanGagalError(Exception):
    """The job cannot be done. The message is for the user, in Indonesian: what, and what to do."""


class Lapor(Protocol):
    """Progress: `lapor(40, "BAB III, halaman 41 dari ± 81")`.

    Raises DibatalkanError when the job was cancelled. Call it often: it is cheap.
    """

    def __call__(self, persen: int, langkah: str) -> None: ...


def diam(persen: int, langkah: str) -> None:
    """A Lapor that tells nobody: for commands and tests."""


@dataclass(frozen=True)
class Argumen:
    """What a handler is given. `isi` is what `minta` was given as `argumen`."""

    pd: PerangkatDaerah
    tahun: int
    oleh: Pengguna
    pada: datetime
    isi: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, nama: str) -> Any:
        return self.isi[nama]


Penangan = Callable[[Argumen, Lapor], Berkas | None]


@dataclass(frozen=True)
class Pekerjaan:
    """A kind of job.

    `jenis` marks its rows. `judul` names one job in the list ("LKjIP 2024, PDF"). `izin`:
    permission that shows and asks for it. `sidik`: fingerprint of the data the result is made from;
    with one, a finished result is offered again while the data stay the same. `batas_detik`,
    `batas_mb`: limits for a runaway. `halaman`: name of the route that shows the result of one job,
    in place of the file. `simpan_hari`: days that a result is kept, where not as long as others.
    """

    jenis: str
    judul: Callable[[int, Mapping[str, Any]], str]
    kerjakan: Penangan
    izin: str
    sidik: Callable[[Argumen], str] | None = None
    batas_detik: int = 600
    batas_mb: int = 2048
    halaman: str = ""
    simpan_hari: Callable[[], int] | None = None
