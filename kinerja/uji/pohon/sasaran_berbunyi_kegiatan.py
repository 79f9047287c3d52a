"""PURE. A sasaran that names an activity where a condition is due."""

import re
from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja

KEGIATAN = re.compile(
    r"^(?:me(?:laksana|ngadakan|nyelenggara|nyusun|mfasilitasi)\w*|(?:ter)?laksana\w*|"
    r"(?:pelaksanaan|penyusunan|penyelenggaraan|pengadaan|penyediaan|fasilitasi|kegiatan|rapat|"
    r"sosialisasi|koordinasi|monitoring|pembinaan|tersusunnya|terselenggaranya)\b)",
    re.IGNORECASE,
)
"""How an activity begins. Below eselon IV outputs are in place, so those levels are not asked."""


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Sasaran of the two upper levels that begin as activities do."""
    for s in p.sasaran:
        if s.jenjang < 2 and (cocok := KEGIATAN.match(s.nama.strip())):
            yield TemuanUji(
                s.rujuk,
                f"Sasaran “{s.nama}” dimulai dengan “{cocok[0]}”, yaitu pekerjaan. Nyatakan "
                "kondisi yang dituju, misalnya “Meningkatnya …”.",
                cocok[0],
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P07",
    AreaUji.POHON,
    TingkatUji.PERINGATAN,
    "Sasaran berbunyi kegiatan",
    "Sasaran menyatakan kondisi yang dituju, bukan pekerjaan yang dilakukan (PermenPANRB 89/2021).",
    periksa,
)
