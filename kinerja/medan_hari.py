"""A day in a form: typed or picked, of a year that somebody can mean."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kinerja.hari_wajar import HariJanggalError, pastikan_hari_wajar

TAHUN_JANGGAL = "tahun_janggal"


def periksa_hari(hari: date) -> None:
    """The validator that every field of a day carries, here and in Data Induk."""
    try:
        pastikan_hari_wajar(hari)
    except HariJanggalError as galat:
        raise ValidationError(str(galat), code=TAHUN_JANGGAL) from galat


class MedanHari(forms.DateField):
    """`2025-06-30`, `30-06-2025` or `30/06/2025`."""

    default_validators = [periksa_hari]

    def __init__(self, **lain: Any) -> None:
        lain.setdefault("input_formats", ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"])
        lain.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(**lain)
