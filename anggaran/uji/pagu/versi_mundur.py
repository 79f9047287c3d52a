"""PURE. A version is dated before the one that it replaces."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran, VersiDiuji
from kinerja.periode import format_tanggal
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Dated versions earlier than a version with a lower ordinal."""
    lalu: VersiDiuji | None = None
    for v in sorted(p.versi, key=lambda v: v.ke):
        if v.tanggal is None:
            continue
        if lalu is not None and lalu.tanggal is not None and v.tanggal < lalu.tanggal:
            yield TemuanUji(
                v.rujuk,
                f"{v.nama} (versi ke-{v.ke}) bertanggal {format_tanggal(v.tanggal)}, sebelum "
                f"{lalu.nama} ({format_tanggal(lalu.tanggal)}).",
                format_tanggal(v.tanggal),
                format_tanggal(lalu.tanggal),
            )
        lalu = v


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A07",
    AreaUji.ANGGARAN,
    TingkatUji.GALAT,
    "Tanggal versi anggaran mendahului versi sebelumnya",
    "Versi yang berlaku ialah yang terakhir; urutan yang terbalik membuat pagu lama berlaku.",
    periksa,
)
