"""PURE. A cumulative figure is lower than in the quarter before."""

from collections.abc import Iterator

from kinerja.akumulasi import Akumulasi
from kinerja.periode import label_tw
from kinerja.satuan import cacahan
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import IsianDiuji, PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Quarters of cumulative indicators below an earlier quarter."""
    lalu: tuple[int, IsianDiuji] | None = None
    for i, isian in p.isian():
        # A share of a whole that grows may fall; a count that is summed since January cannot.
        if i.bentuk.akumulasi is not Akumulasi.KUMULATIF or not cacahan(i.satuan):
            continue
        if isian.nilai is None:
            continue
        sebelum = lalu[1] if lalu is not None and lalu[0] == i.pk else None
        if sebelum is not None and sebelum.nilai is not None and isian.nilai < sebelum.nilai:
            a, b = label_tw(sebelum.triwulan), label_tw(isian.triwulan)
            yield TemuanUji(
                i.rujuk_isian,
                f"“{i.nama}” kumulatif {i.tampil(sebelum.nilai)} pada {a}, lalu "
                f"{i.tampil(isian.nilai)} pada {b}.",
                i.tampil(isian.nilai),
                f"paling rendah {i.tampil(sebelum.nilai)}",
                penyebab="angka triwulan diketik, bukan kumulatif",
                rinci=b,
                triwulan=isian.triwulan,
            )
        lalu = (i.pk, isian)


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R03",
    AreaUji.TRIWULAN,
    TingkatUji.GALAT,
    "Angka kumulatif turun",
    "Angka yang diketik kumulatif sejak awal tahun tidak dapat berkurang.",
    periksa,
)
