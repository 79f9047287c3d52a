"""PURE. What an AKIP score means, by the rule of its year.

Sources: PermenPANRB 88/2021 for 2021 and later, PermenPANRB 12/2015 for 2015 to 2020. Both have the
same predicates and ranges (kinerja/predikat_akip.py); what they stand for differs.
"""

from decimal import Decimal

from kinerja.angka import format_angka
from kinerja.predikat_akip import predikat_dari

#: What a predicate stood for before 88/2021, where its rule says more than its name.
_MAKNA_2015 = {
    "A": "memimpin perubahan, berkinerja tinggi, dan sangat akuntabel",
    "BB": "akuntabel, berkinerja baik, dan memiliki sistem manajemen kinerja yang andal",
}
_MULAI_88, _MULAI_12 = 2021, 2015


def makna_nilai(nilai: Decimal, predikat: str, tahun: int) -> str:
    """What the rule of the evaluated year says of the score, and whether the predicate on the LHE
    agrees; empty for years whose rule is not known here.
    """
    if tahun < _MULAI_12:
        return ""
    baru = tahun >= _MULAI_88
    aturan = predikat_dari(nilai)
    if aturan is None:
        return f"Nilai {format_angka(nilai, 2)} berada di luar rentang 0 sampai dengan 100."
    nomor = "88 Tahun 2021" if baru else "12 Tahun 2015"
    teks = (
        f"Menurut Peraturan Menteri PANRB Nomor {nomor}, nilai "
        f"{aturan.rentang} berpredikat {aturan.kode} ({aturan.sebutan})"
    )
    if makna := aturan.makna if baru else _MAKNA_2015.get(aturan.kode, ""):
        teks += f", yang berarti {makna}"
    if predikat.strip().upper() != aturan.kode:
        teks += f"; predikat yang tercantum pada LHE adalah {predikat}"
    return teks + "."
