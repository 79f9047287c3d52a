"""Whether a year's figures of an indicator are of one measure with this year's: the only judge of
where a line over the years breaks, and of what may be set against an earlier year.
"""

from kinerja.kata_daftar import urutkan
from kinerja.models import Indikator
from kinerja.pengukuran import Pengukuran
from kinerja.ukuran import Ukuran


def sebab_putus(p: Pengukuran, indikator: Indikator, tahun: int) -> str:
    """Why the year's figures do not compare, in words that follow *karena*; empty where they do."""
    if (lama := p.digantikan(indikator, tahun)) is not None:
        return f"indikator ini menggantikan “{lama.sebutan}”"
    _, dipakai = p.ukuran_riwayat(indikator, tahun)
    if dipakai.pk == indikator.pk:
        return ""
    if beda := p.beda_rumusan(indikator, dipakai):
        return f"{urutkan(beda)}nya berbeda"
    if p.bentuk(indikator).pola != p.bentuk(dipakai).pola:
        return "satuan angkanya berbeda"
    return ""


def ukuran_sebanding(p: Pengukuran, indikator: Indikator, tahun: int) -> Ukuran | None:
    """The year's measurement where it compares with this year's: of one measure, and of a year that
    is all there.
    """
    if sebab_putus(p, indikator, tahun):
        return None
    ukuran = p.ukuran_riwayat(indikator, tahun)[0]
    return None if ukuran.terisi and not ukuran.utuh else ukuran
