"""PURE. A sub kegiatan of the year about whose money nothing was said."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Sub kegiatan without any pagu."""
    for m in p.sub():
        if m.pagu is None:
            yield TemuanUji(m.rujuk, f"Pagu sub kegiatan {m.sebutan} belum diisi.")


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A03",
    AreaUji.ANGGARAN,
    TingkatUji.PERINGATAN,
    "Sub kegiatan tanpa pagu",
    "Sub kegiatan pada pohon anggaran memerlukan pagu, atau nol bila dihapus oleh "
    "perubahan anggaran.",
    periksa,
)
