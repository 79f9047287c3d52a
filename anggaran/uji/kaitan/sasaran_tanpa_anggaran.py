"""PURE. A strategic sasaran that no money supports, while the agency has a budget."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Strategic sasaran outside every tie."""
    if not any(m.pagu for m in p.mata):
        return
    for s in p.kinerja.sasaran:
        if not s.jenjang and s.pk not in p.sasaran_beranggaran:
            yield TemuanUji(
                s.rujuk, f"Sasaran strategis “{s.nama}” belum didukung program atau kegiatan."
            )


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A19",
    AreaUji.ANGGARAN,
    TingkatUji.PERINGATAN,
    "Sasaran strategis tanpa anggaran",
    "Efisiensi sasaran tidak dapat dihitung tanpa anggaran yang mendukungnya.",
    periksa,
)
