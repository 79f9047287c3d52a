"""What stands between a sasaran and the one above it, and how an agency calls the levels of its
tree (PermenPANRB 89/2021).
"""

from django.db import models
from django.db.models import Q

from kinerja.jenis import JenisKondisi, JenisPD, JenjangPohon
from kinerja.models.kolom import KodeField
from kinerja.models.organisasi import MilikPD, PerangkatDaerah
from kinerja.models.pohon import Sasaran, Tujuan


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


class KondisiPohon(MilikPD):
    """A condition that stands in the tree by itself: below a tujuan, a sasaran, or another
    condition, whether or not anybody's sasaran rests on it yet. A sasaran whose own condition has
    the same words, below the same node, is drawn below it.
    """

    kode = KodeField("kode")
    jenis = models.CharField("jenis", max_length=10, choices=JenisKondisi.choices)
    uraian = models.TextField("uraian")
    tujuan = models.ForeignKey(
        Tujuan, models.CASCADE, null=True, blank=True, related_name="kondisi",
        verbose_name="di bawah tujuan",
    )  # fmt: skip
    sasaran = models.ForeignKey(
        Sasaran, models.CASCADE, null=True, blank=True, related_name="kondisi_di_bawah",
        verbose_name="di bawah sasaran",
    )  # fmt: skip
    induk = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="anak",
        verbose_name="di bawah kondisi",
    )  # fmt: skip

    class Meta:
        verbose_name = "kondisi pohon"
        verbose_name_plural = "kondisi pohon"
        ordering = ["pd", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "kode"], name="kondisi_pohon_unik"),
            models.CheckConstraint(
                condition=~Q(uraian=""),
                name="kondisi_pohon_beruraian",
                violation_error_message="Kondisi wajib diuraikan.",
            ),
            models.CheckConstraint(
                condition=Q(tujuan__isnull=False, sasaran=None, induk=None)
                | Q(tujuan=None, sasaran__isnull=False, induk=None)
                | Q(tujuan=None, sasaran=None, induk__isnull=False),
                name="kondisi_pohon_satu_atas",
                violation_error_message="Isi satu: tujuan, sasaran, atau kondisi di atasnya.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian[:120]


class SebutanJenjangQuerySet(models.QuerySet["SebutanJenjang"]):
    """Questions about names of levels."""

    def bagi(self, pd: PerangkatDaerah) -> dict[str, str]:
        """Level → its name in an agency's tree: its own, else the one that its region gives all its
        agencies. One query.
        """
        milik = Q(pd=pd, bagi_pd=False)
        if pd.jenis != JenisPD.PEMDA:
            milik |= Q(pd__jenis=JenisPD.PEMDA, pd__pemda=pd.pemda, bagi_pd=True)
        semua = self.filter(milik).order_by("-bagi_pd").values_list("jenjang", "sebutan")
        return dict(semua)  # the own ones come last


class SebutanJenjang(MilikPD):
    """How one agency calls a level of its tree; the words of the posts are used without it.
    `bagi_pd`: of a region, how its agencies call theirs unless they say otherwise.
    """

    jenjang = models.CharField("jenjang", max_length=12, choices=JenjangPohon.choices)
    sebutan = models.CharField("sebutan", max_length=60)
    bagi_pd = models.BooleanField("bagi perangkat daerahnya", default=False)

    objects = SebutanJenjangQuerySet.as_manager()

    class Meta:
        verbose_name = "sebutan jenjang"
        verbose_name_plural = "sebutan jenjang"
        ordering = ["pd", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "jenjang", "bagi_pd"], name="sebutan_jenjang_unik"
            ),
            models.CheckConstraint(
                condition=~Q(sebutan=""),
                name="sebutan_jenjang_terisi",
                violation_error_message="Sebutan wajib diisi.",
            ),
        ]

    def __str__(self) -> str:
        return self.sebutan
