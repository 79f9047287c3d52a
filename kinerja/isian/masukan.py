"""The inputs of one row of the indicator grid."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja.isian.indikator import teks_isian
from kinerja.models import Variabel
from kinerja.turunan import IsianVariabel


@dataclass(frozen=True)
class Masukan:
    """One input of a row. `teks` is what stands in it, `angka` the figure that it writes;
    `dari_bagian`: a sum, shown, not typed.
    """

    medan: str
    label: str
    satuan: str
    teks: str
    sumber: str = ""
    dari_bagian: bool = False
    tingkat: int = 0  # depth below the variable that it is part of
    pilihan: tuple[str, ...] = ()
    wajib: bool = True  # a score beside a predicate may stay empty
    angka: Decimal | None = None


def masukan_variabel(variabel: tuple[IsianVariabel, ...], tingkat: int) -> list[Masukan]:
    """Those of a formula that was computed: each variable, and its parts below it."""
    hasil: list[Masukan] = []
    for v in variabel:
        hasil.append(
            Masukan(
                f"variabel:{v.kode}",
                v.nama,
                v.satuan,
                teks_isian(v.nilai, None),
                v.sumber,
                bool(v.bagian),
                tingkat,
                angka=v.nilai,
            )
        )
        hasil += masukan_variabel(v.bagian, tingkat + 1)
    return hasil


def masukan_kosong(definisi: list[Variabel], induk: int | None, tingkat: int) -> list[Masukan]:
    """Those of a formula of which nothing is entered yet."""
    hasil: list[Masukan] = []
    for v in definisi:
        if v.induk_id != induk:
            continue
        anak = masukan_kosong(definisi, v.pk, tingkat + 1)
        hasil.append(Masukan(f"variabel:{v.kode}", v.nama, v.satuan, "", "", bool(anak), tingkat))
        hasil += anak
    return hasil
