"""The agency that a command is about."""

from django.core.management.base import CommandError

from kinerja.himpunan.galat import saran
from kinerja.models import PerangkatDaerah

DISEBUT = 20
"""Codes that one refusal names."""


def pilih_pd(kode: str | None) -> PerangkatDaerah:
    """The agency named, or the only one there is. Raises CommandError.

    A region is no agency, but it can be named; a database that holds it alone means it.
    """
    semua = PerangkatDaerah.objects.order_by("kode")
    if kode is not None:
        if pd := semua.filter(kode=kode).first():
            return pd
        dikenal = list(semua.values_list("kode", flat=True))
        if not dikenal:
            raise _kosong()
        raise CommandError(
            f"Perangkat daerah “{kode}” tidak dikenal. Pilihan: {_daftar(dikenal)}."
            f"{saran(kode, dikenal)}"
        )
    tanpa_daerah = list(semua.perangkat())
    calon = tanpa_daerah or list(semua)
    if not calon:
        raise _kosong()
    if len(calon) > 1:
        raise CommandError(
            f"Ada {len(calon)} perangkat daerah; sebutkan --pd. "
            f"Pilihan: {_daftar([p.kode for p in calon])}."
        )
    return calon[0]


def _kosong() -> CommandError:
    return CommandError("Belum ada perangkat daerah. Muat datanya dengan: manage.py muat_data.")


def _daftar(kode: list[str]) -> str:
    sisa = len(kode) - DISEBUT
    return ", ".join(kode[:DISEBUT]) + (f", dan {sisa} lainnya" if sisa > 0 else "")
