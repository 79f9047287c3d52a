"""PURE. What an AKIP score means, by the rule of its year.

Sources: PermenPANRB 88/2021 for 2021 and later, PermenPANRB 12/2015 for 2015 to 2020. Both have the
same predicates and ranges; what they stand for differs. Earlier years had other ranges.
"""

from dataclasses import dataclass
from decimal import Decimal

from kinerja.angka import format_angka


@dataclass(frozen=True)
class PredikatAKIP:
    """One predicate: scores above `di_atas` up to `sampai`, and what it stands for."""

    kode: str
    sebutan: str
    di_atas: Decimal | None
    sampai: Decimal
    makna: str = ""


PREDIKAT = (
    PredikatAKIP(
        "AA",
        "Sangat Memuaskan",
        Decimal(90),
        Decimal(100),
        "pengukuran kinerja telah dilakukan sampai dengan tingkat individu",
    ),
    PredikatAKIP(
        "A",
        "Memuaskan",
        Decimal(80),
        Decimal(90),
        "pengukuran kinerja telah dilakukan sampai dengan tingkat pengawas (eselon IV)",
    ),
    PredikatAKIP(
        "BB",
        "Sangat Baik",
        Decimal(70),
        Decimal(80),
        "pengukuran kinerja telah dilakukan sampai dengan tingkat administrator (eselon III)",
    ),
    PredikatAKIP(
        "B",
        "Baik",
        Decimal(60),
        Decimal(70),
        "pengukuran kinerja baru dilakukan pada tingkat pimpinan unit kerja (eselon II)",
    ),
    PredikatAKIP("CC", "Cukup", Decimal(50), Decimal(60)),
    PredikatAKIP("C", "Kurang", Decimal(30), Decimal(50)),
    PredikatAKIP("D", "Sangat Kurang", None, Decimal(30)),
)


def predikat_dari(nilai: Decimal) -> PredikatAKIP | None:
    """The predicate whose range holds the score; None outside 0 … 100."""
    if not 0 <= nilai <= 100:
        return None
    return next(p for p in PREDIKAT if p.di_atas is None or nilai > p.di_atas)


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
    rentang = (
        f"di atas {format_angka(aturan.di_atas)} sampai dengan {format_angka(aturan.sampai)}"
        if aturan.di_atas is not None
        else f"0 sampai dengan {format_angka(aturan.sampai)}"
    )
    nomor = "88 Tahun 2021" if baru else "12 Tahun 2015"
    teks = (
        f"Menurut Peraturan Menteri PANRB Nomor {nomor}, nilai "
        f"{rentang} berpredikat {aturan.kode} ({aturan.sebutan})"
    )
    if makna := aturan.makna if baru else _MAKNA_2015.get(aturan.kode, ""):
        teks += f", yang berarti {makna}"
    if predikat.strip().upper() != aturan.kode:
        teks += f"; predikat yang tercantum pada LHE adalah {predikat}"
    return teks + "."
