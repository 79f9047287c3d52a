"""PURE. A sub kegiatan without an output, where others of the year have one."""

from collections.abc import Iterator

from anggaran.kode import belum_dirinci
from anggaran.uji.potret import SUB, PotretAnggaran
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Sub kegiatan with pagu and no output, in a year in which outputs are kept at all."""
    berkeluaran = {k.mata for k in p.keluaran}
    if not any(kunci.startswith(SUB) for kunci in berkeluaran):
        return
    for m in p.sub():
        if m.pagu and m.kunci not in berkeluaran and not belum_dirinci(m.kode):
            yield TemuanUji(m.rujuk, f"{m.sebutan} belum memiliki indikator keluaran.")


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A21",
    AreaUji.ANGGARAN,
    TingkatUji.CATATAN,
    "Sub kegiatan tanpa indikator keluaran",
    "Setiap sub kegiatan memiliki keluaran yang terukur (Permendagri 90/2019).",
    periksa,
)
