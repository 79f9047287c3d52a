"""PURE. Two lines of one document hold the same money."""

from collections.abc import Iterator

from anggaran.uji.potret import SUB, PotretAnggaran
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """What the reading of the lines could not accept."""
    for t in p.tumpukan:
        m = p.menurut_kunci.get(f"{SUB}-{t.sub}")
        if m is not None and t.menghalangi:
            pesan = f"{t.hal} {m.sebutan}, {t.dokumen}: {t.pesan}"
            yield TemuanUji(m.rujuk, pesan, rinci=f"{t.hal} {t.dokumen} {t.pesan[:40]}")


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A01",
    AreaUji.ANGGARAN,
    TingkatUji.GALAT,
    "Baris anggaran bertumpuk",
    "Rupiah yang sama tercatat pada dua baris; salah satunya harus dihapus.",
    periksa,
)
