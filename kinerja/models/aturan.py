"""The rules of `kinerja.aturan` at the door of forms: what is broken becomes a ValidationError."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from kinerja.aturan import Salah


class IsiBaris(Mapping[str, Any]):
    """A row as the rules see it: field → plain value, a reference as the id of its row."""

    def __init__(self, baris: Model) -> None:
        self._baris = baris

    def __getitem__(self, medan: str) -> Any:
        return self._baris.serializable_value(medan)

    def __iter__(self) -> Iterator[str]:
        return (f.name for f in self._baris._meta.concrete_fields)

    def __len__(self) -> int:
        return len(self._baris._meta.concrete_fields)


def pastikan(*salah: Salah | None) -> None:
    """Raise ValidationError with every broken rule at its field, as a sentence."""
    pesan: dict[str, list[str]] = {}
    for satu in salah:
        if satu is not None:
            medan, teks = satu
            pesan.setdefault(medan, []).append(kalimat(teks))
    if pesan:
        raise ValidationError(pesan)


def kalimat(teks: str) -> str:
    """A message that stands alone starts with a capital."""
    return teks[:1].upper() + teks[1:]
