"""PURE. A count below nothing."""

from collections.abc import Iterator

from kinerja.satuan import cacahan
from kinerja.uji.ketikan.dasar import (
    AturanKetikan,
    Dugaan,
    IsianDiperiksa,
    Temuan,
    TingkatTemuan,
    tulis_angka,
)


def periksa(i: IsianDiperiksa) -> Iterator[Temuan]:
    """What is counted cannot be less than nothing."""
    if i.nilai is None or i.nilai >= 0 or i.boleh_negatif:
        return
    if i.desimal == 0 and not i.persentase and cacahan(i.satuan):
        yield Temuan(
            "cacah_negatif",
            TingkatTemuan.MENGHALANGI,
            f"{tulis_angka(i, i.nilai)} {i.satuan}: jumlah tidak dapat kurang dari nol.",
            Dugaan.MUSTAHIL,
        )


ATURAN: AturanKetikan = AturanKetikan("cacah_negatif", "R18", periksa)
