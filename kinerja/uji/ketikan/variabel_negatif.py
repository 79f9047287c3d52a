"""PURE. A counted variable below nothing."""

from collections.abc import Iterator

from kinerja.angka import format_angka
from kinerja.satuan import cacahan
from kinerja.uji.ketikan.dasar import (
    AturanKetikan,
    Dugaan,
    IsianDiperiksa,
    Temuan,
    TingkatTemuan,
)


def periksa(i: IsianDiperiksa) -> Iterator[Temuan]:
    """Counted variables, leaf by leaf."""
    for v in i.variabel:
        if v.nilai is not None and v.nilai < 0 and cacahan(v.satuan):
            yield Temuan(
                "variabel_negatif",
                TingkatTemuan.MENGHALANGI,
                f"{v.nama} {format_angka(v.nilai)} {v.satuan}: jumlah tidak dapat kurang dari nol.",
                Dugaan.MUSTAHIL,
            )


ATURAN: AturanKetikan = AturanKetikan("variabel_negatif", "R20", periksa)
