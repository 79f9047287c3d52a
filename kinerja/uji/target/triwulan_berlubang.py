"""PURE. Some quarters that are due have a target and others none."""

from collections.abc import Iterator

from kinerja.kata_daftar import urutkan
from kinerja.periode import label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators with some quarterly targets, and not of every due quarter."""
    for i in p.indikator:
        ada = {tw for tw, n in i.target_triwulan.items() if n is not None}
        kurang = sorted(i.tempo - ada)
        if ada and kurang:
            sebutan = urutkan([label_tw(tw) for tw in kurang])
            yield TemuanUji(i.rujuk_rencana, f"Target {sebutan} “{i.nama}” belum diisi.")


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "T06",
    AreaUji.TARGET,
    TingkatUji.PERINGATAN,
    "Target triwulan belum lengkap",
    "Kemajuan triwulan diukur terhadap target triwulan (PermenPANRB 53/2014).",
    periksa,
)
