"""What the agency's abbreviations stand for: the list that a report prints of those it uses."""

from django.db import models

from kinerja.models.organisasi import MilikPD


class Singkatan(MilikPD):
    """One abbreviation of an agency. The usual ones are supplied (laporan/dokumen/singkatan.py);
    a row with the same abbreviation says it in the agency's own words.
    """

    singkatan = models.CharField("singkatan", max_length=40)
    kepanjangan = models.CharField("kepanjangan", max_length=200)

    class Meta:
        verbose_name = "singkatan"
        verbose_name_plural = "singkatan"
        ordering = ["pd", "singkatan"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "singkatan"], name="singkatan_unik"),
        ]

    def __str__(self) -> str:
        return self.singkatan
