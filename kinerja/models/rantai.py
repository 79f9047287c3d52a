"""The chain over the audit trail (docs/keputusan/0028-audit-chain.md)."""

from django.db import models
from django.db.models import F, Q


class RantaiJejak(models.Model):
    """One link: the fingerprint of a closed range of audit rows and of the link before it.

    Triggers refuse every change and removal, as of the rows themselves.
    """

    ke = models.PositiveIntegerField("nomor mata rantai", unique=True)
    dari = models.PositiveBigIntegerField("dari jejak")
    sampai = models.PositiveBigIntegerField("sampai jejak")
    banyak = models.PositiveIntegerField("banyak jejak")
    sebelum = models.CharField("sidik sebelumnya", max_length=64, blank=True)
    sidik = models.CharField("sidik", max_length=64)
    pada = models.DateTimeField("dirantai pada")

    class Meta:
        default_permissions = ()
        verbose_name = "mata rantai jejak audit"
        verbose_name_plural = "rantai jejak audit"
        ordering = ["ke"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ke__gte=1, dari__gte=1, sampai__gte=F("dari")),
                name="rantai_jejak_berurut",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ke}: {self.sidik[:16]}"
