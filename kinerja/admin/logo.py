"""The field of an agency's coat of arms: drawn anew, a few kilobytes whatever is uploaded."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile

from kinerja.bukti.gambar import LOGO, rapikan_gambar
from kinerja.penolakan import TidakSahError


class MedanLogo(forms.FileField):
    """PNG or JPEG; the pixels are not touched before the size in the header is known."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", f"PNG atau JPEG, paling besar {LOGO.bita // 1024**2} MB.")
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ".png,.jpg,.jpeg"

    def to_python(self, data: File[Any] | None) -> Any:
        berkas = super().to_python(data)
        if berkas is None:
            return None
        try:
            rapi = rapikan_gambar(berkas.name or "", berkas.read(LOGO.bita + 1), LOGO)
        except TidakSahError as galat:
            raise ValidationError(galat.pesan, code="invalid_image") from galat
        return SimpleUploadedFile(f"logo.{rapi.jenis.akhiran}", rapi.isi, rapi.jenis.tipe)
