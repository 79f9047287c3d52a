"""Final versions of a report: what was handed in, for ever as it was."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.models.berkas import BerkasTetap
from kinerja.models.rantai import Berjangkar
from kinerja.penglihat import dalam_jangkauan
from laporan.models.laporan import Laporan

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna

#: What a version holds, with the words that the page uses.
ISI_VERSI = {
    "model": "Model dokumen",
    "data": "Salinan data",
    "json": "Laporan, JSON",
    "xlsx": "Laporan, Excel",
    "docx": "Laporan, Word",
    "pdf": "Laporan, PDF",
}


def _berkas(*, wajib: bool = True) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        BerkasTetap, models.PROTECT, null=not wajib, editable=False, related_name="+"
    )


class VersiLaporanQuerySet(models.QuerySet["VersiLaporan"]):
    """Questions about versions."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Versions of the agencies this user may see."""
        return dalam_jangkauan(self, pengguna, "laporan__pd")


class VersiLaporan(Berjangkar):
    """One final version: document model, data and files, each named by its SHA-256. Triggers
    refuse every change and removal, and a version of a report that is not fully reviewed.
    """

    laporan = models.ForeignKey(Laporan, models.PROTECT, related_name="versi_final")
    ke = models.PositiveSmallIntegerField("versi ke")
    keterangan = models.TextField("keterangan", blank=True)
    model = _berkas()
    data = _berkas()
    json = _berkas()
    xlsx = _berkas()
    docx = _berkas(wajib=False)
    pdf = _berkas(wajib=False)
    sidik = models.CharField("sidik versi", max_length=64)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("dibekukan pada")

    objects = VersiLaporanQuerySet.as_manager()

    class Meta:
        verbose_name = "versi final laporan"
        verbose_name_plural = "versi final laporan"
        ordering = ["laporan", "-ke"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "ke"], name="versi_laporan_unik"),
            models.CheckConstraint(
                condition=Q(ke=1) | (Q(ke__gt=1) & ~Q(keterangan="")),
                name="versi_laporan_berketerangan",
                violation_error_message="Versi pengganti wajib menyebut apa yang berubah.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.laporan}, versi final {self.ke}"

    @property
    def sidik_isi(self) -> dict[str, str]:
        """Part → SHA-256 of what the version holds."""
        semua = {nama: getattr(self, f"{nama}_id") for nama in ISI_VERSI}
        return {nama: sidik for nama, sidik in semua.items() if sidik}


def sidik_versi(
    *, laporan: int, ke: int, keterangan: str, isi: dict[str, str], jangkar: str = ""
) -> str:
    """One fingerprint over the fingerprints of all parts and what the version says of itself.

    `jangkar`: the link of the audit trail that it names. Whoever quotes the fingerprint vouches for
    the trail as well. Versions from before there was one are reckoned without.
    """
    bagian = [laporan, ke, keterangan, sorted(isi.items()), *([jangkar] if jangkar else [])]
    return sha256(json.dumps(bagian, ensure_ascii=False).encode()).hexdigest()
