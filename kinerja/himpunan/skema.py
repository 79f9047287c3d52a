"""What sheets are made of: tables, columns, rows as read, rows as wanted.

A `Tabel` is a model with the key by which its rows are found again; `kinerja.himpunan.lembar` says
how a sheet fills them.
Every value in between is plain: a reference is the key of the row it points to (a tuple), so that
a data set can be checked and compared before anything has a primary key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID, uuid4

from django.db.models import Field, ForeignKey, Model

from kinerja.aturan import Salah
from kinerja.himpunan.mentah import Sel
from kinerja.himpunan.tipe import SelTulis, Teks, Tipe

if TYPE_CHECKING:
    from kinerja.models import Pengguna

Kunci = tuple[Any, ...]
"""Key of a row: plain values, and the keys of the rows it belongs to."""


@dataclass(frozen=True)
class Pelaku:
    """Who loads, when, and from what."""

    oleh: Pengguna
    pada: datetime
    alasan: str
    """Said of every row that gives no reason of its own."""
    lewat: str = ""
    """By which door, where the audit trail should say it: `lewat impor`."""
    kelompok: UUID = field(default_factory=uuid4)
    """Joins the audit entries of one load."""


@dataclass(frozen=True, eq=False)
class Tabel:
    """A model whose rows are found again by `kunci` within one agency."""

    model: type[Model]
    kunci: tuple[str, ...]
    pd: str = "pd"
    """Lookup from the model to its agency."""
    saring: Mapping[str, Any] = field(default_factory=dict)
    """Further lookups: only the rows that meet them are part of the data set."""
    urut: tuple[str, ...] = ()
    """Order of the rows in a file, as paths of fields; the primary key decides last."""
    berurutan: bool = False
    """Whether `urutan` follows the order of the rows."""
    per_butir: frozenset[str] = frozenset()
    """Text fields that hold one item per line: blank lines do not count as a change."""
    menyentuh: str = ""
    """Reference to the row that counts as changed when this one is."""
    saat_dibuat: Callable[[Any, Pelaku], None] | None = None
    saat_diubah: Callable[[Any, Pelaku], None] | None = None
    medan_ikut: tuple[str, ...] = ()
    """Fields that `saat_diubah` sets."""
    semu: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    """Columns that are no field: how to read them; the two functions above set what they mean."""
    tak_dikenal: str = ""
    """What to say of a reference that leads nowhere, where naming a code would not help."""
    sisihkan: Callable[[Any, int], dict[str, Any]] | None = None
    """Passing values for a row's other unique fields, while changed rows trade places."""

    luar: frozenset[str] = frozenset()
    """References to rows of another agency: a file names them by code, in columns of `semu`."""

    def __hash__(self) -> int:
        return hash(self.model)

    @property
    def sebutan(self) -> str:
        """What a message calls one row."""
        return str(self.model._meta.verbose_name)

    def medan(self, nama: str) -> Field[Any, Any]:
        """A field of the model."""
        hasil = self.model._meta.get_field(nama)
        assert isinstance(hasil, Field)
        return hasil

    def rujukan(self) -> dict[str, type[Model]]:
        """Reference fields to other rows of the data set: name → model."""
        return {
            f.name: f.related_model
            for f in self.model._meta.concrete_fields
            if isinstance(f, ForeignKey)
            and f.name != "pd"
            and f.name not in self.luar
            and not _di_luar_himpunan(f)
        }


def _di_luar_himpunan(medan: ForeignKey[Any, Any]) -> bool:
    return bool(medan.related_model._meta.label == "kinerja.Pengguna")


@dataclass(frozen=True)
class Kolom:
    """A column. `medan` is the model field it fills (its own name unless told)."""

    nama: str
    tipe: Tipe = field(default_factory=Teks)
    wajib: bool = False
    medan: str = ""
    rujukan: Rujukan | None = None

    @property
    def nama_medan(self) -> str:
        return self.medan or self.nama


@dataclass(frozen=True)
class Rujukan:
    """A column holds the code of another row; `bersama`: columns that come before it in the key."""

    tabel: Tabel
    bersama: tuple[str, ...] = ()


@dataclass
class Baris:
    """One row as read. `nilai` holds every column of the sheet that was readable; None: empty."""

    lembar: str
    nomor: int
    nilai: dict[str, Any]
    mentah: dict[str, Sel]
    cacat: set[str] = field(default_factory=set)

    def __getitem__(self, kolom: str) -> Any:
        return self.nilai.get(kolom)

    def utuh(self, *kolom: str) -> bool:
        """Whether every one of these columns was readable and filled."""
        return all(self.nilai.get(satu) is not None for satu in kolom)


class Penolak(Protocol):
    """What collects mistakes: a load in progress."""

    def tolak(self, baris: Baris, kolom: str, pesan: str) -> None:
        """Record a mistake in a cell."""


@dataclass
class Calon:
    """A row as the file wants it. `nilai` holds only the fields that the file speaks of."""

    tabel: Tabel
    kunci: Kunci
    nilai: dict[str, Any]
    asal: Baris
    kolom: dict[str, str] = field(default_factory=dict)
    """Field → column, where the names differ."""
    alasan: str = ""
    """Why it changes, where the file says so."""

    def tolak(self, kerja: Penolak, salah: Salah | None) -> None:
        """Record a broken rule at the column that its field comes from."""
        if salah is not None:
            medan, pesan = salah
            kerja.tolak(self.asal, self.kolom.get(medan, medan), pesan)


BarisTulis = Mapping[str, SelTulis]
