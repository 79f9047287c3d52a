"""The reporting schedule as a form asks for it: how often, and in which months."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kinerja.jadwal import BERBULAN, Jadwal, JadwalError, JenisJadwal
from kinerja.models.aturan import kalimat

BANTUAN = (
    "Bulan hanya untuk “Pada bulan tertentu” dan “Saat angkanya terbit”: 8, atau 2 dan 8 ditulis "
    "2, 8. Angka yang terbit tahun berikutnya ditulis 3+1 (Maret). Triwulan yang tidak dijadwalkan "
    "tidak ditagih."
)


class WidgetJadwal(forms.MultiWidget):
    """A choice and the months beside it."""

    def __init__(self) -> None:
        bulan = {"aria-label": "Bulan", "placeholder": "Bulan, mis. 8"}
        jenis = forms.Select({"class": "isian-jadwal"}, choices=JenisJadwal.choices)
        widgets = [jenis, forms.TextInput(bulan)]
        super().__init__(widgets)

    def decompress(self, value: Any) -> list[Any]:
        jenis, _, bulan = (value or JenisJadwal.TRIWULANAN.value).partition(":")
        return [jenis, bulan.replace(",", ", ")]


class IsianJadwal(forms.MultiValueField):
    """A choice of how often, with months where it needs them."""

    widget = WidgetJadwal

    def __init__(self, **kwargs: Any) -> None:
        for nama in ("max_length", "empty_value"):
            kwargs.pop(nama, None)
        kwargs |= {"required": False, "help_text": BANTUAN}
        isian = (
            forms.ChoiceField(choices=JenisJadwal.choices, required=False),
            forms.CharField(required=False, max_length=120),
        )
        super().__init__(isian, require_all_fields=False, **kwargs)

    def compress(self, data_list: Any) -> str:
        if not data_list or not data_list[0]:
            return ""
        jenis, bulan = data_list[0], data_list[1].strip()
        try:
            return Jadwal.baca(f"{jenis}:{bulan}" if bulan or jenis in BERBULAN else jenis).teks
        except JadwalError as galat:
            raise ValidationError(kalimat(str(galat)), code="jadwal") from galat
