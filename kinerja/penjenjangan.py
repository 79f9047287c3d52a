"""PURE. Penjenjangan to people (PermenPANRB 89/2021, 6/2022): how a piece of work of one person
follows from the result above it, and whether what was handed down adds up.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from kinerja.angka import AngkaError, baca_angka
from kinerja.pilihan import PilihanBerlabel
from kinerja.satuan import cacahan


class CaraPenjenjangan(PilihanBerlabel):
    """How the result above is handed down."""

    ADOPSI = "adopsi", "Adopsi langsung"
    DIBAGI = "dibagi", "Dibagi aspek"
    DITURUNKAN = "diturunkan", "Diturunkan"
    KRITERIA = "kriteria", "Kriteria"


class AspekKinerja(PilihanBerlabel):
    """What an individual indicator measures."""

    KUANTITAS = "kuantitas", "Kuantitas"
    KUALITAS = "kualitas", "Kualitas"
    WAKTU = "waktu", "Waktu"
    BIAYA = "biaya", "Biaya"


def satu_dukungan(isi: Mapping[str, Any]) -> tuple[str, str] | None:
    """A result supports an indicator or the result of another post."""
    if isi["indikator"] is not None and isi["induk"] is not None:
        return "induk", "isi indikator atau hasil kerja yang didukung, tidak keduanya."
    if isi["indikator"] is None and isi["induk"] is None:
        return "indikator", "isi indikator atau hasil kerja yang didukung."
    return None


def angka_target(target: str) -> Decimal | None:
    """The whole figure of a target that is one; None for words, ranges, ratios, decimals."""
    try:
        return baca_angka(target.strip().removeprefix("≥").removeprefix("≤").strip(), desimal=0)
    except AngkaError:
        return None


def sama_satuan(a: str, b: str) -> bool:
    """Whether two units are one."""
    return " ".join(a.casefold().split()) == " ".join(b.casefold().split())


def jumlah_terbagi(satuan: str, bagian: Iterable[tuple[str, str]]) -> Decimal | None:
    """The sum of what a target was divided into, each as target and unit; parts in another unit
    measure another aspect. None where nothing has to add up: no count, or no plain figure.
    """
    semua = [angka_target(target) for target, milik in bagian if sama_satuan(milik, satuan)]
    if not semua or not cacahan(satuan) or None in semua:
        return None
    return sum((n for n in semua if n is not None), Decimal(0))
