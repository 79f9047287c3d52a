"""Numbers and dates of the master-data site: read with baca_angka, shown in id-ID form."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import DecimalValidator
from django.db import models
from django.utils import timezone

from kinerja.admin.jadwal import IsianJadwal
from kinerja.angka import KOSONG, AngkaError, baca_angka, format_angka, tulis_angka
from kinerja.medan_hari import periksa_hari
from kinerja.models.kolom import AngkaField, JadwalField
from kinerja.periode import (
    BULAN,
    ROMAWI,
    TAHUN_TERAKHIR,
    TAHUN_TERAWAL,
    format_tanggal,
    nama_bulan,
    romawi,
)

MEDAN_TAHUN = frozenset({"tahun", "mulai_tahun", "sampai_tahun", "tahun_awal", "tahun_akhir"})


class IsianAngka(forms.Field):
    """An exact number typed as people type it: 1.234,5 or 97,30. Refuses what has two readings."""

    def __init__(
        self, *, max_digits: int | None = 30, decimal_places: int | None = 8, **kwargs: Any
    ) -> None:
        self.digit, self.desimal = max_digits or 30, decimal_places or 0
        kwargs.setdefault("widget", forms.TextInput)
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "decimal", "class": "angka-isian"})
        self.validators.append(DecimalValidator(self.digit, self.desimal))

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        try:
            return baca_angka(str(value), desimal=self.desimal)
        except AngkaError as galat:
            raise ValidationError(str(galat), code="angka") from galat

    def prepare_value(self, value: Any) -> Any:
        return tulis_angka(value) if isinstance(value, Decimal | int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            awal = Decimal(initial) if initial not in self.empty_values else None
            return self.to_python(data) != awal
        except ValidationError:
            return True


class IsianRupiah(forms.Field):
    """Whole rupiah, shown and read with thousands dots: 12.453.995.443."""

    def __init__(self, **kwargs: Any) -> None:
        for batas in ("min_value", "max_value"):
            kwargs.pop(batas, None)
        kwargs.setdefault("widget", forms.TextInput)
        super().__init__(**kwargs)
        self.widget.attrs.update(
            {"inputmode": "numeric", "class": "angka-isian angka-isian--lebar"}
        )

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        try:
            return int(baca_angka(str(value), desimal=0))
        except AngkaError as galat:
            raise ValidationError(str(galat), code="angka") from galat

    def prepare_value(self, value: Any) -> Any:
        return format_angka(value, 0) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


PILIHAN_TRIWULAN = [(i, f"Triwulan {angka}") for i, angka in enumerate(ROMAWI, 1)]
PILIHAN_BULAN = list(enumerate(BULAN, 1))


def isian_untuk(medan: Any) -> dict[str, Any]:
    """Arguments of `medan.formfield` for numbers and periods; empty for other fields."""
    if isinstance(medan, AngkaField):
        return {"form_class": IsianAngka}
    if isinstance(medan, JadwalField):
        return {"form_class": IsianJadwal}
    if isinstance(medan, models.BigIntegerField) and not isinstance(medan, models.BigAutoField):
        return {"form_class": IsianRupiah}
    if isinstance(medan, models.DateField) and not isinstance(medan, models.DateTimeField):
        return {"validators": [periksa_hari]}
    if medan.name in MEDAN_TAHUN:
        return {"min_value": TAHUN_TERAWAL, "max_value": TAHUN_TERAKHIR}
    if medan.name == "desimal":
        return {"min_value": 0, "max_value": 6}
    if medan.name == "peringkat" or (
        medan.name == "urutan" and medan.model.__name__ == "BatasKriteria"
    ):
        return {"min_value": 1}
    if medan.name == "ke":
        return {"min_value": 0, "max_value": 99}
    return {}


def pilihan_untuk(medan: Any) -> forms.TypedChoiceField | None:
    """A list to choose from, for quarters and months; a field with choices has its own."""
    if medan.choices:
        return None
    pilihan = {
        "triwulan": PILIHAN_TRIWULAN,
        "mulai_triwulan": PILIHAN_TRIWULAN,
        "sampai_triwulan": PILIHAN_TRIWULAN,
        "bulan": PILIHAN_BULAN,
    }.get(medan.name)
    if pilihan is None:
        return None
    return forms.TypedChoiceField(
        coerce=int,
        choices=[("", "–" if medan.blank else "Pilih…"), *pilihan],
        required=not medan.blank,
        label=str(medan.verbose_name).capitalize(),
        help_text=medan.help_text,
        empty_value=None,
        initial=medan.default if medan.has_default() else None,
    )


def perlu_tampilan(medan: Any) -> bool:
    """Whether Django's own way of showing the field is wrong for us (2.024, 97,30000000)."""
    return not medan.choices and (
        isinstance(medan, models.DecimalField | models.DateField)
        or (isinstance(medan, models.IntegerField) and not medan.primary_key)
    )


def tampilkan(medan: Any, nilai: Any) -> str:
    """A stored value as screen and paper write it."""
    if nilai is None or nilai == "":
        return KOSONG
    if medan.name in {"triwulan", "mulai_triwulan", "sampai_triwulan"}:
        return romawi(nilai)
    if medan.name == "bulan":
        return nama_bulan(nilai)
    if isinstance(nilai, datetime):
        lokal = timezone.localtime(nilai)
        return f"{format_tanggal(lokal.date())} pukul {lokal:%H.%M}"
    if isinstance(nilai, date):
        return format_tanggal(nilai)
    if isinstance(nilai, Decimal):
        return format_angka(nilai)
    if isinstance(medan, models.BigIntegerField):
        return format_angka(nilai, 0)
    return str(nilai)
