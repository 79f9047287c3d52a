"""PURE. The path of the quarterly targets goes back."""

from collections.abc import Iterator

from kinerja.periode import label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja
from kinerja.uji_rencana import langkah_mundur


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators whose cumulative target falls, or whose position moves away from its goal."""
    for i in p.indikator:
        angka = {tw: n for tw, n in i.target_triwulan.items() if n is not None}
        for lalu, kini in langkah_mundur(i.bentuk.akumulasi, i.bentuk.polaritas, angka):
            yield TemuanUji(
                i.rujuk_rencana,
                f"Target triwulan “{i.nama}” mundur: {label_tw(lalu)} {i.tampil(angka[lalu])}, "
                f"lalu {label_tw(kini)} {i.tampil(angka[kini])}.",
                i.tampil(angka[kini]),
                i.tampil(angka[lalu]),
                rinci=label_tw(kini),
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "T12",
    AreaUji.TARGET,
    TingkatUji.PERINGATAN,
    "Target triwulan mundur",
    "Rencana aksi menuju target setahun; angka kumulatif tidak turun, dan posisi yang menjauh dari "
    "tujuan perlu dijelaskan (PermenPANRB 53/2014).",
    periksa,
)
