"""The layered review: the state of every section, every step taken, the reviu of the Inspektorat.

What the texts below call "refused by a trigger" is written in laporan/reviu/pemicu.py.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kinerja.langkah import sidik_dilihat
from kinerja.models.berkas import BerkasTetap
from kinerja.models.peristiwa import berpasangan, pelaku, pelaku_langkah
from laporan.models.langkah_reviu import Langkah, StatusBagian
from laporan.models.laporan import Laporan
from laporan.models.status import HasilReviu, Jawaban, StatusCatatan

_LANGKAH = [(s.value, s.value.replace("_", " ").capitalize()) for s in Langkah]


class BagianReviu(models.Model):
    """The review state of one section, by the key that the document gives it. A section without a
    row is `draf`. Rows change only while the report is `disusun`; a skipped step is refused by a
    trigger.
    """

    laporan = models.ForeignKey(Laporan, models.PROTECT, related_name="bagian")
    kunci = models.CharField("kunci bagian", max_length=120)
    judul = models.CharField("judul bagian", max_length=250)
    status = models.CharField(
        "status", max_length=12, choices=StatusBagian.choices, default=StatusBagian.DRAF
    )
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)
    aktif = models.BooleanField(
        "ada dalam laporan",
        default=True,
        editable=False,
        help_text="Kosong bila laporan tidak lagi memuat bagian ini.",
    )
    catatan_kembali = models.TextField("catatan pengembalian", blank=True, editable=False)
    sejak = models.DateTimeField("dalam status ini sejak", editable=False)
    diajukan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    diajukan_oleh = pelaku_langkah()
    diperiksa_pada = models.DateTimeField(null=True, blank=True, editable=False)
    diperiksa_oleh = pelaku_langkah()

    class Meta:
        verbose_name = "bagian dalam reviu"
        verbose_name_plural = "bagian dalam reviu"
        ordering = ["laporan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "kunci"], name="bagian_reviu_unik"),
            models.CheckConstraint(condition=berpasangan("diajukan"), name="bagian_reviu_ajuan"),
            models.CheckConstraint(
                condition=berpasangan("diperiksa"), name="bagian_reviu_pemeriksaan"
            ),
            models.CheckConstraint(
                condition=Q(status=StatusBagian.DRAF, diajukan_pada=None, diperiksa_pada=None)
                | Q(status=StatusBagian.DIKEMBALIKAN, diperiksa_pada=None)
                | Q(status=StatusBagian.DIAJUKAN, diajukan_pada__isnull=False, diperiksa_pada=None)
                | Q(
                    status=StatusBagian.DIPERIKSA,
                    diajukan_pada__isnull=False,
                    diperiksa_pada__isnull=False,
                    diperiksa_oleh__isnull=False,
                ),
                name="bagian_reviu_berjejak",
                violation_error_message="Status harus didahului langkah sebelumnya yang tercatat.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusBagian.DIKEMBALIKAN) | ~Q(catatan_kembali=""),
                name="bagian_reviu_kembali_bercatatan",
                violation_error_message="Pengembalian wajib disertai catatan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judul} ({self.laporan})"


class LangkahReviu(models.Model):
    """One step or comment: who, when, from which state to which, and the note. Never changed."""

    laporan = models.ForeignKey(Laporan, models.PROTECT, related_name="langkah")
    bagian = models.ForeignKey(
        BagianReviu, models.PROTECT, null=True, blank=True, related_name="langkah"
    )
    langkah = models.CharField("langkah", max_length=20, choices=_LANGKAH)
    dari = models.CharField("dari status", max_length=20)
    ke = models.CharField("ke status", max_length=20)
    catatan = models.TextField("catatan", blank=True)
    oleh = pelaku(verbose_name="oleh")
    pada = models.DateTimeField("pada")

    class Meta:
        verbose_name = "langkah reviu"
        verbose_name_plural = "langkah reviu"
        ordering = ["laporan", "-pada", "-pk"]
        indexes = [models.Index(fields=["laporan", "bagian"], name="langkah_reviu_bagian")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(
                    langkah__in=[
                        "kembalikan",
                        "ambil_alih",
                        "kembalikan_laporan",
                        "tarik_laporan",
                        "buka_kembali",
                        "komentari",
                    ],
                    catatan="",
                ),
                name="langkah_reviu_bercatatan",
                violation_error_message="Langkah ini wajib disertai catatan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_langkah_display()}: {self.bagian or self.laporan}"


class ReviuInspektorat(models.Model):
    """The reviu of one report by the Inspektorat. Source: PermenPANRB 53/2014, Lampiran III.

    Once signed off nothing in it changes: refused by a trigger. A report that is opened again is
    reviewed again as `ke` + 1.
    """

    laporan = models.ForeignKey(Laporan, models.PROTECT, related_name="reviu")
    ke = models.PositiveSmallIntegerField("reviu ke", default=1)
    mulai_pada = models.DateTimeField("dimulai pada", editable=False)
    mulai_oleh = pelaku(verbose_name="dimulai oleh")
    hasil = models.CharField("hasil", max_length=12, choices=HasilReviu.choices, blank=True)
    pengecualian = models.TextField("pengecualian", blank=True)
    tempat = models.CharField("tempat", max_length=80, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    sebutan = models.CharField("jabatan penanda tangan", max_length=160, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True, editable=False)
    selesai_oleh = pelaku_langkah()
    nomor = models.CharField("nomor pernyataan", max_length=80, blank=True)
    pindaian = models.ForeignKey(
        BerkasTetap,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Pernyataan yang ditandatangani di atas kertas; kosong bila direviu di Tapak.",
    )

    class Meta:
        verbose_name = "reviu Inspektorat"
        verbose_name_plural = "reviu Inspektorat"
        ordering = ["laporan", "-ke"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "ke"], name="reviu_inspektorat_unik"),
            models.CheckConstraint(
                condition=berpasangan("selesai"), name="reviu_inspektorat_berpasangan"
            ),
            models.CheckConstraint(
                condition=Q(selesai_pada=None)
                | (Q(tanggal__isnull=False) & ~Q(hasil="") & ~Q(tempat="") & ~Q(sebutan="")),
                name="reviu_inspektorat_lengkap",
                violation_error_message=(
                    "Reviu yang selesai memuat hasil, tempat, tanggal, dan jabatan penanda tangan."
                ),
            ),
            models.CheckConstraint(
                condition=Q(pindaian=None) | ~Q(nomor=""),
                name="reviu_inspektorat_kertas_bernomor",
                violation_error_message="Sebutkan nomor pernyataan yang dipindai.",
            ),
            models.CheckConstraint(
                condition=~Q(hasil=HasilReviu.PENGECUALIAN) | ~Q(pengecualian=""),
                name="reviu_inspektorat_beralasan",
                violation_error_message="Sebutkan pengecualiannya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Reviu Inspektorat ke-{self.ke} atas {self.laporan}"

    @property
    def dari_kertas(self) -> bool:
        """Whether the Sekretariat recorded it from a signed paper."""
        return self.pindaian_id is not None


class JawabanReviu(models.Model):
    """The reviewer's answer to one statement, by the code in butir_reviu.py."""

    reviu = models.ForeignKey(ReviuInspektorat, models.PROTECT, related_name="jawaban")
    butir = models.CharField("butir", max_length=8)
    jawaban = models.CharField("jawaban", max_length=14, choices=Jawaban.choices)
    catatan = models.TextField("catatan", blank=True)
    oleh = pelaku(verbose_name="oleh")
    pada = models.DateTimeField("pada", editable=False)

    class Meta:
        verbose_name = "jawaban reviu"
        verbose_name_plural = "jawaban reviu"
        ordering = ["reviu", "butir"]
        constraints = [
            models.UniqueConstraint(fields=["reviu", "butir"], name="jawaban_reviu_unik"),
            models.CheckConstraint(
                condition=Q(jawaban=Jawaban.YA) | ~Q(catatan=""),
                name="jawaban_reviu_beralasan",
                violation_error_message="Jawaban selain Ya wajib disertai catatan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.butir}: {self.get_jawaban_display()}"


class CatatanReviu(models.Model):
    """A finding of the Inspektorat and what Sekretariat did about it."""

    reviu = models.ForeignKey(ReviuInspektorat, models.PROTECT, related_name="catatan")
    nomor = models.PositiveSmallIntegerField("nomor")
    butir = models.CharField("butir", max_length=8, blank=True)
    kunci = models.CharField("bagian laporan", max_length=120, blank=True)
    uraian = models.TextField("catatan")
    status = models.CharField(
        "status", max_length=16, choices=StatusCatatan.choices, default=StatusCatatan.TERBUKA
    )
    tindak_lanjut = models.TextField("tindak lanjut", blank=True)
    oleh = pelaku(verbose_name="oleh")
    pada = models.DateTimeField("pada", editable=False)
    ditindaklanjuti_oleh = pelaku_langkah()
    ditindaklanjuti_pada = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "catatan reviu"
        verbose_name_plural = "catatan reviu"
        ordering = ["reviu", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["reviu", "nomor"], name="catatan_reviu_unik"),
            models.CheckConstraint(
                condition=berpasangan("ditindaklanjuti"), name="catatan_reviu_berpasangan"
            ),
            models.CheckConstraint(
                condition=Q(status=StatusCatatan.TERBUKA)
                | (~Q(tindak_lanjut="") & Q(ditindaklanjuti_pada__isnull=False)),
                name="catatan_reviu_bertindak_lanjut",
                violation_error_message="Isi tindak lanjutnya lebih dahulu.",
            ),
        ]

    def __str__(self) -> str:
        return f"Catatan {self.nomor}"

    @property
    def sidik(self) -> str:
        """Fingerprint of what its page shows of the follow-up."""
        return sidik_dilihat(self.status, self.tindak_lanjut)
