"""PURE. Spending above the pagu."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran
from kinerja.angka import format_rupiah
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Sub kegiatan that spent more than they have."""
    for m in p.sub():
        if m.realisasi is not None and m.realisasi > (m.pagu or 0):
            pagu, realisasi = format_rupiah(m.pagu or 0), format_rupiah(m.realisasi)
            yield TemuanUji(
                m.rujuk,
                f"Realisasi {m.sebutan} {realisasi}, melebihi pagunya {pagu}.",
                realisasi,
                f"paling tinggi {pagu}",
            )


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A11",
    AreaUji.ANGGARAN,
    TingkatUji.GALAT,
    "Realisasi melebihi pagu",
    "Belanja tidak dapat melampaui anggaran yang tersedia (PP 12/2019).",
    periksa,
)
