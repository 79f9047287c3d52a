"""PURE. A document details a line and its total becomes another one."""

from collections.abc import Iterator

from anggaran.uji.potret import SUB, PotretAnggaran
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Details that change what they are details of."""
    for t in p.tumpukan:
        m = p.menurut_kunci.get(f"{SUB}-{t.sub}")
        if m is not None and not t.menghalangi:
            pesan = f"{t.hal} {m.sebutan}, {t.dokumen}: {t.pesan}"
            yield TemuanUji(m.rujuk, pesan, rinci=f"{t.hal} {t.dokumen} {t.pesan[:40]}")


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A22",
    AreaUji.ANGGARAN,
    TingkatUji.PERINGATAN,
    "Rincian mengubah jumlah yang dirincinya",
    "Rincian sebuah baris berjumlah sama dengan baris itu, kecuali dokumennya memang mengubahnya.",
    periksa,
)
