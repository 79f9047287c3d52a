"""What is done for an indicator in a year, quarter by quarter, with its money: the activities of a
rencana aksi.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kinerja.jenis import JenisDokumen
from kinerja.models.indikator import Indikator
from kinerja.models.organisasi import Berurutan, PerangkatDaerah
from kinerja.models.target import DokumenPerencanaan

URAIAN_MAKS, KEGIATAN_MAKS = 500, 50


class AksiRencanaQuerySet(models.QuerySet["AksiRencana"]):
    """Questions about activities."""

    def berlaku(self, pd: PerangkatDaerah, tahun: int, triwulan: int = 4) -> AksiRencanaQuerySet:
        """Those of the approved rencana aksi that is in force in the quarter, in order."""
        dokumen = DokumenPerencanaan.objects.filter(
            pd=pd,
            tahun=tahun,
            jenis=JenisDokumen.RENCANA_AKSI,
            disetujui_pada__isnull=False,
            mulai_triwulan__lte=triwulan,
        ).order_by("-ke")
        return self.filter(dokumen=dokumen.values("pk")[:1]).order_by("indikator", "urutan")


class AksiRencana(Berurutan):
    """One activity. A quarter without a figure has nothing of it; 0 is done without money."""

    dokumen = models.ForeignKey(DokumenPerencanaan, models.PROTECT, related_name="aksi")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="+")
    uraian = models.TextField("kegiatan")
    anggaran_1 = models.PositiveBigIntegerField("anggaran TW I (Rp)", null=True, blank=True)
    anggaran_2 = models.PositiveBigIntegerField("anggaran TW II (Rp)", null=True, blank=True)
    anggaran_3 = models.PositiveBigIntegerField("anggaran TW III (Rp)", null=True, blank=True)
    anggaran_4 = models.PositiveBigIntegerField("anggaran TW IV (Rp)", null=True, blank=True)

    objects = AksiRencanaQuerySet.as_manager()

    class Meta:
        verbose_name = "kegiatan rencana aksi"
        verbose_name_plural = "kegiatan rencana aksi"
        ordering = ["dokumen", "indikator", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["dokumen", "indikator", "urutan"], name="aksi_rencana_unik"
            ),
            models.CheckConstraint(
                condition=~Q(uraian=""),
                name="aksi_rencana_beruraian",
                violation_error_message="Kegiatan wajib diuraikan.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian[:80]

    @property
    def anggaran(self) -> tuple[int | None, ...]:
        """Its money in the four quarters, in whole rupiah."""
        return (self.anggaran_1, self.anggaran_2, self.anggaran_3, self.anggaran_4)

    @property
    def jumlah(self) -> int:
        """Its money in the year."""
        return sum(n or 0 for n in self.anggaran)
