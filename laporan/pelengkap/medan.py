"""Form fields of the grids: choices that are looked up once for a page, not once for a row."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model

from kinerja.periode import TAHUN_TERAKHIR, TAHUN_TERAWAL

BARIS_TEKS = 2


class MedanPilihan(forms.TypedChoiceField):
    """A choice among rows that were fetched before; cleans to the row."""

    def __init__(self, label: str, pilihan: Iterable[Model], **kwargs: Any) -> None:
        menurut = {str(x.pk): x for x in pilihan}

        def baris(nilai: Any) -> Model:
            if str(nilai) not in menurut:
                raise ValueError("no such choice")
            return menurut[str(nilai)]

        super().__init__(
            label=label,
            choices=[("", "–"), *((k, sebut(x)) for k, x in menurut.items())],
            coerce=baris,
            empty_value=None,
            show_hidden_initial=True,
            **kwargs,
        )


class MedanJenis(forms.ChoiceField):
    """A choice of words."""

    def __init__(self, label: str, pilihan: list[tuple[str, str]], **kwargs: Any) -> None:
        kosong = [] if kwargs.get("initial") else [("", "–")]
        super().__init__(
            label=label, choices=[*kosong, *pilihan], show_hidden_initial=True, **kwargs
        )


class MedanTeks(forms.CharField):
    """A line of text."""

    def __init__(self, label: str, panjang: int = 250, **kwargs: Any) -> None:
        super().__init__(label=label, max_length=panjang, show_hidden_initial=True, **kwargs)


class MedanPanjang(forms.CharField):
    """Several lines of text."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": BARIS_TEKS}),
            show_hidden_initial=True,
            **kwargs,
        )


class MedanAngka(forms.CharField):
    """A figure as people write it; read with its unit when the row is stored."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            max_length=40,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            show_hidden_initial=True,
            **kwargs,
        )


class MedanTahun(forms.IntegerField):
    """A year, or nothing."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            min_value=TAHUN_TERAWAL,
            max_value=TAHUN_TERAKHIR,
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            show_hidden_initial=True,
            **kwargs,
        )


class MedanTanggal(forms.DateField):
    """A date."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            show_hidden_initial=True,
            **kwargs,
        )


def sebut(baris: Model) -> str:
    """A row in a list of choices, no longer than a line."""
    nama = str(getattr(baris, "sebutan", "") or getattr(baris, "nama", baris))
    return nama if len(nama) <= 90 else f"{nama[:89]}…"


def pilihan(medan: forms.ChoiceField) -> list[tuple[str, str]]:
    """Value and words of every choice."""
    semua: Any = medan.choices
    return [(str(nilai), str(label)) for nilai, label in semua]


def dari_teks(medan: forms.Field, teks: str) -> str:
    """What a pasted cell means for a field: a choice by its words, a code or its value."""
    if not isinstance(medan, forms.ChoiceField):
        return teks
    cari = teks.casefold().strip()
    for nilai, label in pilihan(medan):
        if cari and cari in (nilai.casefold(), label.casefold()):
            return nilai
    return teks
