"""What the public reads: the pemda's switch, released parts, their changes, keys of the API."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.models.alur import Bekuan
from kinerja.models.organisasi import MilikPD
from kinerja.penglihat import dalam_jangkauan
from laporan.models.bagian_rilis import BagianRilis, PeristiwaRilis

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna

SATU = 1
"""The key of the only row of PengaturanPublik."""


class PengaturanPublik(models.Model):
    """Whether the public pages are open, under which licence, whom to ask. One row.

    `revisi` counts everything that changes a public page: it is their validator, moved in the
    transaction of the change. Every release locks this row, so that changes are numbered in the
    order in which they are seen.
    """

    aktif = models.BooleanField("halaman publik dibuka", default=False)
    lisensi = models.CharField("lisensi data", max_length=200, blank=True)
    lisensi_tautan = models.URLField("alamat lisensi", max_length=300, blank=True)
    kontak = models.CharField(
        "kontak", max_length=200, blank=True, help_text="Unit yang menjawab, bukan nama orang."
    )
    pengantar = models.TextField("pengantar", blank=True)
    revisi = models.PositiveBigIntegerField("revisi", default=0, editable=False)
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)
    diubah_pada = models.DateTimeField("diubah pada", null=True, editable=False)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "pengaturan halaman publik"
        verbose_name_plural = "pengaturan halaman publik"
        permissions = [("kelola_publik", "Membuka dan menutup halaman publik")]
        constraints = [
            models.CheckConstraint(condition=Q(pk=SATU), name="pengaturan_publik_satu"),
            models.CheckConstraint(
                condition=Q(aktif=False) | (~Q(lisensi="") & ~Q(kontak="")),
                name="pengaturan_publik_berlisensi",
                violation_error_message="Isi lisensi dan kontak sebelum halaman publik dibuka.",
            ),
        ]

    def __str__(self) -> str:
        return "Halaman publik"


class RilisQuerySet(models.QuerySet["Rilis"]):
    """Questions about released parts."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Those of the agencies this user may see."""
        return dalam_jangkauan(self, pengguna)

    def berlaku(self) -> Self:
        """What the public may read: the latest of each part, unless it was withdrawn."""
        return self.filter(berlaku=True)


class Rilis(MilikPD, Bekuan):
    """One part of an agency's year as it was released: exactly what the public reads of it.

    `isi` never changes; a later release of the part replaces it, a withdrawal hides it with a
    reason. What was withdrawn or replaced never comes back.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    bagian = models.CharField("bagian", max_length=10, choices=BagianRilis.choices)
    ke = models.PositiveSmallIntegerField("rilis ke")
    cari = models.TextField("kata untuk dicari", blank=True, editable=False)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dirilis oleh"
    )
    pada = models.DateTimeField("dirilis pada")
    berlaku = models.BooleanField("dibaca masyarakat", default=True)
    ditarik_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ditarik_pada = models.DateTimeField("ditarik pada", null=True, blank=True)
    alasan_tarik = models.TextField("alasan ditarik", blank=True)

    objects = RilisQuerySet.as_manager()

    class Meta(Bekuan.Meta):
        abstract = False
        verbose_name = "rilis"
        verbose_name_plural = "rilis"
        ordering = ["pd", "-tahun", "bagian", "-ke"]
        permissions = [("rilis_publik", "Merilis dan menarik data dari halaman publik")]
        constraints = [
            *Bekuan.Meta.constraints,
            models.UniqueConstraint(fields=["pd", "tahun", "bagian", "ke"], name="rilis_unik"),
            models.UniqueConstraint(
                fields=["pd", "tahun", "bagian"],
                condition=Q(berlaku=True),
                name="rilis_satu_berlaku",
            ),
            models.CheckConstraint(
                condition=Q(ditarik_pada=None, ditarik_oleh=None, alasan_tarik="")
                | (
                    Q(ditarik_pada__isnull=False, ditarik_oleh__isnull=False, berlaku=False)
                    & ~Q(alasan_tarik="")
                ),
                name="rilis_ditarik_beralasan",
                violation_error_message="Penarikan wajib beralasan.",
            ),
        ]
        indexes = [models.Index(fields=["berlaku", "pd", "tahun"], name="rilis_berlaku")]

    def __str__(self) -> str:
        return f"{BagianRilis(self.bagian).label} {self.tahun}, rilis ke-{self.ke}"

    @property
    def macam(self) -> BagianRilis:
        """Which part of the year was released."""
        return BagianRilis(self.bagian)


class PerubahanPublik(models.Model):
    """One change of what the public may read, numbered in the order in which it could be seen.
    Never changed: other systems remember the last number that they have read.
    """

    rilis = models.ForeignKey(Rilis, models.PROTECT, related_name="perubahan")
    peristiwa = models.CharField("peristiwa", max_length=5, choices=PeristiwaRilis.choices)
    pada = models.DateTimeField("pada")

    class Meta:
        verbose_name = "perubahan halaman publik"
        verbose_name_plural = "perubahan halaman publik"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["rilis", "peristiwa"], name="perubahan_publik_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.rilis} {PeristiwaRilis(self.peristiwa).label}"


class KunciApiQuerySet(models.QuerySet["KunciApi"]):
    """Questions about keys."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Keys of the agencies this user may see."""
        return dalam_jangkauan(self, pengguna)

    def sah(self, pada: datetime) -> Self:
        """Neither revoked nor past their last moment."""
        return self.filter(dicabut_pada=None, sampai__gt=pada)


class KunciApi(MilikPD):
    """A key by which another system of the agency reads the agency's own data. Only its hash is
    kept; the key itself is shown once.
    """

    nama = models.CharField("nama sistem", max_length=120)
    awalan = models.CharField("awal kunci", max_length=12)
    sidik = models.CharField("sidik kunci", max_length=64, unique=True)
    sampai = models.DateTimeField("berlaku sampai")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dibuat oleh"
    )
    pada = models.DateTimeField("dibuat pada")
    dipakai_pada = models.DateField("terakhir dipakai", null=True, blank=True, editable=False)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)

    objects = KunciApiQuerySet.as_manager()

    class Meta:
        verbose_name = "kunci API"
        verbose_name_plural = "kunci API"
        ordering = ["pd", "-pada"]
        permissions = [("kelola_kunci_api", "Membuat dan mencabut kunci API")]
        constraints = [
            models.CheckConstraint(
                condition=Q(sidik__regex=r"^[0-9a-f]{64}$"), name="kunci_api_sidik_sah"
            ),
            models.CheckConstraint(
                condition=Q(dicabut_pada=None, dicabut_oleh=None)
                | Q(dicabut_pada__isnull=False, dicabut_oleh__isnull=False),
                name="kunci_api_cabut_berpasangan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.awalan}…)"
