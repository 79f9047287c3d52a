"""The time zone of an agency: one of the three of Indonesia."""

from __future__ import annotations

from typing import Any

from django import forms

from kinerja.jenis import ZonaWaktu


class PilihZona(forms.Select):
    """The three zones, and what an agency has stored where it is another name of one of them."""

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> Any:
        lain = [(satu, satu) for satu in value if satu and satu not in ZonaWaktu.values]
        self.choices = [*ZonaWaktu.choices, *lain]
        return super().optgroups(name, value, attrs)


class MedanZona(forms.CharField):
    """Chosen, never typed."""

    widget = PilihZona
