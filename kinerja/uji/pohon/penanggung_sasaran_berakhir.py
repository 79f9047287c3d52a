"""PURE. The post that answers for a sasaran is not there on the last day."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Sasaran whose post ended."""
    for s in p.sasaran:
        j = p.jabatan_menurut_pk.get(s.jabatan)
        if j is None or not j.ada(p.akhir):
            sebutan = j.nama if j else "jabatan yang tidak ada pada tahun ini"
            yield TemuanUji(
                s.rujuk, f"Penanggung jawab “{s.nama}” ialah {sebutan}, yang sudah berakhir."
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P14",
    AreaUji.POHON,
    TingkatUji.PERINGATAN,
    "Penanggung jawab sasaran tidak lagi ada",
    "Sasaran tanpa penanggung jawab yang masih ada tidak diperjanjikan siapa pun.",
    periksa,
)
