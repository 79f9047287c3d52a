"""Crosscutting as an agreement: what one unit asks of another, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.kesepakatan import PihakSilang, kalimat_target
from kinerja.models.indikator import Indikator
from kinerja.models.organisasi import MilikPD, PerangkatDaerah, UnitKerja
from kinerja.models.pohon import Sasaran
from kinerja.penglihat import terjangkau
from kinerja.status import KESEPAKATAN_BERJALAN, KESEPAKATAN_DIJAWAB, StatusKesepakatan

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna


class KesepakatanSilangQuerySet(models.QuerySet["KesepakatanSilang"]):
    """Questions about what units ask of each other."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Those that this user may see: asked by their agency or of it. Who does not see all units
        of the agency sees those that their own unit asked for or was asked for.
        """
        pd = terjangkau(pengguna)
        if pd is None:
            return self
        if pengguna.lintas_pd or pengguna.lihat_semua_unit:
            return self.filter(Q(pd__in=pd) | Q(pd_mitra__in=pd))
        lingkup = pengguna.lingkup_unit
        return self.filter(Q(peminta__in=lingkup) | Q(unit__in=lingkup), pd=pengguna.pd_id)

    def tentang_pd(self, pd: PerangkatDaerah) -> Self:
        """Those that the agency asked for, and those that others ask of it."""
        return self.filter(Q(pd=pd) | Q(pd_mitra=pd))

    def berjalan(self) -> Self:
        """Waiting for an answer, or agreed and not ended."""
        return self.filter(status__in=KESEPAKATAN_BERJALAN)

    def menunggu(self) -> Self:
        """Not answered yet."""
        return self.filter(status=StatusKesepakatan.DIMINTA)

    def disepakati(self, tahun: int) -> Self:
        """Agreed for the year, and not ended."""
        return self.filter(status=StatusKesepakatan.DISETUJUI, tahun=tahun)

    def lengkap(self) -> Self:
        """With everything that a report says of them."""
        return self.select_related(
            "pd", "peminta", "sasaran", "indikator", "unit", "pd_mitra", "sasaran_mitra"
        )

    def beserta_orang(self) -> Self:
        """With whoever asked, answered and ended them, as a page says."""
        return self.lengkap().select_related("oleh", "dijawab_oleh", "diakhiri_oleh")


class KesepakatanSilang(MilikPD):
    """A contribution asked for a node of the tree: a sasaran, and there an indicator or a program.

    `pd` and `peminta`: who asks. `sasaran_mitra`: under which of their own the side that
    contributes carries it.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    sasaran = models.ForeignKey(Sasaran, models.PROTECT, related_name="kesepakatan")
    indikator = models.ForeignKey(
        Indikator, models.PROTECT, null=True, blank=True, related_name="kesepakatan"
    )
    program = models.CharField("kode program", max_length=40, blank=True)
    nama_program = models.CharField("program", max_length=300, blank=True)
    peminta = models.ForeignKey(
        UnitKerja, models.PROTECT, related_name="+", verbose_name="unit yang meminta"
    )
    pihak = models.CharField("pihak yang diminta", max_length=10, choices=PihakSilang.choices)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    pd_mitra = models.ForeignKey(
        PerangkatDaerah,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="perangkat daerah yang diminta",
    )
    pihak_luar = models.CharField("mitra", max_length=200, blank=True)
    dokumen_nomor = models.CharField("nama dan nomor dokumen", max_length=200, blank=True)
    dokumen_tanggal = models.DateField("tanggal dokumen", null=True, blank=True)
    permintaan = models.CharField("kontribusi yang diminta", max_length=500)
    ukuran = models.CharField("ukuran", max_length=200, blank=True)
    target = models.CharField("target", max_length=60, blank=True)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    mulai = models.DateField("berlaku mulai")
    sampai = models.DateField("berlaku sampai")
    tenggat = models.DateField("tenggat")
    status = models.CharField(
        "status",
        max_length=10,
        choices=StatusKesepakatan.choices,
        default=StatusKesepakatan.DIMINTA,
    )
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diminta oleh"
    )
    pada = models.DateTimeField("diminta pada")
    sasaran_mitra = models.ForeignKey(
        Sasaran, models.PROTECT, null=True, blank=True, related_name="disumbangkan"
    )
    dijawab_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dijawab_pada = models.DateTimeField("dijawab pada", null=True, blank=True)
    jawaban = models.TextField("catatan jawaban", blank=True)
    diakhiri_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diakhiri_pada = models.DateTimeField("diakhiri pada", null=True, blank=True)
    alasan_akhir = models.TextField("alasan mengakhiri", blank=True)

    objects = KesepakatanSilangQuerySet.as_manager()

    class Meta:
        verbose_name = "kesepakatan crosscutting"
        verbose_name_plural = "kesepakatan crosscutting"
        ordering = ["-pada", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    pihak=PihakSilang.UNIT, unit__isnull=False, pd_mitra=None, pihak_luar=""
                )
                | Q(pihak=PihakSilang.PD, unit=None, pd_mitra__isnull=False, pihak_luar="")
                | (Q(pihak=PihakSilang.LUAR, unit=None, pd_mitra=None) & ~Q(pihak_luar="")),
                name="kesepakatan_satu_pihak",
                violation_error_message="Sebutkan satu pihak sesuai jenisnya.",
            ),
            models.CheckConstraint(
                condition=(~Q(unit=F("peminta")) | Q(unit=None))
                & (~Q(pd_mitra=F("pd")) | Q(pd_mitra=None)),
                name="kesepakatan_pihak_lain",
                violation_error_message="Kontribusi diminta dari pihak lain, bukan diri sendiri.",
            ),
            models.CheckConstraint(
                condition=~Q(pihak=PihakSilang.LUAR)
                | (
                    ~Q(dokumen_nomor="")
                    & Q(dokumen_tanggal__isnull=False)
                    & Q(status__in=(StatusKesepakatan.DISETUJUI, StatusKesepakatan.BERAKHIR))
                ),
                name="kesepakatan_luar_berdokumen",
                violation_error_message="Sebutkan dokumen kesepakatan dengan mitra itu.",
            ),
            models.CheckConstraint(
                condition=~Q(permintaan=""),
                name="kesepakatan_beruraian",
                violation_error_message="Uraikan kontribusi yang diminta.",
            ),
            models.CheckConstraint(
                condition=Q(sampai__gte=F("mulai"))
                & Q(tenggat__gte=F("mulai"))
                & Q(tenggat__lte=F("sampai")),
                name="kesepakatan_masa_berurutan",
                violation_error_message="Tenggat harus di dalam masa berlakunya.",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=KESEPAKATAN_DIJAWAB,
                    dijawab_oleh__isnull=False,
                    dijawab_pada__isnull=False,
                )
                | (
                    ~Q(status__in=KESEPAKATAN_DIJAWAB)
                    & Q(dijawab_oleh=None, dijawab_pada=None, jawaban="", sasaran_mitra=None)
                ),
                name="kesepakatan_jawaban_berpasangan",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusKesepakatan.DITOLAK) | ~Q(jawaban=""),
                name="kesepakatan_ditolak_beralasan",
                violation_error_message="Penolakan wajib beralasan.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(
                        status=StatusKesepakatan.BERAKHIR,
                        diakhiri_oleh__isnull=False,
                        diakhiri_pada__isnull=False,
                    )
                    & ~Q(alasan_akhir="")
                )
                | (
                    ~Q(status=StatusKesepakatan.BERAKHIR)
                    & Q(diakhiri_oleh=None, diakhiri_pada=None, alasan_akhir="")
                ),
                name="kesepakatan_akhir_beralasan",
                violation_error_message="Kesepakatan diakhiri dengan alasan.",
            ),
        ]
        indexes = [models.Index(fields=["pd_mitra", "tahun"], name="kesepakatan_mitra")]

    def __str__(self) -> str:
        return f"{self.sebutan_pihak}: {self.permintaan}"[:250]

    @property
    def sebutan_pihak(self) -> str:
        """Who is asked, by name."""
        if self.unit is not None:
            return self.unit.nama
        return self.pd_mitra.nama if self.pd_mitra is not None else self.pihak_luar

    @property
    def sebutan_simpul(self) -> str:
        """The node, in the words of the tree: the indicator, the program, or the sasaran."""
        if self.indikator is not None:
            return self.indikator.sebutan
        return self.nama_program or self.sasaran.uraian

    @property
    def sebutan_target(self) -> str:
        """How much is wanted, in words."""
        return kalimat_target(self.ukuran, self.target, self.satuan)

    @property
    def keadaan(self) -> StatusKesepakatan:
        """Its state."""
        return StatusKesepakatan(self.status)

    def lewat(self, hari: date) -> bool:
        """Whether its last day is over."""
        return self.sampai < hari
