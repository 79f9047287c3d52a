"""A sub kegiatan's quarterly report: physical progress and its way through verification."""

from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import Q

from anggaran.models.program import SubKegiatan
from kinerja.models.alur import Bekuan, BerAlur
from kinerja.models.kolom import AngkaField
from kinerja.models.organisasi import PerangkatDaerah
from kinerja.models.sejarah import akhir_triwulan, unit_pada
from kinerja.periode import Triwulan


class LaporanSubQuerySet(models.QuerySet["LaporanSubKegiatan"]):
    """Questions about rows of sub kegiatan."""

    def berunit(self) -> Self:
        """Each with `unit_pada`: id of the unit that answered for it at the end of its quarter."""
        hari = akhir_triwulan("sub_kegiatan__tahun", "triwulan")
        return unit_pada(self, hari, jabatan="sub_kegiatan__penanggung_jawab")

    def milik(self, unit: Collection[int]) -> Self:
        """Rows that these units answered for."""
        return self.berunit().filter(unit_pada__in=unit)


class LaporanSubKegiatan(BerAlur):
    """One sub kegiatan in one quarter. Its spending is in RealisasiAnggaran of the quarter's
    last month; this row carries the physical progress, the status and the row version.
    """

    sub_kegiatan = models.ForeignKey(SubKegiatan, models.PROTECT, related_name="laporan")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    fisik = AngkaField("kemajuan fisik (%)", null=True, blank=True)

    objects = LaporanSubQuerySet.as_manager()

    class Meta(BerAlur.Meta):
        abstract = False
        verbose_name = "laporan sub kegiatan"
        verbose_name_plural = "laporan sub kegiatan"
        ordering = ["sub_kegiatan", "triwulan"]
        constraints = [
            *BerAlur.Meta.constraints,
            models.UniqueConstraint(fields=["sub_kegiatan", "triwulan"], name="laporan_sub_unik"),
            models.CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4), name="laporan_sub_triwulan_1_4"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sub_kegiatan} TW {self.triwulan}"

    @property
    def yang_dilaporkan(self) -> SubKegiatan:
        return self.sub_kegiatan

    @property
    def milik_pd(self) -> PerangkatDaerah:
        return self.sub_kegiatan.pd

    @property
    def milik_unit(self) -> int:
        if self.unit_pada is not None:
            return self.unit_pada
        return self.sub_kegiatan.penanggung_jawab.unit_id

    @property
    def kuartal(self) -> Triwulan:
        return Triwulan(self.sub_kegiatan.tahun, self.triwulan)

    @property
    def nama_isian(self) -> str:
        return f"sub:{self.sub_kegiatan_id}"


class VersiLaporanSub(Bekuan):
    """A sub kegiatan's report as submitted."""

    laporan = models.ForeignKey(LaporanSubKegiatan, models.PROTECT, related_name="pengajuan")

    class Meta(Bekuan.Meta):
        abstract = False
        verbose_name = "versi laporan sub kegiatan"
        verbose_name_plural = "versi laporan sub kegiatan"
        ordering = ["laporan", "ke"]
        constraints = [
            *Bekuan.Meta.constraints,
            models.UniqueConstraint(fields=["laporan", "ke"], name="versi_laporan_sub_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.laporan} (pengajuan ke-{self.ke})"
