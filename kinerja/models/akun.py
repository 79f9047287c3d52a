"""What is recorded of accounts: what somebody else set on one, and the one-time links to it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kinerja.jenis import HalPenetapan, StatusPemangku, UntukTautan
from kinerja.models.organisasi import Jabatan, PerangkatDaerah
from kinerja.sebutan import AWALAN_PEMANGKU

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna


def dalam_lingkup(pengguna: Pengguna) -> Q:
    """Which rows this user may see, see `PenetapanAkunQuerySet.untuk`."""
    if pengguna.lintas_pd:
        batas = pengguna.batas_pd
        return Q() if batas is None else Q(pd__in=batas)
    if not pengguna.pd_id:
        return Q(pk__in=[])
    return Q(pd=pengguna.pd_id) | Q(pd=None, perlu_konfirmasi=True)


class PenetapanAkunQuerySet(models.QuerySet["PenetapanAkun"]):
    """Questions about what was set."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Rows of the agencies this user may see; what was set on the head of the region, who signs
        for every agency, is told to each of them.
        """
        return self.filter(dalam_lingkup(pengguna))

    def milik(self, pengguna: Pengguna) -> Self:
        """What was set on this account, the latest last."""
        return self.filter(pengguna=pengguna.pk).order_by("pada", "pk")

    def berpengganti(self) -> Self:
        """Each with `digantikan`: whether a later setting of the same kind took its place."""
        lanjut = PenetapanAkun.objects.filter(
            # Of several assignments each is answered by itself.
            Q(jabatan=OuterRef("jabatan")) | ~Q(hal=HalPenetapan.TUGAS_LAIN),
            pengguna=OuterRef("pengguna"),
            hal=OuterRef("hal"),
            pk__gt=OuterRef("pk"),
        )
        return self.annotate(digantikan=Exists(lanjut))

    def belum_dijawab(self) -> Self:
        """Those that their holders have still to confirm, and that nothing later has replaced."""
        return self.berpengganti().filter(
            digantikan=False,
            perlu_konfirmasi=True,
            dikonfirmasi_pada=None,
            ditolak_pada=None,
            pengguna__is_active=True,
        )


class PenetapanAkun(models.Model):
    """Something that bears on who may sign as whom, set on an account by another person.

    The row itself is never changed or deleted (a trigger); only its holder's answer and the second
    person's consent are written to it, once each.
    """

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="penetapan", editable=False
    )
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, null=True, editable=False)
    hal = models.CharField("hal", max_length=10, choices=HalPenetapan.choices)
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, null=True, related_name="+")
    status = models.CharField(
        "status penugasan", max_length=10, choices=StatusPemangku.choices, blank=True
    )
    dari = models.CharField("dari", max_length=300, blank=True)
    ke = models.CharField("menjadi", max_length=300, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("ditetapkan pada", db_index=True)
    perlu_konfirmasi = models.BooleanField(
        "perlu konfirmasi pemiliknya",
        default=False,
        help_text="Penugasan pada jabatan, atau peran, yang menandatangani.",
    )
    dikonfirmasi_pada = models.DateTimeField("dikonfirmasi pada", null=True)
    ditolak_pada = models.DateTimeField("ditolak pada", null=True)
    disetujui_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    disetujui_pada = models.DateTimeField("disetujui orang kedua pada", null=True)

    objects = PenetapanAkunQuerySet.as_manager()

    class Meta:
        verbose_name = "perubahan akun"
        verbose_name_plural = "perubahan akun"
        ordering = ["-pada", "-pk"]
        indexes = [models.Index(fields=["pengguna", "pada"], name="penetapan_akun")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(oleh=F("pengguna")), name="penetapan_oleh_orang_lain"
            ),
            models.CheckConstraint(
                condition=Q(disetujui_oleh=None, disetujui_pada=None)
                | (
                    Q(disetujui_oleh__isnull=False, disetujui_pada__isnull=False)
                    & ~Q(disetujui_oleh=F("pengguna"))
                    & ~Q(disetujui_oleh=F("oleh"))
                ),
                name="penetapan_disetujui_orang_kedua",
            ),
            models.CheckConstraint(
                condition=Q(dikonfirmasi_pada=None) | Q(ditolak_pada=None),
                name="penetapan_satu_jawaban",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_hal_display()}: {self.pengguna}"

    @property
    def menjadi(self) -> str:
        """What it was set to, as a person says it: `Plt. Kepala Bidang Contoh`."""
        awalan = AWALAN_PEMANGKU.get(StatusPemangku(self.status), "") if self.status else ""
        return f"{awalan}{self.ke}"

    @property
    def menunggu_pemilik(self) -> bool:
        """Whether its holder has still to say that it is right."""
        return (
            self.perlu_konfirmasi and self.dikonfirmasi_pada is None and self.ditolak_pada is None
        )


class TautanAkunQuerySet(models.QuerySet["TautanAkun"]):
    """Questions about links."""

    def hidup(self) -> Self:
        """Neither used nor void; whether their time is up is another question."""
        return self.filter(dipakai_pada=None, dibatalkan_pada=None)

    def batalkan(self, pengguna: int, pada: datetime) -> int:
        """Make the account's links void; return how many held."""
        return self.filter(pengguna=pengguna).hidup().update(dibatalkan_pada=pada)


class TautanAkun(models.Model):
    """A link with which the holder of an account sets a password, once. Only its hash is kept."""

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="tautan", editable=False
    )
    untuk = models.CharField("untuk", max_length=10, choices=UntukTautan.choices)
    sidik = models.CharField("sidik SHA-256", max_length=64, unique=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField("dibuat pada")
    berlaku_sampai = models.DateTimeField("berlaku sampai")
    dipakai_pada = models.DateTimeField("dipakai pada", null=True)
    dibatalkan_pada = models.DateTimeField("dibatalkan pada", null=True)

    objects = TautanAkunQuerySet.as_manager()

    class Meta:
        verbose_name = "tautan akun"
        verbose_name_plural = "tautan akun"
        ordering = ["-dibuat_pada"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sidik__regex=r"^[0-9a-f]{64}$"), name="tautan_akun_sidik_sah"
            ),
            models.CheckConstraint(
                condition=Q(dipakai_pada=None) | Q(dibatalkan_pada=None),
                name="tautan_akun_sekali",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_untuk_display()} {self.pengguna}"
