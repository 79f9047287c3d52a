"""PURE. A name says percentage or count, and the unit says otherwise."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Names that begin with a kind of figure that the unit is not."""
    for i in p.indikator:
        kata = (i.nama.split() or [""])[0].casefold()
        if kata in {"persentase", "prosentase"} and i.angka and not i.persentase:
            yield TemuanUji(
                i.rujuk,
                f"“{i.nama}” bersatuan {i.satuan}, bukan persen.",
                i.satuan,
                "persen",
            )
        elif kata in {"jumlah", "banyaknya"} and i.persentase:
            yield TemuanUji(
                i.rujuk,
                f"“{i.nama}” menghitung jumlah, tetapi satuannya {i.satuan}.",
                i.satuan,
                "satuan hitungan",
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "I07",
    AreaUji.INDIKATOR,
    TingkatUji.PERINGATAN,
    "Nama dan satuan indikator tidak sejalan",
    "Nama “Persentase …” dengan satuan orang, atau “Jumlah …” dengan satuan persen, "
    "membuat angkanya salah dibaca.",
    periksa,
)
