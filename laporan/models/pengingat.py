"""Reminders by e-mail: how often each person wants them, and what was sent."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from laporan.models.status import KerapPengingat


class PilihanPengingat(models.Model):
    """A person's own choice. Without a row: `penting`."""

    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="pilihan_pengingat"
    )
    kerap = models.CharField(
        "pengingat",
        max_length=10,
        choices=KerapPengingat.choices,
        default=KerapPengingat.PENTING,
    )
    diubah_pada = models.DateTimeField("diubah pada")

    class Meta:
        verbose_name = "pilihan pengingat"
        verbose_name_plural = "pilihan pengingat"

    def __str__(self) -> str:
        return f"{self.pengguna_id}: {self.kerap}"


class CatatanPengingat(models.Model):
    """One digest of one day. The row is written before the message goes out: whoever writes it
    sends, so that nobody is written to twice on a day.
    """

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="pengingat")
    hari = models.DateField("hari")
    pada = models.DateTimeField("pada")
    banyak = models.PositiveSmallIntegerField("hal yang menunggu")
    butir = models.JSONField("yang disebut", default=list)
    terkirim = models.BooleanField("diterima peladen surel", default=False)

    class Meta:
        verbose_name = "catatan pengingat"
        verbose_name_plural = "catatan pengingat"
        ordering = ["-hari", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["pengguna", "hari"], name="pengingat_sekali_sehari")
        ]

    def __str__(self) -> str:
        return f"{self.pengguna_id}: {self.hari}"
