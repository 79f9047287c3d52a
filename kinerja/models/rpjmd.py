"""How the plan of a region rests on its agencies: whose tujuan support it, who keeps its figures.

The region is the owner of a plan as an agency is (`PerangkatDaerah` of jenis pemda): its RPJMD is a
`Renstra` with misi, tujuan, sasaran and indicators. Only what crosses from it to an agency stands
here; both rows belong to the region.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from kinerja.aturan_rpjmd import BentukSumber, beda_sumber, peran_sumber
from kinerja.jenis import JenisPD, PeranKontribusi
from kinerja.models.indikator import Indikator, Predikat
from kinerja.models.organisasi import PerangkatDaerah
from kinerja.models.pohon import Sasaran, Tujuan
from kinerja.penglihat import terjangkau

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinerja.models.pengguna import Pengguna


class DukunganSasaranQuerySet(models.QuerySet["DukunganSasaran"]):
    """Questions about what supports the sasaran of a region."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Rows of the region, and those about the own agency."""
        pd = terjangkau(pengguna)
        return self if pd is None else self.filter(Q(sasaran__pd__in=pd) | Q(tujuan__pd__in=pd))


class _ManajerDukungan(models.Manager["DukunganSasaran"]):
    """Always with the agency's row: a data set names it by its codes."""

    def get_queryset(self) -> DukunganSasaranQuerySet:
        return DukunganSasaranQuerySet(self.model, using=self._db).select_related("tujuan__pd")


class DukunganSasaran(models.Model):
    """A tujuan of an agency that supports a sasaran of the region."""

    sasaran = models.ForeignKey(
        Sasaran, models.CASCADE, related_name="didukung", verbose_name="sasaran RPJMD"
    )
    tujuan = models.ForeignKey(
        Tujuan,
        models.PROTECT,
        related_name="mendukung",
        verbose_name="tujuan perangkat daerah",
    )

    objects = _ManajerDukungan.from_queryset(DukunganSasaranQuerySet)()

    class Meta:
        verbose_name = "dukungan sasaran RPJMD"
        verbose_name_plural = "dukungan sasaran RPJMD"
        ordering = ["sasaran", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sasaran", "tujuan"], name="dukungan_sasaran_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.tujuan} → {self.sasaran}"[:200]

    def clean(self) -> None:
        if self.sasaran_id and self.tujuan_id:
            pastikan_sedaerah(self.sasaran.pd, self.tujuan.pd, "tujuan")


class KontribusiIndikatorQuerySet(models.QuerySet["KontribusiIndikator"]):
    """Questions about who contributes to the indicators of a region."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Rows of the region, and those about the own agency."""
        pd = terjangkau(pengguna)
        return self if pd is None else self.filter(Q(indikator__pd__in=pd) | Q(mitra__in=pd))

    def bersumber(self) -> Self:
        """Those that give the figures."""
        return self.filter(sumber__isnull=False)


class _ManajerKontribusi(models.Manager["KontribusiIndikator"]):
    """Always with the agency and its indicator: a data set names them by their codes."""

    def get_queryset(self) -> KontribusiIndikatorQuerySet:
        semua = KontribusiIndikatorQuerySet(self.model, using=self._db)
        return semua.select_related("mitra", "sumber")


class KontribusiIndikator(models.Model):
    """What an agency is to an indicator of the region.

    With `sumber` the figures of the indicator are those of the agency's own: read where they are
    kept, never typed again; the agency's endorsement is theirs.
    """

    indikator = models.ForeignKey(
        Indikator, models.CASCADE, related_name="kontribusi", verbose_name="indikator daerah"
    )
    mitra = models.ForeignKey(
        PerangkatDaerah,
        models.PROTECT,
        related_name="kontribusi",
        verbose_name="perangkat daerah",
    )
    peran = models.CharField("peran", max_length=10, choices=PeranKontribusi.choices)
    sumber = models.ForeignKey(
        Indikator,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="menjadi_sumber",
        verbose_name="sumber angka",
        help_text="Indikator perangkat daerah itu yang angkanya menjadi angka indikator daerah.",
    )
    uraian = models.CharField("kontribusi", max_length=250, blank=True)

    objects = _ManajerKontribusi.from_queryset(KontribusiIndikatorQuerySet)()

    class Meta:
        verbose_name = "kontribusi indikator RPJMD"
        verbose_name_plural = "kontribusi indikator RPJMD"
        ordering = ["indikator", "peran", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "mitra"], name="kontribusi_indikator_unik"
            ),
            models.UniqueConstraint(
                fields=["indikator"],
                condition=Q(sumber__isnull=False),
                name="kontribusi_satu_sumber",
                violation_error_message="Indikator itu sudah mengambil angka dari yang lain.",
            ),
            models.CheckConstraint(
                condition=Q(sumber=None) | Q(peran=PeranKontribusi.PENGAMPU),
                name="kontribusi_sumber_pengampu",
                violation_error_message="Angka diambil dari perangkat daerah pengampu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mitra}: {self.indikator}"[:200]

    def clean(self) -> None:
        if not (self.indikator_id and self.mitra_id):
            return
        pastikan_sedaerah(self.indikator.pd, self.mitra, "mitra")
        if pesan := peran_sumber(self.peran, bersumber=self.sumber_id is not None):
            raise ValidationError({"sumber": f"{pesan[0].upper()}{pesan[1:]}"})
        if self.sumber is None:
            return
        if self.sumber.pd_id != self.mitra_id:
            raise ValidationError({"sumber": "Pilih indikator perangkat daerah itu sendiri."})
        milik, dari = bentuk_sumber([self.indikator, self.sumber])
        if beda := beda_sumber(milik, dari):
            raise ValidationError({"sumber": f"Tidak dapat menjadi sumber: {beda}"})


def bentuk_sumber(indikator: Iterable[Indikator]) -> list[BentukSumber]:
    """What has to agree, of each indicator. One query where any is a predicate."""
    semua = list(indikator)
    skala: dict[int, list[str]] = {}
    if perlu := {i.skala_id for i in semua if i.skala_id}:
        ada = Predikat.objects.filter(skala__in=perlu).order_by("peringkat")
        for milik, kode in ada.values_list("skala", "kode"):
            skala.setdefault(milik, []).append(kode)
    return [
        BentukSumber(i.satuan, i.polaritas, i.jenis_nilai, tuple(skala.get(i.skala_id or 0, ())))
        for i in semua
    ]


def pastikan_sedaerah(daerah: PerangkatDaerah, mitra: PerangkatDaerah, medan: str) -> None:
    """Refuse a row that is not the region's, or about an agency that is not the region's."""
    if daerah.jenis != JenisPD.PEMDA:
        raise ValidationError("Hanya rencana pemerintah daerah yang didukung perangkat daerah.")
    if mitra.jenis == JenisPD.PEMDA or mitra.pemda != daerah.pemda:
        raise ValidationError({medan: f"Pilih perangkat daerah {daerah.pemda}."})
