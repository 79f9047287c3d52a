"""PURE. A code that the nomenclature of the year does not hold."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Nodes of the year with a code of another version."""
    for m in p.mata:
        if m.kode in p.kode_asing:
            yield TemuanUji(
                m.rujuk,
                f"Kode {m.sebutan} tidak ada pada {p.nomenklatur}, nomenklatur tahun "
                f"{p.kinerja.tahun}.",
                m.kode,
                p.nomenklatur,
                penyebab="nomenklatur lain",
            )


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A23",
    AreaUji.ANGGARAN,
    TingkatUji.PERINGATAN,
    "Kode dari versi nomenklatur lain",
    "Program, kegiatan, dan sub kegiatan satu tahun memakai nomenklatur yang berlaku pada tahun "
    "itu; kode versi lain menyulitkan penyandingan dengan SIPD.",
    periksa,
)
