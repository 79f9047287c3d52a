"""The audit trail: who changed what from what to what, when and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from kinerja.models.organisasi import PerangkatDaerah
from kinerja.penglihat import dalam_jangkauan

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna


class JejakAuditQuerySet(models.QuerySet["JejakAudit"]):
    """Questions about the trail."""

    def untuk(self, pengguna: Pengguna) -> JejakAuditQuerySet:
        """Entries of the agencies this user may see."""
        return dalam_jangkauan(self, pengguna)

    def tentang(self, baris: models.Model) -> JejakAuditQuerySet:
        """Entries about one row."""
        return self.filter(model=baris._meta.label_lower, objek_id=baris.pk)


class JejakAudit(models.Model):
    """One change, written in the transaction that made it. Rows are never edited or deleted."""

    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, null=True, editable=False)
    pada = models.DateTimeField("waktu", db_index=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    aksi = models.CharField("aksi", max_length=40)
    model = models.CharField("jenis data", max_length=60)
    objek_id = models.PositiveBigIntegerField("id")
    objek = models.CharField("data", max_length=250)
    perubahan = models.JSONField("perubahan", default=dict, encoder=DjangoJSONEncoder)
    alasan = models.TextField("alasan", blank=True)
    kelompok = models.UUIDField(
        "kelompok", null=True, db_index=True, help_text="Satu tulisan: sel, tempelan, atau impor."
    )

    objects = JejakAuditQuerySet.as_manager()

    class Meta:
        verbose_name = "jejak audit"
        verbose_name_plural = "jejak audit"
        ordering = ["-pada", "-pk"]
        indexes = [models.Index(fields=["model", "objek_id"], name="jejak_objek")]

    def __str__(self) -> str:
        return f"{self.aksi}: {self.objek}"


#: Personal data of which the trail says that they changed, not from what to what.
_PRIBADI = frozenset({"nip", "nip_pertama", "nip_kedua"})
DISAMARKAN = "(tidak ditampilkan)"


def jejak(
    *,
    aksi: str,
    objek: models.Model,
    oleh: Pengguna,
    pada: datetime,
    perubahan: Mapping[str, tuple[Any, Any]] | None = None,
    alasan: str = "",
    kelompok: UUID | None = None,
    pd: PerangkatDaerah | None = None,
) -> JejakAudit:
    """Return an unsaved audit row; the caller saves it in the transaction of the change."""
    return JejakAudit(
        pd=pd,
        pada=pada,
        oleh=oleh,
        aksi=aksi,
        model=objek._meta.label_lower,
        objek_id=objek.pk,
        objek=str(objek)[:250],
        perubahan={k: _samarkan(k, v) for k, v in (perubahan or {}).items()},
        alasan=alasan,
        kelompok=kelompok,
    )


def _samarkan(nama: str, pasangan: tuple[Any, Any]) -> list[Any]:
    if nama not in _PRIBADI:
        return list(pasangan)
    return [DISAMARKAN if nilai else nilai for nilai in pasangan]
