"""Where an installation keeps what a backup must hold."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
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
class Pemasangan:
    """A database, the folder of its files, and the secrets that stand beside them.

    `kunci` is None where TAPAK_SECRET_KEY holds the key: what the administrator keeps elsewhere is
    not ours to copy.
    """

    alias: str
    folder: Path
    segel: Path
    kunci: Path | None

    @classmethod
    def ini(cls) -> "Pemasangan":
        """The installation that this process belongs to."""
        return cls(
            alias=DEFAULT_DB_ALIAS,
            folder=Path(settings.MEDIA_ROOT),
            segel=Path(settings.TAPAK_SEGEL_BERKAS),
            kunci=None if env.str("TAPAK_SECRET_KEY", default="") else DATA_DIR / "kunci-rahasia",
        )

    @property
    def koneksi(self) -> BaseDatabaseWrapper:
        return connections[self.alias]

    def berkas(self) -> dict[str, Path]:
        """Name in the archive → every file of the installation but its database."""
        isi = {
            BERKAS + p.relative_to(self.folder).as_posix(): p
            for p in sorted(self.folder.rglob("*"))
            if p.is_file()
        }
        rahasia = ((SEGEL, self.segel), (KUNCI, self.kunci))
        return isi | {nama: p for nama, p in rahasia if p is not None and p.is_file()}

    def letak(self, nama: str) -> Path | None:
        """Where a name of the archive belongs here; None for a secret that is kept elsewhere."""
        if nama.startswith(BERKAS):
            return self.folder / nama.removeprefix(BERKAS)
        return {SEGEL: self.segel, KUNCI: self.kunci}.get(nama)
