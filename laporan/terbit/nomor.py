"""The report of a bundle as documents, and the numbers that its tables carry there."""

from datetime import date

from laporan.bahan.bahan import Bahan
from laporan.dokumen.penomoran import semua_tabel
from laporan.dokumen.seksi import ratakan
from laporan.dokumen.unsur import Dokumen
from laporan.penulisan.naskah import laporan_bernaskah
from laporan.penulisan.tersusun import laporan_tersusun


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


def nomor_tabel(bahan: Bahan) -> dict[str, str]:
    """kunci → "3.2" for every numbered table of the report."""
    return {t.kunci: t.nomor for t in semua_tabel(dokumen_bernomor(bahan)) if t.nomor}
