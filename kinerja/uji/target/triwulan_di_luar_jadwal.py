"""PURE. A quarter in which the indicator does not report has a target."""

from collections.abc import Iterator

from kinerja.kata_daftar import urutkan
from kinerja.periode import label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Targets of quarters that the schedule or the life of the indicator leaves out."""
    for i in p.indikator:
        if luar := sorted(i.target_triwulan.keys() - i.tempo):
            sebutan = urutkan([label_tw(tw) for tw in luar])
            yield TemuanUji(
                i.rujuk_rencana,
                f"“{i.nama}” bertarget pada {sebutan}, padahal tidak dilaporkan pada triwulan itu.",
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "T13",
    AreaUji.TARGET,
    TingkatUji.CATATAN,
    "Target triwulan di luar jadwal pelaporan",
    "Target yang tidak dilaporkan tidak dapat diukur; sesuaikan jadwal pelaporan atau kosongkan "
    "targetnya (PermenPANRB 53/2014).",
    periksa,
)
