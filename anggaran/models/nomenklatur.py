"""Nomenclature of program, kegiatan and sub kegiatan: versions with years, and old codes to new.

Of the whole installation: every agency plans by the same.
"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.models.kolom import KodeField
from kinerja.pilihan import PilihanBerlabel


class TingkatKode(PilihanBerlabel):
    """Levels of the nomenclature, from the top."""

    URUSAN = "urusan", "Urusan"
    BIDANG = "bidang", "Bidang urusan"
    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    SUB_KEGIATAN = "sub_kegiatan", "Sub kegiatan"


class VersiNomenklaturQuerySet(models.QuerySet["VersiNomenklatur"]):
    """Questions about versions."""

    def berlaku(self, tahun: int) -> VersiNomenklatur | None:
        """The version that a budget year is planned by: the latest that has begun."""
        return (
            self.filter(mulai_tahun__lte=tahun)
            .exclude(sampai_tahun__lt=tahun)
            .order_by("-mulai_tahun", "-pk")
            .first()
        )


class VersiNomenklatur(models.Model):
    """One decision of the ministry, and the budget years that are planned by it."""

    kode = KodeField("kode", unique=True, help_text="Mis. 1317-2023.")
    nama = models.CharField("nama", max_length=200)
    dasar = models.CharField("dasar", max_length=200, blank=True)
    mulai_tahun = models.PositiveSmallIntegerField("dipakai mulai tahun anggaran")
    sampai_tahun = models.PositiveSmallIntegerField(
        "sampai tahun anggaran", null=True, blank=True, help_text="Kosong: sampai ada penggantinya."
    )

    objects = VersiNomenklaturQuerySet.as_manager()

    class Meta:
        verbose_name = "versi nomenklatur"
        verbose_name_plural = "versi nomenklatur"
        ordering = ["-mulai_tahun", "-pk"]
        permissions = [("kelola_nomenklatur", "Mengelola nomenklatur")]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai_tahun=None) | Q(sampai_tahun__gte=F("mulai_tahun")),
                name="versi_nomenklatur_tahun_berurutan",
                violation_error_message="Tahun akhir tidak boleh sebelum tahun mulai.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class KodeNomenklatur(models.Model):
    """One code of a version, with the performance that the ministry ties to it."""

    versi = models.ForeignKey(VersiNomenklatur, models.CASCADE, related_name="isi")
    tingkat = models.CharField("tingkat", max_length=12, choices=TingkatKode.choices)
    kode = models.CharField("kode", max_length=30)
    nama = models.TextField("nomenklatur")
    kinerja = models.TextField("kinerja", blank=True)
    indikator = models.TextField("indikator", blank=True)
    satuan = models.CharField("satuan", max_length=120, blank=True)

    class Meta:
        verbose_name = "kode nomenklatur"
        verbose_name_plural = "kode nomenklatur"
        ordering = ["versi", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["versi", "kode"], name="kode_nomenklatur_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"[:120]


class PadananKodeQuerySet(models.QuerySet["PadananKode"]):
    """Questions about old codes and new ones."""

    def antara(self, dari: VersiNomenklatur, ke: VersiNomenklatur) -> Self:
        """Those that somebody has settled from one version to the other."""
        return self.filter(dari=dari, ke=ke)


class PadananKode(models.Model):
    """What a code of one version became in another, as somebody settled it.

    `baru` empty: nothing.
    """

    dari = models.ForeignKey(VersiNomenklatur, models.CASCADE, related_name="padanan_lama")
    ke = models.ForeignKey(VersiNomenklatur, models.CASCADE, related_name="padanan_baru")
    lama = models.CharField("kode lama", max_length=30)
    baru = models.CharField("kode baru", max_length=30, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("ditetapkan pada")

    objects = PadananKodeQuerySet.as_manager()

    class Meta:
        verbose_name = "padanan kode"
        verbose_name_plural = "padanan kode"
        ordering = ["dari", "ke", "lama"]
        constraints = [
            models.UniqueConstraint(fields=["dari", "ke", "lama"], name="padanan_kode_unik"),
            models.CheckConstraint(condition=~Q(dari=F("ke")), name="padanan_kode_dua_versi"),
        ]

    def __str__(self) -> str:
        return f"{self.lama} → {self.baru or 'tidak ada'}"
