"""What the annual report shows beside measured figures: people, time and assets, planned steps,
awards and innovations, photographs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from anggaran.models import Program
from kinerja.jenis import JenisPrestasi, JenisSumberDaya, StatusTindak, TingkatPrestasi
from kinerja.models import Indikator, Jabatan, MilikIndikatorQuerySet
from kinerja.models.aturan import IsiBaris, pastikan
from kinerja.models.kolom import AngkaField, KodeField
from kinerja.models.organisasi import Berurutan, MilikPD
from kinerja.penglihat import dalam_jangkauan
from laporan.models.aturan_pelengkap import berhasil, berpemberi, rencana_positif
from laporan.models.narasi import GambarNarasi

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna


class SumberDaya(models.Model):
    """People, days or assets that an indicator was planned to take, and took."""

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="sumber_daya")
    tahun = models.PositiveSmallIntegerField("tahun")
    kode = KodeField("kode", max_length=20)
    jenis = models.CharField("jenis", max_length=10, choices=JenisSumberDaya.choices)
    uraian = models.CharField("uraian", max_length=250)
    satuan = models.CharField("satuan", max_length=60, help_text="Orang, hari, unit.")
    rencana = AngkaField("rencana")
    terpakai = AngkaField("terpakai")
    keterangan = models.CharField("keterangan", max_length=250, blank=True)
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)

    objects = MilikIndikatorQuerySet.as_manager()

    class Meta:
        verbose_name = "sumber daya"
        verbose_name_plural = "sumber daya"
        ordering = ["tahun", "indikator__urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "tahun", "kode"], name="sumber_daya_kode_unik"
            ),
        ]

    def __str__(self) -> str:
        return self.uraian

    def clean(self) -> None:
        pastikan(rencana_positif(IsiBaris(self)))


class RencanaTindak(models.Model):
    """One step for an indicator that missed its target or got worse: who does what until when.

    Next year's report tells how far it came.
    """

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="rencana_tindak")
    tahun = models.PositiveSmallIntegerField("tahun laporan")
    kode = KodeField("kode", max_length=20)
    tindakan = models.TextField("rencana tindak lanjut")
    penanggung_jawab = models.ForeignKey(
        Jabatan, models.PROTECT, related_name="rencana_tindak", verbose_name="penanggung jawab"
    )
    tenggat = models.DateField("tenggat")
    status = models.CharField(
        "status", max_length=10, choices=StatusTindak.choices, default=StatusTindak.BELUM
    )
    hasil = models.TextField("hasil tindak lanjut", blank=True)
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)
    diubah_pada = models.DateTimeField(null=True, blank=True, editable=False)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = MilikIndikatorQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana tindak lanjut"
        verbose_name_plural = "rencana tindak lanjut"
        ordering = ["tahun", "indikator__urutan", "pk"]
        permissions = [
            ("lihat_pelengkap", "Melihat pelengkap laporan"),
            ("kelola_pelengkap", "Mengelola pelengkap laporan"),
            ("isi_rencana_tindak", "Mengisi rencana tindak lanjut indikator unitnya"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "tahun", "kode"], name="rencana_tindak_kode_unik"
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusTindak.SELESAI) | ~Q(hasil=""),
                name="rencana_tindak_selesai_berhasil",
                violation_error_message="Tulis hasilnya sebelum menyatakan selesai.",
            ),
        ]

    def __str__(self) -> str:
        return self.tindakan[:80]

    def clean(self) -> None:
        pastikan(berhasil(IsiBaris(self)))
        jabatan = self.penanggung_jawab if self.penanggung_jawab_id else None
        if jabatan and self.indikator_id and jabatan.pd_id != self.indikator.pd_id:
            raise ValidationError({"penanggung_jawab": "Pilih jabatan perangkat daerah yang sama."})


class PelengkapPDQuerySet(models.QuerySet["Prestasi"]):
    """Questions about what belongs to the agency as a whole."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Rows of the agencies this user may see."""
        return dalam_jangkauan(self, pengguna)


class Prestasi(MilikPD):
    """An award that the agency received or an innovation that it made."""

    tahun = models.PositiveSmallIntegerField("tahun")
    kode = KodeField("kode", max_length=20)
    jenis = models.CharField("jenis", max_length=12, choices=JenisPrestasi.choices)
    nama = models.CharField("nama", max_length=250)
    pemberi = models.CharField("pemberi penghargaan", max_length=200, blank=True)
    tingkat = models.CharField(
        "tingkat", max_length=15, choices=TingkatPrestasi.choices, blank=True
    )
    tanggal = models.DateField("tanggal", null=True, blank=True)
    uraian = models.TextField("uraian dan manfaat", blank=True)
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)

    objects = PelengkapPDQuerySet.as_manager()

    class Meta:
        verbose_name = "penghargaan atau inovasi"
        verbose_name_plural = "penghargaan dan inovasi"
        ordering = ["pd", "tahun", "jenis", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun", "kode"], name="prestasi_kode_unik"),
            models.CheckConstraint(
                condition=~Q(jenis=JenisPrestasi.PENGHARGAAN) | ~Q(pemberi=""),
                name="prestasi_penghargaan_berpemberi",
                violation_error_message="Sebutkan pemberi penghargaan.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def clean(self) -> None:
        pastikan(berpemberi(IsiBaris(self)))


class FotoKegiatan(Berurutan):
    """A photograph of a program's year, with its caption and its words for who cannot see it."""

    program = models.ForeignKey(Program, models.PROTECT, related_name="foto")
    gambar = models.ForeignKey(GambarNarasi, models.PROTECT, related_name="foto")
    keterangan = models.CharField("keterangan gambar", max_length=250)
    alt = models.CharField(
        "teks pengganti",
        max_length=250,
        help_text="Apa yang tampak pada foto, bagi pembaca yang tidak dapat melihatnya.",
    )
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)

    class Meta:
        verbose_name = "foto kegiatan"
        verbose_name_plural = "foto kegiatan"
        ordering = ["program", "urutan", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(alt=""), name="foto_kegiatan_beralt"),
            models.CheckConstraint(condition=~Q(keterangan=""), name="foto_kegiatan_berketerangan"),
        ]

    def __str__(self) -> str:
        return self.keterangan
