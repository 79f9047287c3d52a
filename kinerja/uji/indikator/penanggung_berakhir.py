"""PURE. The post that answers for an indicator is not there on the last day."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators whose post ended."""
    for i in p.indikator:
        j = p.jabatan_menurut_pk.get(i.jabatan)
        if j is None or not j.ada(p.akhir):
            sebutan = j.nama if j else "jabatan yang tidak ada pada tahun ini"
            yield TemuanUji(
                i.rujuk, f"Penanggung jawab “{i.nama}” ialah {sebutan}, yang sudah berakhir."
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "I12",
    AreaUji.INDIKATOR,
    TingkatUji.PERINGATAN,
    "Penanggung jawab indikator tidak lagi ada",
    "Isian triwulan diminta kepada pemangku jabatan penanggung jawab.",
    periksa,
)
