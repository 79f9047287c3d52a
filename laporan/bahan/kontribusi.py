"""Agreed contributions beside those that were only entered: one list of parties to a sasaran."""

from kinerja.isian.pintu import hari_lokal
from kinerja.kesepakatan import kalimat_kontribusi, sebut_dasar
from kinerja.models import Crosscutting, KesepakatanSilang


def kontribusi_sepakat(k: KesepakatanSilang) -> Crosscutting:
    """An agreement as a row of the tree, never stored."""
    disepakati = hari_lokal(k.pd, k.dijawab_pada or k.pada)
    dasar = sebut_dasar(disepakati, k.dokumen_nomor, k.dokumen_tanggal)
    return Crosscutting(
        sasaran=k.sasaran,
        unit=k.unit,
        pihak_luar="" if k.unit is not None else k.sebutan_pihak,
        kontribusi=kalimat_kontribusi(k.permintaan, k.sebutan_target, dasar),
    )


def pihak(c: Crosscutting) -> tuple[int | None, str]:
    """Who contributes, to be compared."""
    return c.unit_id, " ".join(c.pihak_luar.casefold().split())
