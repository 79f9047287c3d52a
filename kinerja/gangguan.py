"""What the machine refuses: no room left, a database that only reads, one that is busy too long.

Whoever meets it loses nothing: the transaction is undone, what was typed is still in the form or in
the browser's queue, and the same request succeeds once the machine is put right.
"""

import errno
import sqlite3

from django.db import DatabaseError, InterfaceError
from django.http import UnreadablePostError

from kinerja.penolakan import (
    KirimanTerputusError,
    Penolakan,
    PenuhError,
    SibukError,
)

PENUH = (
    "Belum disimpan: ruang penyimpanan server penuh. Isian Anda tidak hilang; beri tahu pengelola "
    "server, lalu ulangi setelah ruangnya ditambah."
)
HANYA_BACA = (
    "Belum disimpan: penyimpanan server sedang hanya dapat dibaca. Isian Anda tidak hilang; beri "
    "tahu pengelola server, lalu ulangi."
)
SIBUK = (
    "Belum disimpan: server sedang menyimpan data lain terlalu lama. Isian Anda tidak hilang; "
    "tunggu sebentar, lalu ulangi."
)
TERPUTUS = (
    "Belum disimpan: basis data sedang tidak dapat dihubungi. Isian Anda tidak hilang; tunggu "
    "sebentar, lalu ulangi."
)
#: The same for who only reads: nothing was typed, nothing was to be stored.
_MEMBACA = {
    PENUH: "Belum dapat dibuka: ruang penyimpanan server penuh. Beri tahu pengelola server.",
    HANYA_BACA: (
        "Belum dapat dibuka: penyimpanan server sedang hanya dapat dibaca. Ulangi sebentar lagi; "
        "bila berulang, beri tahu pengelola server."
    ),
    SIBUK: (
        "Belum dapat dibuka: server sedang menyimpan data lain terlalu lama. Tunggu sebentar, lalu "
        "ulangi."
    ),
    TERPUTUS: (
        "Belum dapat dibuka: basis data sedang tidak dapat dihubungi. Tunggu sebentar, lalu ulangi."
    ),
}
KIRIMAN_TERPUTUS = "Kiriman terputus sebelum seluruhnya diterima. Ulangi."

#: EFBIG is what a limit set for the service says (systemd's LimitFSIZE, ulimit -f).
_RUANG_HABIS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
#: SQLite's primary result codes.
_SQLITE = {
    sqlite3.SQLITE_FULL: (PenuhError, PENUH),
    sqlite3.SQLITE_READONLY: (SibukError, HANYA_BACA),
    sqlite3.SQLITE_BUSY: (SibukError, SIBUK),
    sqlite3.SQLITE_LOCKED: (SibukError, SIBUK),
    sqlite3.SQLITE_CANTOPEN: (SibukError, TERPUTUS),
    sqlite3.SQLITE_IOERR: (SibukError, TERPUTUS),
}
#: PostgreSQL's SQLSTATE, or its class.
_POSTGRES = {
    "53100": (PenuhError, PENUH),
    "25006": (SibukError, HANYA_BACA),
    "55P03": (SibukError, SIBUK),
    "40P01": (SibukError, SIBUK),
    "40001": (SibukError, SIBUK),
    "57014": (SibukError, SIBUK),
    "53300": (SibukError, SIBUK),
    "57P": (SibukError, TERPUTUS),
    "08": (SibukError, TERPUTUS),
}


#: Why the system refuses a file or a folder.
_SEBAB_OS = {
    errno.ENOENT: "tidak ada",
    errno.ENOTDIR: "berada di dalam sesuatu yang bukan folder",
    errno.EISDIR: "adalah folder",
    errno.EEXIST: "sudah ada",
    errno.EACCES: "tidak diizinkan sistem",
    errno.EPERM: "tidak diizinkan sistem",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EROFS: "penyimpanannya hanya dapat dibaca",
    errno.ENOSPC: "ruang penyimpanan penuh",
    errno.EDQUOT: "jatah ruang penyimpanan habis",
    errno.EFBIG: "melebihi ukuran berkas yang diizinkan sistem",
    errno.ENOTEMPTY: "folder itu berisi",
    errno.EMFILE: "terlalu banyak berkas terbuka",
    errno.ETXTBSY: "sedang dipakai",
    errno.EIO: "media penyimpanannya tidak terbaca",
}


def sebab_os(galat: OSError) -> str:
    """Why a file or folder was refused, as the end of a sentence; empty where it is not known."""
    return _SEBAB_OS.get(galat.errno or 0, "")


def saat_membaca(tolak: Penolakan) -> Penolakan:
    """The refusal in the words for who only asked for a page."""
    pesan = _MEMBACA.get(tolak.pesan)
    return type(tolak)(pesan) if pesan else tolak


def penolakan_dari(galat: BaseException) -> Penolakan | None:
    """The refusal that stands for a failure of the machine; None where it is a fault of ours."""
    if isinstance(galat, UnreadablePostError):
        return KirimanTerputusError(KIRIMAN_TERPUTUS)
    satu: BaseException | None = galat
    while satu is not None:
        if isinstance(satu, OSError) and satu.errno in _RUANG_HABIS:
            return PenuhError(PENUH)
        if isinstance(satu, OSError) and satu.errno == errno.EROFS:
            return SibukError(HANYA_BACA)
        if isinstance(satu, DatabaseError | InterfaceError) and (jenis := _basis_data(satu)):
            return jenis[0](jenis[1])
        satu = satu.__cause__ or satu.__context__
    return None


def _basis_data(galat: BaseException) -> tuple[type[Penolakan], str] | None:
    asal = galat.__cause__
    kode = getattr(asal, "sqlite_errorcode", None)
    if isinstance(kode, int):
        return _SQLITE.get(kode & 0xFF)
    keadaan = getattr(asal, "sqlstate", None)
    if isinstance(keadaan, str):
        return next((j for awal, j in _POSTGRES.items() if keadaan.startswith(awal)), None)
    # psycopg gives no state where no connection came about.
    return (
        (SibukError, TERPUTUS)
        if type(asal).__module__.startswith("psycopg") and type(asal).__name__ == "OperationalError"
        else None
    )
