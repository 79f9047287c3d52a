"""PURE. A sub kegiatan with money that no indicator is tied to."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran
from kinerja.angka import format_rupiah
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Sub kegiatan with pagu that the ties of no indicator reach."""
    for m in p.sub():
        if m.pagu and m.pk not in p.sub_terkait:
            yield TemuanUji(
                m.rujuk,
                f"{m.sebutan} ({format_rupiah(m.pagu)}) belum dikaitkan dengan indikator.",
            )


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A18",
    AreaUji.ANGGARAN,
    TingkatUji.PERINGATAN,
    "Sub kegiatan tidak mendukung satu pun indikator",
    "Anggaran mengikuti kinerja: setiap sub kegiatan mendukung sasaran (Permendagri "
    "86/2017, PermenPANRB 88/2021).",
    periksa,
)
