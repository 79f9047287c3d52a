"""The performance tree: Renstra, tujuan, sasaran, crosscutting, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q

from kinerja.aturan import (
    satu_pihak,
    tahun_berurutan,
    tahun_renstra,
    tingkat_masalah,
    tingkat_sasaran,
    tujuan_seinduk,
)
from kinerja.jenis import TingkatMasalah, TingkatSasaran
from kinerja.models.aturan import IsiBaris, pastikan
from kinerja.models.kolom import KodeField
from kinerja.models.organisasi import (
    Berurutan,
    Jabatan,
    MilikPD,
    UnitKerja,
    pastikan_satu_pd,
    pastikan_tanpa_lingkaran,
)
from kinerja.penglihat import dalam_lingkup
from kinerja.periode import dalam_masa

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna


class MasaBerlaku(models.Model):
    """A node of the tree lives from a year to a year; a Renstra revision ends one, starts another.

    So an unchanged indicator keeps its history through every revision, and last year's report
    still finds last year's tree.
    """

    mulai_tahun = models.PositiveSmallIntegerField("berlaku mulai tahun", null=True, blank=True)
    sampai_tahun = models.PositiveSmallIntegerField("berlaku sampai tahun", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(mulai_tahun=None)
                | Q(sampai_tahun=None)
                | Q(sampai_tahun__gte=F("mulai_tahun")),
                name="%(class)s_masa_berurutan",
                violation_error_message="Tahun berakhir tidak boleh sebelum tahun mulai.",
            ),
        ]

    def berlaku_tahun(self, tahun: int) -> bool:
        """Whether it is in force in the year."""
        return dalam_masa(tahun, self.mulai_tahun, self.sampai_tahun)


def berlaku_pada(tahun: int, awalan: str = "") -> Q:
    """Condition: a MasaBerlaku row is in force in the year."""
    return (Q(**{f"{awalan}mulai_tahun": None}) | Q(**{f"{awalan}mulai_tahun__lte": tahun})) & (
        Q(**{f"{awalan}sampai_tahun": None}) | Q(**{f"{awalan}sampai_tahun__gte": tahun})
    )


class Renstra(MilikPD):
    """A five-year plan. Its revisions are DokumenPerencanaan of jenis renstra with ke > 0."""

    kode = KodeField("kode")
    nama = models.CharField("nama", max_length=200)
    tahun_awal = models.PositiveSmallIntegerField("tahun awal")
    tahun_akhir = models.PositiveSmallIntegerField("tahun akhir")

    class Meta:
        verbose_name = "Renstra"
        verbose_name_plural = "Renstra"
        ordering = ["pd", "tahun_awal"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "kode"], name="renstra_kode_unik"),
            models.CheckConstraint(
                condition=Q(tahun_akhir__gt=F("tahun_awal")),
                name="renstra_tahun_berurutan",
                violation_error_message="Tahun akhir harus setelah tahun awal.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def clean(self) -> None:
        pastikan(tahun_renstra(IsiBaris(self)))


class Misi(MilikPD, Berurutan):
    """A mission of the plan (the RPJMD of the region), which its tujuan carry out."""

    renstra = models.ForeignKey(Renstra, models.PROTECT, related_name="misi")
    kode = KodeField("kode")
    uraian = models.TextField("uraian")

    class Meta:
        verbose_name = "misi"
        verbose_name_plural = "misi"
        ordering = ["pd", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "kode"], name="misi_kode_unik"),
        ]

    def __str__(self) -> str:
        return self.uraian[:120]

    def clean(self) -> None:
        pastikan_satu_pd(self, renstra=self.renstra if self.renstra_id else None)


class Masalah(MilikPD, Berurutan):
    """A problem in three levels: pokok masalah, masalah, akar masalah (Tabel 1 of the LKjIP)."""

    renstra = models.ForeignKey(Renstra, models.PROTECT, related_name="masalah")
    kode = KodeField("kode")
    tingkat = models.CharField("tingkat", max_length=10, choices=TingkatMasalah.choices)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    uraian = models.TextField("uraian")

    class Meta:
        verbose_name = "masalah"
        verbose_name_plural = "masalah"
        ordering = ["pd", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "kode"], name="masalah_kode_unik"),
            models.CheckConstraint(
                condition=Q(tingkat=TingkatMasalah.POKOK, induk=None)
                | (~Q(tingkat=TingkatMasalah.POKOK) & Q(induk__isnull=False)),
                name="masalah_pokok_tanpa_induk",
                violation_error_message="Hanya pokok masalah yang tanpa induk.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian[:80]

    def clean(self) -> None:
        pastikan_satu_pd(self, renstra=self.renstra if self.renstra_id else None, induk=self.induk)
        pastikan(
            tingkat_masalah(
                IsiBaris(self),
                IsiBaris(self.induk) if self.induk else None,
                self.induk.kode if self.induk else "",
            )
        )


class Tujuan(MilikPD, Berurutan, MasaBerlaku):
    """A goal of the Renstra."""

    renstra = models.ForeignKey(Renstra, models.PROTECT, related_name="tujuan")
    kode = KodeField("kode")
    uraian = models.TextField("uraian")
    misi = models.ForeignKey(
        Misi,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tujuan",
        verbose_name="misi",
        help_text="Misi RPJMD yang dilaksanakannya; diisi pada pemerintah daerah.",
    )

    class Meta(MasaBerlaku.Meta):
        abstract = False
        verbose_name = "tujuan"
        verbose_name_plural = "tujuan"
        ordering = ["pd", "urutan", "pk"]
        constraints = [
            *MasaBerlaku.Meta.constraints,
            models.UniqueConstraint(fields=["pd", "kode"], name="tujuan_kode_unik"),
        ]

    def __str__(self) -> str:
        return self.uraian[:120]

    def clean(self) -> None:
        pastikan_satu_pd(self, renstra=self.renstra if self.renstra_id else None, misi=self.misi)
        pastikan(tahun_berurutan(IsiBaris(self)))


class SasaranQuerySet(models.QuerySet["Sasaran"]):
    """Questions about sasaran."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Sasaran this user may see."""
        return dalam_lingkup(self, pengguna, "penanggung_jawab__unit")

    def berlaku(self, tahun: int) -> Self:
        """Sasaran in force in the year."""
        return self.filter(berlaku_pada(tahun))


