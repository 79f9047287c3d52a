"""PURE. A percentage target above a hundred that may not be."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Targets of the year above 100 percent."""
    for i in p.indikator:
        for t in i.target:
            if t.tahun != p.tahun or t.nilai is None:
                continue
            if i.persentase and i.angka and not i.boleh_lebih_100 and t.nilai > 100:
                yield TemuanUji(
                    i.rujuk_target,
                    f"Target {p.tahun} “{i.nama}” pada {t.nama} ialah {t.teks}, di atas 100%.",
                    t.teks,
                    "paling tinggi 100",
                    rinci=t.nama,
                )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "T07",
    AreaUji.TARGET,
    TingkatUji.GALAT,
    "Target persentase melebihi 100",
    "Bagian tidak dapat melebihi keseluruhannya; tandai “dapat melebihi 100%” bila memang wajar.",
    periksa,
)
