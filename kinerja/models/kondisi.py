"""What stands between a sasaran and the one above it, and how an agency calls the levels of its
tree (PermenPANRB 89/2021).
"""

from django.db import models
from django.db.models import Q

from kinerja.jenis import JenisKondisi, JenjangPohon
from kinerja.models.organisasi import MilikPD
from kinerja.models.pohon import Sasaran


class KondisiAntara(models.Model):
    """The condition by which a sasaran supports the one above it: a critical success factor, or an
    intermediate condition. Nobody answers for it; several sasaran may stand below the same words.
    """

    sasaran = models.OneToOneField(
        Sasaran, models.CASCADE, related_name="kondisi", verbose_name="sasaran di bawahnya"
    )
    jenis = models.CharField("jenis", max_length=10, choices=JenisKondisi.choices)
    uraian = models.TextField("uraian")

    class Meta:
        verbose_name = "kondisi antara"
        verbose_name_plural = "kondisi antara"
        ordering = ["sasaran"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(uraian=""),
                name="kondisi_antara_beruraian",
                violation_error_message="Kondisi wajib diuraikan.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian[:120]


class SebutanJenjang(MilikPD):
    """How one agency calls a level of its tree; the words of the posts are used without it."""

    jenjang = models.CharField("jenjang", max_length=12, choices=JenjangPohon.choices)
    sebutan = models.CharField("sebutan", max_length=60)

    class Meta:
        verbose_name = "sebutan jenjang"
        verbose_name_plural = "sebutan jenjang"
        ordering = ["pd", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "jenjang"], name="sebutan_jenjang_unik"),
            models.CheckConstraint(
                condition=~Q(sebutan=""),
                name="sebutan_jenjang_terisi",
                violation_error_message="Sebutan wajib diisi.",
            ),
        ]

    def __str__(self) -> str:
        return self.sebutan
