"""The chain over the audit trail (docs/keputusan/0028-audit-chain.md)."""

from django.db import models
from django.db.models import F, Q


class Berjangkar(models.Model):
    """A frozen row that names the audit trail's last link of its moment.

    Whoever rewrites the trail afterwards, its chain included, contradicts it: every model of this
    kind is asked by kinerja/periksa_jejak.py. Rows from before this was recorded name none.
    """

    rantai_ke = models.PositiveIntegerField("mata rantai jejak", null=True, editable=False)
    rantai = models.CharField("sidik mata rantai", max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def jangkar(self) -> str:
        """`12:ab34…`, as a backup and the log name a link; empty where there is none."""
        return tulis_kepala(self.rantai_ke, self.rantai)


def tulis_kepala(ke: int | None, sidik: str) -> str:
    """`12:ab34…`, as a backup and the log name a link."""
    return f"{ke}:{sidik}" if ke else ""


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
