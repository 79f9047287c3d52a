"""Where an installation keeps what a backup must hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, default_storage
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from config.env import DATA_DIR, env
from kinerja.penolakan import Penolakan

SEGEL = "segel/segel.p12"
KUNCI = "segel/kunci-rahasia"
BERKAS = "berkas/"


class CadanganError(Penolakan):
    """A backup that cannot be made, or an archive that cannot be restored; nothing was changed."""


@dataclass(frozen=True)
class Asal:
    """A file to be copied: its size, and how to read it. FileNotFoundError where it is gone."""

    ukuran: int
    buka: Callable[[], Any]


@dataclass(frozen=True)
class Pemasangan:
    """A database, the folder of its files, and the secrets that stand beside them.

    `simpanan` is the store that holds the files in place of the folder (TAPAK_S3_BUCKET). `kunci`
    is None where TAPAK_SECRET_KEY holds the key: what the administrator keeps elsewhere is
    not ours to copy.
    """

    alias: str
    folder: Path
    segel: Path
    kunci: Path | None
    simpanan: Storage | None = None

    @classmethod
    def ini(cls) -> "Pemasangan":
        """The installation that this process belongs to."""
        return cls(
            alias=DEFAULT_DB_ALIAS,
            folder=Path(settings.MEDIA_ROOT),
            segel=Path(settings.TAPAK_SEGEL_BERKAS),
            kunci=None if env.str("TAPAK_SECRET_KEY", default="") else DATA_DIR / "kunci-rahasia",
            simpanan=default_storage if settings.TAPAK_S3_BUCKET else None,
        )

    @property
    def koneksi(self) -> BaseDatabaseWrapper:
        return connections[self.alias]

    def berkas(self) -> dict[str, Asal]:
        """Name in the archive → every file of the installation but its database."""
        isi = {BERKAS + nama: asal for nama, asal in sorted(self._tersimpan())}
        rahasia = ((SEGEL, self.segel), (KUNCI, self.kunci))
        return isi | {nama: _dari(p) for nama, p in rahasia if p is not None and p.is_file()}

    def _tersimpan(self) -> Iterator[tuple[str, Asal]]:
        if self.simpanan is not None:
            yield from _isi_simpanan(self.simpanan, "")
            return
        for p in self.folder.rglob("*"):
            if p.is_file():
                yield p.relative_to(self.folder).as_posix(), _dari(p)

    def berkas_pertama(self) -> str | None:
        """The name of any stored file."""
        return next((nama for nama, _ in self._tersimpan()), None)

    def letak(self, nama: str) -> Path | None:
        """Where a name of the archive belongs on this host; None for a secret that is kept
        elsewhere, and for a file that belongs into `simpanan`.
        """
        if nama.startswith(BERKAS):
            return None if self.simpanan else self.folder / nama.removeprefix(BERKAS)
        return {SEGEL: self.segel, KUNCI: self.kunci}.get(nama)


def _dari(berkas: Path) -> Asal:
    return Asal(berkas.stat().st_size, partial(berkas.open, "rb"))


def _isi_simpanan(simpanan: Storage, folder: str) -> Iterator[tuple[str, Asal]]:
    anak, berkas = simpanan.listdir(folder)
    awal = f"{folder}/" if folder else ""
    for nama in sorted(berkas):
        jalur = f"{awal}{nama}"
        yield jalur, Asal(simpanan.size(jalur), partial(simpanan.open, jalur))
    for nama in sorted(anak):
        yield from _isi_simpanan(simpanan, f"{awal}{nama}")
