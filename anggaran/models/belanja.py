"""Budget lines: pagu in versions, realisasi cumulative per month. Whole rupiah."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from anggaran.aturan import murni_pertama, rekap_masuk_akal
from anggaran.bacaan import Garis, Pernyataan, baca
from anggaran.models.program import SubKegiatan
from anggaran.uji.bacaan import penolakan
from kinerja.angka import format_rupiah
from kinerja.jenis import JenisVersiAnggaran
from kinerja.models.aturan import IsiBaris, pastikan
from kinerja.models.baris_termuat import BarisTermuat
from kinerja.models.kolom import KodeField
from kinerja.models.organisasi import MilikPD
from kinerja.periode import nama_bulan

kode_rekening = RegexValidator(
    r"^5(\.\d{1,2}(\.\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)?)?$",
    "Kode rekening berbentuk 5.1.02 atau lebih rinci, mis. 5.1.02.01.01.0039.",
)


class VersiAnggaran(MilikPD):
    """A budget document of one year: murni, pergeseran, perubahan; the highest `ke` is in force."""

    tahun = models.PositiveSmallIntegerField("tahun")
    jenis = models.CharField("jenis", max_length=12, choices=JenisVersiAnggaran.choices)
    ke = models.PositiveSmallIntegerField(
        "versi ke", help_text="1 untuk murni, naik pada setiap dokumen."
    )
    kode = KodeField("kode")
    nomor = models.CharField("nomor dokumen", max_length=120, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)

    class Meta:
        verbose_name = "versi anggaran"
        verbose_name_plural = "versi anggaran"
        ordering = ["pd", "tahun", "ke"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun", "ke"], name="versi_anggaran_ke_unik"),
            models.UniqueConstraint(fields=["pd", "kode"], name="versi_anggaran_kode_unik"),
            models.CheckConstraint(condition=Q(ke__gte=1), name="versi_anggaran_ke_positif"),
            models.UniqueConstraint(
                fields=["pd", "tahun"],
                condition=Q(jenis=JenisVersiAnggaran.MURNI),
                name="versi_anggaran_satu_murni",
                violation_error_message="Anggaran murni tahun itu sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tahun}"

    def clean(self) -> None:
        pastikan(murni_pertama(IsiBaris(self)))


class BarisAnggaran(BarisTermuat):
    """A sub kegiatan × kode rekening × sumber dana.

    `rekening` "5" means: jenis belanja not itemised; an empty `sumber_dana`: of every source.
    """

    sub_kegiatan = models.ForeignKey(SubKegiatan, models.PROTECT, related_name="baris")
    rekening = models.CharField("kode rekening", max_length=20, validators=[kode_rekening])
    sumber_dana = models.CharField(
        "sumber dana",
        max_length=120,
        blank=True,
        default="",
        help_text="Kode atau nama, mis. 1.2.01.01 atau DAU; kosong bila tidak dirinci.",
    )

    class Meta:
        verbose_name = "baris anggaran"
        verbose_name_plural = "baris anggaran"
        ordering = ["sub_kegiatan", "rekening", "sumber_dana"]
        constraints = [
            models.UniqueConstraint(
                fields=["sub_kegiatan", "rekening", "sumber_dana"], name="baris_anggaran_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sub_kegiatan} · {self.garis.tertulis}"

    @property
    def garis(self) -> Garis:
        """What the line is about, for the reading."""
        return Garis.dari(self.rekening, self.sumber_dana)

    @property
    def kunci_realisasi(self) -> str:
        """Its spending of a quarter as the audit trail names it."""
        return f"realisasi:{self.garis.tertulis}"

    def clean(self) -> None:
        """A changed rekening must not make the line overlap another in one document."""
        if self.pk is None or not self.sub_kegiatan_id:
            return
        kini = (self.sub_kegiatan_id, self.rekening, self.sumber_dana)
        semula = BarisAnggaran.objects.filter(pk=self.pk)
        if semula.values_list("sub_kegiatan", "rekening", "sumber_dana").first() == kini:
            return  # what was stored so is mended by its amounts, on this very page
        di_sub = {"baris__sub_kegiatan": self.sub_kegiatan_id}
        for semua in (
            PaguBaris.objects.filter(**di_sub).pernyataan(),
            RealisasiAnggaran.objects.filter(**di_sub).pernyataan(),
        ):
            lain = [p for p in semua if p.kunci != self.pk]
            for satu in semua:
                if satu.kunci == self.pk and (
                    pesan := penolakan(replace(satu, garis=self.garis), lain)
                ):
                    raise ValidationError({"rekening": pesan})


_Angka = TypeVar("_Angka", bound=models.Model)


class AngkaBarisQuerySet(models.QuerySet[_Angka]):
    """Amounts of lines in documents, read so that no rupiah counts twice."""

    dokumen = ""
    """Lookup of the document's order."""

    def pernyataan(self) -> list[Pernyataan[int]]:
        """What the documents say of each line; one query."""
        return [
            Pernyataan(sub, baris, Garis.dari(rekening, sumber), dokumen, nilai)
            for sub, baris, rekening, sumber, dokumen, nilai in self.order_by().values_list(
                "baris__sub_kegiatan",
                "baris",
                "baris__rekening",
                "baris__sumber_dana",
                self.dokumen,
                "nilai",
            )
        ]

    def berlaku(self) -> dict[int, int]:
        """Line id → amount of the lines in force after the last of these documents."""
        return baca(self.pernyataan())


