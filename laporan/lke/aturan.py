"""PURE. Every rule by the key of its criterion. A criterion without one is answered by people."""

from collections.abc import Iterable

from laporan.lke.aturan_evaluasi import EVALUASI
from laporan.lke.aturan_pelaporan import PELAPORAN
from laporan.lke.aturan_pengukuran import PENGUKURAN
from laporan.lke.aturan_perencanaan import PERENCANAAN
from laporan.lke.fakta import FaktaSakip
from laporan.lke.usulan import AturanLKE, UsulanLKE

ATURAN: dict[str, AturanLKE] = {**PERENCANAAN, **PENGUKURAN, **PELAPORAN, **EVALUASI}


def usulan_lke(fakta: FaktaSakip, kunci: Iterable[str]) -> dict[str, UsulanLKE]:
    """Key of a criterion → proposal, of those that have a rule."""
    return {k: ATURAN[k](fakta) for k in kunci if k in ATURAN}
