"""PURE. Cells of figures that several kinds of documents print alike."""

from decimal import Decimal

from kinerja.angka import KOSONG, format_angka
from laporan.dokumen.unsur import Sel


def sel_dua_desimal(nilai: Decimal | None) -> Sel:
    """A score or a percentage with two decimals."""
    if nilai is None:
        return Sel(KOSONG, rata="kanan")
    return Sel(format_angka(nilai, 2), nilai, "angka", 2)
