"""Perjanjian Kinerja: the promise of one post for one year, its rows and its signatures."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.models.indikator import Indikator
from kinerja.models.organisasi import Berurutan, Jabatan, MilikPD
from kinerja.models.target import DokumenPerencanaan


class StatusPerjanjian(models.TextChoices):
    """Draf → diajukan → (dikembalikan) → ditandatangani pihak I → berlaku → digantikan."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    PIHAK_PERTAMA = "pihak_pertama", "Ditandatangani pihak pertama"
    BERLAKU = "berlaku", "Berlaku"
    DIGANTIKAN = "digantikan", "Digantikan perubahan"


class PerjanjianKinerja(MilikPD):
    """One agreement: ke = 0 murni, ke ≥ 1 perubahan with a reason. Source: PermenPANRB 53/2014."""

    tahun = models.PositiveSmallIntegerField("tahun")
    jabatan = models.ForeignKey(
        Jabatan, models.PROTECT, related_name="perjanjian", verbose_name="pihak pertama"
    )
    pihak_kedua = models.ForeignKey(
        Jabatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Kosong bila pihak kedua adalah kepala daerah.",
    )
    ke = models.PositiveSmallIntegerField("perubahan ke", default=0)
    alasan = models.TextField("alasan perubahan", blank=True)
    dokumen = models.ForeignKey(
        DokumenPerencanaan,
        models.PROTECT,
        related_name="perjanjian",
        help_text="Dokumen yang menetapkan targetnya.",
    )
    status = models.CharField(
        "status", max_length=15, choices=StatusPerjanjian, default=StatusPerjanjian.DRAF
    )
    berlaku_mulai = models.DateField("berlaku mulai", null=True, blank=True)

    class Meta:
        verbose_name = "perjanjian kinerja"
        verbose_name_plural = "perjanjian kinerja"
        ordering = ["pd", "tahun", "jabatan__urutan", "ke"]
        constraints = [
            models.UniqueConstraint(fields=["tahun", "jabatan", "ke"], name="perjanjian_unik"),
            models.UniqueConstraint(
                fields=["tahun", "jabatan"],
                condition=Q(status="berlaku"),
                name="perjanjian_satu_berlaku",
                violation_error_message="Jabatan itu sudah punya perjanjian yang berlaku.",
            ),
            models.CheckConstraint(
                condition=Q(ke=0) | ~Q(alasan=""),
                name="perjanjian_perubahan_beralasan",
                violation_error_message="Perubahan wajib mencantumkan alasan.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["berlaku", "digantikan"], berlaku_mulai__isnull=False)
                | (~Q(status__in=["berlaku", "digantikan"]) & Q(berlaku_mulai=None)),
                name="perjanjian_berlaku_bertanggal",
            ),
            models.CheckConstraint(
                condition=Q(pihak_kedua=None) | ~Q(pihak_kedua=F("jabatan")),
                name="perjanjian_dua_pihak_berbeda",
            ),
        ]

    def __str__(self) -> str:
        return f"Perjanjian Kinerja {self.jabatan} {self.tahun}"


class BarisPerjanjian(Berurutan):
    """One row as it stands in the document: texts and amounts are copies, so that they stay."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="baris")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="+")
    sasaran = models.TextField("sasaran")
    nama_indikator = models.TextField("indikator")
    target = models.CharField("target", max_length=120)
    program = models.TextField("program/kegiatan/sub kegiatan", blank=True)
    anggaran = models.PositiveBigIntegerField("anggaran (Rp)", null=True, blank=True)

    class Meta:
        verbose_name = "baris perjanjian"
        verbose_name_plural = "baris perjanjian"
        ordering = ["perjanjian", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["perjanjian", "urutan"], name="baris_perjanjian_unik"),
        ]

    def __str__(self) -> str:
        return self.nama_indikator[:80]


class TandaTangan(models.Model):
    """A signature on the exact bytes whose SHA-256 is recorded."""

    class Pihak(models.IntegerChoices):
        PERTAMA = 1, "Pihak pertama"
        KEDUA = 2, "Pihak kedua"

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.PROTECT, related_name="tanda_tangan")
    pihak = models.PositiveSmallIntegerField("pihak", choices=Pihak)
    sebutan = models.CharField("jabatan penanda tangan", max_length=200)
    sha256 = models.CharField("sidik dokumen", max_length=64)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("ditandatangani pada")

    class Meta:
        verbose_name = "tanda tangan"
        verbose_name_plural = "tanda tangan"
        ordering = ["perjanjian", "pihak"]
        constraints = [
            models.UniqueConstraint(fields=["perjanjian", "pihak"], name="tanda_tangan_unik"),
            models.CheckConstraint(condition=Q(pihak__in=[1, 2]), name="tanda_tangan_pihak_1_2"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="tanda_tangan_sidik_sah"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_pihak_display()}: {self.sebutan}"
