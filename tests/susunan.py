"""The report as a version freezes it: composed as the product composes it, its sections joined."""

from datetime import date

from laporan.bahan.bahan import Bahan
from laporan.dokumen.seksi import ratakan
from laporan.dokumen.unsur import Dokumen
from laporan.lkjip.susun import Naskah, susun_berseksi


def susun_lkjip(
    bahan: Bahan, *, dicetak: date | None = None, naskah: Naskah | None = None
) -> Dokumen:
    """The whole report, numbered, as exporters read it."""
    return ratakan(susun_berseksi(bahan, dicetak=dicetak, naskah=naskah))
