"""The AKIP evaluation by the Inspektorat: component scores and recommendations (LHE)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.models.berkas import BerkasTetap
from kinerja.models.kolom import AngkaField
from kinerja.models.organisasi import Berurutan, Jabatan, MilikPD
from kinerja.models.peristiwa import berpasangan, pelaku_langkah, saat_langkah
from laporan.models.lingkup_tindak import yang_ditindaklanjuti
from laporan.models.status import StatusRekomendasi

if TYPE_CHECKING:
    from kinerja.models.organisasi import PerangkatDaerah
    from kinerja.models.pengguna import Pengguna


class EvaluasiAKIP(MilikPD):
    """One LHE as reported in the LKjIP of `tahun`. Source: PermenPANRB 88/2021."""

    tahun = models.PositiveSmallIntegerField("tahun laporan")
    nilai = AngkaField("nilai akhir pada LHE")
    predikat = models.CharField("predikat", max_length=4)
    sebutan = models.CharField("sebutan", max_length=60)
    keterangan = models.TextField("keterangan", blank=True)
    catatan_data = models.TextField(
        "catatan pengelola data", blank=True, help_text="Tidak masuk laporan."
    )

    class Meta:
        verbose_name = "evaluasi AKIP"
        verbose_name_plural = "evaluasi AKIP"
        ordering = ["pd", "-tahun"]
        permissions = [
            ("lihat_tabel", "Melihat tabel laporan"),
            ("unduh_laporan", "Melihat dan mengunduh LKjIP"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun"], name="evaluasi_akip_unik"),
        ]

    def __str__(self) -> str:
        return f"Evaluasi AKIP {self.tahun}"


class KomponenAKIP(Berurutan):
    """Score of one component of the evaluation: as printed, and per sub-component unrounded where
    the LHE's working paper is at hand.
    """

    evaluasi = models.ForeignKey(EvaluasiAKIP, models.CASCADE, related_name="komponen")
    kode = models.CharField("kode", max_length=4)
    nama = models.CharField("komponen", max_length=120)
    bobot = AngkaField("bobot")
    nilai = AngkaField("nilai")
    keberadaan = AngkaField("keberadaan (20%)", null=True, blank=True)
    kualitas = AngkaField("kualitas (30%)", null=True, blank=True)
    pemanfaatan = AngkaField("pemanfaatan (50%)", null=True, blank=True)

    class Meta:
        verbose_name = "komponen AKIP"
        verbose_name_plural = "komponen AKIP"
        ordering = ["evaluasi", "urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "kode"], name="komponen_akip_unik"),
            models.CheckConstraint(
                condition=Q(keberadaan=None, kualitas=None, pemanfaatan=None)
                | Q(keberadaan__isnull=False, kualitas__isnull=False, pemanfaatan__isnull=False),
                name="komponen_akip_rincian_utuh",
                violation_error_message="Isi ketiga sub komponen, atau kosongkan ketiganya.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class RekomendasiQuerySet(models.QuerySet["RekomendasiLHE"]):
    """Questions about recommendations."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Recommendations this user may see: all of the agency, or those of the own post and of
        posts in the own unit and below.
        """
        return yang_ditindaklanjuti(self, pengguna, "evaluasi__pd")


class RekomendasiLHE(Berurutan):
    """A recommendation of the LHE and what was done about it.

    Whoever answers for it writes the follow-up and the evidence and proposes it as done; the
    evaluator verifies, nobody else. `selesai` without follow-up or evidence is refused by the
    database.
    """

    evaluasi = models.ForeignKey(EvaluasiAKIP, models.CASCADE, related_name="rekomendasi")
    kode = models.CharField("nomor", max_length=10)
    rekomendasi = models.TextField("rekomendasi")
    rencana = models.TextField("rencana tindak lanjut", blank=True)
    tindak_lanjut = models.TextField("tindak lanjut", blank=True)
    penanggung_jawab = models.ForeignKey(
        Jabatan, models.PROTECT, null=True, blank=True, verbose_name="penanggung jawab"
    )
    tenggat = models.DateField("tenggat", null=True, blank=True)
    status = models.CharField(
        "status", max_length=10, choices=StatusRekomendasi.choices, default=StatusRekomendasi.BELUM
    )
    bukti = models.TextField(
        "bukti",
        blank=True,
        help_text="Dokumen yang membuktikan dan letaknya; berkasnya dapat dilampirkan.",
    )
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)
    diubah_pada = saat_langkah()
    diubah_oleh = pelaku_langkah()
    diusulkan_pada = saat_langkah()
    diusulkan_oleh = pelaku_langkah()
    #: The evaluator asked for more; empty again once it is proposed anew or found done.
    dikembalikan_pada = saat_langkah()
    diverifikasi_pada = saat_langkah()
    diverifikasi_oleh = pelaku_langkah()

    objects = RekomendasiQuerySet.as_manager()

    class Meta:
        verbose_name = "rekomendasi LHE"
        verbose_name_plural = "rekomendasi LHE"
        ordering = ["evaluasi", "urutan", "pk"]
        permissions = [
            ("lihat_lhe", "Melihat rekomendasi LHE dan tindak lanjutnya"),
            ("tindak_lanjuti_lhe", "Menulis tindak lanjut rekomendasi yang ditugaskan"),
            ("verifikasi_lhe", "Membagi tindak lanjut rekomendasi"),
            ("nyatakan_lhe", "Menyatakan tindak lanjut rekomendasi selesai"),
            ("komentari_lhe", "Berkomentar atas tindak lanjut rekomendasi"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "kode"], name="rekomendasi_lhe_unik"),
            models.CheckConstraint(
                condition=Q(status=StatusRekomendasi.BELUM) | ~Q(tindak_lanjut=""),
                name="rekomendasi_lhe_bertindak_lanjut",
                violation_error_message="Isi tindak lanjut sebelum mengubah status.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusRekomendasi.SELESAI)
                | (~Q(tindak_lanjut="") & ~Q(bukti="")),
                name="rekomendasi_lhe_berbukti",
                violation_error_message="Rekomendasi yang selesai wajib berbukti.",
            ),
            *(
                models.CheckConstraint(
                    condition=berpasangan(peristiwa),
                    name=f"rekomendasi_lhe_{peristiwa}_berpasangan",
                )
                for peristiwa in ("diubah", "diusulkan", "diverifikasi")
            ),
            models.CheckConstraint(
                condition=Q(status=StatusRekomendasi.SELESAI) | Q(diverifikasi_pada=None),
                name="rekomendasi_lhe_verifikasi_saat_selesai",
                violation_error_message=(
                    "Rekomendasi ini sudah diverifikasi; buka lagi pada layar Tindak Lanjut LHE."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusRekomendasi.SELESAI) | Q(diusulkan_pada=None),
                name="rekomendasi_lhe_usul_terjawab",
                violation_error_message=(
                    "Rekomendasi ini diusulkan selesai; verifikasi pada layar Tindak Lanjut LHE."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.rekomendasi[:80]

    @property
    def pd(self) -> PerangkatDaerah:
        """The agency."""
        return self.evaluasi.pd

    @property
    def pd_id(self) -> int:
        """The agency's id."""
        return self.evaluasi.pd_id


