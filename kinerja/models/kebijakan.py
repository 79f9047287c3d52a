"""How one agency measures, dated: floors, caps, rounding, scale, efficiency method."""

from django.db import models
from django.db.models import F, Q

from kinerja.angka import Pembulatan
from kinerja.aturan import batas_capaian, batas_serapan, sisa_bersyarat
from kinerja.capaian import CaraRerata, RumusRendah
from kinerja.jenis import SERAPAN_RENDAH, MetodeEfisiensi
from kinerja.models.aturan import IsiBaris, pastikan
from kinerja.models.kolom import AngkaField
from kinerja.models.organisasi import MilikPD


class KebijakanPengukuranQuerySet(models.QuerySet["KebijakanPengukuran"]):
    """Questions about policies."""

    def berlaku(self, *, pd: int, tahun: int) -> "KebijakanPengukuran | None":
        """The policy in force for the year, with its scale prefetched."""
        return (
            self.filter(pd=pd, mulai_tahun__lte=tahun)
            .prefetch_related("batas")
            .order_by("-mulai_tahun")
            .first()
        )

    def bersama_skala(self, pd: int) -> "list[tuple[KebijakanPengukuran, list[BatasKriteria]]]":
        """Every policy of the agency, latest first, each with its scale from the top band down."""
        hasil: dict[int, tuple[KebijakanPengukuran, list[BatasKriteria]]] = {}
        pita = {f"pita_{nama}": F(f"batas__{nama}") for nama in ("urutan", "batas_bawah", "label")}
        baris = self.filter(pd=pd).annotate(**pita).order_by("-mulai_tahun", "batas__urutan")
        for k in baris:
            _, skala = hasil.setdefault(k.pk, (k, []))
            urutan, bawah, label = (getattr(k, nama) for nama in pita)
            if urutan is not None:
                skala.append(
                    BatasKriteria(kebijakan=k, urutan=urutan, batas_bawah=bawah, label=label)
                )
        return list(hasil.values())


class KebijakanPengukuran(MilikPD):
    """Measurement policy of an agency from a year on; the report prints it under its tables."""

    mulai_tahun = models.PositiveSmallIntegerField("berlaku mulai tahun")
    capaian_minimum = AngkaField(
        "batas bawah capaian (%)",
        null=True,
        blank=True,
        default=0,
        help_text="Kosongkan bila capaian boleh negatif.",
    )
    capaian_maksimum = AngkaField(
        "batas atas capaian (%)",
        null=True,
        blank=True,
        help_text="Kosongkan bila tanpa batas atas.",
    )
    rumus_makin_rendah = models.CharField(
        "rumus makin rendah makin baik",
        max_length=10,
        choices=RumusRendah.choices,
        default=RumusRendah.SELISIH,
    )
    pembulatan = models.CharField(
        "pembulatan", max_length=20, choices=Pembulatan.choices, default=Pembulatan.SETENGAH_KE_ATAS
    )
    desimal = models.PositiveSmallIntegerField(
        "angka di belakang koma persentase",
        default=2,
        help_text="Untuk capaian, rata-rata, serapan, dan efisiensi yang tercetak.",
    )
    rerata = models.CharField(
        "rata-rata capaian",
        max_length=10,
        choices=CaraRerata.choices,
        default=CaraRerata.INDIKATOR,
    )
    rerata_dibatasi = models.BooleanField(
        "rata-rata dibatasi 100",
        default=False,
        help_text="Capaian di atas 100 dihitung 100 dalam rata-rata.",
    )
    metode_efisiensi = models.CharField(
        "metode efisiensi",
        max_length=10,
        choices=MetodeEfisiensi.choices,
        default=MetodeEfisiensi.SISA,
    )
    efisiensi_capaian_minimum = AngkaField(
        "efisiensi dihitung bila capaian ≥ (%)",
        null=True,
        blank=True,
        default=100,
        help_text="Kosongkan bila semua baris dihitung (metode sisa selalu mensyaratkan 100).",
    )
    serapan_rendah = AngkaField(
        "serapan rendah bila < (%)",
        default=SERAPAN_RENDAH,
        help_text="Di bawah batas ini sebab rendahnya serapan ditanyakan, dan sisanya tidak "
        "disebut efisiensi.",
    )
    analisis_bila_di_bawah = AngkaField(
        "analisis wajib bila capaian < (%)",
        null=True,
        blank=True,
        default=100,
        help_text="Kosongkan bila tidak diwajibkan.",
    )
    analisis_bila_di_atas = AngkaField(
        "analisis wajib bila capaian > (%)",
        null=True,
        blank=True,
        default=120,
        help_text="Kosongkan bila tidak diwajibkan.",
    )
    bukti_wajib = models.BooleanField(
        "data dukung wajib",
        default=False,
        help_text="Setiap indikator memerlukan sekurang-kurangnya satu data dukung saat diajukan.",
    )
    dasar = models.CharField("dasar penetapan", max_length=200, blank=True)

    objects = KebijakanPengukuranQuerySet.as_manager()

    class Meta:
        verbose_name = "kebijakan pengukuran"
        verbose_name_plural = "kebijakan pengukuran"
        ordering = ["pd", "-mulai_tahun"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "mulai_tahun"], name="kebijakan_unik"),
            models.CheckConstraint(condition=Q(desimal__lte=6), name="kebijakan_desimal_maks_6"),
            models.CheckConstraint(
                condition=~Q(metode_efisiensi=MetodeEfisiensi.SISA)
                | Q(efisiensi_capaian_minimum__isnull=False),
                name="kebijakan_sisa_bersyarat",
                violation_error_message="Metode sisa mensyaratkan batas capaian (lazimnya 100).",
            ),
        ]

    def __str__(self) -> str:
        return f"Kebijakan mulai {self.mulai_tahun}"

    def clean(self) -> None:
        isi = IsiBaris(self)
        pastikan(sisa_bersyarat(isi), batas_capaian(isi), batas_serapan(isi))


class BatasKriteria(models.Model):
    """One band of the kriteria scale: from this bound up to the next (half-open, no gap).

    Source: Permendagri 86/2017; labels may differ per agency.
    """

    kebijakan = models.ForeignKey(KebijakanPengukuran, models.CASCADE, related_name="batas")
    batas_bawah = AngkaField(
        "batas bawah (%)", null=True, blank=True, help_text="Kosong untuk pita terbawah."
    )
    label = models.CharField("kriteria", max_length=40)
    urutan = models.PositiveSmallIntegerField("urutan", help_text="1 untuk yang tertinggi.")

    class Meta:
        verbose_name = "batas kriteria"
        verbose_name_plural = "batas kriteria"
        ordering = ["kebijakan", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["kebijakan", "urutan"], name="batas_urutan_unik"),
            models.UniqueConstraint(fields=["kebijakan", "label"], name="batas_label_unik"),
            models.UniqueConstraint(
                fields=["kebijakan"],
                condition=Q(batas_bawah=None),
                name="batas_satu_terbawah",
                violation_error_message="Hanya satu pita boleh tanpa batas bawah.",
            ),
            models.UniqueConstraint(fields=["kebijakan", "batas_bawah"], name="batas_bawah_unik"),
            models.CheckConstraint(condition=Q(urutan__gte=1), name="batas_urutan_positif"),
        ]

    def __str__(self) -> str:
        return self.label
