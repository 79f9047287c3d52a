"""PURE. The target moved by more than half against the year before."""

from collections.abc import Iterator

from kinerja.angka import format_persen, persen
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.ketikan.dasar import AMBANG_LONCATAN
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Targets that differ by more than half from the year before."""
    for i in p.indikator:
        kini, lalu = i.tahun.get(p.tahun), i.tahun.get(p.tahun - 1)
        if kini is None or lalu is None or not kini.target or not lalu.target or not i.angka:
            continue
        gerak = abs(persen(kini.target - lalu.target, abs(lalu.target)))
        if gerak > AMBANG_LONCATAN:
            yield TemuanUji(
                i.rujuk_target,
                f"Target “{i.nama}” berubah {format_persen(gerak, 0)} dari "
                f"{i.tampil(lalu.target)} menjadi {i.tampil(kini.target)}.",
                i.tampil(kini.target),
                i.tampil(lalu.target),
                penyebab="koma atau nol",
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "T10",
    AreaUji.TARGET,
    TingkatUji.PERINGATAN,
    "Target melonjak dari tahun lalu",
    "Lonjakan besar biasanya koma atau angka nol yang salah ketik.",
    periksa,
)
