"""PURE. A state or a kind: the value that is stored, and the words that a person reads for it.

    class StatusX(PilihanBerlabel):
        DRAF = "draf", "Draf"

Rules compare members, models take their choices from the class (`choices=StatusX.choices`), and a
member is its value wherever text is expected. Order is the order in which people list them.
"""

from enum import EnumMeta, StrEnum
from typing import Self


class _Daftar(EnumMeta):
    """What a whole class of choices can be asked for."""

    @property
    def values(cls) -> list[str]:
        """The stored values, in order."""
        return [str(satu) for satu in cls]  # type: ignore[var-annotated]

    @property
    def labels(cls) -> list[str]:
        """The words, in order."""
        return [label for _, label in cls.choices]

    @property
    def choices(cls) -> list[tuple[str, str]]:
        """Value and words, as a model field takes them."""
        return [(satu.value, satu.label) for satu in cls]  # type: ignore[var-annotated]


class PilihanBerlabel(StrEnum, metaclass=_Daftar):
    """A choice with a label."""

    label: str

    def __new__(cls, nilai: str, label: str = "") -> Self:
        anggota = str.__new__(cls, nilai)
        anggota._value_ = nilai
        anggota.label = label
        return anggota
