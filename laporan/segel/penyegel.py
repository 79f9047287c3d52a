"""Which sealer this installation uses."""

from django.conf import settings

from laporan.segel.dasar import Penyegel


def penyegel_aktif() -> Penyegel:
    """The sealer that TAPAK_PENYEGEL names; the other is never loaded."""
    if settings.TAPAK_PENYEGEL == "bsre":
        from laporan.segel.bsre import PenyegelBsre

        return PenyegelBsre.dari_setelan()
    from laporan.segel.lokal import PenyegelLokal

    return PenyegelLokal()
