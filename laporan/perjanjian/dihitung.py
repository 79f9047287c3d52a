"""Which version of a post's agreement counts in lists and recapitulations: the one in force on the
day. A Perubahan in the making, or signed for a later day, takes nothing from it.
"""

from collections.abc import Sequence
from datetime import date

from kinerja.masa_organisasi import akhir_tahun
from kinerja.models import PerjanjianKinerja
from kinerja.status import LENGKAP


def hari_hitung(tahun: int, hari_ini: date) -> date:
    """The day that a year is told of: today, and its last day once it is over."""
    return min(hari_ini, akhir_tahun(tahun))


def yang_berlaku(versi: Sequence[PerjanjianKinerja], hari: date) -> PerjanjianKinerja | None:
    """Of the versions of one post, the one in force on a day of its year; None where none is."""
    mulai = [
        (p.berlaku_mulai, p.ke, p)
        for p in versi
        if p.status in LENGKAP
        and p.berlaku_mulai is not None
        and p.mulai_nyata is not None
        and p.mulai_nyata <= hari <= akhir_tahun(p.tahun)
    ]
    return max(mulai, key=lambda m: m[:2])[2] if mulai else None


def yang_dihitung(versi: Sequence[PerjanjianKinerja], hari: date) -> PerjanjianKinerja:
    """The version in force; else the latest that both have signed, else the latest there is."""
    urut = sorted(versi, key=lambda p: p.ke)
    lengkap = [p for p in urut if p.status in LENGKAP]
    return yang_berlaku(urut, hari) or (lengkap or urut)[-1]
