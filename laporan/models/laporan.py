"""The LKjIP of one agency and year: how far it has come from writing to final."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from kinerja.models.organisasi import MilikPD, PerangkatDaerah
from kinerja.models.peristiwa import pelaku_langkah, saat_langkah
from kinerja.penglihat import dalam_jangkauan
from laporan.models.langkah_reviu import StatusLaporan

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna


#: The steps in order: each is recorded in `{step}_pada` and `{step}_oleh`.
LANGKAH_LAPORAN = ("perencanaan", "sekretaris", "setuju", "inspektorat", "final")


def _berjejak() -> Q:
    """Condition: exactly the steps up to the status are recorded."""
    hasil = Q()
    for urut, status in enumerate(StatusLaporan.values):
        jejak: dict[str, Any] = {}
        for i, langkah in enumerate(LANGKAH_LAPORAN):
            jejak[f"{langkah}_pada__isnull"] = i >= urut
            jejak[f"{langkah}_oleh__isnull"] = i >= urut
        hasil |= Q(status=status, **jejak)
    return hasil


class LaporanQuerySet(models.QuerySet["Laporan"]):
    """Questions about reports."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Reports of the agencies this user may see."""
        return dalam_jangkauan(self, pengguna)


class Laporan(MilikPD):
    """The report of one agency and year. A step that was skipped is refused by the database;
    a return to `disusun` clears the steps, and their history stays.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    status = models.CharField(
        "status", max_length=20, choices=StatusLaporan.choices, default=StatusLaporan.DISUSUN
    )
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)
    perencanaan_pada = saat_langkah()
    perencanaan_oleh = pelaku_langkah()
    sekretaris_pada = saat_langkah()
    sekretaris_oleh = pelaku_langkah()
    setuju_pada = saat_langkah()
    setuju_oleh = pelaku_langkah()
    inspektorat_pada = saat_langkah()
    inspektorat_oleh = pelaku_langkah()
    final_pada = saat_langkah()
    final_oleh = pelaku_langkah()

    objects = LaporanQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan kinerja"
        verbose_name_plural = "laporan kinerja"
        ordering = ["pd", "-tahun"]
        permissions = [
            ("lihat_reviu", "Melihat kemajuan reviu laporan"),
            ("ajukan_bagian", "Mengajukan bagian laporan unitnya"),
            ("periksa_bagian", "Memeriksa bagian laporan dan mengajukan laporan"),
            ("periksa_laporan", "Memeriksa laporan sebagai Sekretaris"),
            ("setujui_laporan", "Menyetujui laporan sebagai Kepala"),
            ("reviu_laporan", "Mereviu laporan sebagai Inspektorat"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun"], name="laporan_unik"),
            models.CheckConstraint(
                condition=_berjejak(),
                name="laporan_status_berjejak",
                violation_error_message="Status harus didahului langkah sebelumnya yang tercatat.",
            ),
        ]

    def __str__(self) -> str:
        return f"LKjIP {self.tahun}"


def laporan_tahun(pd: PerangkatDaerah, tahun: int) -> Laporan:
    """Return the report of an agency and year, made on first use."""
    return Laporan.objects.get_or_create(pd=pd, tahun=tahun)[0]