class LampiranLHE(models.Model):
    """A file or a link that proves a follow-up; files are kept by their SHA-256."""

    rekomendasi = models.ForeignKey(
        RekomendasiLHE, models.PROTECT, related_name="lampiran", verbose_name="rekomendasi"
    )
    judul = models.CharField("judul", max_length=200)
    berkas = models.ForeignKey(BerkasTetap, models.PROTECT, null=True, blank=True, related_name="+")
    tautan = models.URLField("tautan", max_length=500, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("dilampirkan pada")

    class Meta:
        verbose_name = "lampiran tindak lanjut LHE"
        verbose_name_plural = "lampiran tindak lanjut LHE"
        ordering = ["rekomendasi", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(berkas=None) & ~Q(tautan="")) | Q(berkas__isnull=False, tautan=""),
                name="lampiran_lhe_berkas_atau_tautan",
                violation_error_message="Lampirkan satu berkas atau satu tautan.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul


class KomentarLHE(models.Model):
    """A remark on a follow-up, or why it was returned. Never changed: refused by a trigger."""

    rekomendasi = models.ForeignKey(
        RekomendasiLHE, models.PROTECT, related_name="komentar", verbose_name="rekomendasi"
    )
    teks = models.TextField("komentar")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada")

    class Meta:
        verbose_name = "komentar LHE"
        verbose_name_plural = "komentar LHE"
        ordering = ["rekomendasi", "pada", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(teks=""), name="komentar_lhe_terisi"),
        ]

    def __str__(self) -> str:
        return self.teks[:60]
