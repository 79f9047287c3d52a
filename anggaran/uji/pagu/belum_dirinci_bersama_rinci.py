"""PURE. Money of a program that is not split up, beside sub kegiatan of the same program."""

from collections.abc import Iterator

from anggaran.kode import belum_dirinci
from anggaran.uji.potret import PotretAnggaran
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """What was not split up and still counts, where its program has other sub kegiatan by now."""
    for m in p.sub():
        if not (belum_dirinci(m.kode) and m.pagu):
            continue
        program = ".".join(m.kode.split(".")[:3]) + "."
        lain = [s for s in p.sub() if s.kode.startswith(program) and not belum_dirinci(s.kode)]
        if terhitung := sum(s.pagu or 0 for s in lain):
            yield TemuanUji(
                m.rujuk,
                f"{m.sebutan} masih berpagu, sedangkan {len(lain)} sub kegiatan program itu juga "
                "berpagu; nolkan yang belum dirinci bila uangnya sama.",
                str(m.pagu),
                str(terhitung),
            )


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A24",
    AreaUji.ANGGARAN,
    TingkatUji.PERINGATAN,
    "Pagu belum dirinci bersama rinciannya",
    "Pagu program yang belum dirinci dan pagu sub kegiatannya dapat memuat uang yang sama dua "
    "kali.",
    periksa,
)
