"""PURE. A percentage above a hundred that may not be."""

from collections.abc import Iterator

from kinerja.periode import label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Quarters above 100 percent."""
    for i, isian in p.isian():
        lebih = isian.nilai is not None and isian.nilai > 100
        if lebih and i.persentase and i.angka and not i.boleh_lebih_100:
            yield TemuanUji(
                i.rujuk_isian,
                f"Realisasi {label_tw(isian.triwulan)} “{i.nama}” {i.tampil(isian.nilai)}, di atas "
                "100%.",
                i.tampil(isian.nilai),
                "paling tinggi 100",
                rinci=label_tw(isian.triwulan),
                triwulan=isian.triwulan,
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R08",
    AreaUji.TRIWULAN,
    TingkatUji.GALAT,
    "Realisasi persentase melebihi 100",
    "Bagian tidak dapat melebihi keseluruhannya; tandai “dapat melebihi 100%” bila memang wajar.",
    periksa,
)
