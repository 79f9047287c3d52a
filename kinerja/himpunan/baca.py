"""Read a data set from a folder of CSV files or from one XLSX workbook."""

from pathlib import Path

from kinerja.himpunan.baca_csv import baca_folder
from kinerja.himpunan.baca_xlsx import baca_buku
from kinerja.himpunan.mentah import HimpunanMentah, PencariKepala, SumberError


def baca(sumber: Path, pencari: PencariKepala | None = None) -> HimpunanMentah:
    """`pencari`: finds the header where other rows stand above it. Raises SumberError when the
    source cannot be read at all.
    """
    if sumber.is_dir():
        return baca_folder(sumber, pencari=pencari)
    if not sumber.exists():
        raise SumberError(f"{sumber} tidak ditemukan.")
    if sumber.suffix.casefold() != ".xlsx":
        raise SumberError(
            f"{sumber.name} bukan buku kerja .xlsx; "
            "berikan folder berisi CSV atau satu berkas .xlsx."
        )
    return baca_buku(sumber, pencari=pencari)
