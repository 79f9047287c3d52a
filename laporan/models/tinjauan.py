"""What the overview of all agencies keeps: their summaries, until something changes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kinerja.models.organisasi import MilikPD


class RingkasanPemda(MilikPD):
    """The summary of one agency and quarter, reckoned from its data and worth no more than them:
    it may be thrown away at any time. `cap`: the validator of the data that it was made from.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    cap = models.CharField("cap data", max_length=80)
    isi = models.JSONField("isi")
    pada = models.DateTimeField("dihitung pada")

    class Meta:
        verbose_name = "ringkasan perangkat daerah"
        verbose_name_plural = "ringkasan perangkat daerah"
        ordering = ["pd", "tahun", "triwulan"]
        permissions = [
            ("lihat_tinjauan", "Melihat tinjauan semua perangkat daerah"),
            ("ingatkan_pd", "Mengirim pengingat kepada banyak perangkat daerah"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "tahun", "triwulan"], name="ringkasan_pemda_unik"
            ),
            models.CheckConstraint(
                condition=Q(triwulan__range=(1, 4)), name="ringkasan_pemda_triwulan_1_4"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pd} {self.tahun} TW {self.triwulan}"
