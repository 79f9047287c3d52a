"""Submissions as frozen versions, the endorsement of a quarter, and writes accepted once."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.models.alur import Bekuan
from kinerja.models.organisasi import MilikPD
from kinerja.models.realisasi import Realisasi


class VersiRealisasi(Bekuan):
    """A realisasi as submitted: value, variables, analysis, evidence hashes, target version."""

    realisasi = models.ForeignKey(Realisasi, models.PROTECT, related_name="pengajuan")

    class Meta(Bekuan.Meta):
        abstract = False
        verbose_name = "versi realisasi"
        verbose_name_plural = "versi realisasi"
        ordering = ["realisasi", "ke"]
        constraints = [
            *Bekuan.Meta.constraints,
            models.UniqueConstraint(fields=["realisasi", "ke"], name="versi_realisasi_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.realisasi} (pengajuan ke-{self.ke})"


class PengesahanTriwulan(MilikPD):
    """The head of the agency endorsed a quarter; nothing in it changes unless the head reopens it.

    `ke`, `oleh` and `pada` are of the latest endorsement; each of them is a `VersiPengesahan`.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="disahkan oleh"
    )
    pada = models.DateTimeField("disahkan pada")
    ke = models.PositiveSmallIntegerField("pengesahan ke", default=1, editable=False)

    class Meta:
        verbose_name = "pengesahan triwulan"
        verbose_name_plural = "pengesahan triwulan"
        ordering = ["pd", "tahun", "triwulan"]
        permissions = [("sahkan_triwulan", "Mengesahkan triwulan")]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun", "triwulan"], name="pengesahan_unik"),
            models.CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4), name="pengesahan_triwulan_1_4"
            ),
            models.CheckConstraint(condition=Q(ke__gte=1), name="pengesahan_ke_positif"),
        ]

    def __str__(self) -> str:
        return f"Pengesahan TW {self.triwulan} {self.tahun}"


class TulisanDiterima(models.Model):
    """A write acknowledged to the browser; the same key again returns the same answer."""

    kunci = models.UUIDField("kunci", primary_key=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("diterima pada", db_index=True)
    jenis = models.CharField("jenis", max_length=20)
    hasil = models.JSONField("jawaban")

    class Meta:
        verbose_name = "tulisan diterima"
        verbose_name_plural = "tulisan diterima"
        ordering = ["-pada"]

    def __str__(self) -> str:
        return f"{self.jenis} {self.kunci}"
