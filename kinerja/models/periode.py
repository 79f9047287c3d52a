"""When a quarter is open for entry."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.aturan import tutup_setelah_buka
from kinerja.models.aturan import IsiBaris, pastikan
from kinerja.models.organisasi import MilikPD, UnitKerja


class PeriodePengukuran(MilikPD):
    """One quarter of one agency: open from `buka` to `tutup`, both inclusive, in its time zone."""

    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    buka = models.DateField("dibuka")
    tutup = models.DateField("ditutup")

    class Meta:
        verbose_name = "periode pengukuran"
        verbose_name_plural = "periode pengukuran"
        ordering = ["pd", "-tahun", "-triwulan"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun", "triwulan"], name="periode_unik"),
            models.CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4),
                name="periode_triwulan_1_4",
                violation_error_message="Triwulan diisi 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=Q(tutup__gte=F("buka")),
                name="periode_tutup_setelah_buka",
                violation_error_message="Tanggal tutup tidak boleh sebelum tanggal buka.",
            ),
        ]

    def __str__(self) -> str:
        return f"Triwulan {self.triwulan} {self.tahun}"

    def clean(self) -> None:
        pastikan(tutup_setelah_buka(IsiBaris(self)))


class PengecualianPeriode(models.Model):
    """Leave for one unit to enter after the quarter closed, until a date, for a reason."""

    periode = models.ForeignKey(PeriodePengukuran, models.PROTECT, related_name="pengecualian")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="pengecualian")
    sampai = models.DateField("berlaku sampai")
    alasan = models.TextField("alasan")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, verbose_name="diberikan oleh"
    )
    pada = models.DateTimeField("diberikan pada", editable=False)

    class Meta:
        verbose_name = "pengecualian periode"
        verbose_name_plural = "pengecualian periode"
        ordering = ["periode", "unit", "sampai"]
        constraints = [
            models.UniqueConstraint(fields=["periode", "unit", "sampai"], name="pengecualian_unik"),
            models.CheckConstraint(
                condition=~Q(alasan=""),
                name="pengecualian_beralasan",
                violation_error_message="Pengecualian wajib mencantumkan alasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} sampai {self.sampai}"
