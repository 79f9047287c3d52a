"""Agencies that nobody keeps yet: the pemda's admin invites their Sekretariat, who goes on."""

from collections.abc import Sequence

from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.peran import SEKRETARIAT

DISEBUT = 5
"""Agencies that the home page names."""


def tanpa_sekretariat(daftar_pd: Sequence[PerangkatDaerah]) -> list[PerangkatDaerah]:
    """Those without an active account of the Sekretariat. One query."""
    milik = Pengguna.objects.filter(is_active=True, groups__name=SEKRETARIAT, pd__in=daftar_pd)
    ada = set(milik.order_by().values_list("pd", flat=True))
    return [pd for pd in daftar_pd if pd.pk not in ada]
