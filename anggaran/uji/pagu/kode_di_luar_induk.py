"""PURE. A code that does not begin with the code of its parent."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Kegiatan and sub kegiatan whose code leaves that of the node above."""
    for m in p.mata:
        if m.kode_induk and not _di_bawah(m.kode, m.kode_induk):
            yield TemuanUji(
                m.rujuk,
                f"Kode {m.sebutan} tidak dimulai dengan kode induknya, {m.kode_induk}.",
                m.kode,
                f"{m.kode_induk}.…",
            )


def _di_bawah(kode: str, induk: str) -> bool:
    """Compared number by number: 2.01 and 2.1 are the same segment."""
    a, b = ([int(s) if s.isdecimal() else s for s in teks.split(".")] for teks in (kode, induk))
    return a[: len(b)] == b and len(a) > len(b)


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A04",
    AreaUji.ANGGARAN,
    TingkatUji.GALAT,
    "Kode tidak sesuai induknya",
    "Kode sub kegiatan dimulai dengan kode kegiatannya, dan kode kegiatan dengan kode "
    "programnya (Permendagri 90/2019).",
    periksa,
)
