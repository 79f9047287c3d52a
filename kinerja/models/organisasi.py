"""The agency: perangkat daerah, its units, posts and their holders."""

from __future__ import annotations

from datetime import date
from typing import Self
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from kinerja.aturan import eselon_struktural, nip_sah, sampai_setelah_mulai
from kinerja.jenis import (
    Eselon,
    JenisJabatan,
    JenisPD,
    JenisProfil,
    JenisUnit,
    StatusPemangku,
)
from kinerja.masa_organisasi import PohonUnit, ada_pada
from kinerja.models.aturan import IsiBaris, pastikan
from kinerja.models.baris_termuat import BarisTermuat
from kinerja.models.kolom import KodeField, NipField
from kinerja.penglihat import Penglihat, dalam_batas, dalam_jangkauan, dalam_lingkup
from kinerja.sebutan import jenis_menurut_nama, sebutan_kepala_pd, sebutan_lengkap
from kinerja.sebutan_daerah import kepala_daerah


def periksa_zona_waktu(nilai: str) -> None:
    """Refuse a time zone that the system does not know."""
    if nilai not in available_timezones():
        raise ValidationError(f"Zona waktu “{nilai}” tidak dikenal; contoh: Asia/Makassar (WITA).")


class MilikPD(BarisTermuat):
    """A row that belongs to one agency: the tenancy boundary."""

    pd = models.ForeignKey(
        "kinerja.PerangkatDaerah",
        models.PROTECT,
        verbose_name="perangkat daerah",
        related_name="%(class)s_set",
    )

    class Meta:
        abstract = True


class Berurutan(BarisTermuat):
    """A row that keeps the order in which people listed it."""

    urutan = models.PositiveIntegerField("urutan", default=0)

    class Meta:
        abstract = True


def ada_dalam(awal: date, akhir: date) -> Q:
    """Condition: a unit or a post exists on some day from `awal` to `akhir`."""
    return (Q(mulai=None) | Q(mulai__lte=akhir)) & (Q(sampai=None) | Q(sampai__gte=awal))


class PerangkatDaerahQuerySet(models.QuerySet["PerangkatDaerah"]):
    """Questions about agencies."""

    def untuk(self, pengguna: Penglihat) -> Self:
        """Agencies this user may see: their own, or all for the pemda admin."""
        return dalam_jangkauan(self, pengguna, "pk")

    def perangkat(self) -> Self:
        """The agencies alone, without the region itself."""
        return self.exclude(jenis=JenisPD.PEMDA)

    def sedaerah(self, pemda: str) -> Self:
        """The agencies of a region, without the region itself."""
        return self.perangkat().filter(pemda=pemda)

    def daerah(self, pemda: str) -> Self:
        """The region itself as the owner of a plan: one row at most."""
        return self.filter(jenis=JenisPD.PEMDA, pemda=pemda)


