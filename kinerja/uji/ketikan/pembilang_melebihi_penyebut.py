"""PURE. The part is more than the whole."""

from collections.abc import Iterator

from kinerja.angka import format_angka
from kinerja.uji.ketikan.dasar import (
    AturanKetikan,
    IsianDiperiksa,
    Temuan,
    TingkatTemuan,
)


def periksa(i: IsianDiperiksa) -> Iterator[Temuan]:
    """Percentages whose numerator is above their denominator."""
    if not i.persentase or i.boleh_lebih_100 or i.pembilang is None or i.penyebut is None:
        return
    (nama_atas, atas), (nama_bawah, bawah) = i.pembilang, i.penyebut
    if atas > bawah:
        yield Temuan(
            "pembilang_melebihi_penyebut",
            TingkatTemuan.JELASKAN,
            f"{nama_atas} ({format_angka(atas)}) melebihi {nama_bawah} "
            f"({format_angka(bawah)}), sehingga persentasenya lebih dari 100%. Periksa kedua "
            "angka itu; bila benar, jelaskan.",
        )


ATURAN: AturanKetikan = AturanKetikan("pembilang_melebihi_penyebut", "R08", periksa)
