"""The flag of a year whose figures are invented, for practice."""

from __future__ import annotations

from typing import Self

from django.db import models

from kinerja.latihan import CakupanLatihan, kalimat_latihan
from kinerja.models.organisasi import MilikPD, PerangkatDaerah
from kinerja.penglihat import Penglihat, dalam_jangkauan


class TahunLatihanQuerySet(models.QuerySet["TahunLatihan"]):
    """Questions about practice years."""

    def untuk(self, pengguna: Penglihat) -> Self:
        """Those of the agencies this user may see."""
        return dalam_jangkauan(self, pengguna)

    def kalimat(self, pd: PerangkatDaerah, tahun: int, *, triwulan: bool = False) -> str:
        """What a document of the year says; empty where its figures are real.

        `triwulan`: a document of the year's quarters, which may be invented where the year is not.
        """
        satu = self.filter(pd=pd, tahun=tahun).first()
        return satu.kalimat if satu is not None and (triwulan or satu.seluruhnya) else ""


class TahunLatihan(MilikPD):
    """A year of one agency of which all, or the quarters, are invented.

    It is set where the practice data are made and travels with the data set; nobody unsets it.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    cakupan = models.CharField("yang dikarang", max_length=10, choices=CakupanLatihan.choices)

    objects = TahunLatihanQuerySet.as_manager()

    class Meta:
        verbose_name = "tahun latihan"
        verbose_name_plural = "tahun latihan"
        ordering = ["pd", "tahun"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun"], name="tahun_latihan_unik"),
        ]

    def __str__(self) -> str:
        return f"Latihan {self.tahun}"

    @property
    def seluruhnya(self) -> bool:
        """Whether the year itself is invented, and not its quarters alone."""
        return self.cakupan == CakupanLatihan.TAHUN

    @property
    def kalimat(self) -> str:
        """What its pages say."""
        return kalimat_latihan(self.tahun, self.cakupan)
