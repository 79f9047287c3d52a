"""PURE. How much of a workbook is read at once, at each door.

A workbook is a ZIP of XML: a few kilobytes of it can ask for millions of rows, for a column of
seventeen billion merged cells, or for a formula written out again a hundred thousand times. So
everything that its reader spends time or memory on has its bound.
"""

from dataclasses import dataclass

_MB = 1024 * 1024


@dataclass(frozen=True)
class BatasBuku:
    """The bounds of one door; reading stops at the first that is passed."""

    bita: int
    """Of the file."""
    terurai: int
    """Bytes after unpacking."""
    lembar: int
    baris: int
    """Rows that hold anything, of all sheets."""
    baris_dilalui: int
    """Rows, empty ones and those that are skipped included, of all sheets."""
    sel: int
    """Cells, empty ones included, of all sheets."""
    unsur: int
    """Elements of XML."""
    detik: int
    bagian: int = 2_000
    """Files in the archive."""
    rentang: int = 100_000
    """Cells below merged ranges and links, which some readers write out one by one."""
    rumus: int = 5_000_000
    """Characters of shared formulas, written out once for every cell that shares them."""


#: A whole data set, loaded by whoever runs the server.
HIMPUNAN = BatasBuku(
    bita=64 * _MB,
    terurai=64 * _MB,
    lembar=100,
    baris=200_000,
    baris_dilalui=400_000,
    sel=2_000_000,
    unsur=8_000_000,
    detik=300,
)
#: One upload in the browser.
UNGGAHAN = BatasBuku(
    bita=5 * _MB,
    terurai=64 * _MB,
    lembar=100,
    baris=20_000,
    baris_dilalui=60_000,
    sel=300_000,
    unsur=1_500_000,
    detik=20,
)
#: The workbook of an agency's data, uploaded in the browser and written again with its mistakes.
PERSIAPAN = BatasBuku(
    bita=5 * _MB,
    terurai=64 * _MB,
    lembar=100,
    baris=20_000,
    baris_dilalui=60_000,
    sel=200_000,
    unsur=1_200_000,
    detik=30,
)
#: The workbook of a unit's quarter, which is also written again with its mistakes marked.
BUKU_KERJA = BatasBuku(
    bita=5 * _MB,
    terurai=64 * _MB,
    lembar=20,
    baris=5_000,
    baris_dilalui=20_000,
    sel=100_000,
    unsur=600_000,
    detik=20,
)


def ribuan(nilai: int) -> str:
    """20000 → `20.000`."""
    return f"{nilai:,}".replace(",", ".")