class PaguBarisQuerySet(AngkaBarisQuerySet["PaguBaris"]):
    """Pagu; the documents are the versions of the budget."""

    dokumen = "versi__ke"


class RealisasiAnggaranQuerySet(AngkaBarisQuerySet["RealisasiAnggaran"]):
    """Spending; the documents are the months."""

    dokumen = "bulan"


def _pastikan_terbaca(
    baris: BarisAnggaran, dokumen: int, nilai: int | None, lain: Iterable[Pernyataan[int]]
) -> None:
    """Refuse an amount whose money another line of the same document already holds."""
    if nilai is None:
        return
    satu = Pernyataan(baris.sub_kegiatan_id, baris.pk or 0, baris.garis, dokumen, nilai)
    if pesan := penolakan(satu, lain):
        raise ValidationError({"nilai": pesan})


class PaguBaris(BarisTermuat):
    """Pagu of a line in one version.

    The latest version that names a line, a part of it or what it is a part of, rules
    (anggaran/bacaan.py).
    """

    baris = models.ForeignKey(BarisAnggaran, models.CASCADE, related_name="pagu")
    versi = models.ForeignKey(VersiAnggaran, models.PROTECT, related_name="pagu")
    nilai = models.BigIntegerField("pagu (Rp)")

    objects = PaguBarisQuerySet.as_manager()

    class Meta:
        verbose_name = "pagu"
        verbose_name_plural = "pagu"
        ordering = ["baris", "versi__ke"]
        constraints = [
            models.UniqueConstraint(fields=["baris", "versi"], name="pagu_unik"),
            models.CheckConstraint(
                condition=Q(nilai__gte=0),
                name="pagu_tidak_negatif",
                violation_error_message="Pagu tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.versi}: {format_rupiah(self.nilai)}"

    def clean(self) -> None:
        if self.versi_id and (baris := _baris_terisi(self)):
            lain = PaguBaris.objects.filter(
                baris__sub_kegiatan=baris.sub_kegiatan_id, versi=self.versi_id
            )
            _pastikan_terbaca(baris, self.versi.ke, self.nilai, lain.pernyataan())


class RealisasiAnggaran(BarisTermuat):
    """Cumulative spending of a line since January, up to the end of a month."""

    # Spending is not deleted along with its line: the line stays.
    baris = models.ForeignKey(BarisAnggaran, models.PROTECT, related_name="realisasi")
    bulan = models.PositiveSmallIntegerField("s.d. bulan")
    nilai = models.BigIntegerField("realisasi kumulatif (Rp)")

    objects = RealisasiAnggaranQuerySet.as_manager()

    class Meta:
        verbose_name = "realisasi anggaran"
        verbose_name_plural = "realisasi anggaran"
        ordering = ["baris", "bulan"]
        constraints = [
            models.UniqueConstraint(fields=["baris", "bulan"], name="realisasi_anggaran_unik"),
            models.CheckConstraint(
                condition=Q(bulan__gte=1, bulan__lte=12),
                name="realisasi_anggaran_bulan_1_12",
                violation_error_message="Bulan diisi 1 sampai 12.",
            ),
            models.CheckConstraint(
                condition=Q(nilai__gte=0),
                name="realisasi_anggaran_tidak_negatif",
                violation_error_message="Realisasi kumulatif tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        bulan = nama_bulan(self.bulan) if self.bulan in range(1, 13) else f"bulan {self.bulan}"
        return f"s.d. {bulan}: {format_rupiah(self.nilai)}"

    def clean(self) -> None:
        if self.bulan is not None and (baris := _baris_terisi(self)):
            lain = RealisasiAnggaran.objects.filter(
                baris__sub_kegiatan=baris.sub_kegiatan_id, bulan=self.bulan
            )
            _pastikan_terbaca(baris, self.bulan, self.nilai, lain.pernyataan())


def _baris_terisi(angka: PaguBaris | RealisasiAnggaran) -> BarisAnggaran | None:
    """The line of an amount, saved or just being made; None while it is not known."""
    baris: BarisAnggaran | None = getattr(angka, "baris", None)
    return baris if baris is not None and baris.sub_kegiatan_id and baris.rekening else None


class RekapBelanja(MilikPD):
    """Pagu and realisasi per jenis belanja as the treasury reports them for the whole agency.

    Used for the table per jenis belanja only while budget lines are not itemised down to the
    jenis; the page and the report say so, and the total must agree with the lines.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    rekening = models.CharField("kode rekening", max_length=20, validators=[kode_rekening])
    pagu = models.BigIntegerField("pagu (Rp)")
    realisasi = models.BigIntegerField("realisasi (Rp)")
    sumber = models.CharField("sumber", max_length=200)

    class Meta:
        verbose_name = "rekap jenis belanja"
        verbose_name_plural = "rekap jenis belanja"
        ordering = ["pd", "tahun", "rekening"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun", "rekening"], name="rekap_belanja_unik"),
            models.CheckConstraint(
                condition=Q(pagu__gte=0, realisasi__gte=0), name="rekap_belanja_tidak_negatif"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rekening} {self.tahun}"

    def clean(self) -> None:
        pastikan(rekap_masuk_akal(IsiBaris(self)))
