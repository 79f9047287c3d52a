"""Contributions that were only entered (data set, Data Induk): parties to a sasaran with whom no
agreement stands. The tree and the report count them; the page of crosscutting names them as such.
"""

from dataclasses import dataclass

from django.db.models import Q

from kinerja.models import Crosscutting, KesepakatanSilang, Pengguna, PerangkatDaerah, Sasaran
from laporan.bahan.kontribusi import pihak
from laporan.silang.wewenang import meminta_untuk


@dataclass(frozen=True)
class Tercatat:
    """One of them. `meminta`: whether the user asks in the name of the sasaran's unit, so that it
    can become an agreement.
    """

    c: Crosscutting
    meminta: bool

    @property
    def luar(self) -> bool:
        """Whether the party stands outside the agency."""
        return self.c.unit_id is None

    @property
    def ajakan(self) -> str:
        """What turns it into an agreement."""
        return "Catat dokumennya" if self.luar else "Minta kesepakatan"


def tercatat(
    pengguna: Pengguna, pd: PerangkatDaerah, tahun: int, berjalan: list[KesepakatanSilang]
) -> list[Tercatat]:
    """Those of the year's sasaran that the user sees, but for those in whose place an agreement
    stands or was asked for (`berjalan`). One query.
    """
    berlaku = Sasaran.objects.filter(pd=pd).berlaku(tahun)
    terlihat = Q(sasaran__in=berlaku & Sasaran.objects.untuk(pengguna))
    if pengguna.pd_id == pd.pk:  # and what one's own unit is said to give to others
        terlihat |= Q(sasaran__in=berlaku, unit__in=pengguna.lingkup_unit)
    semua = (
        Crosscutting.objects.filter(terlihat)
        .select_related("unit", "sasaran__penanggung_jawab__unit")
        .order_by("sasaran__urutan", "sasaran", "pk")
    )
    ada = {(k.sasaran_id, _pihak(k)) for k in berjalan}
    sendiri = pengguna.pd_id == pd.pk
    return [
        Tercatat(c, sendiri and meminta_untuk(pengguna, c.sasaran.penanggung_jawab.unit_id))
        for c in semua
        if (c.sasaran_id, pihak(c)) not in ada
    ]


def _pihak(k: KesepakatanSilang) -> tuple[int | None, str]:
    return pihak(Crosscutting(unit_id=k.unit_id, pihak_luar="" if k.unit_id else k.sebutan_pihak))


def awal_dari_tercatat(sasaran: list[Sasaran], pk: int) -> dict[str, str]:
    """What a request begins with that takes the place of an entered row; nothing for a row whose
    sasaran is not among these.
    """
    c = Crosscutting.objects.filter(pk=pk, sasaran__in=sasaran).first()
    if c is None:
        return {}
    return {
        "simpul": f"s{c.sasaran_id}",
        "pihak": "unit" if c.unit_id else "luar",
        "unit": str(c.unit_id or ""),
        "pihak_luar": c.pihak_luar,
        "permintaan": c.kontribusi[:500],
    }
