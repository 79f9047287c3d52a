"""PURE. Judgements on planning: is a result worded as one, is a target one that stretches."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from kinerja.capaian import Polaritas

#: First words of an activity; a result names a condition: "Meningkatnya …", "Terwujudnya …".
_KEGIATAN = frozenset(
    {
        *("melaksanakan", "menyelenggarakan", "menyusun", "melakukan", "mengadakan"),
        *("memfasilitasi", "menyediakan", "pelaksanaan", "penyelenggaraan", "penyusunan"),
        *("pengadaan", "penyediaan", "terlaksananya", "terselenggaranya", "tersusunnya"),
        "tersedianya",
    }
)


def menyebut_kondisi(teks: str) -> bool:
    """Whether a tujuan or sasaran is worded as a condition rather than an activity."""
    kata = teks.split()
    return bool(kata) and kata[0].casefold().strip(".,") not in _KEGIATAN


def target_menantang(
    polaritas: Polaritas, target: Decimal | None, acuan: Iterable[Decimal | None]
) -> bool | None:
    """Whether the target is no worse than what was reached, or than what the plan says of the year.

    None where there is nothing to compare; a range is taken as it is.
    """
    ada = [a for a in acuan if a is not None]
    if polaritas is Polaritas.DALAM_RENTANG:
        return True
    if target is None or not ada:
        return None
    if polaritas is Polaritas.RENDAH:
        return any(target <= a for a in ada)
    return any(target >= a for a in ada)


def batas_penyampaian(tahun_laporan: int) -> date:
    """The last day for handing in the LKjIP: two months after the year ends.

    Source: Perpres 29/2014 as practised by agencies; PermenPANRB 53/2014.
    """
    return date(tahun_laporan + 1, 3, 1) - timedelta(days=1)
