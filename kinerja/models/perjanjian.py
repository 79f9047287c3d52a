"""Perjanjian Kinerja: the promise of one post for one year, its rows, its frozen texts, its
signatures. Source: PermenPANRB 53/2014, Lampiran I.

What the texts below call "refused by a trigger" is written in kinerja/pemicu_perjanjian.py.
"""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from kinerja.jenis import AlasanPerubahan, CaraTandaTangan, TingkatMata
from kinerja.models.alur import Bekuan
from kinerja.models.berkas import BerkasTetap
from kinerja.models.indikator import Indikator
from kinerja.models.kolom import NipField
from kinerja.models.organisasi import Berurutan, Jabatan, MilikPD
from kinerja.models.rantai import Berjangkar
from kinerja.models.target import DokumenPerencanaan
from kinerja.penglihat import dalam_batas
from kinerja.pernyataan import periksa_templat
from kinerja.sebutan import sebut_penanda
from kinerja.status import LENGKAP, PERJANJIAN_TERBUKA, StatusPerjanjian

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna

# Without the letters and digits that are mistaken for each other on paper.
_HURUF_KODE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def kode_verifikasi() -> str:
    """Return a code that nobody guesses and anybody can type: `7KQ2-M8XR-4TNP` (60 bits)."""
    return "-".join("".join(secrets.choice(_HURUF_KODE) for _ in range(4)) for _ in range(3))


class PerjanjianQuerySet(models.QuerySet["PerjanjianKinerja"]):
    """Questions about agreements."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Agreements this user may see: all of the agency, or those of posts in the own unit and
        below, and those that the user's own post signs.
        """
        if pengguna.lintas_pd:
            return dalam_batas(self, pengguna)
        if not pengguna.pd_id:
            return self.none()
        milik = self.filter(pd=pengguna.pd_id)
        if pengguna.lihat_semua_unit:
            return milik
        lingkup = Q(jabatan__unit__in=pengguna.lingkup_unit)
        if pengguna.jabatan_id:
            lingkup |= Q(jabatan=pengguna.jabatan_id) | Q(pihak_kedua=pengguna.jabatan_id)
        return milik.filter(lingkup)

    def terlambat(self, tanggal: date) -> Self:
        """Signed by both parties, but only after that day."""
        return self.lengkap().filter(lengkap_pada__gt=tanggal)

    def lengkap(self) -> Self:
        """Signed by both parties."""
        return self.filter(status__in=LENGKAP)

    def berlaku_pada(self, tanggal: date) -> Self:
        """The version of each post's agreement that is in force on a day: its time has come, both
        parties have signed, its year has not ended.
        """
        terakhir = (
            PerjanjianKinerja.objects.filter(
                tahun=OuterRef("tahun"),
                jabatan=OuterRef("jabatan"),
                status__in=LENGKAP,
                berlaku_mulai__lte=tanggal,
                lengkap_pada__lte=tanggal,
            )
            .filter(tahun__gte=tanggal.year)
            .order_by("-berlaku_mulai", "-ke")
            .values("pk")[:1]
        )
        return self.filter(pk=Subquery(terakhir))


