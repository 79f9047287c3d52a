"""The report of a bundle, and the numbers that its tables carry there."""

from laporan.bahan import Bahan
from laporan.dokumen import Dokumen, nomori, semua_tabel


def dokumen_bernomor(bahan: Bahan) -> Dokumen:
    """The numbered report."""
    from laporan.susun import susun_lkjip

    return nomori(susun_lkjip(bahan))


def nomor_tabel(bahan: Bahan) -> dict[str, str]:
    """kunci → "3.2" for every numbered table of the report."""
    try:
        dokumen = dokumen_bernomor(bahan)
    except ImportError:
        return {}
    return {t.kunci: t.nomor for t in semua_tabel(dokumen) if t.nomor}
