"""Model fields whose stored value is exactly what was written."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models

from kinerja.angka import rapikan
from kinerja.jadwal import Jadwal, JadwalError, JenisJadwal
from kinerja.nip import PANJANG, rapikan_nip

if TYPE_CHECKING:
    _DecimalField = models.DecimalField[Any, Any]
    _CharField = models.CharField[Any, Any]
else:
    _DecimalField, _CharField = models.DecimalField, models.CharField


class AngkaField(_DecimalField):
    """An exact Decimal on every database.

    SQLite keeps Django's DecimalField as a binary float with 15 significant digits, so a PDRB of
    14 digits with decimals comes back changed. There the value is stored as text; on PostgreSQL
    it is numeric. Nothing sorts or adds these columns in SQL: arithmetic belongs to the calculator.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 30)
        kwargs.setdefault("decimal_places", 8)
        super().__init__(*args, **kwargs)

    def db_type(self, connection: Any) -> str:
        if connection.vendor == "sqlite":
            return "text"
        return f"numeric({self.max_digits}, {self.decimal_places})"

    def get_internal_type(self) -> str:
        # Not "DecimalField": the backend would then read the text back through a float.
        return "AngkaField"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None or hasattr(value, "resolve_expression"):
            return value
        angka = rapikan(self.to_python(value))
        return format(angka, "f") if connection.vendor == "sqlite" else angka

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return self.get_db_prep_value(value, connection)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Decimal | None:
        return None if value is None else rapikan(Decimal(value))


class KodeField(_CharField):
    """A short human-readable key, unique within its owner."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 60)
        super().__init__(*args, **kwargs)


class NipField(_CharField):
    """A NIP, kept without the blanks people group it by."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", PANJANG)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        nilai = super().to_python(value)
        return rapikan_nip(nilai) if isinstance(nilai, str) else nilai

    def formfield(self, *args: Any, **kwargs: Any) -> Any:
        # Room for the blanks: they are dropped before the length is judged.
        return super().formfield(*args, **{**kwargs, "max_length": 2 * PANJANG})


class JadwalField(_CharField):
    """A reporting schedule, kept in its one spelling: `bulan:2,8`, whatever was written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 80)
        kwargs.setdefault("default", JenisJadwal.TRIWULANAN.value)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        nilai = super().to_python(value)
        try:
            return Jadwal.baca(nilai).teks if isinstance(nilai, str) else nilai
        except JadwalError:
            return nilai  # the rule of the row says what is wrong
