"""The filter line above a table, as a GET form that never refuses."""

from collections.abc import Mapping, Sequence

from django import forms
from django.http import QueryDict

Pilihan = Sequence[tuple[str, str]]


def formulir(
    data: QueryDict,
    *,
    cari: str = "",
    pilihan: Sequence[tuple[str, str, Pilihan]] = (),
    tetap: Mapping[str, object] | None = None,
) -> forms.Form:
    """A form with a text field `q` labelled `cari` and one select per (name, label, choices).
    `tetap`: what the address says besides, which filtering must not lose.
    """
    tetap = tetap or {}
    isian: dict[str, forms.Field] = {
        nama: forms.CharField(required=False, widget=forms.HiddenInput) for nama in tetap
    }
    if cari:
        isian["q"] = forms.CharField(
            label=cari,
            required=False,
            widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "size": 24}),
        )
    for nama, label, butir in pilihan:
        isian[nama] = forms.ChoiceField(label=label, required=False, choices=butir)
    awal = {nama: tetap.get(nama, data.get(nama, "")) for nama in isian}
    kelas = type("FormulirSaring", (forms.Form,), isian)
    hasil: forms.Form = kelas(initial=awal, auto_id="saring-%s")
    return hasil
