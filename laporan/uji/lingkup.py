"""Which findings a person is shown: all of the agency, or those of the own unit and below."""

from collections.abc import Iterable

from kinerja.models import Jabatan, Pengguna
from kinerja.uji.dasar import HasilUji
from laporan.bahan.bahan import Bahan


def hasil_untuk(pengguna: Pengguna, bahan: Bahan, semua: Iterable[HasilUji]) -> list[HasilUji]:
    """Findings on things that posts of the user's units answer for; all for who sees every unit."""
    if pengguna.lihat_semua_unit or pengguna.lintas_pd:
        return list(semua)
    unit = set(pengguna.lingkup_unit)
    milik = {j.pk for j in bahan.jabatan_setahun if j.unit_id in unit}
    return [h for h in semua if h.temuan.pada.jabatan in milik]


def unit_temuan(bahan: Bahan) -> dict[int, Jabatan]:
    """Post id → post, for the unit that a finding belongs to."""
    return {j.pk: j for j in bahan.jabatan_setahun}
