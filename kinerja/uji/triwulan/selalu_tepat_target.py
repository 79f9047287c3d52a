"""PURE. Each quarter hits its own target to the last digit."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators with three or more quarters, all equal to their targets, and not flat."""
    for i in p.indikator:
        satu = i.tahun.get(p.tahun)
        isian = satu.isian if satu else {}
        pasangan = [
            (isian[tw].nilai, target)
            for tw, target in sorted(i.target_triwulan.items())
            if tw in isian and target is not None and isian[tw].nilai is not None
        ]
        datar = len({t for _, t in pasangan}) < 2
        if len(pasangan) >= 3 and not datar and all(n == t for n, t in pasangan):
            yield TemuanUji(
                i.rujuk_isian,
                f"Realisasi “{i.nama}” tepat sama dengan target pada {len(pasangan)} triwulan.",
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R07",
    AreaUji.TRIWULAN,
    TingkatUji.CATATAN,
    "Realisasi selalu tepat sama dengan target",
    "Angka yang selalu sama dengan target sering disalin dari rencana, bukan diukur.",
    periksa,
)
