"""PURE. A percentage typed as a fraction."""

from collections.abc import Iterator

from kinerja.angka import konteks_hitung
from kinerja.uji.ketikan.dasar import (
    AturanKetikan,
    Dugaan,
    IsianDiperiksa,
    Temuan,
    TingkatTemuan,
    menyerupai,
    tulis_persen,
)


def periksa(i: IsianDiperiksa) -> Iterator[Temuan]:
    """0,97 where 97% is meant."""
    if satu := _cari(i):
        yield satu


def _cari(i: IsianDiperiksa) -> Temuan | None:
    """0,97 where 97 is meant: what Excel keeps of 97% without its format."""
    if not i.persentase or not i.diketik or i.nilai is None or not 0 < i.nilai <= 1:
        return None
    with konteks_hitung():
        seratus = i.nilai * 100
    acuan = i.acuan
    if i.target_tahun is not None and i.target_tahun != 0:
        acuan.append(("target setahun", i.target_tahun))
    for sebutan, lama in acuan:
        if lama > 0 and menyerupai(seratus, lama) and not menyerupai(i.nilai, lama):
            return Temuan(
                "pecahan",
                TingkatTemuan.JELASKAN,
                f"{tulis_persen(i, i.nilai)} tampaknya tertulis sebagai pecahan: {sebutan} "
                f"{tulis_persen(i, lama)}. Bila maksudnya {tulis_persen(i, seratus)}, perbaiki; "
                "bila benar, jelaskan.",
                Dugaan.SALAH_TULIS,
            )
    if acuan:
        return None
    return Temuan(
        "pecahan",
        TingkatTemuan.JELASKAN,
        f"{tulis_persen(i, i.nilai)} mungkin tertulis sebagai pecahan. Bila maksudnya "
        f"{tulis_persen(i, seratus)}, perbaiki; bila benar, jelaskan.",
    )


ATURAN: AturanKetikan = AturanKetikan("pecahan", "R21", periksa)
