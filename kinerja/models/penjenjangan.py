"""The cascade down to people: what each post, or one person in it, has to bring about in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from kinerja.models.indikator import Indikator
from kinerja.models.kolom import KodeField
from kinerja.models.organisasi import (
    Jabatan,
    MilikPD,
    Pemangku,
    pastikan_satu_pd,
    pastikan_tanpa_lingkaran,
)
from kinerja.penjenjangan import AspekKinerja, CaraPenjenjangan

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna


class RencanaHasilQuerySet(models.QuerySet["RencanaHasil"]):
    """Questions about the work of people."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Rows of the posts that this user may see."""
        return self.filter(jabatan__in=Jabatan.objects.untuk(pengguna))


class RencanaHasil(MilikPD):
    """One result that a post answers for in a year, under an indicator or under the result of the
    post above. `pemangku`: whose it is where several hold the post.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="rencana_hasil")
    pemangku = models.ForeignKey(
        Pemangku,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rencana_hasil",
        verbose_name="pegawai",
    )
    kode = KodeField("kode", max_length=20)
    indikator = models.ForeignKey(
        Indikator, models.PROTECT, null=True, blank=True, related_name="rencana_hasil"
    )
    induk = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="anak",
        verbose_name="rencana hasil kerja di atasnya",
    )
    cara = models.CharField("cara", max_length=12, choices=CaraPenjenjangan.choices)
    hasil = models.CharField("rencana hasil kerja", max_length=500)
    aspek = models.CharField("aspek", max_length=12, choices=AspekKinerja.choices)
    ukuran = models.CharField("indikator kinerja individu", max_length=300)
    target = models.CharField("target", max_length=60)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    kontribusi = models.CharField("kontribusi", max_length=300, blank=True)
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)

    objects = RencanaHasilQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana hasil kerja"
        verbose_name_plural = "rencana hasil kerja"
        ordering = ["pd", "tahun", "jabatan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "tahun", "kode"], name="rencana_hasil_kode_unik"
            ),
            models.CheckConstraint(
                condition=Q(indikator=None, induk__isnull=False)
                | Q(indikator__isnull=False, induk=None),
                name="rencana_hasil_satu_induk",
                violation_error_message="Pilih indikator atau hasil kerja atasan yang didukung.",
            ),
            models.CheckConstraint(
                condition=~Q(hasil="") & ~Q(ukuran="") & ~Q(target=""),
                name="rencana_hasil_lengkap",
                violation_error_message="Isi hasil kerja, indikator, dan targetnya.",
            ),
        ]

    def __str__(self) -> str:
        return self.hasil[:250]

    def clean(self) -> None:
        pastikan_satu_pd(
            self,
            jabatan=self.jabatan if self.jabatan_id else None,
            indikator=self.indikator,
            induk=self.induk,
        )
        pastikan_tanpa_lingkaran(self, "induk")
        if self.induk is not None and self.induk.tahun != self.tahun:
            raise ValidationError({"induk": "Pilih hasil kerja dari tahun yang sama."})
        if self.pemangku is not None and self.pemangku.jabatan_id != self.jabatan_id:
            raise ValidationError({"pemangku": "Pegawai itu tidak memangku jabatan ini."})
