"""What the organisation was: changes of SOTK, and shapes of units, posts and responsibilities."""

from __future__ import annotations

from datetime import date
from typing import Any, Self, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat

from kinerja.jenis import Eselon, JenisJabatan, JenisUnit
from kinerja.models.organisasi import Jabatan, MilikPD, PerangkatDaerah, UnitKerja
from kinerja.penglihat import Penglihat, dalam_jangkauan


class PerubahanSOTKQuerySet(models.QuerySet["PerubahanSOTK"]):
    """Questions about changes of the organisation."""

    def untuk(self, pengguna: Penglihat) -> Self:
        """Changes of the agencies this user may see."""
        return dalam_jangkauan(self, pengguna)


class PerubahanSOTK(MilikPD):
    """One change of the organisation, in force from a day; `uraian`: its steps, one a line."""

    berlaku = models.DateField("berlaku mulai")
    dasar = models.CharField(
        "dasar hukum", max_length=250, help_text="Mis. Peraturan Bupati Nomor 12 Tahun 2026."
    )
    uraian = models.TextField("yang berubah")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("dicatat pada")

    objects = PerubahanSOTKQuerySet.as_manager()

    class Meta:
        verbose_name = "perubahan SOTK"
        verbose_name_plural = "perubahan SOTK"
        ordering = ["pd", "-berlaku", "-pk"]

    def __str__(self) -> str:
        return f"Perubahan SOTK {self.dasar}"


class BentukLamaQuerySet(models.QuerySet[Any]):
    """Questions about what something was."""

    def pada(self, hari: date) -> Self:
        """Shapes of that day or later, the earliest last: read in order, that one stays."""
        return self.filter(sampai__gte=hari).order_by("-sampai")


class BentukLama(models.Model):
    """What something was until a day, that day included."""

    sampai = models.DateField("sampai", help_text="Hari terakhir bentuk ini berlaku.")

    objects = BentukLamaQuerySet.as_manager()

    class Meta:
        abstract = True


class UnitLama(BentukLama):
    """A unit as it was called, and where it stood, until a day."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="lama")
    nama = models.CharField("nama", max_length=200)
    jenis = models.CharField("jenis", max_length=20, choices=JenisUnit.choices)
    induk = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="induk"
    )
    tugas = models.TextField("tugas", blank=True)

    BENTUK = ("nama", "jenis", "induk_id", "tugas")

    class Meta:
        verbose_name = "unit kerja terdahulu"
        verbose_name_plural = "unit kerja terdahulu"
        ordering = ["unit", "sampai"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "sampai"], name="unit_lama_unik"),
        ]

    def __str__(self) -> str:
        return self.nama


class JabatanLama(BentukLama):
    """A post as it was called, and where it stood, until a day."""

    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="lama")
    nama = models.CharField("nama jabatan", max_length=200)
    jenis = models.CharField("jenis", max_length=12, choices=JenisJabatan.choices)
    eselon = models.CharField("eselon", max_length=4, choices=Eselon.choices, blank=True)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    atasan = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="+")

    BENTUK = ("nama", "jenis", "eselon", "unit_id", "atasan_id")

    class Meta:
        verbose_name = "jabatan terdahulu"
        verbose_name_plural = "jabatan terdahulu"
        ordering = ["jabatan", "sampai"]
        constraints = [
            models.UniqueConstraint(fields=["jabatan", "sampai"], name="jabatan_lama_unik"),
        ]

    def __str__(self) -> str:
        return self.nama


class TanggungJawabLama(BentukLama):
    """Which post answered for a sasaran or an indicator until a day."""

    sasaran = models.ForeignKey(
        "kinerja.Sasaran", models.PROTECT, null=True, blank=True, related_name="tanggung_jawab_lama"
    )
    indikator = models.ForeignKey(
        "kinerja.Indikator",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tanggung_jawab_lama",
    )
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "penanggung jawab terdahulu"
        verbose_name_plural = "penanggung jawab terdahulu"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sasaran", "sampai"], name="tanggung_jawab_sasaran"),
            models.UniqueConstraint(
                fields=["indikator", "sampai"], name="tanggung_jawab_indikator"
            ),
            models.CheckConstraint(
                condition=Q(sasaran__isnull=False, indikator=None)
                | Q(sasaran=None, indikator__isnull=False),
                name="tanggung_jawab_satu_hal",
                violation_error_message="Pilih sasaran atau indikator, salah satu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jabatan} sampai {self.sampai}"

    def clean(self) -> None:
        if (self.sasaran_id is None) == (self.indikator_id is None):
            raise ValidationError("Pilih sasaran atau indikator, salah satu.")


_NOMOR = models.BigIntegerField()
Kueri = TypeVar("Kueri", bound=models.QuerySet[Any])


def unit_pada(kueri: Kueri, hari: Any, *, jabatan: str, indikator: str = "") -> Kueri:
    """The rows, each with `unit_pada`: id of the unit that answered for it on `hari`, a day or an
    expression. `jabatan`: the way to the post of now; `indikator`: to the indicator, if it has one.
    """
    semua: Any = kueri.annotate(hari_pada=Value(hari) if isinstance(hari, date) else hari)
    pada: Any = F(jabatan)
    if indikator:
        dulu = TanggungJawabLama.objects.filter(
            indikator=OuterRef(indikator), sampai__gte=OuterRef("hari_pada")
        )
        pada = Coalesce(
            Subquery(dulu.order_by("sampai").values("jabatan")[:1]), pada, output_field=_NOMOR
        )
    semua = semua.annotate(jabatan_pada=pada)
    lama = JabatanLama.objects.filter(
        jabatan=OuterRef("jabatan_pada"), sampai__gte=OuterRef("hari_pada")
    )
    kini = Jabatan.objects.filter(pk=OuterRef("jabatan_pada"))
    hasil: Kueri = semua.annotate(
        unit_pada=Coalesce(
            Subquery(lama.order_by("sampai").values("unit")[:1]),
            Subquery(kini.order_by().values("unit")[:1]),
            output_field=_NOMOR,
        )
    )
    return hasil


def akhir_triwulan(tahun: str, triwulan: str) -> Cast:
    """Expression: the last day of the quarter that a row is of; the ways to its year and number."""
    hari = Case(
        *(
            When(**{triwulan: n}, then=Value(teks))
            for n, teks in enumerate(("-03-31", "-06-30", "-09-30", "-12-31"), start=1)
        )
    )
    return Cast(Concat(Cast(tahun, CharField()), hari, output_field=CharField()), DateField())


def berubah_sejak(pd: PerangkatDaerah, hari: date) -> Q:
    """Condition: something of the agency's organisation was another on that day than it is now.

    It stands on a query that is asked anyway, so that an agency without changes costs none more.
    """
    return (
        Q(Exists(UnitLama.objects.filter(unit__pd=pd, sampai__gte=hari)))
        | Q(Exists(JabatanLama.objects.filter(jabatan__pd=pd, sampai__gte=hari)))
        | Q(Exists(TanggungJawabLama.objects.filter(jabatan__pd=pd, sampai__gte=hari)))
    )
