"""The AKIP evaluation by the Inspektorat: component scores and recommendations (LHE)."""

from django.db import models
from django.db.models import Q

from kinerja.models.kolom import AngkaField
from kinerja.models.organisasi import Berurutan, Jabatan, MilikPD


class EvaluasiAKIP(MilikPD):
    """One LHE as reported in the LKjIP of `tahun`. Source: PermenPANRB 88/2021."""

    tahun = models.PositiveSmallIntegerField("tahun laporan")
    nilai = AngkaField("nilai akhir pada LHE")
    predikat = models.CharField("predikat", max_length=4)
    sebutan = models.CharField("sebutan", max_length=60)
    keterangan = models.TextField("keterangan", blank=True)

    class Meta:
        verbose_name = "evaluasi AKIP"
        verbose_name_plural = "evaluasi AKIP"
        ordering = ["pd", "-tahun"]
        permissions = [
            ("lihat_tabel", "Melihat tabel laporan"),
            ("unduh_laporan", "Melihat dan mengunduh LKjIP"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun"], name="evaluasi_akip_unik"),
        ]

    def __str__(self) -> str:
        return f"Evaluasi AKIP {self.tahun}"


class KomponenAKIP(Berurutan):
    """Score of one component of the evaluation."""

    evaluasi = models.ForeignKey(EvaluasiAKIP, models.CASCADE, related_name="komponen")
    kode = models.CharField("kode", max_length=4)
    nama = models.CharField("komponen", max_length=120)
    bobot = AngkaField("bobot")
    nilai = AngkaField("nilai")

    class Meta:
        verbose_name = "komponen AKIP"
        verbose_name_plural = "komponen AKIP"
        ordering = ["evaluasi", "urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "kode"], name="komponen_akip_unik"),
        ]

    def __str__(self) -> str:
        return self.nama


class RekomendasiLHE(Berurutan):
    """A recommendation of the LHE and what was done about it."""

    class Status(models.TextChoices):
        BELUM = "belum", "Belum ditindaklanjuti"
        PROSES = "proses", "Dalam proses"
        SELESAI = "selesai", "Selesai"

    evaluasi = models.ForeignKey(EvaluasiAKIP, models.CASCADE, related_name="rekomendasi")
    kode = models.CharField("nomor", max_length=10)
    rekomendasi = models.TextField("rekomendasi")
    tindak_lanjut = models.TextField("tindak lanjut", blank=True)
    penanggung_jawab = models.ForeignKey(
        Jabatan, models.PROTECT, null=True, blank=True, verbose_name="penanggung jawab"
    )
    tenggat = models.DateField("tenggat", null=True, blank=True)
    status = models.CharField("status", max_length=10, choices=Status, default=Status.BELUM)

    class Meta:
        verbose_name = "rekomendasi LHE"
        verbose_name_plural = "rekomendasi LHE"
        ordering = ["evaluasi", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "kode"], name="rekomendasi_lhe_unik"),
            models.CheckConstraint(
                condition=Q(status="belum") | ~Q(tindak_lanjut=""),
                name="rekomendasi_lhe_bertindak_lanjut",
                violation_error_message="Isi tindak lanjut sebelum mengubah status.",
            ),
        ]

    def __str__(self) -> str:
        return self.rekomendasi[:80]
