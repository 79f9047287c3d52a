"""Files of the budget that were read: what they said, row by row, and what their loading changed.

The file itself is not kept, and no person in it is: only rows of money, each with its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from anggaran.models.belanja import BarisAnggaran, VersiAnggaran
from kinerja.jenis import JenisVersiAnggaran
from kinerja.models.organisasi import MilikPD
from kinerja.penglihat import dalam_jangkauan
from kinerja.pilihan import PilihanBerlabel

if TYPE_CHECKING:
    from kinerja.models import Pengguna


class StatusMuatan(PilihanBerlabel):
    """Diperiksa → diterima → dibatalkan; what was never accepted is left or thrown away."""

    DIPERIKSA = "diperiksa", "Menunggu diterima"
    DITERIMA = "diterima", "Diterima"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class KeperluanMuatan(PilihanBerlabel):
    """What a file becomes."""

    PAGU = "pagu", "Pagu"
    REALISASI = "realisasi", "Realisasi"
    RENCANA_KAS = "rencana_kas", "Rencana kas"
    KELUARAN = "keluaran", "Keluaran"
    JENIS_BULANAN = "jenis_bulan", "Rencana dan realisasi per jenis"


class MuatanAnggaranQuerySet(models.QuerySet["MuatanAnggaran"]):
    """Questions about loads."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Loads of the agencies that this user may see."""
        return dalam_jangkauan(self, pengguna)

    def diterima(self) -> Self:
        """Those in force, in the order in which they were accepted."""
        return self.filter(status=StatusMuatan.DITERIMA).order_by("diterima_pada", "pk")

    def rencana_kas(self) -> MuatanAnggaran | None:
        """The cash plan in force: the last that was accepted."""
        return self.diterima().filter(keperluan=KeperluanMuatan.RENCANA_KAS).last()

    def jenis_bulanan(self) -> MuatanAnggaran | None:
        """Plan and spending by jenis belanja in force: the last that was accepted."""
        return self.diterima().filter(keperluan=KeperluanMuatan.JENIS_BULANAN).last()


class MuatanAnggaran(MilikPD):
    """One file, read for one agency and year."""

    tahun = models.PositiveSmallIntegerField("tahun")
    jenis = models.CharField("jenis berkas", max_length=20)
    keperluan = models.CharField(
        "dimuat sebagai", max_length=12, choices=KeperluanMuatan.choices, blank=True
    )
    tahapan = models.CharField(
        "tahapan", max_length=12, choices=JenisVersiAnggaran.choices, blank=True
    )
    ke = models.PositiveSmallIntegerField("versi ke", null=True, blank=True)
    nomor = models.CharField("nomor dokumen", max_length=120, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    bulan = models.PositiveSmallIntegerField("bulan", null=True, blank=True)
    nama_berkas = models.CharField("berkas", max_length=200)
    sidik = models.CharField("SHA-256", max_length=64)
    skpd = models.CharField("kode SKPD pada berkas", max_length=200, blank=True)
    status = models.CharField(
        "status", max_length=12, choices=StatusMuatan.choices, default=StatusMuatan.DIPERIKSA
    )
    bacaan = models.JSONField("bacaan", default=dict, encoder=DjangoJSONEncoder)
    """What was refused and noticed, names of nodes and agencies, sums of the file."""
    putusan = models.JSONField("putusan", default=dict, encoder=DjangoJSONEncoder)
    """Code of a sub kegiatan → where it goes; what was typed → which of the two figures stands."""
    hasil = models.JSONField("hasil", default=dict, encoder=DjangoJSONEncoder)
    """Counts, and what the load made: version, nodes, lines."""
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("dibaca pada")
    diterima_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diterima_pada = models.DateTimeField("diterima pada", null=True, blank=True)
    dibatalkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dibatalkan_pada = models.DateTimeField("dibatalkan pada", null=True, blank=True)

    objects = MuatanAnggaranQuerySet.as_manager()

    class Meta:
        verbose_name = "muatan berkas anggaran"
        verbose_name_plural = "muatan berkas anggaran"
        ordering = ["-pada", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=StatusMuatan.DIPERIKSA, diterima_pada=None)
                | Q(status=StatusMuatan.DITERIMA, diterima_pada__isnull=False)
                | Q(
                    status=StatusMuatan.DIBATALKAN,
                    diterima_pada__isnull=False,
                    dibatalkan_pada__isnull=False,
                ),
                name="muatan_status_berjejak",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama_berkas} ({self.tahun})"

    @property
    def berlaku(self) -> bool:
        """Whether its figures are in force."""
        return self.status == StatusMuatan.DITERIMA

    @property
    def ditarik(self) -> bool:
        """Whether it was accepted and taken back."""
        return self.status == StatusMuatan.DIBATALKAN


class RincianMuatan(models.Model):
    """One row of money in a file, at its place."""

    muatan = models.ForeignKey(MuatanAnggaran, models.CASCADE, related_name="rincian")
    lembar = models.CharField("lembar", max_length=120)
    baris = models.PositiveIntegerField("baris")
    sub = models.CharField("kode sub kegiatan", max_length=30, blank=True)
    nama = models.CharField("nama", max_length=300, blank=True)
    induk = models.CharField("di bawah", max_length=300, blank=True)
    rekening = models.CharField("kode rekening", max_length=20)
    sumber = models.CharField("sumber dana", max_length=120, blank=True)
    sub_unit = models.CharField("sub unit", max_length=40, blank=True)
    skpd = models.CharField("SKPD", max_length=200, blank=True)
    pagu = models.BigIntegerField("pagu (Rp)", null=True)
    realisasi = models.BigIntegerField("realisasi bersih (Rp)", null=True)
    bulan = models.PositiveSmallIntegerField("bulan", null=True)
    bulan_dokumen = models.PositiveSmallIntegerField("bulan dokumen", null=True)
    kunci = models.CharField("kunci dokumen", max_length=400, blank=True)
    fisik = models.CharField("fisik (%)", max_length=20, blank=True)
    isian = models.JSONField("isian lain", null=True, encoder=DjangoJSONEncoder)
    """What is no money: unit, targets and figures of an output."""

    class Meta:
        verbose_name = "rincian muatan"
        verbose_name_plural = "rincian muatan"
        ordering = ["muatan", "pk"]

    def __str__(self) -> str:
        return f"{self.lembar} baris {self.baris}"


class UbahanMuatan(models.Model):
    """One amount that a load wrote, with what stood there before: for undoing, and for the source
    of a figure.
    """

    muatan = models.ForeignKey(MuatanAnggaran, models.CASCADE, related_name="ubahan")
    baris = models.ForeignKey(BarisAnggaran, models.CASCADE, related_name="ubahan_muatan")
    versi = models.ForeignKey(
        VersiAnggaran, models.CASCADE, null=True, related_name="ubahan_muatan"
    )
    bulan = models.PositiveSmallIntegerField("s.d. bulan", null=True)
    sebelum = models.BigIntegerField("sebelum (Rp)", null=True)
    sesudah = models.BigIntegerField("sesudah (Rp)", null=True)

    class Meta:
        verbose_name = "ubahan muatan"
        verbose_name_plural = "ubahan muatan"
        ordering = ["muatan", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(versi=None, bulan__isnull=False, bulan__gte=1, bulan__lte=12)
                | Q(versi__isnull=False, bulan=None),
                name="ubahan_muatan_satu_sasaran",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.baris_id}: {self.sebelum} → {self.sesudah}"
