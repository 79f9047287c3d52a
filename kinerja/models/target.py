"""Targets as dated, append-only decisions: yearly and quarterly."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.aturan import bentuk_target, perubahan_beralasan, renstra_atau_tahun
from kinerja.capaian import JenisTarget, Polaritas
from kinerja.jenis import JenisDokumen
from kinerja.models.aturan import IsiBaris, pastikan
from kinerja.models.baris_termuat import BarisTermuat
from kinerja.models.indikator import Indikator, Predikat
from kinerja.models.kolom import AngkaField, KodeField
from kinerja.models.organisasi import MilikPD, pastikan_satu_pd
from kinerja.models.pohon import Renstra
from kinerja.status import LENGKAP
from kinerja.target_teks import BentukAngka, baca_target


class DokumenPerencanaan(MilikPD):
    """A decision that sets targets. ke = 0 is the original, ke ≥ 1 a revision with a reason."""

    jenis = models.CharField("jenis", max_length=15, choices=JenisDokumen.choices)
    renstra = models.ForeignKey(
        Renstra, models.PROTECT, null=True, blank=True, related_name="dokumen"
    )
    tahun = models.PositiveSmallIntegerField("tahun", null=True, blank=True)
    ke = models.PositiveSmallIntegerField(
        "perubahan ke", default=0, help_text="0 untuk dokumen murni."
    )
    kode = KodeField("kode")
    nama = models.CharField("nama", max_length=200)
    nomor = models.CharField("nomor", max_length=120, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    alasan = models.TextField("alasan perubahan", blank=True)
    mulai_triwulan = models.PositiveSmallIntegerField(
        "berlaku mulai triwulan",
        default=1,
        help_text="Untuk rencana aksi: triwulan sebelumnya tetap memakai dokumen lama.",
    )
    disetujui_pada = models.DateTimeField("disetujui pada", null=True, editable=False)
    disetujui_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "dokumen perencanaan"
        verbose_name_plural = "dokumen perencanaan"
        ordering = ["pd", "tahun", "jenis", "ke"]
        permissions = [("setujui_rencana_aksi", "Menyetujui rencana aksi dan perubahannya")]
        constraints = [
            models.UniqueConstraint(fields=["pd", "kode"], name="dokumen_kode_unik"),
            models.UniqueConstraint(fields=["renstra", "ke"], name="dokumen_renstra_ke_unik"),
            models.UniqueConstraint(
                fields=["pd", "jenis", "tahun", "ke"], name="dokumen_tahun_ke_unik"
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisDokumen.RENSTRA, renstra__isnull=False, tahun=None)
                | (~Q(jenis=JenisDokumen.RENSTRA) & Q(renstra=None, tahun__isnull=False)),
                name="dokumen_renstra_atau_tahun",
                violation_error_message="Dokumen Renstra menunjuk Renstra; lainnya menunjuk tahun.",
            ),
            models.CheckConstraint(
                condition=Q(mulai_triwulan__gte=1, mulai_triwulan__lte=4),
                name="dokumen_mulai_triwulan_1_4",
            ),
            models.CheckConstraint(
                condition=Q(disetujui_pada=None, disetujui_oleh=None)
                | Q(disetujui_pada__isnull=False, disetujui_oleh__isnull=False),
                name="dokumen_persetujuan_berpasangan",
            ),
            models.CheckConstraint(
                condition=Q(ke=0) | ~Q(alasan=""),
                name="dokumen_perubahan_beralasan",
                violation_error_message="Perubahan wajib mencantumkan alasan.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def clean(self) -> None:
        pastikan_satu_pd(self, renstra=self.renstra)
        isi = IsiBaris(self)
        pastikan(renstra_atau_tahun(isi), perubahan_beralasan(isi))


class NilaiTargetBerdokumen(BarisTermuat):
    """A target as agreed: its text, and the value parsed from it.

    Beside a predicate `nilai` is its score: BB (75).
    """

    dokumen = models.ForeignKey(DokumenPerencanaan, models.PROTECT)
    tahun = models.PositiveSmallIntegerField("tahun")
    jenis = models.CharField("jenis", max_length=10, choices=JenisTarget.choices)
    nilai = AngkaField("nilai", null=True, blank=True)
    bawah = AngkaField("batas bawah", null=True, blank=True)
    atas = AngkaField("batas atas", null=True, blank=True)
    predikat = models.ForeignKey(Predikat, models.PROTECT, null=True, blank=True)
    teks = models.CharField("target sebagaimana disepakati", max_length=120)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    jenis__in=[JenisTarget.MINIMAL, JenisTarget.MAKSIMAL],
                    nilai__isnull=False,
                    bawah=None,
                    atas=None,
                    predikat=None,
                )
                | Q(
                    jenis=JenisTarget.RENTANG,
                    nilai=None,
                    bawah__isnull=False,
                    atas__isnull=False,
                    predikat=None,
                )
                | Q(
                    jenis=JenisTarget.PREDIKAT,
                    bawah=None,
                    atas=None,
                    predikat__isnull=False,
                ),
                name="%(class)s_bentuk_sah",
                violation_error_message="Isian target tidak sesuai dengan jenisnya.",
            ),
        ]

    def clean(self) -> None:
        pastikan(bentuk_target(IsiBaris(self)))


def urai_target(indikator: Indikator, teks: str) -> dict[str, Any]:
    """The fields of a target for its text as agreed. Raises TargetTeksError."""
    skala = (
        {p.kode: p for p in Predikat.objects.filter(skala=indikator.skala_id).order_by("peringkat")}
        if indikator.skala_id
        else {}
    )
    hasil = baca_target(
        teks,
        BentukAngka(indikator.desimal, indikator.pola_tampil, indikator.satuan),
        Polaritas(indikator.polaritas),
        tuple(skala),
    )
    return {
        "jenis": hasil.jenis.value,
        "nilai": hasil.nilai,
        "bawah": hasil.bawah,
        "atas": hasil.atas,
        "predikat": skala[hasil.predikat] if hasil.predikat else None,
        "teks": teks,
    }


class TargetQuerySet(models.QuerySet["Target"]):
    """Questions about yearly targets."""

    def berurut_kekuatan(self) -> "TargetQuerySet":
        """Strongest first: Perjanjian Kinerja over Renstra, later revisions over earlier ones."""
        return self.annotate(
            kekuatan=models.Case(
                models.When(dokumen__jenis=JenisDokumen.PK, then=models.Value(2)),
                default=models.Value(1),
                output_field=models.IntegerField(),
            )
        ).order_by("indikator", "tahun", "-kekuatan", "-dokumen__ke")

    def disepakati(self) -> "TargetQuerySet":
        """Without those that a Perjanjian Kinerja Perubahan still in the making has revised.

        A document that no agreement rests on counts as it was entered.
        """
        memuat = models.Q(
            perjanjian__dokumen=models.OuterRef("dokumen"),
            indikator=models.OuterRef("indikator"),
            perjanjian__tahun=models.OuterRef("tahun"),
        )
        baris = apps.get_model("kinerja", "BarisPerjanjian").objects.filter(memuat)
        lengkap = models.Q(perjanjian__status__in=LENGKAP)
        return self.exclude(
            ~models.Exists(baris.filter(lengkap)),
            models.Exists(baris.exclude(lengkap)),
            dokumen__jenis=JenisDokumen.PK,
            dokumen__ke__gte=1,
        )


class Target(NilaiTargetBerdokumen):
    """Yearly target of an indicator in one document. Revisions are new rows, never edits."""

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="target")

    objects = TargetQuerySet.as_manager()

    class Meta(NilaiTargetBerdokumen.Meta):
        abstract = False
        verbose_name = "target tahunan"
        verbose_name_plural = "target tahunan"
        ordering = ["indikator", "tahun", "dokumen__ke"]
        constraints = [
            *NilaiTargetBerdokumen.Meta.constraints,
            models.UniqueConstraint(fields=["indikator", "tahun", "dokumen"], name="target_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.tahun}: {self.teks}"


class TargetTriwulan(NilaiTargetBerdokumen):
    """Quarterly target of the rencana aksi."""

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="target_triwulan")
    triwulan = models.PositiveSmallIntegerField("triwulan")

    class Meta(NilaiTargetBerdokumen.Meta):
        abstract = False
        verbose_name = "target triwulan"
        verbose_name_plural = "target triwulan"
        ordering = ["indikator", "tahun", "triwulan", "dokumen__ke"]
        constraints = [
            *NilaiTargetBerdokumen.Meta.constraints,
            models.UniqueConstraint(
                fields=["indikator", "tahun", "triwulan", "dokumen"], name="target_triwulan_unik"
            ),
            models.CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4), name="target_triwulan_1_4"
            ),
        ]

    def __str__(self) -> str:
        return f"TW {self.triwulan} {self.tahun}: {self.teks}"
