"""A finding of the cascade check, and where its cause is mended."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from kinerja.models import PerjanjianKinerja


class Tingkat(StrEnum):
    """A galat keeps an agreement from being submitted, a report from becoming final; a peringatan
    only tells.
    """

    GALAT = "galat"
    PERINGATAN = "peringatan"


@dataclass(frozen=True)
class TemuanPerjanjian:
    """One finding. `terkait`: ids of further agreements that a galat keeps back."""

    kode: str
    tingkat: Tingkat
    perjanjian: PerjanjianKinerja | None
    pesan: str
    tautan: str
    terkait: frozenset[int] = frozenset()

    @property
    def menghalangi(self) -> bool:
        """Whether it keeps an agreement from being submitted."""
        return self.tingkat is Tingkat.GALAT


def penghalang(
    temuan: list[TemuanPerjanjian], perjanjian: PerjanjianKinerja
) -> list[TemuanPerjanjian]:
    """The findings that keep this agreement from being submitted."""
    return [
        t
        for t in temuan
        if t.menghalangi
        and (
            (t.perjanjian is not None and t.perjanjian.pk == perjanjian.pk)
            or perjanjian.pk in t.terkait
        )
    ]


def tautan_perjanjian(p: PerjanjianKinerja) -> str:
    """The page of an agreement."""
    return reverse("perjanjian_satu", args=[p.pk])


def tautan_sunting(p: PerjanjianKinerja, isian: str) -> str:
    """A field of the page that edits a draft."""
    return f"{reverse('perjanjian_isi', args=[p.pk])}#{isian}"


#: Kind of row → the sheet of the setting-up pages that holds it.
_LEMBAR = {
    "jabatan": "jabatan", "sasaran": "sasaran", "indikator": "indikator",
    "program": "program_kegiatan", "kegiatan": "program_kegiatan",
    "subkegiatan": "program_kegiatan",
}  # fmt: skip


def tautan_data(baris: Any) -> str:
    """The form of a row in Persiapan."""
    kueri = {"kode": baris.kode}
    if tahun := getattr(baris, "tahun", None):
        kueri = {"tahun": str(tahun), **kueri}
    alamat = reverse("persiapan_isi", args=[_LEMBAR[baris._meta.model_name]])
    return f"{alamat}?{urlencode(kueri)}"


def tautan_pemangku() -> str:
    """The grid of who holds which post since when."""
    return reverse("persiapan_kisi", args=["pemangku"])
