"""PURE. The plan sets one target for each of its years."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.jenis import JenisDokumen
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Strategic indicators in numbers whose plan is flat, where it could still rise."""
    if p.renstra is None:
        return
    tahun = range(p.renstra[0], p.renstra[1] + 1)
    for i in p.indikator:
        s = p.sasaran_menurut_pk.get(i.sasaran or 0)
        semua = [t for n in tahun if (t := i.keputusan(n, JenisDokumen.RENSTRA)) is not None]
        nilai = {t.nilai for t in semua}
        mentok = i.persentase and nilai == {Decimal(100)}
        if s is None or s.jenjang or len(semua) < 3 or len(nilai) != 1 or mentok or not i.angka:
            continue
        yield TemuanUji(
            i.rujuk_target,
            f"Target “{i.nama}” pada Renstra sama setiap tahun: {semua[0].teks}.",
            semua[0].teks,
        )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "T09",
    AreaUji.TARGET,
    TingkatUji.CATATAN,
    "Target sama sepanjang Renstra",
    "Target yang tidak bergerak selama satu Renstra tidak menunjukkan perbaikan yang dituju.",
    periksa,
)
