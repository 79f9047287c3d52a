"""A data workbook between its upload and its taking effect, and how foreign sheets are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from kinerja.models.organisasi import MilikPD
from laporan.models.status import StatusUnggahan
from laporan.models.tugas import Tugas

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna


class UnggahanDataQuerySet(models.QuerySet["UnggahanData"]):
    """Questions about uploads."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Uploads of the user's own agency; nobody sets up another's."""
        return self.filter(pd=pengguna.pd_id) if pengguna.pd_id else self.none()


class UnggahanData(MilikPD):
    """One upload: the file as it came, and what was found in it. Its file goes after a while."""

    nama = models.CharField("nama berkas", max_length=160)
    berkas = models.CharField("letak berkas", max_length=255, blank=True)
    ukuran = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField("sidik berkas", max_length=64)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diunggah oleh"
    )
    pada = models.DateTimeField("diunggah pada")
    status = models.CharField(
        "status",
        max_length=12,
        choices=StatusUnggahan.choices,
        default=StatusUnggahan.MENUNGGU,
    )
    hasil = models.JSONField("hasil", default=dict, blank=True, encoder=DjangoJSONEncoder)
    tugas = models.ForeignKey(
        Tugas, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="pekerjaan"
    )
    versi = models.PositiveIntegerField("versi", default=1)
    diterapkan_pada = models.DateTimeField("diterapkan pada", null=True, blank=True)
    diterapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diterapkan oleh",
    )

    objects = UnggahanDataQuerySet.as_manager()

    class Meta:
        verbose_name = "unggahan data"
        verbose_name_plural = "unggahan data"
        ordering = ["-pada", "-pk"]
        indexes = [models.Index(fields=["pd", "-pada"], name="unggahan_daftar")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=StatusUnggahan.DITERAPKAN)
                & Q(diterapkan_pada__isnull=False, diterapkan_oleh__isnull=False)
                | ~Q(status=StatusUnggahan.DITERAPKAN)
                & Q(diterapkan_pada=None, diterapkan_oleh=None),
                name="unggahan_diterapkan_berpelaku",
            )
        ]
        permissions = [("siapkan_data", "Menyiapkan data perangkat daerah")]

    def __str__(self) -> str:
        return self.nama


class PemetaanLembar(MilikPD):
    """How the agency reads a sheet of its own making: as which of ours, and column by column."""

    asal = models.CharField("nama lembar", max_length=100)
    tujuan = models.CharField("dibaca sebagai", max_length=40)
    kolom = models.JSONField("kolom", default=dict)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dipetakan oleh"
    )
    pada = models.DateTimeField("dipetakan pada")

    class Meta:
        verbose_name = "pemetaan lembar"
        verbose_name_plural = "pemetaan lembar"
        ordering = ["asal"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "asal"], name="pemetaan_lembar_unik"),
            models.CheckConstraint(
                condition=~Q(asal="") & ~Q(tujuan=""), name="pemetaan_lembar_isi"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asal} → {self.tujuan}"
