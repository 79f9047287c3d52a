"""PURE. An indicator of a strategic sasaran that counts activities."""

import re
from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja

HITUNGAN = re.compile(
    r"\b(?:jumlah|banyaknya)\s+(?:kegiatan|rapat|laporan|dokumen|sosialisasi|pelatihan|monitoring|"
    r"koordinasi|kunjungan|surat)\b",
    re.IGNORECASE,
)


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators of strategic sasaran whose name counts work instead of result."""
    for i in p.indikator:
        s = p.sasaran_menurut_pk.get(i.sasaran or 0)
        if s is not None and not s.jenjang and (cocok := HITUNGAN.search(i.nama)):
            yield TemuanUji(
                i.rujuk,
                f"Indikator sasaran strategis “{i.nama}” menghitung pekerjaan "
                f"({cocok[0].lower()}).",
                cocok[0],
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P08",
    AreaUji.POHON,
    TingkatUji.PERINGATAN,
    "Indikator strategis menghitung kegiatan",
    "Indikator sasaran strategis mengukur hasil, bukan banyaknya kegiatan, rapat, atau "
    "dokumen (PermenPANRB 88/2021).",
    periksa,
)
