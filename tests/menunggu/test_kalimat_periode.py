"""What the home page says of the quarters that are open today."""

from datetime import date

from kinerja.models import PeriodePengukuran
from laporan.beranda.sorotan import kalimat_periode


def _periode(triwulan: int, buka: date, tutup: date) -> PeriodePengukuran:
    return PeriodePengukuran(tahun=2026, triwulan=triwulan, buka=buka, tutup=tutup)


def test_beberapa_yang_terbuka_disebut_semua() -> None:
    """Belated windows stand open beside each other; the first to close is named."""
    hari, akhir = date(2026, 8, 20), date(2026, 9, 3)
    susulan = [_periode(n, hari, akhir) for n in (1, 2)]
    assert kalimat_periode(susulan, 2026, hari) == (
        "Pengisian triwulan I dan II 2026 dibuka sampai 3 September 2026 "
        "(sisa 15 hari termasuk hari ini)."
    )
    panjang = _periode(3, hari, date(2026, 10, 15))
    assert "I, II, dan III 2026 dibuka sampai paling cepat 3 September" in kalimat_periode(
        [*susulan, panjang], 2026, hari
    )
