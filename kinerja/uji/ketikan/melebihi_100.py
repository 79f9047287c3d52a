"""PURE. A percentage above a hundred."""

from collections.abc import Iterator

from kinerja.uji.ketikan.dasar import (
    PERSEN_MUSTAHIL,
    AturanKetikan,
    IsianDiperiksa,
    Temuan,
    TingkatTemuan,
    tulis_persen,
)


def periksa(i: IsianDiperiksa) -> Iterator[Temuan]:
    """Percentages above 100 whose parts are not known: those tell more themselves."""
    if not i.persentase or i.boleh_lebih_100 or i.nilai is None:
        return
    if i.pembilang is not None and i.penyebut is not None:
        return
    if not 100 < i.nilai < PERSEN_MUSTAHIL:
        return
    yield Temuan(
        "melebihi_100",
        TingkatTemuan.JELASKAN,
        f"{tulis_persen(i, i.nilai)} melebihi 100%. Periksa angkanya; bila benar, jelaskan. Bila "
        "indikator ini memang dapat melebihi 100%, minta Sekretariat menandainya “dapat melebihi "
        "100%”.",
    )


ATURAN: AturanKetikan = AturanKetikan("melebihi_100", "R08", periksa)
