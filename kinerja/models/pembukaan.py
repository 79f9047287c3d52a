"""An endorsed quarter as it was endorsed, and what is asked and decided about reopening it."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.models.alur import Bekuan
from kinerja.models.organisasi import MilikPD, UnitKerja
from kinerja.models.pengajuan import PengesahanTriwulan
from kinerja.models.rantai import Berjangkar
from kinerja.pembukaan import LingkupBuka, Pembukaan
from kinerja.periode import Triwulan
from kinerja.status import StatusPembukaan

if TYPE_CHECKING:
    from kinerja.models.organisasi import PerangkatDaerah

_DIPUTUS = (StatusPembukaan.DIBUKA, StatusPembukaan.DITOLAK, StatusPembukaan.SELESAI)
_PERNAH_DIBUKA = (StatusPembukaan.DIBUKA, StatusPembukaan.SELESAI)


class VersiPengesahan(Bekuan, Berjangkar):
    """Every row of a quarter as the head endorsed it: figures, variables, analysis, evidence.

    `isi["baris"]`: row name (`indikator:12`) → its frozen content, with the unit's name.
    """

    pengesahan = models.ForeignKey(PengesahanTriwulan, models.PROTECT, related_name="versi")
    ke = models.PositiveSmallIntegerField("pengesahan ke")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="disahkan oleh"
    )
    pada = models.DateTimeField("disahkan pada")

    class Meta(Bekuan.Meta):
        abstract = False
        verbose_name = "versi pengesahan"
        verbose_name_plural = "versi pengesahan"
        ordering = ["pengesahan", "ke"]
        constraints = [
            *Bekuan.Meta.constraints,
            models.UniqueConstraint(fields=["pengesahan", "ke"], name="versi_pengesahan_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.pengesahan} ke-{self.ke}"


class PermintaanBukaQuerySet(models.QuerySet["PermintaanBuka"]):
    """Questions about reopenings."""

    def triwulan(self, pd: "PerangkatDaerah", tw: Triwulan) -> "PermintaanBukaQuerySet":
        """Those of one quarter."""
        return self.filter(pd=pd, tahun=tw.tahun, triwulan=tw.nomor)

    def menunggu(self) -> "PermintaanBukaQuerySet":
        """Not decided yet."""
        return self.filter(status=StatusPembukaan.DIMINTA)

    def belum_selesai(self) -> "PermintaanBukaQuerySet":
        """Waiting for the decision, or open."""
        return self.filter(status__in=(StatusPembukaan.DIMINTA, StatusPembukaan.DIBUKA))

    def berjalan(self) -> "PermintaanBukaQuerySet":
        """Opened and not ended by an endorsement, also after their last day."""
        return self.filter(status=StatusPembukaan.DIBUKA)


class PermintaanBuka(MilikPD):
    """Sekretariat asks to reopen an endorsed quarter; the head opens it or refuses.

    `baris`: [{"sasaran", "nama", "unit", "unit_nama"}] as they were called when it was asked.
    `sampai`: the last day of writing, as asked for and then as decided.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    lingkup = models.CharField("lingkup", max_length=10, choices=LingkupBuka.choices)
    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="permintaan_buka"
    )
    baris = models.JSONField("baris", default=list, blank=True)
    alasan = models.TextField("alasan")
    sampai = models.DateField("dibuka sampai")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diminta oleh"
    )
    pada = models.DateTimeField("diminta pada")
    status = models.CharField(
        "status", max_length=10, choices=StatusPembukaan.choices, default=StatusPembukaan.DIMINTA
    )
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)
    dari_ke = models.PositiveSmallIntegerField("membuka pengesahan ke")
    menjadi_ke = models.PositiveSmallIntegerField("menjadi pengesahan ke", null=True, blank=True)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diputus oleh",
    )
    diputus_pada = models.DateTimeField("diputus pada", null=True, blank=True)
    catatan = models.TextField("catatan keputusan", blank=True)

    objects = PermintaanBukaQuerySet.as_manager()

    class Meta:
        verbose_name = "pembukaan kembali"
        verbose_name_plural = "pembukaan kembali"
        ordering = ["pd", "tahun", "triwulan", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4), name="buka_triwulan_1_4"
            ),
            models.CheckConstraint(
                condition=Q(lingkup=LingkupBuka.UNIT, unit__isnull=False, baris=[])
                | Q(lingkup=LingkupBuka.TRIWULAN, unit=None, baris=[])
                | (Q(lingkup=LingkupBuka.BARIS, unit=None) & ~Q(baris=[])),
                name="buka_sesuai_lingkup",
                violation_error_message="Sebutkan unit atau baris sesuai lingkupnya.",
            ),
            models.CheckConstraint(
                condition=~Q(alasan=""),
                name="buka_beralasan",
                violation_error_message="Permintaan membuka kembali wajib beralasan.",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=_DIPUTUS, diputus_oleh__isnull=False, diputus_pada__isnull=False
                )
                | (~Q(status__in=_DIPUTUS) & Q(diputus_oleh=None, diputus_pada=None)),
                name="buka_putusan_berpasangan",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusPembukaan.DITOLAK) | ~Q(catatan=""),
                name="buka_ditolak_bercatatan",
                violation_error_message="Penolakan wajib disertai catatan.",
            ),
            models.CheckConstraint(
                condition=Q(menjadi_ke=None) | Q(status=StatusPembukaan.SELESAI),
                name="buka_menjadi_bila_selesai",
            ),
            models.UniqueConstraint(
                fields=["pd", "tahun", "triwulan"],
                condition=Q(status=StatusPembukaan.DIMINTA),
                name="buka_satu_menunggu",
            ),
        ]

    def __str__(self) -> str:
        return f"Pembukaan kembali {self.kuartal}"

    @property
    def kuartal(self) -> Triwulan:
        """The quarter."""
        return Triwulan(self.tahun, self.triwulan)

    @property
    def pernah_dibuka(self) -> bool:
        """Whether the head opened it."""
        return self.status in _PERNAH_DIBUKA

    @property
    def aturan(self) -> Pembukaan:
        """What it opens and until when, as the entry's doors ask it."""
        return Pembukaan(
            LingkupBuka(self.lingkup),
            self.sampai,
            self.unit_id,
            tuple((b["sasaran"], b["unit"]) for b in self.baris),
        )

    @property
    def sebutan_lingkup(self) -> str:
        """What it reaches, in words that end a sentence: `3 baris`."""
        if self.lingkup == LingkupBuka.UNIT and self.unit is not None:
            return f"{self.unit.nama} beserta unit di bawahnya"
        return f"{len(self.baris)} baris" if self.baris else "seluruh triwulan"
