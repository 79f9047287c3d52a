"""PURE. A name of something bad that is counted as better when higher, or the reverse."""

import re
from collections.abc import Iterator

from kinerja.capaian import Polaritas
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja

BURUK = re.compile(
    r"\b(?:pengangguran|kemiskinan|kecelakaan|kematian|stunting|putus sekolah|kriminalitas|"
    r"pelanggaran|pengaduan|keluhan|temuan|kerugian|kebocoran|inflasi|ketimpangan)\b",
    re.IGNORECASE,
)
BERBALIK = re.compile(
    r"\b(?:penurunan|pengurangan|menurun\w*|ter\w+|di\w+|penanganan|penyelesaian|selesai|"
    r"pencegahan|pengendalian|cakupan|tindak lanjut|kepatuhan|bebas|pelayanan|respon\w*|tanggap)\b",
    re.IGNORECASE,
)
"""Words that turn the meaning: cases that were handled, a reduction."""


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators of something bad for which more is better."""
    for i in p.indikator:
        if i.bentuk.polaritas is not Polaritas.TINGGI or BERBALIK.search(i.nama):
            continue
        if cocok := BURUK.search(i.nama):
            yield TemuanUji(
                i.rujuk,
                f"“{i.nama}” dihitung makin tinggi makin baik, padahal menyangkut "
                f"{cocok[0].lower()}. Periksa arahnya.",
                Polaritas.TINGGI.label,
                Polaritas.RENDAH.label,
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "I11",
    AreaUji.INDIKATOR,
    TingkatUji.PERINGATAN,
    "Arah indikator menyangkal namanya",
    "Arah yang terbalik membalik capaian: kenaikan pengangguran terbaca sebagai keberhasilan.",
    periksa,
)
