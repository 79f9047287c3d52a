"""Actions: carry periods and planning documents of one agency over to a new year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import models

from kinerja.jenis import JenisDokumen
from kinerja.models import (
    DokumenPerencanaan,
    JejakAudit,
    Pengguna,
    PerangkatDaerah,
    PeriodePengukuran,
    jejak,
)
from kinerja.penolakan import TidakSahError
from kinerja.periode import Triwulan
from kinerja.usul_tahun import geser_jendela


class SalinTahunError(TidakSahError):
    """The year cannot be prepared."""


@dataclass
class HasilSalin:
    """What one step wrote, what it found already there, and what it left out with its reason."""

    judul: str
    baru: list[str] = field(default_factory=list)
    tetap: list[str] = field(default_factory=list)
    dilewati: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class DokumenBaru:
    """A document to create for a new year."""

    jenis: JenisDokumen
    awalan: str
    sebutan: str


DOKUMEN_KINERJA = {
    "pk": DokumenBaru(JenisDokumen.PK, "PK", "Perjanjian Kinerja (murni)"),
    "rencana_aksi": DokumenBaru(JenisDokumen.RENCANA_AKSI, "RA", "Rencana aksi (murni)"),
}


def catat_salinan(
    baris: Iterable[models.Model], *, pd: PerangkatDaerah, dari: int, oleh: Pengguna, pada: datetime
) -> None:
    """One audit row per copied row."""
    JejakAudit.objects.bulk_create(
        [
            jejak(
                aksi="disalin",
                objek=satu,
                oleh=oleh,
                pada=pada,
                pd=pd,
                alasan=f"Disiapkan dari data tahun {dari}.",
            )
            for satu in baris
        ]
    )


def salin_periode(
    *,
    pd: PerangkatDaerah,
    dari: int,
    ke: int,
    oleh: Pengguna,
    pada: datetime,
    jendela: Mapping[int, tuple[date, date]] | None = None,
) -> HasilSalin:
    """Create the quarters of `ke` with the dates of `dari` moved on; existing ones stay.

    `jendela`: the quarters that somebody chose, with their days; the others are left out. Call
    inside a transaction.
    """
    hasil = HasilSalin("Periode pengukuran")
    ada = set(PeriodePengukuran.objects.filter(pd=pd, tahun=ke).values_list("triwulan", flat=True))
    dibuat = []
    for lama in PeriodePengukuran.objects.filter(pd=pd, tahun=dari).order_by("triwulan"):
        sebutan = Triwulan(ke, lama.triwulan).label
        if lama.triwulan in ada:
            hasil.tetap.append(sebutan)
            continue
        if jendela is not None and lama.triwulan not in jendela:
            continue
        usul = geser_jendela(lama.buka, lama.tutup, ke - dari)
        buka, tutup = usul if jendela is None else jendela[lama.triwulan]
        baru = PeriodePengukuran(pd=pd, tahun=ke, triwulan=lama.triwulan, buka=buka, tutup=tutup)
        baru.full_clean()
        baru.save()
        dibuat.append(baru)
        hasil.baru.append(sebutan)
    catat_salinan(dibuat, pd=pd, dari=dari, oleh=oleh, pada=pada)
    return hasil


def buat_dokumen(
    *, pd: PerangkatDaerah, dari: int, ke: int, jenis: Iterable[str], oleh: Pengguna, pada: datetime
) -> HasilSalin:
    """Create the original (ke = 0) documents of a year. Existing ones stay as they are.

    Call inside a transaction. Raises SalinTahunError when a kode is taken by another document.
    """
    hasil = HasilSalin("Dokumen perencanaan")
    dibuat = []
    for kunci in jenis:
        macam = DOKUMEN_KINERJA[kunci]
        nama = f"{macam.jenis.label} {ke}"
        if DokumenPerencanaan.objects.filter(pd=pd, jenis=macam.jenis, tahun=ke, ke=0).exists():
            hasil.tetap.append(nama)
            continue
        kode = f"{macam.awalan}-{ke}"
        if DokumenPerencanaan.objects.filter(pd=pd, kode=kode).exists():
            raise SalinTahunError(
                f"Kode {kode} sudah dipakai dokumen lain. Ubah kode dokumen itu dahulu."
            )
        baru = DokumenPerencanaan(pd=pd, jenis=macam.jenis, tahun=ke, ke=0, kode=kode, nama=nama)
        baru.full_clean()
        baru.save()
        dibuat.append(baru)
        hasil.baru.append(nama)
    catat_salinan(dibuat, pd=pd, dari=dari, oleh=oleh, pada=pada)
    return hasil
