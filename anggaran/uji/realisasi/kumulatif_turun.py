"""PURE. The cumulative spending of a month is below that of an earlier month."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran
from kinerja.angka import format_rupiah
from kinerja.periode import nama_bulan
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Months below the month before."""
    for m in p.sub():
        lalu: tuple[int, int] | None = None
        for bulan, nilai in sorted(p.bulan.get(m.pk, {}).items()):
            if lalu is not None and nilai < lalu[1]:
                yield TemuanUji(
                    m.rujuk,
                    f"Realisasi {m.sebutan} s.d. {nama_bulan(bulan)} {format_rupiah(nilai)}, lebih "
                    f"kecil daripada s.d. {nama_bulan(lalu[0])} {format_rupiah(lalu[1])}.",
                    format_rupiah(nilai),
                    f"paling rendah {format_rupiah(lalu[1])}",
                    penyebab="setoran kembali, atau angka bulan yang bukan kumulatif",
                    rinci=nama_bulan(bulan),
                )
            lalu = (bulan, nilai)


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A12",
    AreaUji.ANGGARAN,
    TingkatUji.PERINGATAN,
    "Realisasi kumulatif turun",
    "Realisasi dicatat kumulatif; penurunan hanya terjadi oleh setoran kembali atau salah ketik.",
    periksa,
)
