"""Targets of a year that a Perjanjian Kinerja Perubahan has changed: from what, why, since when.

What the agreements in force say comes first; where a target stands in no agreement kept here, the
PK documents of the data say it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kinerja.masa_organisasi import akhir_tahun
from kinerja.models import (
    BarisPerjanjian,
    PerangkatDaerah,
    PerjanjianKinerja,
)
from kinerja.pengukuran import Pengukuran
from kinerja.satuan import bersatuan


@dataclass(frozen=True)
class PerubahanTarget:
    """One change of one target. `mulai`: the first day in force, where it is known."""

    semula: str
    menjadi: str
    ke: int
    alasan: str
    mulai: date | None


def baca_perubahan_target(p: Pengukuran, tahun: int) -> dict[int, list[PerubahanTarget]]:
    """Indikator id → its changes in order. No query where no PK document revises a target, which
    a Perubahan does whenever it changes one; else two.
    """
    dokumen = p.target_pk(tahun)
    if not any(t.dokumen.ke for daftar in dokumen.values() for t in daftar):
        return {}
    hasil, berjanji = _menurut_perjanjian(p.pd, tahun)
    for pk, daftar in dokumen.items():
        if pk in berjanji or pk not in p.indikator:
            continue
        i = p.indikator[pk]
        tampil = [
            (p.tampil_target(t, i).teks, t.dokumen.ke, t.dokumen.alasan, t.dokumen.tanggal)
            for t in daftar
        ]
        if berubah := list(_berubah(tampil, i.satuan)):
            hasil[pk] = berubah
    return hasil


_Keadaan = tuple[str, int, str, date | None]


def _berubah(urut: Sequence[_Keadaan], satuan: str) -> Iterator[PerubahanTarget]:
    """Where a text differs from the one before it."""
    for (lama, *_), (baru, ke, alasan, mulai) in pairwise(urut):
        if lama and baru and _rapat(lama, satuan) != _rapat(baru, satuan):
            yield PerubahanTarget(
                bersatuan(lama, satuan), bersatuan(baru, satuan), ke, alasan, mulai
            )


def _rapat(teks: str, satuan: str) -> str:
    return "".join(bersatuan(teks, satuan).casefold().split())


def _menurut_perjanjian(
    pd: PerangkatDaerah, tahun: int
) -> tuple[dict[int, list[PerubahanTarget]], set[int]]:
    """By the agreements that were in force in the year, and the indicators that stand in one."""
    akhir = akhir_tahun(tahun)
    semua = [
        p
        for p in PerjanjianKinerja.objects.filter(pd=pd, tahun=tahun)
        .lengkap()
        .order_by("jabatan", "ke")
        if p.mulai_nyata is not None and p.mulai_nyata <= akhir
    ]
    if not any(p.ke for p in semua):
        return {}, set()
    baris = BarisPerjanjian.objects.filter(perjanjian__in=[p.pk for p in semua])
    isi: dict[tuple[int, int], dict[int, BarisPerjanjian]] = defaultdict(dict)
    versi = {p.pk: p for p in semua}
    for b in baris.exclude(indikator=None):
        p = versi[b.perjanjian_id]
        isi[b.indikator_id or 0, p.jabatan_id][p.ke] = b
    hasil: dict[int, list[PerubahanTarget]] = {}
    for (indikator, _), menurut in isi.items():
        urut = [menurut[ke] for ke in sorted(menurut)]
        keadaan: list[_Keadaan] = []
        for b in urut:
            p = versi[b.perjanjian_id]
            keadaan.append((b.target, p.ke, p.alasan, p.mulai_nyata))
        if berubah := list(_berubah(keadaan, urut[-1].satuan)):
            hasil[indikator] = berubah
    return hasil, {indikator for indikator, _ in isi}
