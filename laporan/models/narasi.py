"""What people write over the draft of a report: sections, their versions, comments, images."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.models.berkas import BerkasTetap
from kinerja.models.organisasi import MilikPD, UnitKerja
from kinerja.penglihat import dalam_jangkauan
from laporan.models.laporan import Laporan

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna


class BagianNarasiQuerySet(models.QuerySet["BagianNarasi"]):
    """Questions about sections."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Sections of the agencies this user may see."""
        return dalam_jangkauan(self, pengguna, "laporan__pd")

    def ditugaskan(self, pengguna: Pengguna) -> Self:
        """Sections that this user, or the unit they belong to, is to write."""
        return self.filter(
            Q(penanggung_jawab=pengguna) | Q(unit__in=pengguna.lingkup_unit, penanggung_jawab=None)
        )

    def ditugaskan_siapa_pun(self) -> Self:
        """Sections that were given to somebody to write."""
        return self.exclude(penanggung_jawab=None, unit=None)


class BagianNarasi(models.Model):
    """One section of a report, by the key that the document gives it: who writes it and, once
    `disunting`, the text that stands in place of the draft.

    `draf` and `potret` keep the automatic draft and the figures under it as they were when the
    text was last written or looked through, so that a change of the data shows.
    """

    laporan = models.ForeignKey(Laporan, models.PROTECT, related_name="narasi")
    kunci = models.CharField("kunci bagian", max_length=120)
    judul = models.CharField("judul bagian", max_length=250)
    disunting = models.BooleanField("disunting", default=False)
    isi = models.TextField("isi", blank=True)
    versi = models.PositiveIntegerField("versi baris", default=0, editable=False)
    draf = models.TextField("draf otomatis", blank=True, editable=False)
    potret = models.JSONField("angka yang mendasari", default=dict, editable=False)
    sidik_draf = models.CharField("sidik draf", max_length=64, blank=True, editable=False)
    diubah_pada = models.DateTimeField("diubah pada", null=True, editable=False)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, verbose_name="unit penulis"
    )
    penanggung_jawab = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="penulis",
    )
    tenggat = models.DateField("tenggat", null=True, blank=True)

    objects = BagianNarasiQuerySet.as_manager()

    class Meta:
        verbose_name = "bagian narasi"
        verbose_name_plural = "bagian narasi"
        ordering = ["laporan", "pk"]
        permissions = [
            ("lihat_narasi", "Membaca dan mengomentari bagian laporan"),
            ("tulis_narasi", "Menulis bagian laporan yang ditugaskan"),
            ("kelola_narasi", "Menulis setiap bagian laporan dan membagi tugas"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "kunci"], name="bagian_narasi_unik"),
            models.CheckConstraint(
                condition=Q(disunting=False, isi="")
                | Q(disunting=True, diubah_pada__isnull=False, diubah_oleh__isnull=False),
                name="bagian_narasi_berpenulis",
                violation_error_message="Teks suntingan wajib diketahui penulis dan waktunya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judul} ({self.laporan})"


class VersiBagian(models.Model):
    """A text that the section had: one row per sitting of one writer."""

    bagian = models.ForeignKey(BagianNarasi, models.PROTECT, related_name="riwayat")
    ke = models.PositiveIntegerField("versi ke")
    isi = models.TextField("isi", blank=True)
    disunting = models.BooleanField("disunting", default=True)
    catatan = models.CharField("catatan", max_length=200, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    mulai = models.DateTimeField("mulai")
    pada = models.DateTimeField("terakhir disimpan")

    class Meta:
        verbose_name = "versi bagian"
        verbose_name_plural = "versi bagian"
        ordering = ["bagian", "-ke"]
        constraints = [
            models.UniqueConstraint(fields=["bagian", "ke"], name="versi_bagian_unik"),
            models.CheckConstraint(condition=Q(ke__gte=1), name="versi_bagian_ke_positif"),
        ]

    def __str__(self) -> str:
        return f"{self.bagian.judul}, versi {self.ke}"


class KomentarBagian(models.Model):
    """A remark on a section, on a passage of it (`kutipan`) or on the whole."""

    bagian = models.ForeignKey(BagianNarasi, models.PROTECT, related_name="komentar")
    teks = models.TextField("komentar", max_length=2000)
    kutipan = models.CharField("kutipan", max_length=300, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada")
    selesai_pada = models.DateTimeField(null=True, blank=True, editable=False)
    selesai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "komentar bagian"
        verbose_name_plural = "komentar bagian"
        ordering = ["bagian", "pada", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai_pada=None, selesai_oleh=None)
                | Q(selesai_pada__isnull=False, selesai_oleh__isnull=False),
                name="komentar_bagian_selesai_berpasangan",
            ),
            models.CheckConstraint(condition=~Q(teks=""), name="komentar_bagian_terisi"),
        ]

    def __str__(self) -> str:
        return self.teks[:60]


class GambarNarasi(MilikPD):
    """An uploaded image that sections of the agency's reports may show."""

    berkas = models.ForeignKey(BerkasTetap, models.PROTECT, related_name="+")
    nama = models.CharField("nama berkas", max_length=200)
    lebar = models.PositiveIntegerField("lebar (titik)")
    tinggi = models.PositiveIntegerField("tinggi (titik)")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("diunggah pada")

    class Meta:
        verbose_name = "gambar narasi"
        verbose_name_plural = "gambar narasi"
        ordering = ["pd", "-pada"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "berkas"], name="gambar_narasi_unik"),
            models.CheckConstraint(
                condition=Q(lebar__gte=1, tinggi__gte=1), name="gambar_narasi_berukuran"
            ),
        ]

    def __str__(self) -> str:
        return self.nama
