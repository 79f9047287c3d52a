"""PURE. Work told as done, and nothing spent."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran
from kinerja.angka import format_rupiah
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Sub kegiatan at a hundred percent with pagu and with no spending at all."""
    for m in p.sub():
        selesai = any(p.fisik.get((m.pk, tw), 0) >= 100 for tw in (1, 2, 3, 4))
        if selesai and m.pagu and not m.realisasi:
            yield TemuanUji(
                m.rujuk,
                f"{m.sebutan} dilaporkan selesai 100%, tetapi realisasi anggarannya nihil.",
                format_rupiah(m.realisasi or 0),
                format_rupiah(m.pagu),
            )


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A16",
    AreaUji.ANGGARAN,
    TingkatUji.PERINGATAN,
    "Fisik selesai tanpa belanja",
    "Pekerjaan yang dilaporkan selesai tanpa belanja berarti realisasi anggarannya belum dicatat.",
    periksa,
)
