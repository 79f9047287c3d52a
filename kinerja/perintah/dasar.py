"""A management command that says in Indonesian what is wrong with its words or with the machine.

Exit code 2: the command line cannot be understood. Exit code 1: what was asked is refused, or the
machine stopped it. A traceback is left for faults of the program (`--traceback` shows any).
"""

import sqlite3
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor

from kinerja.gangguan import HANYA_BACA, PENUH, SIBUK, TERPUTUS, penolakan_dari, sebab_os
from kinerja.penolakan import Penolakan
from kinerja.perintah.kata import terjemahkan

_SISA = "Langkah yang belum selesai tidak disimpan."
_PESAN = {
    PENUH: f"Ruang penyimpanan penuh. {_SISA} Tambah ruangnya, lalu ulangi.",
    HANYA_BACA: f"Basis data hanya dapat dibaca. {_SISA} Periksa izin berkasnya, lalu ulangi.",
    SIBUK: f"Basis data dipakai proses lain terlalu lama. {_SISA} Ulangi sebentar lagi.",
    TERPUTUS: f"Basis data tidak dapat dihubungi. {_SISA} Periksa DATABASE_URL dan servernya.",
}
BELUM_TERPASANG = (
    "Basis data ini belum dipasang atau belum dibawa ke versi Tapak ini. Jalankan: "
    "manage.py migrate"
)

RUSAK = (
    "Berkas basis data rusak atau bukan basis data SQLite. Periksa DATABASE_URL, atau pulihkan "
    "cadangan terakhir ke basis data baru: manage.py pulihkan"
)
_RUSAK = frozenset({sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT})


class PenguraiPerintah(CommandParser):
    """Django's parser; its refusals are one sentence and where to read more."""

    def error(self, message: str) -> NoReturn:
        pesan = terjemahkan(message)
        if not getattr(self, "called_from_command_line", None):
            raise CommandError(pesan)
        self.exit(2, f"{pesan}\nCara memakainya: {self.prog} --help\n")


class BerpesanTerang(BaseCommand):
    """What a command of another library is mixed with, so that it speaks as ours do."""

    memasang = False
    """Whether the command is the one that brings a database up to date."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Django names its parser's class itself; ours holds nothing of its own."""
        pengurai = super().create_parser(prog_name, subcommand, **kwargs)
        pengurai.__class__ = PenguraiPerintah
        return pengurai

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run; what the machine refuses becomes a sentence. Raises CommandError."""
        try:
            return super().execute(*args, **options)
        except (DatabaseError, InterfaceError, OSError, Penolakan) as galat:
            pesan = pesan_perintah(galat)
            if pesan is None and not self.memasang and _belum_terpasang(galat):
                pesan = BELUM_TERPASANG
            if pesan is None:
                raise
            raise CommandError(pesan) from galat


class Perintah(BerpesanTerang):
    """The base of every command of Tapak."""


def pesan_perintah(galat: BaseException) -> str | None:
    """What a person at a terminal can do about it; None where it is a fault of the program."""
    if isinstance(galat, Penolakan):
        return galat.pesan
    kode = getattr(galat.__cause__, "sqlite_errorcode", None)
    if isinstance(kode, int) and kode & 0xFF in _RUSAK:
        return RUSAK
    if tolak := penolakan_dari(galat):
        return _PESAN.get(tolak.pesan, tolak.pesan)
    if isinstance(galat, OSError) and galat.filename and (sebab := sebab_os(galat)):
        return f"{galat.filename}: {sebab}."
    return None


def _belum_terpasang(galat: BaseException) -> bool:
    """Whether a failed question failed because migrations wait."""
    if not isinstance(galat, DatabaseError):
        return False
    try:
        pelaksana = MigrationExecutor(connection)
        return bool(pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()))
    except DatabaseError:
        return False
