"""PURE. Physical progress is lower than in the quarter before."""

from collections.abc import Iterator
from decimal import Decimal

from anggaran.uji.potret import PotretAnggaran
from kinerja.angka import format_persen
from kinerja.periode import label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Quarters below an earlier quarter."""
    for m in p.sub():
        lalu: tuple[int, Decimal] | None = None
        for tw in (1, 2, 3, 4):
            nilai = p.fisik.get((m.pk, tw))
            if nilai is None:
                continue
            if lalu is not None and nilai < lalu[1]:
                yield TemuanUji(
                    m.rujuk,
                    f"Fisik {m.sebutan} {format_persen(lalu[1])} pada {label_tw(lalu[0])}, lalu "
                    f"{format_persen(nilai)} pada {label_tw(tw)}.",
                    format_persen(nilai),
                    f"paling rendah {format_persen(lalu[1])}",
                    rinci=label_tw(tw),
                    triwulan=tw,
                )
            lalu = (tw, nilai)


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A17",
    AreaUji.ANGGARAN,
    TingkatUji.PERINGATAN,
    "Kemajuan fisik mundur",
    "Kemajuan fisik bersifat kumulatif sejak awal tahun; pekerjaan yang selesai tidak berkurang.",
    periksa,
)
