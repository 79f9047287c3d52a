"""Short names for the columns that sheets share."""

from typing import Any

from kinerja.himpunan.skema import Kolom, Pelaku, Rujukan, Tabel
from kinerja.himpunan.tipe import Bulat, Kode, Tahun


def kode(nama: str = "kode", *, medan: str = "") -> Kolom:
    """The key of a row; always filled."""
    return Kolom(nama, Kode(), wajib=True, medan=medan)


def rujuk(
    nama: str,
    tabel: Tabel,
    *bersama: str,
    wajib: bool = False,
    medan: str = "",
) -> Kolom:
    """A column that holds the code of another row."""
    return Kolom(nama, Kode(), wajib=wajib, medan=medan, rujukan=Rujukan(tabel, bersama))


def naikkan_versi(objek: Any, pelaku: Pelaku) -> None:
    """Who has the row open in a form is told that it changed."""
    objek.versi += 1


def tahun(nama: str = "tahun", *, wajib: bool = True) -> Kolom:
    """A year."""
    return Kolom(nama, Tahun(), wajib=wajib)


TRIWULAN = Kolom("triwulan", Bulat(1, 4), wajib=True)
MASA_BERLAKU = (tahun("mulai_tahun", wajib=False), tahun("sampai_tahun", wajib=False))
