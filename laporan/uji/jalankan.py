"""Every rule of Uji Konsistensi over one agency's year (rancangan §7)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from anggaran.uji.daftar import ATURAN as ATURAN_ANGGARAN
from kinerja.uji.daftar import ATURAN as ATURAN_KINERJA
from kinerja.uji.dasar import AturanUji, HasilUji, TingkatUji
from laporan.bahan.bahan import Bahan
from laporan.lhe.uji.daftar import ATURAN as ATURAN_LHE
from laporan.pelengkap.uji.daftar import ATURAN as ATURAN_TINDAK
from laporan.penulisan.uji.daftar import ATURAN as ATURAN_TEKS
from laporan.perjanjian.uji.daftar import ATURAN as ATURAN_PERJANJIAN
from laporan.uji.catatan.daftar import ATURAN as ATURAN_REVIU
from laporan.uji.pintu import temuan_perjanjian
from laporan.uji.potret_anggaran import potret_anggaran
from laporan.uji.potret_evaluasi import (
    potret_lhe,
    potret_perjanjian,
    potret_reviu,
    potret_tindak,
)
from laporan.uji.potret_kinerja import potret_kinerja
from laporan.uji.potret_teks import potret_teks

P = TypeVar("P")

SEMUA: tuple[AturanUji[Any], ...] = (
    *ATURAN_KINERJA,
    *ATURAN_ANGGARAN,
    *ATURAN_PERJANJIAN,
    *ATURAN_TEKS,
    *ATURAN_LHE,
    *ATURAN_REVIU,
    *ATURAN_TINDAK,
)
"""Every rule, in the order in which pages list them."""

_URUTAN = {tingkat: n for n, tingkat in enumerate(TingkatUji)}


def uji_konsistensi(bahan: Bahan, hari: date) -> list[HasilUji]:
    """Everything that disagrees, the gravest first; a fixed number of queries.

    `hari`: the day on which deadlines are judged.
    """
    kinerja = potret_kinerja(bahan, hari)
    perjanjian, dari_pintu = temuan_perjanjian(bahan)
    hasil = [
        *terapkan(ATURAN_KINERJA, kinerja),
        *terapkan(ATURAN_ANGGARAN, potret_anggaran(bahan, kinerja)),
        *terapkan(ATURAN_PERJANJIAN, potret_perjanjian(bahan, hari, perjanjian)),
        *dari_pintu,
        *terapkan(ATURAN_TEKS, potret_teks(bahan)),
        *terapkan(ATURAN_LHE, potret_lhe(bahan, hari)),
        *terapkan(ATURAN_REVIU, potret_reviu(bahan)),
        *terapkan(ATURAN_TINDAK, potret_tindak(bahan, hari)),
    ]
    return sorted(hasil, key=lambda h: _URUTAN[h.aturan.tingkat])


def terapkan(aturan: Iterable[AturanUji[P]], potret: P) -> Iterator[HasilUji]:
    """What these rules find in a picture."""
    for a in aturan:
        yield from (HasilUji(a, t) for t in a.periksa(potret))