class PerjanjianKinerja(MilikPD):
    """One agreement: ke = 0 murni, ke ≥ 1 perubahan with a reason.

    Once submitted its content is refused every change by a trigger; a return opens it again, and
    the next submission makes a new NaskahPerjanjian.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    jabatan = models.ForeignKey(
        Jabatan, models.PROTECT, related_name="perjanjian", verbose_name="pihak pertama"
    )
    pihak_kedua = models.ForeignKey(
        Jabatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Kosong bila pihak kedua adalah kepala daerah.",
    )
    ke = models.PositiveSmallIntegerField("perubahan ke", default=0)
    jenis_alasan = models.CharField(
        "sebab perubahan", max_length=10, choices=AlasanPerubahan.choices, blank=True
    )
    alasan = models.TextField("alasan perubahan", blank=True)
    dokumen = models.ForeignKey(
        DokumenPerencanaan,
        models.PROTECT,
        related_name="perjanjian",
        help_text="Dokumen yang menetapkan targetnya.",
    )
    # The parties as the text names them on the day of submission: `Plt. Sekretaris`.
    sebutan_pertama = models.CharField("sebutan pihak pertama", max_length=220, blank=True)
    nama_pertama = models.CharField("nama pihak pertama", max_length=150, blank=True)
    pangkat_pertama = models.CharField("pangkat pihak pertama", max_length=80, blank=True)
    nip_pertama = NipField("NIP pihak pertama", blank=True)
    sebutan_kedua = models.CharField("sebutan pihak kedua", max_length=220, blank=True)
    nama_kedua = models.CharField("nama pihak kedua", max_length=150, blank=True)
    pangkat_kedua = models.CharField("pangkat pihak kedua", max_length=80, blank=True)
    nip_kedua = NipField("NIP pihak kedua", blank=True)
    pernyataan = models.TextField("pernyataan", blank=True)
    tanggal = models.DateField("tanggal perjanjian", null=True, blank=True)
    berlaku_mulai = models.DateField("berlaku mulai", null=True, blank=True)
    lengkap_pada = models.DateField(
        "ditandatangani kedua pihak",
        null=True,
        editable=False,
        help_text="Hari tanda tangan yang terakhir; sebelum hari itu perjanjian tidak berlaku.",
    )
    status = models.CharField(
        "status", max_length=15, choices=StatusPerjanjian.choices, default=StatusPerjanjian.DRAF
    )
    catatan_kembali = models.TextField("catatan pengembalian", blank=True)
    pengajuan = models.PositiveSmallIntegerField(
        "pengajuan ke",
        default=0,
        editable=False,
        help_text="Nomor naskah yang diajukan; naik satu pada setiap pengajuan.",
    )
    disunting = models.BooleanField(
        "disunting tangan",
        default=False,
        editable=False,
        help_text="Rancangan yang disunting tangan tidak disiapkan ulang dengan sendirinya.",
    )
    kode = models.CharField(
        "kode verifikasi", max_length=14, unique=True, default=kode_verifikasi, editable=False
    )
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)

    objects = PerjanjianQuerySet.as_manager()

    class Meta:
        verbose_name = "perjanjian kinerja"
        verbose_name_plural = "perjanjian kinerja"
        ordering = ["pd", "tahun", "jabatan__urutan", "ke"]
        permissions = [
            ("lihat_perjanjian", "Melihat Perjanjian Kinerja"),
            ("kelola_perjanjian", "Menyiapkan dan mengajukan Perjanjian Kinerja"),
            ("tandatangani_perjanjian", "Menandatangani Perjanjian Kinerja jabatannya"),
            ("tandatangani_kepala_daerah", "Menandatangani sebagai kepala daerah"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["tahun", "jabatan", "ke"], name="perjanjian_unik"),
            models.UniqueConstraint(
                fields=["tahun", "jabatan"],
                condition=Q(status=StatusPerjanjian.BERLAKU),
                name="perjanjian_satu_berlaku",
                violation_error_message="Jabatan itu sudah punya perjanjian yang berlaku.",
            ),
            models.CheckConstraint(
                condition=Q(ke=0, alasan="", jenis_alasan="")
                | (Q(ke__gte=1) & ~Q(alasan="") & ~Q(jenis_alasan="")),
                name="perjanjian_perubahan_beralasan",
                violation_error_message="Perubahan wajib mencantumkan sebab dan alasan.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=list(PERJANJIAN_TERBUKA))
                | (
                    Q(berlaku_mulai__isnull=False, tanggal__isnull=False)
                    & ~Q(sebutan_pertama="")
                    & ~Q(sebutan_kedua="")
                    & ~Q(pernyataan="")
                ),
                name="perjanjian_diajukan_lengkap",
                violation_error_message=(
                    "Perjanjian yang diajukan wajib bertanggal, menyebut kedua pihak, dan memuat "
                    "pernyataan."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusPerjanjian.DIKEMBALIKAN) | ~Q(catatan_kembali=""),
                name="perjanjian_kembali_bercatatan",
                violation_error_message="Pengembalian wajib disertai catatan.",
            ),
            models.CheckConstraint(
                condition=Q(pihak_kedua=None) | ~Q(pihak_kedua=F("jabatan")),
                name="perjanjian_dua_pihak_berbeda",
            ),
        ]

    def __str__(self) -> str:
        perubahan = f" (perubahan ke-{self.ke})" if self.ke else ""
        return f"Perjanjian Kinerja {self.jabatan} {self.tahun}{perubahan}"

    @property
    def mulai_nyata(self) -> date | None:
        """The first day in force: not before both have signed; None until then."""
        if self.berlaku_mulai is None or self.lengkap_pada is None:
            return None
        return max(self.berlaku_mulai, self.lengkap_pada)

    def masa(self, pengganti: PerjanjianKinerja | None) -> tuple[date, date] | None:
        """First and last day in force, `pengganti` being the next version that both have signed;
        None where it never is.
        """
        mulai = self.mulai_nyata
        sampai = date(self.tahun, 12, 31)
        if pengganti is not None and pengganti.mulai_nyata is not None:
            sampai = min(sampai, pengganti.mulai_nyata - timedelta(days=1))
        return None if mulai is None or sampai < mulai else (mulai, sampai)

    @property
    def terbuka(self) -> bool:
        """Whether its content may still change."""
        return self.status in PERJANJIAN_TERBUKA


class BarisPerjanjian(Berurutan):
    """One row as it stands in the document: texts are copies, so that they stay.

    `indikator` is empty for a row that was written by hand (functional and staff posts).
    """

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="baris")
    indikator = models.ForeignKey(
        Indikator, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sasaran = models.TextField("sasaran")
    nama_indikator = models.TextField("indikator")
    satuan = models.CharField("satuan", max_length=60, blank=True)
    target = models.CharField("target", max_length=120)
    target_renstra = models.CharField("target Renstra", max_length=120, blank=True)
    alasan_beda = models.TextField("alasan berbeda dengan Renstra", blank=True)

    class Meta:
        verbose_name = "baris perjanjian"
        verbose_name_plural = "baris perjanjian"
        ordering = ["perjanjian", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["perjanjian", "urutan"], name="baris_perjanjian_unik"),
        ]

    def __str__(self) -> str:
        return self.nama_indikator[:80]


class MataPerjanjian(Berurutan):
    """One program, kegiatan or sub kegiatan with its budget as it stands in the document."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.CASCADE, related_name="mata")
    tingkat = models.CharField("tingkat", max_length=12, choices=TingkatMata.choices)
    kode = models.CharField("kode", max_length=20)
    nama = models.TextField("nama")
    anggaran = models.PositiveBigIntegerField("anggaran (Rp)")
    keterangan = models.CharField(
        "keterangan", max_length=400, blank=True, help_text="Sumber dana: DAU, DBH CHT"
    )

    class Meta:
        verbose_name = "anggaran perjanjian"
        verbose_name_plural = "anggaran perjanjian"
        ordering = ["perjanjian", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["perjanjian", "urutan"], name="mata_perjanjian_unik"),
            models.UniqueConstraint(fields=["perjanjian", "kode"], name="mata_perjanjian_kode"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"[:120]


class NaskahPerjanjian(Bekuan):
    """The text as submitted: the data behind it (`isi`, with its SHA-256) and the exact PDF that
    both parties sign. A trigger refuses every change.
    """

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.PROTECT, related_name="naskah")
    berkas = models.ForeignKey(BerkasTetap, models.PROTECT, related_name="+")

    class Meta(Bekuan.Meta):
        abstract = False
        verbose_name = "naskah perjanjian"
        verbose_name_plural = "naskah perjanjian"
        ordering = ["perjanjian", "ke"]
        constraints = [
            *Bekuan.Meta.constraints,
            models.UniqueConstraint(fields=["perjanjian", "ke"], name="naskah_perjanjian_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.perjanjian} (naskah ke-{self.ke})"


class SertifikatSegel(models.Model):
    """A certificate with which this installation has sealed; kept so that old seals stay proven."""

    sidik = models.CharField("sidik SHA-256", max_length=64, primary_key=True)
    pem = models.TextField("sertifikat (PEM)")
    subjek = models.CharField("subjek", max_length=250)
    berlaku_mulai = models.DateTimeField("berlaku mulai")
    berlaku_sampai = models.DateTimeField("berlaku sampai")
    tersertifikasi = models.BooleanField(
        "diterbitkan PSrE Indonesia",
        default=False,
        help_text="Kosong untuk sertifikat yang dibuat sendiri: bukan TTE tersertifikasi.",
    )

    class Meta:
        verbose_name = "sertifikat segel"
        verbose_name_plural = "sertifikat segel"
        ordering = ["-berlaku_mulai"]

    def __str__(self) -> str:
        return self.subjek


class TandaTangan(Berjangkar):
    """A signature on the exact bytes whose SHA-256 is recorded. A trigger refuses every change.

    `sha256` names what was signed: the naskah, or the file that already bears the first party's
    signature. `berkas` is what came of it: the file with this signature, or the scan of the paper.
    """

    class Pihak(models.IntegerChoices):
        PERTAMA = 1, "Pihak pertama"
        KEDUA = 2, "Pihak kedua"

    naskah = models.ForeignKey(NaskahPerjanjian, models.PROTECT, related_name="tanda_tangan")
    pihak = models.PositiveSmallIntegerField("pihak", choices=Pihak)
    cara = models.CharField("cara", max_length=6, choices=CaraTandaTangan.choices)
    sebutan = models.CharField("jabatan penanda tangan", max_length=220)
    nama = models.CharField("nama penanda tangan", max_length=150, blank=True)
    sha256 = models.CharField("sidik yang ditandatangani", max_length=64)
    berkas = models.ForeignKey(BerkasTetap, models.PROTECT, related_name="+")
    sertifikat = models.ForeignKey(
        SertifikatSegel, models.PROTECT, null=True, blank=True, related_name="+"
    )
    rujukan = models.CharField("nomor dokumen BSrE", max_length=120, blank=True)
    tanggal = models.DateField(
        "tanggal penandatanganan",
        null=True,
        blank=True,
        help_text="Yang tertulis pada kertas; kosong: hari pencatatannya.",
    )
    alasan = models.TextField(
        "alasan",
        blank=True,
        help_text="Mengapa ditandatangani lebih dari satu bulan sesudah tanggal perjanjian.",
    )
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("ditandatangani pada")
    # Through which account, and by whom that account was given the post: as it stood when signing.
    # Empty on paper, and on signatures from before this was recorded.
    akun = models.CharField("pemilik akun", max_length=310, blank=True)
    penugasan = models.CharField("penugasan akun", max_length=40, blank=True)
    penugasan_sejak = models.DateField("penugasan sejak", null=True, blank=True)
    penugasan_oleh = models.CharField("penugasan ditetapkan oleh", max_length=310, blank=True)

    class Meta:
        verbose_name = "tanda tangan"
        verbose_name_plural = "tanda tangan"
        ordering = ["naskah", "pihak"]
        constraints = [
            models.UniqueConstraint(fields=["naskah", "pihak"], name="tanda_tangan_unik"),
            models.CheckConstraint(condition=Q(pihak__in=[1, 2]), name="tanda_tangan_pihak_1_2"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="tanda_tangan_sidik_sah"
            ),
            models.CheckConstraint(
                condition=~Q(cara=CaraTandaTangan.SEGEL) | Q(sertifikat__isnull=False),
                name="tanda_tangan_segel_bersertifikat",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_pihak_display()}: {self.sebutan}"

    @property
    def keterangan_akun(self) -> str:
        """Through which account it was signed; empty where that was not recorded."""
        return sebut_penanda(
            self.akun, self.penugasan, sejak=self.penugasan_sejak, oleh=self.penugasan_oleh
        )

    def hari(self, zona: ZoneInfo) -> date:
        """The day of signing where the agency is; on paper the one that was written down."""
        return self.tanggal or timezone.localdate(self.pada, zona)


class JenisPernyataan(models.TextChoices):
    """Whose statement a wording is for."""

    PUNCAK = "puncak", "Kepala perangkat daerah dengan kepala daerah"
    BAWAHAN = "bawahan", "Jabatan lain dengan atasannya"


class TemplatPernyataanQuerySet(models.QuerySet["TemplatPernyataan"]):
    """Questions about wordings."""

    def berlaku(self, tahun: int) -> Self:
        """Those for the year, the one that counts first."""
        return self.filter(mulai_tahun__lte=tahun).order_by("-mulai_tahun", "-ke")


class TemplatPernyataan(MilikPD):
    """The agency's own wording of one kind of statement, from `mulai_tahun` on. Rows are never
    changed: the next wording is the next `ke`, an empty one goes back to the default.
    """

    jenis = models.CharField("jenis", max_length=10, choices=JenisPernyataan.choices)
    mulai_tahun = models.PositiveSmallIntegerField("mulai tahun")
    ke = models.PositiveSmallIntegerField("susunan ke", default=1)
    teks = models.TextField("teks", blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    pada = models.DateTimeField("disimpan pada", null=True, editable=False)

    objects = TemplatPernyataanQuerySet.as_manager()

    class Meta:
        verbose_name = "templat pernyataan"
        verbose_name_plural = "templat pernyataan"
        ordering = ["pd", "jenis", "-mulai_tahun", "-ke"]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "jenis", "mulai_tahun", "ke"], name="templat_pernyataan_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"Pernyataan mulai {self.mulai_tahun}, susunan ke-{self.ke}"

    def clean(self) -> None:
        if self.teks and (pesan := periksa_templat(self.teks)):
            raise ValidationError({"teks": pesan})
