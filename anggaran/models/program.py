"""The budget tree of one year: program, kegiatan, sub kegiatan, and what each supports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from anggaran.aturan import kode_di_bawah, tahun_seinduk
from anggaran.kode import POLA_KEGIATAN, POLA_PROGRAM, POLA_SUB_KEGIATAN
from kinerja.models.aturan import pastikan
from kinerja.models.indikator import Indikator
from kinerja.models.organisasi import Berurutan, Jabatan, MilikPD, pastikan_satu_pd
from kinerja.penglihat import dalam_lingkup

if TYPE_CHECKING:
    from kinerja.models import Pengguna

kode_program = RegexValidator(
    POLA_PROGRAM,
    "Kode program berbentuk 2.07.01 (urusan.bidang.program) atau X.XX.01; kode lama 1.14.01.15, "
    "kode pusat 026.13.DG.",
)
kode_kegiatan = RegexValidator(
    POLA_KEGIATAN,
    "Kode kegiatan berbentuk 2.07.01.2.01 atau X.XX.01.2.01; kode lama 1.14.01.15.01, kode pusat "
    "026.13.DG.4459.",
)
kode_sub_kegiatan = RegexValidator(
    POLA_SUB_KEGIATAN,
    "Kode sub kegiatan berbentuk 2.07.01.2.01.0001 atau X.XX.01.2.01.0001; kode lama "
    "1.14.01.15.01.01, kode pusat 026.13.DG.4459.QDC.001.",
)


_Mata = TypeVar("_Mata", bound="MataAnggaran")


class MataAnggaranQuerySet(models.QuerySet[_Mata]):
    """Questions common to the three levels."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Rows this user may see: all of the agency, or those of the own unit and below."""
        return dalam_lingkup(self, pengguna, "penanggung_jawab__unit")


class MataAnggaran(MilikPD, Berurutan):
    """A node of the budget tree of one year (Kepmendagri 900.1.15.5-1317/2023 codes)."""

    tahun = models.PositiveSmallIntegerField("tahun")
    nama = models.TextField("nama")
    penanggung_jawab = models.ForeignKey(
        Jabatan, models.PROTECT, related_name="%(class)s_set", verbose_name="penanggung jawab"
    )
    analisis = models.TextField(
        "analisis",
        blank=True,
        help_text="Apa yang dikerjakan dan bagaimana menunjang kinerja; satu butir per baris.",
    )
    pagu_renstra = models.BigIntegerField(
        "pagu Renstra (Rp)",
        null=True,
        blank=True,
        help_text="Jumlah pagu sampai akhir periode Renstra; kosong: dijumlahkan dari bawahannya.",
        validators=[MinValueValidator(0)],
    )
    belanja_renstra = models.BigIntegerField(
        "belanja Renstra s.d. tahun lalu (Rp)",
        null=True,
        blank=True,
        help_text="Realisasi sejak awal periode Renstra sampai akhir tahun sebelumnya; "
        "kosong: dijumlahkan dari bawahannya.",
        validators=[MinValueValidator(0)],
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        pastikan_satu_pd(
            self, penanggung_jawab=self.penanggung_jawab if self.penanggung_jawab_id else None
        )

    def _pastikan_di_bawah(
        self, induk: MataAnggaran, kode: str, kode_induk: str, medan: str
    ) -> None:
        pastikan_satu_pd(self, **{medan: induk})
        pastikan(tahun_seinduk(self.tahun, induk.tahun, medan), kode_di_bawah(kode, kode_induk))


class Program(MataAnggaran):
    """A program of one year."""

    kode = models.CharField("kode", max_length=20, validators=[kode_program])

    objects = MataAnggaranQuerySet["Program"].as_manager()

    class Meta:
        verbose_name = "program"
        verbose_name_plural = "program"
        ordering = ["pd", "tahun", "urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun", "kode"], name="program_kode_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"[:120]


class Kegiatan(MataAnggaran):
    """A kegiatan of a program."""

    program = models.ForeignKey(Program, models.PROTECT, related_name="kegiatan")
    kode = models.CharField("kode", max_length=25, validators=[kode_kegiatan])

    objects = MataAnggaranQuerySet["Kegiatan"].as_manager()

    class Meta:
        verbose_name = "kegiatan"
        verbose_name_plural = "kegiatan"
        ordering = ["pd", "tahun", "urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun", "kode"], name="kegiatan_kode_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"[:120]

    def clean(self) -> None:
        super().clean()
        if self.program_id:
            self._pastikan_di_bawah(self.program, self.kode, self.program.kode, "program")


class SubKegiatan(MataAnggaran):
    """A sub kegiatan: the leaf that carries budget lines."""

    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="sub_kegiatan")
    kode = models.CharField("kode", max_length=30, validators=[kode_sub_kegiatan])

    objects = MataAnggaranQuerySet["SubKegiatan"].as_manager()

    class Meta:
        verbose_name = "sub kegiatan"
        verbose_name_plural = "sub kegiatan"
        ordering = ["pd", "tahun", "urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun", "kode"], name="sub_kegiatan_kode_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"[:120]

    def clean(self) -> None:
        super().clean()
        if self.kegiatan_id:
            self._pastikan_di_bawah(self.kegiatan, self.kode, self.kegiatan.kode, "kegiatan")


class Dukungan(models.Model):
    """Which indicator a program, kegiatan or sub kegiatan supports: the indicator's budget."""

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="dukungan")
    program = models.ForeignKey(
        Program, models.CASCADE, null=True, blank=True, related_name="dukungan"
    )
    kegiatan = models.ForeignKey(
        Kegiatan, models.CASCADE, null=True, blank=True, related_name="dukungan"
    )
    sub_kegiatan = models.ForeignKey(
        SubKegiatan, models.CASCADE, null=True, blank=True, related_name="dukungan"
    )

    class Meta:
        verbose_name = "dukungan anggaran"
        verbose_name_plural = "dukungan anggaran"
        ordering = ["indikator", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(program__isnull=False, kegiatan=None, sub_kegiatan=None)
                | Q(program=None, kegiatan__isnull=False, sub_kegiatan=None)
                | Q(program=None, kegiatan=None, sub_kegiatan__isnull=False),
                name="dukungan_satu_simpul",
                violation_error_message="Pilih program, kegiatan atau sub kegiatan, tepat satu.",
            ),
            *(
                models.UniqueConstraint(
                    fields=["indikator", simpul], name=f"dukungan_{simpul}_unik"
                )
                for simpul in ("program", "kegiatan", "sub_kegiatan")
            ),
        ]

    def __str__(self) -> str:
        return str(self.program or self.kegiatan or self.sub_kegiatan)
