"""Which live figures a writer may name in a section.

The printed report is the whole agency's, but its figures are not yet public while it is written.
A writer of one unit names figures of that unit, those of the whole agency, and those that the
section already holds: of its draft, or put there by somebody who may.
"""

from collections.abc import Iterable

from kinerja.kata_daftar import urutkan_sebagian
from kinerja.models import Pengguna
from kinerja.penolakan import TidakBerizinError
from laporan.penulisan.lingkup import IZIN_KELOLA
from laporan.penulisan.medan import Medan

BANYAK_DISEBUT = 5


def dibatasi(pengguna: Pengguna) -> bool:
    """Whether the user's figures are limited to the own units."""
    return not (pengguna.lihat_semua_unit or pengguna.has_perm(IZIN_KELOLA))


def boleh_unit(pengguna: Pengguna, unit: int) -> bool:
    """Whether figures of the unit are within the user's scope."""
    return not dibatasi(pengguna) or unit in pengguna.lingkup_unit


def pastikan_cakupan(
    kunci: Iterable[str], *, pengguna: Pengguna, medan: Medan, tersedia: Iterable[str]
) -> None:
    """Refuse figures outside the writer's scope, by their keys as typed: a name or a value would
    tell what the writer may not see. `tersedia` are those that the section already holds.
    """
    if not dibatasi(pengguna):
        return
    ada = frozenset(tersedia)
    luar = [k for k in kunci if k not in ada and _di_luar(k, pengguna, medan)]
    if not luar:
        return
    sebut = urutkan_sebagian([f"“{k}”" for k in luar], BANYAK_DISEBUT)
    raise TidakBerizinError(
        f"Angka {sebut} tidak ada atau milik unit lain. Hapus dari teks ini, atau minta "
        "Sekretariat menyisipkannya."
    )


def _di_luar(kunci: str, pengguna: Pengguna, medan: Medan) -> bool:
    pemilik = medan.pemilik(kunci)
    return pemilik is None or not pemilik <= pengguna.lingkup_unit