class Sasaran(MilikPD, Berurutan, MasaBerlaku):
    """An objective; sasaran strategis at the top, sasaran kinerja cascade below it."""

    tujuan = models.ForeignKey(Tujuan, models.PROTECT, related_name="sasaran")
    induk = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="anak",
        verbose_name="sasaran induk",
    )
    tingkat = models.CharField("tingkat", max_length=12, choices=TingkatSasaran.choices)
    kode = KodeField("kode")
    uraian = models.TextField("uraian")
    penanggung_jawab = models.ForeignKey(
        Jabatan, models.PROTECT, related_name="sasaran", verbose_name="jabatan penanggung jawab"
    )

    objects = SasaranQuerySet.as_manager()

    class Meta(MasaBerlaku.Meta):
        abstract = False
        verbose_name = "sasaran"
        verbose_name_plural = "sasaran"
        ordering = ["pd", "urutan", "pk"]
        constraints = [
            *MasaBerlaku.Meta.constraints,
            models.UniqueConstraint(fields=["pd", "kode"], name="sasaran_kode_unik"),
            models.CheckConstraint(
                condition=Q(tingkat=TingkatSasaran.STRATEGIS, induk=None)
                | (~Q(tingkat=TingkatSasaran.STRATEGIS) & Q(induk__isnull=False)),
                name="sasaran_strategis_di_puncak",
                violation_error_message="Hanya sasaran strategis yang tanpa sasaran induk.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian[:120]

    def clean(self) -> None:
        pastikan_satu_pd(
            self,
            tujuan=self.tujuan if self.tujuan_id else None,
            induk=self.induk,
            penanggung_jawab=self.penanggung_jawab if self.penanggung_jawab_id else None,
        )
        pastikan_tanpa_lingkaran(self, "induk")
        isi, induk = IsiBaris(self), IsiBaris(self.induk) if self.induk else None
        pastikan(
            tahun_berurutan(isi),
            tingkat_sasaran(isi, induk, self.induk.kode if self.induk else ""),
            tujuan_seinduk(isi, induk, self.induk.tujuan.kode if self.induk else ""),
        )


class Crosscutting(models.Model):
    """A unit other than the owner that contributes to a sasaran (PermenPANRB 89/2021)."""

    sasaran = models.ForeignKey(Sasaran, models.CASCADE, related_name="crosscutting")
    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="crosscutting"
    )
    pihak_luar = models.CharField("pihak di luar perangkat daerah", max_length=200, blank=True)
    kontribusi = models.TextField("kontribusi")

    class Meta:
        verbose_name = "crosscutting"
        verbose_name_plural = "crosscutting"
        ordering = ["sasaran", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, pihak_luar="") | (Q(unit=None) & ~Q(pihak_luar="")),
                name="crosscutting_satu_pihak",
                violation_error_message="Isi unit kerja atau pihak luar, salah satu.",
            ),
            models.UniqueConstraint(fields=["sasaran", "unit"], name="crosscutting_unit_unik"),
            models.UniqueConstraint(
                fields=["sasaran", "pihak_luar"],
                condition=Q(unit=None),
                name="crosscutting_pihak_luar_unik",
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit or self.pihak_luar)

    def clean(self) -> None:
        pastikan(satu_pihak(IsiBaris(self)))
