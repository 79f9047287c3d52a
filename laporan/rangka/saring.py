"""The filter line above a table, as a GET form that never refuses."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

Pilihan = Sequence[tuple[str, str]]


def formulir(
    data: QueryDict, *, cari: str = "", pilihan: Sequence[tuple[str, str, Pilihan]] = ()
) -> forms.Form:
    """A form with a text field `q` labelled `cari` and one select per (name, label, choices)."""
    isian: dict[str, forms.Field] = {}
    if cari:
        isian["q"] = forms.CharField(
            label=cari,
            required=False,
            widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "size": 24}),
        )
    for nama, label, butir in pilihan:
        isian[nama] = forms.ChoiceField(label=label, required=False, choices=butir)
    awal = {nama: data.get(nama, "") for nama in isian}
    kelas = type("FormulirSaring", (forms.Form,), isian)
    hasil: forms.Form = kelas(initial=awal, auto_id="saring-%s")
    return hasil
