"""What every reported row shares: a status, a row version, and who took each step when."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.models.baris_termuat import BarisTermuat
from kinerja.models.peristiwa import berpasangan, pelaku, pelaku_langkah
from kinerja.periode import Triwulan
from kinerja.status import PERISTIWA, StatusRealisasi

if TYPE_CHECKING:
    from kinerja.models.organisasi import PerangkatDaerah


#: What `buka_kembali` and `mundur` change.
KOLOM_BUKA = (
    "status",
    "diverifikasi_pada",
    "diverifikasi_oleh",
    "disahkan_pada",
    "disahkan_oleh",
)


class BerAlur(BarisTermuat):
    """A row that is entered, submitted, verified, endorsed; `versi` guards against overwriting."""

    status = models.CharField(
        "status", max_length=15, choices=StatusRealisasi.choices, default=StatusRealisasi.DRAF
    )
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)
    penjelasan = models.TextField(
        "penjelasan", blank=True, help_text="Jawaban atas temuan yang meminta penjelasan."
    )
    catatan_kembali = models.TextField("catatan pengembalian", blank=True, editable=False)
    diubah_pada = models.DateTimeField("diubah pada", editable=False)
    diubah_oleh = pelaku(verbose_name="diubah oleh")
    diajukan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    diajukan_oleh = pelaku_langkah()
    diverifikasi_pada = models.DateTimeField(null=True, blank=True, editable=False)
    diverifikasi_oleh = pelaku_langkah()
    disahkan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    disahkan_oleh = pelaku_langkah()

    #: Set by `berunit` of the rows' queryset: the unit that answered for the row in its quarter.
    unit_pada: int | None = None

    class Meta:
        abstract = True
        constraints = [
            *(
                models.CheckConstraint(
                    condition=berpasangan(peristiwa), name=f"%(class)s_{peristiwa}_berpasangan"
                )
                for peristiwa in PERISTIWA
            ),
            models.CheckConstraint(
                condition=(Q(status=StatusRealisasi.DRAF))
                | Q(
                    status__in=[StatusRealisasi.DIAJUKAN, StatusRealisasi.DIKEMBALIKAN],
                    diajukan_pada__isnull=False,
                )
                | Q(
                    status=StatusRealisasi.DIVERIFIKASI,
                    diajukan_pada__isnull=False,
                    diverifikasi_pada__isnull=False,
                )
                | Q(
                    status=StatusRealisasi.DISAHKAN,
                    diajukan_pada__isnull=False,
                    diverifikasi_pada__isnull=False,
                    disahkan_pada__isnull=False,
                ),
                name="%(class)s_status_berjejak",
                violation_error_message="Status harus didahului langkah sebelumnya yang tercatat.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusRealisasi.DIKEMBALIKAN) | ~Q(catatan_kembali=""),
                name="%(class)s_kembali_bercatatan",
                violation_error_message="Pengembalian wajib disertai catatan.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusRealisasi.DISAHKAN) | Q(disahkan_pada=None),
                name="%(class)s_sah_hanya_bila_disahkan",
            ),
        ]

    @property
    def milik_pd(self) -> "PerangkatDaerah":
        """The agency."""
        raise NotImplementedError

    @property
    def milik_unit(self) -> int:
        """Id of the unit that fills it."""
        raise NotImplementedError

    @property
    def kuartal(self) -> Triwulan:
        """The quarter it reports."""
        raise NotImplementedError

    @property
    def nama_isian(self) -> str:
        """How the entry names the row: `indikator:12`, `sub:3`."""
        raise NotImplementedError

    def buka_kembali(self) -> dict[str, tuple[str, str]]:
        """A returned row that is written again is a draft, and so is an endorsed one of a reopened
        quarter; returns what that changes. KOLOM_BUKA are its columns.
        """
        if self.status not in (StatusRealisasi.DIKEMBALIKAN, StatusRealisasi.DISAHKAN):
            return {}
        return self.mundur(StatusRealisasi.DRAF)

    def mundur(self, ke: StatusRealisasi) -> dict[str, tuple[str, str]]:
        """Back to an earlier status, without the steps that came after it."""
        self.status, lama = ke, self.status
        self.diverifikasi_oleh = self.diverifikasi_pada = None
        self.disahkan_oleh = self.disahkan_pada = None
        return {"status": (lama, ke.value)}


class Bekuan(models.Model):
    """What was submitted, frozen: never edited, identified by the SHA-256 of its content."""

    ke = models.PositiveSmallIntegerField("pengajuan ke")
    isi = models.JSONField("isi")
    sha256 = models.CharField("sidik", max_length=64)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diajukan oleh"
    )
    pada = models.DateTimeField("diajukan pada")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(ke__gte=1), name="%(class)s_ke_positif"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="%(class)s_sidik_sah"
            ),
        ]
