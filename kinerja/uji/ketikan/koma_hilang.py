"""PURE. A percentage that lost its comma."""

from collections.abc import Iterator

from kinerja.angka import konteks_hitung
from kinerja.uji.ketikan.dasar import (
    PERSEN_MUSTAHIL,
    AturanKetikan,
    Dugaan,
    IsianDiperiksa,
    Temuan,
    TingkatTemuan,
    tulis_persen,
)


def periksa(i: IsianDiperiksa) -> Iterator[Temuan]:
    """9.730% where 97,30% is meant."""
    if satu := _cari(i):
        yield satu


def _cari(i: IsianDiperiksa) -> Temuan | None:
    """9730 where 97,30 is meant."""
    if not i.persentase or not i.diketik or i.nilai is None or i.nilai < PERSEN_MUSTAHIL:
        return None
    if i.boleh_lebih_100:
        return None
    with konteks_hitung():
        maksud = i.nilai
        while maksud > 100:
            maksud /= 10
    return Temuan(
        "koma_hilang",
        TingkatTemuan.MENGHALANGI,
        f"{tulis_persen(i, i.nilai)} jauh melebihi 100%; tampaknya koma desimalnya hilang "
        f"(maksudnya {tulis_persen(i, maksud)}?). Bila indikator ini memang dapat melebihi 100%, "
        "minta Sekretariat menandainya “dapat melebihi 100%”.",
        Dugaan.MUSTAHIL,
    )


ATURAN: AturanKetikan = AturanKetikan("koma_hilang", "R08", periksa)
