"""The agencies that an account without an agency of its own may see, where not all of them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.models.organisasi import PerangkatDaerah


class CakupanPD(models.Model):
    """One agency in the scope of an account whose `cakupan_terbatas` is set, given by another."""

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="cakupan", editable=False
    )
    pd = models.ForeignKey(
        PerangkatDaerah, models.CASCADE, related_name="+", verbose_name="perangkat daerah"
    )
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("ditetapkan pada")

    class Meta:
        verbose_name = "cakupan perangkat daerah"
        verbose_name_plural = "cakupan perangkat daerah"
        ordering = ["pengguna", "pd"]
        constraints = [
            models.UniqueConstraint(fields=["pengguna", "pd"], name="cakupan_pd_sekali"),
            models.CheckConstraint(
                condition=~Q(oleh=F("pengguna")), name="cakupan_pd_oleh_orang_lain"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna}: {self.pd}"
