"""Budget lines: pagu in versions, realisasi cumulative per month. Whole rupiah."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from anggaran.models.program import SubKegiatan
from kinerja.models.kolom import KodeField
from kinerja.models.organisasi import MilikPD
from kinerja.uji_isian import Dugaan, periksa_anggaran

kode_rekening = RegexValidator(
    r"^5(\.\d{1,2}(\.\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)?)?$",
    "Kode rekening berbentuk 5.1.02 atau lebih rinci, mis. 5.1.02.01.01.0039.",
)


class VersiAnggaran(MilikPD):
    """A budget document of one year: murni, pergeseran, perubahan; the highest `ke` is in force."""

    class Jenis(models.TextChoices):
        MURNI = "murni", "Murni"
        PERGESERAN = "pergeseran", "Pergeseran"
        PERUBAHAN = "perubahan", "Perubahan"

    tahun = models.PositiveSmallIntegerField("tahun")
    jenis = models.CharField("jenis", max_length=12, choices=Jenis)
    ke = models.PositiveSmallIntegerField(
        "versi ke", help_text="1 untuk murni, naik pada setiap dokumen."
    )
    kode = KodeField("kode")
    nomor = models.CharField("nomor dokumen", max_length=120, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)

    class Meta:
        verbose_name = "versi anggaran"
        verbose_name_plural = "versi anggaran"
        ordering = ["pd", "tahun", "ke"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun", "ke"], name="versi_anggaran_ke_unik"),
            models.UniqueConstraint(fields=["pd", "kode"], name="versi_anggaran_kode_unik"),
            models.CheckConstraint(condition=Q(ke__gte=1), name="versi_anggaran_ke_positif"),
            models.UniqueConstraint(
                fields=["pd", "tahun"],
                condition=Q(jenis="murni"),
                name="versi_anggaran_satu_murni",
                violation_error_message="Anggaran murni tahun itu sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tahun}"


class BarisAnggaran(models.Model):
    """A sub kegiatan × kode rekening. `rekening` "5" means: jenis belanja not itemised."""

    sub_kegiatan = models.ForeignKey(SubKegiatan, models.PROTECT, related_name="baris")
    rekening = models.CharField("kode rekening", max_length=20, validators=[kode_rekening])

    class Meta:
        verbose_name = "baris anggaran"
        verbose_name_plural = "baris anggaran"
        ordering = ["sub_kegiatan", "rekening"]
        constraints = [
            models.UniqueConstraint(
                fields=["sub_kegiatan", "rekening"], name="baris_anggaran_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sub_kegiatan} · {self.rekening}"


class PaguBaris(models.Model):
    """Pagu of a line in one version. A line's pagu is that of the latest version naming it."""

    baris = models.ForeignKey(BarisAnggaran, models.CASCADE, related_name="pagu")
    versi = models.ForeignKey(VersiAnggaran, models.PROTECT, related_name="pagu")
    nilai = models.BigIntegerField("pagu (Rp)")

    class Meta:
        verbose_name = "pagu"
        verbose_name_plural = "pagu"
        ordering = ["baris", "versi__ke"]
        constraints = [
            models.UniqueConstraint(fields=["baris", "versi"], name="pagu_unik"),
            models.CheckConstraint(
                condition=Q(nilai__gte=0),
                name="pagu_tidak_negatif",
                violation_error_message="Pagu tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.versi}: {self.nilai}"


class RealisasiAnggaran(models.Model):
    """Cumulative spending of a line since January, up to the end of a month."""

    baris = models.ForeignKey(BarisAnggaran, models.CASCADE, related_name="realisasi")
    bulan = models.PositiveSmallIntegerField("s.d. bulan")
    nilai = models.BigIntegerField("realisasi kumulatif (Rp)")

    class Meta:
        verbose_name = "realisasi anggaran"
        verbose_name_plural = "realisasi anggaran"
        ordering = ["baris", "bulan"]
        constraints = [
            models.UniqueConstraint(fields=["baris", "bulan"], name="realisasi_anggaran_unik"),
            models.CheckConstraint(
                condition=Q(bulan__gte=1, bulan__lte=12),
                name="realisasi_anggaran_bulan_1_12",
                violation_error_message="Bulan diisi 1 sampai 12.",
            ),
            models.CheckConstraint(
                condition=Q(nilai__gte=0),
                name="realisasi_anggaran_tidak_negatif",
                violation_error_message="Realisasi kumulatif tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"s.d. bulan {self.bulan}: {self.nilai}"


class RekapBelanja(MilikPD):
    """Pagu and realisasi per jenis belanja as the treasury reports them for the whole agency.

    Used for the table per jenis belanja only while budget lines are not itemised down to the
    jenis; the page and the report say so, and the total must agree with the lines.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    rekening = models.CharField("kode rekening", max_length=20, validators=[kode_rekening])
    pagu = models.BigIntegerField("pagu (Rp)")
    realisasi = models.BigIntegerField("realisasi (Rp)")
    sumber = models.CharField("sumber", max_length=200)

    class Meta:
        verbose_name = "rekap jenis belanja"
        verbose_name_plural = "rekap jenis belanja"
        ordering = ["pd", "tahun", "rekening"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun", "rekening"], name="rekap_belanja_unik"),
            models.CheckConstraint(
                condition=Q(pagu__gte=0, realisasi__gte=0), name="rekap_belanja_tidak_negatif"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rekening} {self.tahun}"

    def clean(self) -> None:
        if self.pagu is None or self.realisasi is None:
            return
        for temuan in periksa_anggaran(
            pagu=self.pagu, realisasi=self.realisasi, triwulan_lalu=None, fisik=None
        ):
            if temuan.dugaan is Dugaan.MUSTAHIL:
                raise ValidationError({"realisasi": temuan.pesan})
