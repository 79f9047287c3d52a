"""What is kept of Uji Konsistensi: findings that somebody accepted, and the count of each day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.models.organisasi import MilikPD
from kinerja.uji.dasar import PANJANG_ANGKA, PANJANG_KUNCI

if TYPE_CHECKING:
    from datetime import date


class TemuanDiterimaQuerySet(models.QuerySet["TemuanDiterima"]):
    """Questions about accepted findings."""

    def berlaku(self, hari: date) -> Self:
        """Those not withdrawn and not expired on the day."""
        return self.filter(Q(sampai=None) | Q(sampai__gte=hari), dicabut_pada=None)


class TemuanDiterima(MilikPD):
    """A finding that Sekretariat accepts: why, by whom, until when.

    It holds for the two figures that were seen: once they change the finding is asked about again.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    kunci = models.CharField("temuan", max_length=PANJANG_KUNCI)
    angka = models.CharField("angka yang diterima", max_length=PANJANG_ANGKA, blank=True)
    pesan = models.TextField("bunyi temuan")
    alasan = models.TextField("alasan")
    sampai = models.DateField("berlaku sampai", null=True, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("diterima pada")
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, editable=False)

    objects = TemuanDiterimaQuerySet.as_manager()

    class Meta:
        verbose_name = "temuan yang diterima"
        verbose_name_plural = "temuan yang diterima"
        ordering = ["pd", "tahun", "kunci"]
        permissions = [
            ("lihat_uji", "Melihat Uji Konsistensi"),
            ("terima_temuan", "Menerima temuan Uji Konsistensi dengan alasan"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "tahun", "kunci"],
                condition=Q(dicabut_pada=None),
                name="temuan_diterima_sekali",
                violation_error_message="Temuan itu sudah diterima.",
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="temuan_diterima_beralasan"),
            models.CheckConstraint(
                condition=Q(dicabut_pada=None, dicabut_oleh=None)
                | Q(dicabut_pada__isnull=False, dicabut_oleh__isnull=False),
                name="temuan_dicabut_berpasangan",
            ),
        ]

    def __str__(self) -> str:
        return self.kunci


class HitunganUji(MilikPD):
    """How many findings an agency's year had on a day; the last look of the day counts."""

    tahun = models.PositiveSmallIntegerField("tahun")
    hari = models.DateField("hari")
    galat = models.PositiveIntegerField("galat")
    peringatan = models.PositiveIntegerField("peringatan")
    catatan = models.PositiveIntegerField("catatan")
    diterima = models.PositiveIntegerField("diterima")

    class Meta:
        verbose_name = "hitungan Uji Konsistensi"
        verbose_name_plural = "hitungan Uji Konsistensi"
        ordering = ["pd", "tahun", "-hari"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun", "hari"], name="hitungan_uji_sehari"),
        ]

    def __str__(self) -> str:
        return f"{self.pd} {self.tahun}: {self.hari}"
