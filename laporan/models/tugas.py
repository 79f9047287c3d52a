"""Work that takes longer than a page may: files of a report, preparing many documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from kinerja.models.organisasi import MilikPD
from kinerja.penglihat import dalam_batas
from laporan.models.status import BELUM_SELESAI, StatusTugas

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna


class TugasQuerySet(models.QuerySet["Tugas"]):
    """Questions about jobs."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Jobs of the agencies this user may see; whoever sees one unit only, their own ones."""
        if pengguna.lintas_pd:
            return dalam_batas(self, pengguna)
        milik = self.filter(pd=pengguna.pd_id or 0)
        if pengguna.lihat_semua_unit:
            return milik
        diminta = PemintaTugas.objects.filter(tugas=models.OuterRef("pk"), pengguna=pengguna)
        return milik.filter(models.Exists(diminta))

    def belum_selesai(self) -> Self:
        """Jobs that wait or run."""
        return self.filter(status__in=BELUM_SELESAI)


class Tugas(MilikPD):
    """One job. `kunci` names what is asked for, the data behind it included: while one waits or
    runs there is no second with the same key. Only the worker named in `pekerja` writes progress.
    """

    jenis = models.CharField("jenis", max_length=40)
    judul = models.CharField("judul", max_length=200)
    tahun = models.PositiveSmallIntegerField("tahun")
    argumen = models.JSONField("argumen", default=dict, blank=True, encoder=DjangoJSONEncoder)
    kunci = models.CharField("kunci", max_length=64)
    sidik_data = models.CharField("sidik data", max_length=64, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diminta oleh"
    )
    pada = models.DateTimeField("diminta pada")
    peminta = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="PemintaTugas", related_name="tugas"
    )

    status = models.CharField(
        "status", max_length=12, choices=StatusTugas.choices, default=StatusTugas.MENUNGGU
    )
    persen = models.PositiveSmallIntegerField("kemajuan (%)", default=0)
    langkah = models.CharField("langkah", max_length=200, blank=True)
    batal_diminta = models.BooleanField("pembatalan diminta", default=False)
    pekerja = models.CharField("pekerja", max_length=120, blank=True)
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    mulai_pada = models.DateTimeField("mulai pada", null=True, blank=True)
    detak = models.DateTimeField("tanda hidup terakhir", null=True, blank=True)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    galat = models.CharField("sebab kegagalan", max_length=400, blank=True)

    berkas = models.CharField("letak berkas", max_length=255, blank=True)
    nama_berkas = models.CharField("nama berkas", max_length=160, blank=True)
    tipe_berkas = models.CharField("tipe berkas", max_length=100, blank=True)
    ukuran_berkas = models.PositiveIntegerField("ukuran (bita)", null=True, blank=True)
    sha256 = models.CharField("sidik berkas", max_length=64, blank=True)

    objects = TugasQuerySet.as_manager()

    class Meta:
        verbose_name = "pekerjaan"
        verbose_name_plural = "pekerjaan"
        ordering = ["-pada", "-pk"]
        indexes = [
            models.Index(fields=["status", "id"], name="tugas_antrean"),
            models.Index(fields=["pd", "-pada"], name="tugas_daftar"),
            models.Index(fields=["kunci"], name="tugas_kunci"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kunci"], condition=Q(status__in=BELUM_SELESAI), name="tugas_satu_sekali"
            ),
            models.CheckConstraint(condition=Q(persen__lte=100), name="tugas_persen_0_100"),
            models.CheckConstraint(
                condition=~Q(status=StatusTugas.BERJALAN) | Q(detak__isnull=False) & ~Q(pekerja=""),
                name="tugas_berjalan_berpekerja",
            ),
            models.CheckConstraint(
                condition=Q(status__in=BELUM_SELESAI, selesai_pada=None)
                | ~Q(status__in=BELUM_SELESAI) & Q(selesai_pada__isnull=False),
                name="tugas_selesai_berwaktu",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusTugas.GAGAL) | ~Q(galat=""), name="tugas_gagal_bersebab"
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def aktif(self) -> bool:
        """Whether it waits or runs."""
        return self.status in BELUM_SELESAI

    @property
    def dapat_diunduh(self) -> bool:
        """Whether there is a file."""
        return self.status == StatusTugas.SELESAI and bool(self.berkas)


class PemintaTugas(models.Model):
    """Who asked for a job: the one who asked first, and everybody who asked for the same."""

    tugas = models.ForeignKey(Tugas, models.CASCADE, related_name="permintaan")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    pada = models.DateTimeField("pada")

    class Meta:
        verbose_name = "peminta pekerjaan"
        verbose_name_plural = "peminta pekerjaan"
        constraints = [
            models.UniqueConstraint(fields=["tugas", "pengguna"], name="peminta_tugas_unik")
        ]

    def __str__(self) -> str:
        return f"{self.pengguna_id}: {self.tugas_id}"


class Pekerja(models.Model):
    """A worker process that says it is alive. Rows of dead ones are swept by the others."""

    nama = models.CharField("nama", max_length=120, primary_key=True)
    mulai = models.DateTimeField("mulai")
    detak = models.DateTimeField("tanda hidup terakhir")

    class Meta:
        verbose_name = "proses pekerja"
        verbose_name_plural = "proses pekerja"

    def __str__(self) -> str:
        return self.nama
