"""PURE. A unit of the last day in which no post stands."""

from collections.abc import Iterator
from datetime import date

from kinerja.jenis import JenisUnit
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja

_TANPA_JABATAN = frozenset(
    {JenisUnit.KOMITE, JenisUnit.SATUAN_PENGAWAS, JenisUnit.KELOMPOK_FUNGSIONAL}
)
"""Committees and groups: their members hold posts elsewhere."""


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Units that have neither a post nor a unit with posts below them."""
    berisi = {j.unit for j in p.jabatan if j.ada(p.akhir)}
    berisi |= {u.induk for u in p.unit if u.pk in berisi and u.induk}
    for u in p.unit:
        ada = (u.mulai or date.min) <= p.akhir <= (u.sampai or date.max)
        if ada and u.pk not in berisi and u.jenis not in _TANPA_JABATAN:
            yield TemuanUji(u.rujuk, f"Unit kerja {u.nama} tidak memiliki jabatan.")


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "O06",
    AreaUji.ORGANISASI,
    TingkatUji.PERINGATAN,
    "Unit kerja tanpa jabatan",
    "Isian, perjanjian, dan pengingat menjangkau unit melalui jabatannya.",
    periksa,
)