class PerangkatDaerah(models.Model):
    """A regional agency (Dinas, Badan, Kecamatan), or the region itself: the tenancy boundary."""

    kode = KodeField("kode", unique=True)
    nama = models.CharField("nama", max_length=200)
    singkatan = models.CharField("singkatan", max_length=60, blank=True)
    jenis = models.CharField(
        "jenis",
        max_length=20,
        choices=JenisPD.choices,
        blank=True,
        help_text="Kosongkan bila tampak dari namanya: Dinas, Badan, Kecamatan, RSUD.",
    )
    sebutan_kepala = models.CharField(
        "sebutan kepala",
        max_length=120,
        blank=True,
        help_text="Kosongkan bila menurut jenisnya: Kepala Dinas, Inspektur, Camat, Direktur.",
    )
    pemda = models.CharField("pemerintah daerah", max_length=120, help_text="Kabupaten Banjar")
    kepala_daerah = models.CharField(
        "jabatan kepala daerah", max_length=120, help_text="Bupati Banjar"
    )
    tempat = models.CharField("tempat kedudukan", max_length=80, help_text="Martapura")
    alamat = models.CharField("alamat", max_length=250, blank=True)
    logo = models.ImageField("logo", upload_to="logo/", blank=True)
    zona_waktu = models.CharField(
        "zona waktu", max_length=40, default="Asia/Makassar", validators=[periksa_zona_waktu]
    )

    objects = PerangkatDaerahQuerySet.as_manager()

    class Meta:
        verbose_name = "perangkat daerah"
        verbose_name_plural = "perangkat daerah"
        ordering = ["kode"]
        permissions = [("lihat_semua_pd", "Melihat semua perangkat daerah")]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda"],
                condition=Q(jenis=JenisPD.PEMDA),
                name="pd_satu_pemda",
                violation_error_message="Pemerintah daerah itu sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def jenis_pd(self) -> JenisPD:
        """The kind that was chosen, else the one that the name tells."""
        return JenisPD(self.jenis) if self.jenis else jenis_menurut_nama(self.nama)

    @property
    def pemerintah_daerah(self) -> bool:
        """Whether this is the region itself."""
        return self.jenis == JenisPD.PEMDA

    @property
    def kepala(self) -> str:
        """How the head is called in messages: `Kepala Dinas`, `Camat`, `Direktur`, `Bupati`."""
        if self.sebutan_kepala:
            return self.sebutan_kepala
        if self.pemerintah_daerah:
            return kepala_daerah(self.pemda)
        return sebutan_kepala_pd(self.jenis_pd, self.nama)

    def sebutan_jabatan_kepala(self, jabatan: str = "") -> str:
        """The head's post (by its name, where it is entered) with the office."""
        if self.pemerintah_daerah:
            return jabatan or self.kepala_daerah or self.kepala
        return sebutan_lengkap(
            jabatan or self.sebutan_kepala,
            jenis=self.jenis_pd,
            nama=self.nama,
            singkatan=self.singkatan,
            pemda=self.pemda,
        )


class UnitKerjaQuerySet(models.QuerySet["UnitKerja"]):
    """Questions about units."""

    def untuk(self, pengguna: Penglihat, *, pernah: bool = False) -> Self:
        """Units this user may see; with `pernah` also what once stood below the own one, where the
        day is looked at afterwards.
        """
        if pengguna.lintas_pd:
            return dalam_batas(self, pengguna)
        if not pengguna.pd_id:
            return self.none()
        milik = self.filter(pd=pengguna.pd_id)
        if pengguna.lihat_semua_unit:
            return milik
        lingkup = pengguna.lingkup_unit_pernah if pernah else pengguna.lingkup_unit
        return milik.filter(pk__in=lingkup)

    def ada_pada(self, hari: date) -> Self:
        """Units that exist on the day."""
        return self.filter(ada_dalam(hari, hari))

    def pohon(self, pd: int | None) -> PohonUnit:
        """The agency's tree of units on every day. One query."""
        kini: dict[int, int | None] = {}
        penerus: dict[int, int | None] = {}
        lama: dict[int, dict[date, int | None]] = {}
        medan = ("pk", "induk", "penerus", "lama__sampai", "lama__induk")
        for pk, induk, lanjutan, sampai, dulu in self.filter(pd=pd).order_by().values_list(*medan):
            kini[pk], penerus[pk] = induk, lanjutan
            if sampai is not None:
                lama.setdefault(pk, {})[sampai] = dulu
        return PohonUnit(kini, penerus, lama)


class MasaAda(models.Model):
    """A unit or a post that exists from a day to a day; without days always."""

    mulai = models.DateField("ada sejak", null=True, blank=True)
    sampai = models.DateField(
        "ada sampai", null=True, blank=True, help_text="Hari terakhirnya; kosong: masih ada."
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(mulai=None) | Q(sampai=None) | Q(sampai__gte=F("mulai")),
                name="%(class)s_masa_ada_berurutan",
                violation_error_message="Hari terakhir tidak boleh sebelum hari pertama.",
            ),
        ]

    def ada(self, hari: date) -> bool:
        """Whether it exists on the day."""
        return ada_pada(self.mulai, self.sampai, hari)


