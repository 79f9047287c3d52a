"""Units of an agency on any day, for what spans many quarters."""

import copy
from collections import defaultdict
from datetime import date

from kinerja.masa_organisasi import PohonUnit, bentuk_pada
from kinerja.models import PerangkatDaerah, UnitKerja, UnitLama
from kinerja.organisasi_pada import OrganisasiPada


class RiwayatUnit:
    """Every unit of `pd`, as it was on each day from `sejak` on.

    One query; two where anything of the organisation has changed since that day.
    """

    def __init__(self, pd: PerangkatDaerah, sejak: date = date.min) -> None:
        tanda = OrganisasiPada(pd, sejak)
        semua = tanda.tandai(UnitKerja.objects.filter(pd=pd)).order_by("urutan", "pk")
        #: Unit id → the unit as it is now, in listing order.
        self.kini: dict[int, UnitKerja] = {u.pk: u for u in semua}
        #: Whether anything was another on that first day than it is now.
        self.berubah = OrganisasiPada.bertanda(self.kini.values())
        self._lama: dict[int, dict[date, UnitLama]] = defaultdict(dict)
        if self.berubah:
            for satu in UnitLama.objects.filter(unit__pd=pd, sampai__gte=sejak):
                self._lama[satu.unit_id][satu.sampai] = satu
        self.pohon = PohonUnit(
            {pk: u.induk_id for pk, u in self.kini.items()},
            {pk: u.penerus_id for pk, u in self.kini.items()},
            {pk: {h: x.induk_id for h, x in isi.items()} for pk, isi in self._lama.items()},
        )

    def unit(self, pk: int, hari: date) -> UnitKerja:
        """One unit as it was called on the day, and where it stood."""
        kini = self.kini[pk]
        lama = bentuk_pada(None, self._lama.get(pk, {}), hari)
        if lama is None:
            return kini
        dulu = copy.copy(kini)
        for medan in UnitLama.BENTUK:
            setattr(dulu, medan, getattr(lama, medan))
        return dulu
