"""The validator of an agency's data (docs/keputusan/0050-validator-of-an-agency.md)."""

from typing import ClassVar

from django.db import models


class CapData(models.Model):
    """A share of the number that stands for the data of one agency and year.

    Triggers alone write it (kinerja/pemicu_cap.py), `kinerja.cap_data.cap` reads it. The agency is
    a bare number: no write of data waits for the row of its agency.
    """

    #: The agency's key; 0 for what every agency's figures are computed from.
    pd = models.PositiveBigIntegerField("perangkat daerah")
    #: 0 for what holds for every year.
    tahun = models.PositiveSmallIntegerField("tahun")
    nilai = models.PositiveBigIntegerField("nilai")

    class Meta:
        default_permissions = ()
        verbose_name = "cap data"
        verbose_name_plural = "cap data"
        ordering: ClassVar = ["pd", "tahun", "pk"]
        indexes: ClassVar = [models.Index(fields=["pd", "tahun"], name="cap_data_pd_tahun")]

    def __str__(self) -> str:
        return f"{self.pd}/{self.tahun}: {self.nilai}"
