"""A row that several threads share."""

from datetime import date
from typing import Any

from kinerja.models import PerangkatDaerah
from laporan.pemda.tinjauan.baris import BarisTetap, KeadaanPK


class _Disela:
    """Findings during whose comparison another thread asks for the same row without any."""

    def __init__(self, tetap: BarisTetap) -> None:
        self.tetap = tetap

    def __eq__(self, lain: object) -> bool:
        if lain is not None:
            self.tetap.bersama(None)
        return lain is not None


def test_baris_utas_lain_tidak_terbawa() -> None:
    pd = PerangkatDaerah(pk=1, nama="Dinas Anggrek")
    tetap = BarisTetap(pd, date(2026, 4, 10), 1, None, KeadaanPK(), "Belum dimulai", None)
    satu: Any = _Disela(tetap)
    assert tetap.bersama(satu).temuan is satu
    assert tetap.bersama(_Disela(tetap)).temuan is satu  # type: ignore[arg-type]
