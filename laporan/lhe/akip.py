"""PURE. What an AKIP score means. Source: PermenPANRB 88/2021."""

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


def makna_nilai(nilai: Decimal, predikat: str) -> str:
    """What the regulation says of the score, and whether the predicate on the LHE agrees."""
    aturan = predikat_dari(nilai)
    if aturan is None:
        return f"Nilai {format_angka(nilai, 2)} berada di luar rentang 0 sampai dengan 100."
    rentang = (
        f"di atas {format_angka(aturan.di_atas)} sampai dengan {format_angka(aturan.sampai)}"
        if aturan.di_atas is not None
        else f"0 sampai dengan {format_angka(aturan.sampai)}"
    )
    teks = (
        "Menurut Peraturan Menteri PANRB Nomor 88 Tahun 2021, nilai "
        f"{rentang} berpredikat {aturan.kode} ({aturan.sebutan})"
    )
    if aturan.makna:
        teks += f", yang berarti {aturan.makna}"
    if predikat.strip().upper() != aturan.kode:
        teks += f"; predikat yang tercantum pada LHE adalah {predikat}"
    return teks + "."
