"""Summaries kept as they were reckoned, each valid while nothing of its agency and year changes.

The validator of an agency's year is a number in the database that every write counts up within its
own transaction (kinerja/cap_data). It is read before the data: what changes in between makes the
summary count as old the next time, never as new.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from django.db import DatabaseError, transaction

from kinerja.cap_data import cap
from kinerja.models import PerangkatDaerah
from laporan.models import RingkasanPemda
from laporan.pemda.tinjauan.isi import VERSI, RingkasanTW, dari_data, ke_data
from laporan.pemda.tinjauan.ringkasan import ringkasan

BATAS_HITUNG = 12
"""As many are reckoned anew within one page; the others show what was known, and say so."""


@dataclass(frozen=True)
class RingkasanTerbaca:
    """A summary, when it was reckoned, and whether anything has changed since."""

    isi: RingkasanTW
    pada: datetime
    lama: bool = False


def cap_tahun(pd: Sequence[PerangkatDaerah], tahun: int) -> dict[int, str]:
    """Agency → the validator of what a year's figures are made from. One query."""
    return {pk: f"{VERSI}.{nilai}" for pk, nilai in cap((p.pk for p in pd), tahun).items()}


def ringkasan_pemda(
    pd: Sequence[PerangkatDaerah],
    tahun: int,
    triwulan: int,
    pada: datetime,
    *,
    batas: int = BATAS_HITUNG,
) -> dict[int, RingkasanTerbaca]:
    """Agency → its summary; none for one that is still to be reckoned.

    Two queries while nothing has changed. At most `batas` are reckoned: those never reckoned
    before come first.
    """
    sah = cap_tahun(pd, tahun)
    milik = RingkasanPemda.objects.filter(pd__in=pd, tahun=tahun, triwulan=triwulan)
    tersimpan = {s.pd_id: s for s in milik}
    usang = [p for p in pd if p.pk not in tersimpan or tersimpan[p.pk].cap != sah[p.pk]]
    usang.sort(key=lambda p: p.pk in tersimpan)
    baru = {p.pk: ringkasan(p, tahun, triwulan, pada) for p in _kini(usang[:batas])}
    _simpan(baru, sah, tahun, triwulan, pada)
    hasil = {pk: RingkasanTerbaca(isi, pada) for pk, isi in baru.items()}
    for pk, s in tersimpan.items():
        if pk not in baru and s.cap.partition(".")[0] == str(VERSI):
            hasil[pk] = RingkasanTerbaca(dari_data(s.isi), s.pada, lama=s.cap != sah[pk])
    return hasil


def _kini(pd: Sequence[PerangkatDaerah]) -> list[PerangkatDaerah]:
    """The agencies as they are now: what was read before the number may be older than it."""
    return list(PerangkatDaerah.objects.filter(pk__in=[p.pk for p in pd])) if pd else []


def _simpan(
    baru: dict[int, RingkasanTW],
    sah: dict[int, str],
    tahun: int,
    triwulan: int,
    pada: datetime,
) -> None:
    """Keep them, in one query. A database that takes no writes now does not hinder the reader."""
    if not baru:
        return
    baris = [
        RingkasanPemda(
            pd_id=pk, tahun=tahun, triwulan=triwulan, cap=sah[pk], isi=ke_data(isi), pada=pada
        )
        for pk, isi in baru.items()
    ]
    with suppress(DatabaseError), transaction.atomic():
        RingkasanPemda.objects.bulk_create(
            baris,
            update_conflicts=True,
            unique_fields=["pd", "tahun", "triwulan"],
            update_fields=["cap", "isi", "pada"],
        )


def hangatkan(pd: PerangkatDaerah, hari: date, pada: datetime) -> int:
    """Reckon what is missing or old of an agency ahead of the first reader: the quarters of this
    year and the last, the ends of five years. How many were.
    """
    semua = [(hari.year - n, t) for n in (0, 1) for t in (1, 2, 3, 4)]
    semua += [(hari.year - n, 4) for n in (2, 3, 4)]
    hasil = [ringkasan_pemda([pd], tahun, triwulan, pada) for tahun, triwulan in semua]
    return sum(1 for satu in hasil for r in satu.values() if r.pada == pada)
