"""Assignments of an account beside its own post: a Plt. or Plh. elsewhere, from a day to a day."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.jenis import StatusPemangku
from kinerja.models.organisasi import Jabatan
from kinerja.sebutan import AWALAN_PEMANGKU


class TugasLainQuerySet(models.QuerySet["TugasLain"]):
    """Questions about assignments."""

    def berlaku(self, hari: date) -> Self:
        """Those in force on the day, and not called wrong by their holder."""
        masa = Q(mulai__lte=hari) & (Q(sampai=None) | Q(sampai__gte=hari))
        return self.filter(masa, dicabut_pada=None)


class TugasLain(models.Model):
    """A post that an account also holds. It gives the reach of the post's unit; the roles stay
    those of the account. Never deleted: it is ended.
    """

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="tugas_lain", editable=False
    )
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    status = models.CharField("sebagai", max_length=10, choices=StatusPemangku.choices)
    mulai = models.DateField("mulai")
    sampai = models.DateField("sampai", null=True, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("ditetapkan pada")
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, editable=False)

    objects = TugasLainQuerySet.as_manager()

    class Meta:
        verbose_name = "penugasan lain"
        verbose_name_plural = "penugasan lain"
        ordering = ["pengguna", "mulai", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=F("mulai")),
                name="tugas_lain_sampai_setelah_mulai",
                violation_error_message="Tanggal sampai tidak boleh sebelum tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=~Q(oleh=F("pengguna")), name="tugas_lain_oleh_orang_lain"
            ),
            models.UniqueConstraint(
                fields=["pengguna", "jabatan"],
                condition=Q(dicabut_pada=None, sampai=None),
                name="tugas_lain_sekali",
            ),
        ]

    def __str__(self) -> str:
        return self.sebutan

    @property
    def sebutan(self) -> str:
        """`Plt. Kepala Bidang Contoh`."""
        return f"{AWALAN_PEMANGKU.get(StatusPemangku(self.status), '')}{self.jabatan.nama}"
