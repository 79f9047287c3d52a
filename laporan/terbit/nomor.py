"""The report of a bundle, and the numbers that its tables carry there.

Pages compose it once for each change of the agency's data: the contents, every page of the report,
and every table that wants its number share it.
"""

from dataclasses import dataclass
from datetime import date

from kinerja.models import PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.bahan.lingkup import BahanUnit, cakupan
from laporan.bahan.simpanan import SimpananAngka
from laporan.dokumen.penomoran import semua_tabel
from laporan.dokumen.seksi import ratakan
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


def dokumen_lkjip(bahan: Bahan, dicetak: date, *, catatan: bool = False) -> Dokumen:
    """The report as data. Every output has it from here: pages, jobs, the command line. `catatan`
    adds the working annex, which the official report never has.
    """
    return ratakan(laporan_bernaskah(bahan, dicetak, catatan=catatan))


def dokumen_bernomor(bahan: Bahan) -> Dokumen:
    """The numbered report with its authors' text, dated today in the agency's time zone, as the
    command line dates it.
    """
    return ratakan(dokumen_berseksi(bahan))


def dokumen_berseksi(bahan: Bahan) -> Dokumen:
    """The same with its sections marked, for the page whose readers may edit."""
    return laporan_tersusun(bahan).dokumen


def laporan_tersusun(bahan: Bahan) -> LaporanTersusun:
    """The report of today, composed from data that are read anew when they have changed."""
    hari = hari_ini(bahan.pd)
    if not SIMPANAN.aktif or type(bahan) not in (Bahan, BahanUnit):
        return _tersusun(bahan, hari)
    kunci = (bahan.tahun, bahan.hari, cakupan(bahan), hari)
    return SIMPANAN.ambil(
        bahan.pd.pk, kunci, lambda: _tersusun(_segar(bahan), hari), bersama=_bersama(bahan.pd)
    )


def _bersama(pd: PerangkatDaerah) -> list[int]:
    """The agencies whose figures stand in the report too: a region's are those of its agencies."""
    if not pd.pemerintah_daerah:
        return []
    return list(PerangkatDaerah.objects.sedaerah(pd.pemda).values_list("pk", flat=True))


def _tersusun(bahan: Bahan, hari: date) -> LaporanTersusun:
    return LaporanTersusun(laporan_bernaskah(bahan, hari), bool(bahan.baris))


def _segar(bahan: Bahan) -> Bahan:
    """The same bundle, of which nothing was read before now."""
    pd = PerangkatDaerah.objects.get(pk=bahan.pd.pk)
    if isinstance(bahan, BahanUnit):
        return BahanUnit(pd, bahan.tahun, bahan.unit_lingkup, bahan.hari)
    return Bahan(pd, bahan.tahun, bahan.hari)


def nomor_tabel(bahan: Bahan) -> dict[str, str]:
    """kunci → "3.2" for every numbered table of the report."""
    return {t.kunci: t.nomor for t in semua_tabel(dokumen_bernomor(bahan)) if t.nomor}