class UnitKerja(MilikPD, Berurutan, MasaAda):
    """A unit of an agency; units form a tree."""

    kode = KodeField("kode")
    nama = models.CharField("nama", max_length=200)
    jenis = models.CharField("jenis", max_length=20, choices=JenisUnit.choices)
    induk = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="anak",
        verbose_name="unit induk",
    )
    tugas = models.TextField("tugas", blank=True, help_text="Dikutip pada BAB I laporan.")
    penerus = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dilanjutkan",
        verbose_name="dilanjutkan oleh",
        help_text="Unit yang meneruskan tugasnya sesudah unit ini digabung atau dibubarkan.",
    )

    objects = UnitKerjaQuerySet.as_manager()

    class Meta:
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        ordering = ["pd", "urutan", "pk"]
        permissions = [("lihat_semua_unit", "Melihat data semua unit perangkat daerahnya")]
        constraints = [
            *MasaAda.Meta.constraints,
            models.UniqueConstraint(fields=["pd", "kode"], name="unit_kode_unik"),
            models.UniqueConstraint(
                fields=["pd"],
                condition=Q(induk=None),
                name="unit_satu_puncak",
                violation_error_message="Perangkat daerah hanya boleh punya satu unit puncak.",
            ),
            models.CheckConstraint(
                condition=Q(induk=None) | ~Q(induk=F("id")), name="unit_bukan_induk_sendiri"
            ),
            models.CheckConstraint(
                condition=Q(penerus=None) | Q(sampai__isnull=False),
                name="unit_penerus_yang_berakhir",
                violation_error_message="Unit yang dilanjutkan unit lain harus ada hari akhirnya.",
            ),
            models.CheckConstraint(
                condition=Q(penerus=None) | ~Q(penerus=F("id")), name="unit_bukan_penerus_sendiri"
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def clean(self) -> None:
        pastikan_satu_pd(self, induk=self.induk, penerus=self.penerus)
        pastikan_tanpa_lingkaran(self, "induk")
        pastikan_tanpa_lingkaran(self, "penerus")


class JabatanQuerySet(models.QuerySet["Jabatan"]):
    """Questions about posts."""

    def untuk(self, pengguna: Penglihat) -> Self:
        """Posts this user may see."""
        return dalam_lingkup(self, pengguna, "unit")

    def ada_pada(self, hari: date) -> Self:
        """Posts that exist on the day."""
        return self.filter(ada_dalam(hari, hari))


class Jabatan(MilikPD, Berurutan, MasaAda):
    """A post; the Perjanjian Kinerja cascades along `atasan`."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="jabatan")
    kode = KodeField("kode")
    nama = models.CharField("nama jabatan", max_length=200)
    jenis = models.CharField("jenis", max_length=12, choices=JenisJabatan.choices)
    eselon = models.CharField("eselon", max_length=4, choices=Eselon.choices, blank=True)
    atasan = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bawahan",
        verbose_name="atasan langsung",
    )

    objects = JabatanQuerySet.as_manager()

    class Meta:
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        ordering = ["pd", "urutan", "pk"]
        constraints = [
            *MasaAda.Meta.constraints,
            models.UniqueConstraint(fields=["pd", "kode"], name="jabatan_kode_unik"),
            models.CheckConstraint(
                condition=Q(atasan=None) | ~Q(atasan=F("id")), name="jabatan_bukan_atasan_sendiri"
            ),
            models.CheckConstraint(
                condition=(Q(jenis=JenisJabatan.STRUKTURAL) & ~Q(eselon=""))
                | (~Q(jenis=JenisJabatan.STRUKTURAL) & Q(eselon="")),
                name="jabatan_eselon_hanya_struktural",
                violation_error_message="Eselon diisi untuk jabatan struktural saja.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def clean(self) -> None:
        pastikan_satu_pd(self, unit=self.unit if self.unit_id else None, atasan=self.atasan)
        pastikan_tanpa_lingkaran(self, "atasan")
        pastikan(eselon_struktural(IsiBaris(self)))


class Pemangku(models.Model):
    """Who holds a post from when to when. `nama` may stay empty: reports then print the post.

    `pangkat` and `nip` are personal data: signed documents print them, public pages never do, and
    the audit trail records that a NIP changed, not the NIP (kinerja/models/jejak.py).
    """

    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="pemangku")
    nama = models.CharField("nama pejabat", max_length=150, blank=True)
    pangkat = models.CharField(
        "pangkat, golongan",
        max_length=80,
        blank=True,
        help_text="Mis. Pembina Tingkat I (IV/b); tercetak di bawah nama pada tanda tangan.",
    )
    nip = NipField("NIP", blank=True, help_text="18 angka; tercetak pada tanda tangan saja.")
    status = models.CharField("status", max_length=10, choices=StatusPemangku.choices)
    mulai = models.DateField("mulai")
    sampai = models.DateField("sampai", null=True, blank=True)

    class Meta:
        verbose_name = "pemangku jabatan"
        verbose_name_plural = "pemangku jabatan"
        ordering = ["jabatan", "mulai"]
        constraints = [
            models.UniqueConstraint(fields=["jabatan", "mulai"], name="pemangku_mulai_unik"),
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=F("mulai")),
                name="pemangku_sampai_setelah_mulai",
                violation_error_message="Tanggal sampai tidak boleh sebelum tanggal mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()} {self.jabatan}"

    def clean(self) -> None:
        pastikan(sampai_setelah_mulai(IsiBaris(self)), nip_sah(IsiBaris(self)))


class RekapPegawai(Berurutan):
    """Head count of one post in one year, by rank group and by education."""

    tahun = models.PositiveSmallIntegerField("tahun")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="rekap_pegawai")
    gol_iv = models.PositiveSmallIntegerField("golongan IV", default=0)
    gol_iii = models.PositiveSmallIntegerField("golongan III", default=0)
    gol_ii = models.PositiveSmallIntegerField("golongan II", default=0)
    gol_i = models.PositiveSmallIntegerField("golongan I", default=0)
    s3 = models.PositiveSmallIntegerField("S3", default=0)
    s2 = models.PositiveSmallIntegerField("S2", default=0)
    s1 = models.PositiveSmallIntegerField("S1", default=0)
    d4 = models.PositiveSmallIntegerField("D4", default=0)
    d3 = models.PositiveSmallIntegerField("D3", default=0)
    sma = models.PositiveSmallIntegerField("SMA", default=0)
    smp = models.PositiveSmallIntegerField("SMP", default=0)
    sd = models.PositiveSmallIntegerField("SD", default=0)

    GOLONGAN = ("gol_iv", "gol_iii", "gol_ii", "gol_i")
    PENDIDIKAN = ("s3", "s2", "s1", "d4", "d3", "sma", "smp", "sd")

    class Meta:
        verbose_name = "rekapitulasi pegawai"
        verbose_name_plural = "rekapitulasi pegawai"
        ordering = ["tahun", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["tahun", "jabatan"], name="rekap_pegawai_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.jabatan} ({self.tahun})"


class ButirProfil(MilikPD, Berurutan):
    """One item of the agency's profile, from `mulai_tahun` on until a later year replaces it."""

    jenis = models.CharField("jenis", max_length=20, choices=JenisProfil.choices)
    mulai_tahun = models.PositiveSmallIntegerField("mulai tahun")
    kelompok = models.CharField("kelompok", max_length=120, blank=True)
    teks = models.TextField("teks")

    class Meta:
        verbose_name = "butir profil"
        verbose_name_plural = "butir profil"
        ordering = ["pd", "jenis", "mulai_tahun", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "jenis", "mulai_tahun", "urutan"], name="profil_urutan_unik"
            ),
        ]

    def __str__(self) -> str:
        return self.teks[:60]


def pastikan_satu_pd(baris: MilikPD, **rujukan: MilikPD | None) -> None:
    """Refuse a reference that crosses the tenancy boundary."""
    for nama, lain in rujukan.items():
        if lain is not None and baris.pd_id and lain.pd_id != baris.pd_id:
            raise ValidationError({nama: "Harus dari perangkat daerah yang sama."})


def pastikan_tanpa_lingkaran(baris: models.Model, medan: str) -> None:
    """Refuse a parent that is the row itself or one of its descendants."""
    dilalui = {baris.pk} if baris.pk else set()
    simpul = getattr(baris, medan)
    while simpul is not None:
        if simpul.pk in dilalui:
            raise ValidationError({medan: "Membentuk lingkaran: pilih yang bukan turunannya."})
        dilalui.add(simpul.pk)
        simpul = getattr(simpul, medan)
