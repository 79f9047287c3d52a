"""PURE. The target of the year is worse than that of the year before."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Targets that go back against their own direction."""
    for i in p.indikator:
        kini, lalu = (
            next((t for t in i.target if t.tahun == n), None) for n in (p.tahun, p.tahun - 1)
        )
        if kini is None or lalu is None or kini.nilai is None or lalu.nilai is None:
            continue
        if i.berarah and i.lebih_baik(lalu.nilai, kini.nilai):
            yield TemuanUji(
                i.rujuk_target,
                f"Target “{i.nama}” {p.tahun} ({kini.teks}) lebih buruk daripada target "
                f"{p.tahun - 1} ({lalu.teks}).",
                kini.teks,
                lalu.teks,
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "T03",
    AreaUji.TARGET,
    TingkatUji.PERINGATAN,
    "Target lebih rendah daripada target tahun lalu",
    "Target Renstra menuju perbaikan; target yang mundur perlu dijelaskan dalam perencanaan.",
    periksa,
)
