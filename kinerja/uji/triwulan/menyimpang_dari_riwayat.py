"""PURE. The figure of the year is far outside what the indicator ever was."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja

_KALI = Decimal(3)
"""How many times its own past a figure may be before it is asked about."""


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Figures of the year above three times, or below a third of, all years before."""
    for i in p.indikator:
        kini = i.tahun.get(p.tahun)
        lalu = [t.realisasi for n, t in sorted(i.tahun.items()) if n < p.tahun and t.realisasi]
        if kini is None or not kini.realisasi or not lalu or not i.angka or kini.belum:
            continue
        n, tinggi, rendah = abs(kini.realisasi), max(map(abs, lalu)), min(map(abs, lalu))
        if n > tinggi * _KALI or n * _KALI < rendah:
            yield TemuanUji(
                i.rujuk_isian,
                f"Realisasi {p.tahun} “{i.nama}” {i.tampil(kini.realisasi)}, sedangkan tahun-tahun "
                f"sebelumnya {', '.join(i.tampil(x) for x in lalu)}.",
                i.tampil(kini.realisasi),
                i.tampil(lalu[-1]),
                penyebab="koma, satuan, atau baris",
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R06",
    AreaUji.TRIWULAN,
    TingkatUji.PERINGATAN,
    "Realisasi jauh dari riwayatnya sendiri",
    "Angka yang berlipat atau tinggal sebagian kecil dari tahun-tahun lalu biasanya "
    "salah koma, salah satuan, atau salah baris.",
    periksa,
)
