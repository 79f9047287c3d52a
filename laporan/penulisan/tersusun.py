"""The composed report, kept as long as nothing under it has changed.

Every page that shows the report or judges it shares one: its contents, its pages, the numbers of
its tables, the board of the reviu, the readiness for the final version. Whoever writes under a lock
composes it anew.
"""

from dataclasses import dataclass
from datetime import date

from kinerja.models import PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.bahan.lingkup import BahanUnit, cakupan
from laporan.bahan.simpanan import SimpananAngka
from laporan.bahan.terbaca import mitra_silang, se_daerah
from laporan.dokumen.unsur import Dokumen
from laporan.penulisan.naskah import laporan_bernaskah
from laporan.rangka.layar import hari_ini


@dataclass(frozen=True)
class LaporanTersusun:
    """A composed report, and whether the agency measures anything that it could report on."""

    dokumen: Dokumen
    berisi: bool


#: The composed reports of this process: frozen, so that all threads may read them.
SIMPANAN: SimpananAngka[LaporanTersusun] = SimpananAngka()


def laporan_tersusun(bahan: Bahan, dicetak: date | None = None) -> LaporanTersusun:
    """The report dated that day (today where none is named), composed from data that are read anew
    when they have changed.
    """
    hari = dicetak or hari_ini(bahan.pd)
    if not SIMPANAN.aktif or type(bahan) not in (Bahan, BahanUnit):
        return _tersusun(bahan, hari)
    kunci = (bahan.tahun, bahan.hari, cakupan(bahan), hari)
    return SIMPANAN.ambil(
        bahan.pd.pk,
        kunci,
        lambda: _tersusun(_segar(bahan), hari),
        bersama=se_daerah(bahan.pd),
        mitra=lambda: mitra_silang(bahan.pd, bahan.tahun),
    )


def _tersusun(bahan: Bahan, hari: date) -> LaporanTersusun:
    return LaporanTersusun(laporan_bernaskah(bahan, hari), bool(bahan.baris))


def _segar(bahan: Bahan) -> Bahan:
    """The same bundle, of which nothing was read before now."""
    pd = PerangkatDaerah.objects.get(pk=bahan.pd.pk)
    if isinstance(bahan, BahanUnit):
        return BahanUnit(pd, bahan.tahun, bahan.unit_lingkup, bahan.hari)
    return Bahan(pd, bahan.tahun, bahan.hari)
