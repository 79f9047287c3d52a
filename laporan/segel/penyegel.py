"""Which sealer this installation uses."""

from django.conf import settings

from laporan.segel.bsre import PenyegelBsre
from laporan.segel.dasar import Penyegel
from laporan.segel.lokal import PenyegelLokal


def penyegel_aktif() -> Penyegel:
    """The sealer that TAPAK_PENYEGEL names."""
    if settings.TAPAK_PENYEGEL == "bsre":
        return PenyegelBsre.dari_setelan()
    return PenyegelLokal()
