"""The predicate of agencies per quarter: rules with dates, figures, objections, final lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.models.berkas import BerkasTetap
from kinerja.models.kolom import AngkaField
from kinerja.models.organisasi import MilikPD
from kinerja.models.perjanjian import SertifikatSegel
from kinerja.models.rantai import Berjangkar
from kinerja.penglihat import dalam_jangkauan
from laporan.models.status import StatusKeberatan

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna


class AturanPredikat(models.Model):
    """One version of the rule. It never changes (trigger); a later one takes its place from a day.

    `oleh` empty: the rule that Tapak supplies.
    """

    ke = models.PositiveSmallIntegerField("versi ke", unique=True)
    nama = models.CharField("nama aturan", max_length=160)
    dasar = models.CharField("dasar hukum", max_length=250, blank=True)
    berlaku_mulai = models.DateField("berlaku mulai")
    isi = models.JSONField("isi")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    pada = models.DateTimeField("disimpan pada")

    class Meta:
        verbose_name = "aturan predikat"
        verbose_name_plural = "aturan predikat"
        ordering = ["-ke"]

    def __str__(self) -> str:
        return f"{self.nama}, versi {self.ke}"


class PenetapanPredikat(Berjangkar):
    """The predicates of all agencies in one quarter: provisional until `final_pada`.

    `ke` counts corrections: a final one never changes, a correction stands beside it.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    ke = models.PositiveSmallIntegerField("ke", default=1)
    aturan = models.ForeignKey(AturanPredikat, models.PROTECT, related_name="+")
    alasan = models.TextField("alasan koreksi", blank=True)
    diumumkan_pada = models.DateTimeField("diumumkan pada")
    diumumkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    keberatan_sampai = models.DateField("keberatan sampai")
    final_pada = models.DateTimeField("ditetapkan pada", null=True, editable=False)
    final_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    pdf = models.ForeignKey(BerkasTetap, models.PROTECT, null=True, related_name="+")
    xlsx = models.ForeignKey(BerkasTetap, models.PROTECT, null=True, related_name="+")
    sertifikat = models.ForeignKey(SertifikatSegel, models.PROTECT, null=True, related_name="+")
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)

    class Meta:
        verbose_name = "penetapan predikat"
        verbose_name_plural = "penetapan predikat"
        ordering = ["-tahun", "-triwulan", "-ke"]
        permissions = [
            ("lihat_predikat", "Melihat predikat kinerja perangkat daerah"),
            ("kelola_predikat", "Mengelola aturan dan penetapan predikat"),
            ("ajukan_keberatan", "Mengajukan keberatan atas predikat"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun", "triwulan", "ke"], name="penetapan_predikat_unik"
            ),
            models.UniqueConstraint(
                fields=["tahun", "triwulan"],
                condition=Q(final_pada=None),
                name="penetapan_predikat_satu_sementara",
            ),
            models.CheckConstraint(
                condition=Q(triwulan__range=(1, 4)), name="penetapan_predikat_triwulan_1_4"
            ),
            models.CheckConstraint(
                condition=Q(ke=1) | (Q(ke__gt=1) & ~Q(alasan="")),
                name="penetapan_predikat_koreksi_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(final_pada=None, final_oleh=None, xlsx=None)
                | Q(final_pada__isnull=False, final_oleh__isnull=False, xlsx__isnull=False),
                name="penetapan_predikat_final_lengkap",
            ),
        ]

    def __str__(self) -> str:
        koreksi = f", koreksi ke-{self.ke - 1}" if self.ke > 1 else ""
        return f"Predikat TW {self.triwulan} {self.tahun}{koreksi}"

    @property
    def final(self) -> bool:
        """Whether nothing changes it any more."""
        return self.final_pada is not None


class PredikatPDQuerySet(models.QuerySet["PredikatPD"]):
    """Questions about predicates."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Those of the agencies this user may see."""
        return dalam_jangkauan(self, pengguna)

    def berlaku(self) -> Self:
        """Predicates of each quarter's latest list."""
        lanjut = PenetapanPredikat.objects.filter(
            tahun=models.OuterRef("penetapan__tahun"),
            triwulan=models.OuterRef("penetapan__triwulan"),
            ke__gt=models.OuterRef("penetapan__ke"),
        )
        return self.filter(~models.Exists(lanjut))


class PredikatPD(MilikPD):
    """The predicate of one agency: the figure, the steps, the fingerprint of the facts."""

    penetapan = models.ForeignKey(PenetapanPredikat, models.PROTECT, related_name="hasil")
    nilai = AngkaField("nilai", null=True)
    predikat = models.CharField("predikat", max_length=60)
    ekinerja = models.CharField("predikat e-Kinerja", max_length=60, blank=True)
    langkah = models.JSONField("perhitungan")
    fakta = models.JSONField("data yang dihitung")
    sidik = models.CharField("sidik data", max_length=64)
    dihitung_pada = models.DateTimeField("dihitung pada")
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)

    objects = PredikatPDQuerySet.as_manager()

    class Meta:
        verbose_name = "predikat perangkat daerah"
        verbose_name_plural = "predikat perangkat daerah"
        ordering = ["penetapan", "pd__nama"]
        constraints = [
            models.UniqueConstraint(fields=["penetapan", "pd"], name="predikat_pd_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.penetapan}: {self.predikat}"


class KeberatanPredikat(models.Model):
    """An agency's objection to its provisional predicate, and the answer."""

    hasil = models.ForeignKey(PredikatPD, models.PROTECT, related_name="keberatan")
    status = models.CharField(
        "status", max_length=10, choices=StatusKeberatan.choices, default=StatusKeberatan.DIAJUKAN
    )
    alasan = models.TextField("alasan")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("diajukan pada")
    jawaban = models.TextField("jawaban", blank=True)
    dijawab_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    dijawab_pada = models.DateTimeField("dijawab pada", null=True, editable=False)
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)

    class Meta:
        verbose_name = "keberatan atas predikat"
        verbose_name_plural = "keberatan atas predikat"
        ordering = ["-pada", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["hasil"],
                condition=Q(status=StatusKeberatan.DIAJUKAN),
                name="keberatan_predikat_satu_terbuka",
                violation_error_message="Keberatan sebelumnya belum dijawab.",
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="keberatan_predikat_beralasan"),
            models.CheckConstraint(
                condition=Q(
                    status__in=(StatusKeberatan.DIAJUKAN, StatusKeberatan.DITARIK),
                    jawaban="",
                    dijawab_oleh=None,
                    dijawab_pada=None,
                )
                | (
                    Q(
                        status__in=(StatusKeberatan.DITERIMA, StatusKeberatan.DITOLAK),
                        dijawab_oleh__isnull=False,
                        dijawab_pada__isnull=False,
                    )
                    & ~Q(jawaban="")
                ),
                name="keberatan_predikat_berjawaban",
            ),
        ]

    def __str__(self) -> str:
        return f"Keberatan {self.hasil.pd}"
