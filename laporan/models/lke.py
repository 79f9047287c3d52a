"""The evaluation sheet (LKE): its versions, an agency's evaluation, answers side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinerja.models.berkas import BerkasTetap
from kinerja.models.kolom import AngkaField
from kinerja.models.organisasi import Berurutan, MilikPD, PerangkatDaerah
from kinerja.penglihat import dalam_jangkauan
from laporan.models.tahap_lke import (
    AsalJawaban,
    JawabanKriteria,
    LingkupLKE,
    StatusLKE,
    TahapLKE,
)

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna


def _oleh(**lain: Any) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, **lain
    )


class VersiLembarLKE(models.Model):
    """One version of a sheet, as data (laporan/lke/lembar.py). Never changed: refused by a trigger;
    an edit is the next version.
    """

    kode = models.CharField("kode", max_length=40)
    nama = models.CharField("nama", max_length=160)
    lingkup = models.CharField("lingkup", max_length=8, choices=LingkupLKE.choices)
    mulai_tahun = models.PositiveSmallIntegerField("berlaku mulai tahun")
    ke = models.PositiveSmallIntegerField("versi ke", default=1)
    isi = models.JSONField("isi lembar")
    sidik = models.CharField("sidik isi", max_length=64)
    oleh = _oleh(null=True, blank=True)
    pada = models.DateTimeField("disimpan pada", editable=False)

    class Meta:
        verbose_name = "versi lembar LKE"
        verbose_name_plural = "versi lembar LKE"
        ordering = ["kode", "ke"]
        constraints = [
            models.UniqueConstraint(fields=["kode", "ke"], name="versi_lembar_lke_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} (versi {self.ke})"


class EvaluasiLKEQuerySet(models.QuerySet["EvaluasiLKE"]):
    """Questions about evaluations."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Evaluations of the agencies this user may see."""
        return dalam_jangkauan(self, pengguna)


class EvaluasiLKE(MilikPD):
    """The evaluation of one agency and year: which sheet, and whose turn it is.

    `putaran` counts how often it was sent back; what the agency answers again is then only what was
    returned.
    """

    tahun = models.PositiveSmallIntegerField("tahun evaluasi")
    lembar = models.ForeignKey(VersiLembarLKE, models.PROTECT, related_name="evaluasi")
    status = models.CharField(
        "status", max_length=12, choices=StatusLKE.choices, default=StatusLKE.MANDIRI
    )
    putaran = models.PositiveSmallIntegerField("putaran", default=1, editable=False)
    terbit_pada = models.DateField("LKjIP dipublikasikan pada", null=True, blank=True)
    terbit_tautan = models.URLField("alamat publikasi LKjIP", max_length=500, blank=True)
    kirim_pada = models.DateField("LKjIP disampaikan pada", null=True, blank=True)
    # Of evaluations that were finished before parts were kept (NaskahLHE).
    gambaran = models.TextField("gambaran umum pelaksanaan SAKIP", blank=True)
    nomor_lhe = models.CharField("nomor LHE", max_length=120, blank=True)
    tanggal_lhe = models.DateField("tanggal LHE", null=True, blank=True)
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)
    mulai_pada = models.DateTimeField("dimulai pada", editable=False)
    mulai_oleh = _oleh()
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True, editable=False)
    selesai_oleh = _oleh(null=True, blank=True)

    objects = EvaluasiLKEQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluasi LKE"
        verbose_name_plural = "evaluasi LKE"
        ordering = ["pd", "-tahun"]
        permissions = [
            ("lihat_lke", "Melihat lembar kerja evaluasi (LKE)"),
            ("isi_lke", "Mengisi penilaian mandiri LKE"),
            ("nilai_lke", "Memverifikasi, menjamin mutu, atau mengevaluasi LKE"),
            ("kelola_lke", "Mengatur lembar, jadwal, dan petugas LKE"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun"], name="evaluasi_lke_unik"),
            models.CheckConstraint(
                condition=Q(
                    status=StatusLKE.SELESAI, selesai_pada__isnull=False, selesai_oleh__isnull=False
                )
                | (~Q(status=StatusLKE.SELESAI) & Q(selesai_pada=None, selesai_oleh=None)),
                name="evaluasi_lke_selesai_berjejak",
            ),
        ]

    def __str__(self) -> str:
        return f"LKE {self.tahun}"


class JawabanLKE(models.Model):
    """What one step of the chain answered to one criterion. Each step has its own row, so that the
    columns stand side by side. `sidik_data`: fingerprint of the data that an answer rests on.
    """

    evaluasi = models.ForeignKey(EvaluasiLKE, models.PROTECT, related_name="jawaban")
    tahap = models.CharField("tahap", max_length=12, choices=TahapLKE.choices)
    kunci = models.CharField("kunci kriteria", max_length=60)
    jawaban = models.CharField("jawaban", max_length=14, choices=JawabanKriteria.choices)
    catatan = models.TextField("catatan", blank=True)
    asal = models.CharField(
        "asal jawaban", max_length=12, choices=AsalJawaban.choices, default=AsalJawaban.SENDIRI
    )
    dasar = models.TextField("data yang mendasari", blank=True)
    sidik_data = models.CharField("sidik data", max_length=16, blank=True)
    dikembalikan = models.BooleanField("dikembalikan", default=False)
    catatan_kembali = models.TextField("catatan pengembalian", blank=True)
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)
    diubah_pada = models.DateTimeField("dijawab pada", editable=False)
    diubah_oleh = _oleh()

    class Meta:
        verbose_name = "jawaban LKE"
        verbose_name_plural = "jawaban LKE"
        ordering = ["evaluasi", "tahap", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "tahap", "kunci"], name="jawaban_lke_unik"),
            models.CheckConstraint(
                condition=~Q(jawaban=JawabanKriteria.TIDAK_BERLAKU) | ~Q(catatan=""),
                name="jawaban_lke_tidak_berlaku_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(dikembalikan=False) | ~Q(catatan_kembali=""),
                name="jawaban_lke_kembali_bercatatan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kunci}: {self.jawaban}"


class NilaiSubLKE(models.Model):
    """The grade that one step of the chain gave to one sub-component, and why."""

    evaluasi = models.ForeignKey(EvaluasiLKE, models.PROTECT, related_name="nilai_sub")
    tahap = models.CharField("tahap", max_length=12, choices=TahapLKE.choices)
    sub = models.CharField("sub komponen", max_length=12)
    tingkat = models.CharField("tingkat", max_length=4)
    tahun_bertahan = models.PositiveSmallIntegerField(
        "lama dipertahankan (tahun)", null=True, blank=True
    )
    upaya = models.TextField("upaya atau inovasi", blank=True)
    alasan = models.TextField("catatan", blank=True)
    otomatis = models.BooleanField(
        "menurut jawaban kriteria", default=False, help_text="Tidak ada yang memilihnya sendiri."
    )
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)
    diubah_pada = models.DateTimeField("dinilai pada", editable=False)
    diubah_oleh = _oleh()

    class Meta:
        verbose_name = "nilai sub komponen LKE"
        verbose_name_plural = "nilai sub komponen LKE"
        ordering = ["evaluasi", "tahap", "sub"]
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "tahap", "sub"], name="nilai_sub_lke_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.sub}: {self.tingkat}"


class DokumenLKE(models.Model):
    """A file or a link that proves answers of an evaluation; it may serve many criteria."""

    evaluasi = models.ForeignKey(EvaluasiLKE, models.PROTECT, related_name="dokumen")
    judul = models.CharField("judul", max_length=200)
    berkas = models.ForeignKey(BerkasTetap, models.PROTECT, null=True, blank=True, related_name="+")
    tautan = models.URLField("tautan", max_length=500, blank=True)
    tahun_dokumen = models.PositiveSmallIntegerField("tahun dokumen")
    berteks = models.BooleanField(
        "berlapisan teks",
        null=True,
        editable=False,
        help_text="Kosong: bukan PDF, atau tak terbaca.",
    )
    bertanda = models.BooleanField(
        "bertanda tangan elektronik",
        null=True,
        editable=False,
        help_text="Kosong: bukan PDF, tak terbaca, atau dilampirkan sebelum ini dicatat.",
    )
    diubah_pada = models.DateTimeField("dilampirkan pada", editable=False)
    diubah_oleh = _oleh()

    class Meta:
        verbose_name = "dokumen bukti LKE"
        verbose_name_plural = "dokumen bukti LKE"
        ordering = ["evaluasi", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(berkas=None) & ~Q(tautan="")) | Q(berkas__isnull=False, tautan=""),
                name="dokumen_lke_berkas_atau_tautan",
            ),
        ]

    def __str__(self) -> str:
        return self.judul


class BuktiLKE(models.Model):
    """Where in a document the proof of one criterion stands."""

    dokumen = models.ForeignKey(DokumenLKE, models.CASCADE, related_name="bukti")
    kunci = models.CharField("kunci kriteria", max_length=60)
    halaman = models.CharField("halaman", max_length=40, blank=True)

    class Meta:
        verbose_name = "bukti LKE"
        verbose_name_plural = "bukti LKE"
        ordering = ["dokumen", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dokumen", "kunci"], name="bukti_lke_unik"),
        ]

    def __str__(self) -> str:
        return self.kunci


class RekomendasiLKE(Berurutan):
    """A recommendation that the evaluator drafts; it becomes one of the LHE when the evaluation is
    finished.
    """

    evaluasi = models.ForeignKey(EvaluasiLKE, models.PROTECT, related_name="rekomendasi")
    kunci = models.CharField("kunci kriteria", max_length=60, blank=True)
    teks = models.TextField("rekomendasi")
    diubah_pada = models.DateTimeField("ditulis pada", editable=False)
    diubah_oleh = _oleh()

    class Meta:
        verbose_name = "rekomendasi LKE"
        verbose_name_plural = "rekomendasi LKE"
        ordering = ["evaluasi", "urutan", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(teks=""), name="rekomendasi_lke_terisi"),
        ]

    def __str__(self) -> str:
        return self.teks[:80]


class NaskahLHE(models.Model):
    """The text of one part of the LHE, instead of the draft from data. `otomatis`: the draft as it
    stood when the evaluation was finished.
    """

    evaluasi = models.ForeignKey(EvaluasiLKE, models.PROTECT, related_name="naskah")
    kode = models.CharField("bagian", max_length=20)
    teks = models.TextField("isi")
    otomatis = models.BooleanField("draf dari data", default=False)
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)
    diubah_pada = models.DateTimeField("ditulis pada", editable=False)
    diubah_oleh = _oleh()

    class Meta:
        verbose_name = "naskah LHE"
        verbose_name_plural = "naskah LHE"
        ordering = ["evaluasi", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "kode"], name="naskah_lhe_unik"),
            models.CheckConstraint(condition=~Q(teks=""), name="naskah_lhe_terisi"),
        ]

    def __str__(self) -> str:
        return self.kode


class HasilLamaLKE(models.Model):
    """A finished evaluation as it was before it was reopened, with its LHE. Never changed: refused
    by a trigger.
    """

    evaluasi = models.ForeignKey(EvaluasiLKE, models.PROTECT, related_name="hasil_lama")
    ke = models.PositiveSmallIntegerField("ke")
    nilai = AngkaField("nilai")
    predikat = models.CharField("predikat", max_length=4)
    nomor_lhe = models.CharField("nomor LHE", max_length=120)
    tanggal_lhe = models.DateField("tanggal LHE")
    dokumen = models.JSONField("LHE")
    selesai_pada = models.DateTimeField("selesai pada", editable=False)
    selesai_oleh = _oleh()
    alasan = models.TextField("alasan dibuka kembali")
    dibuka_pada = models.DateTimeField("dibuka kembali pada", editable=False)
    dibuka_oleh = _oleh()

    class Meta:
        verbose_name = "hasil LKE terdahulu"
        verbose_name_plural = "hasil LKE terdahulu"
        ordering = ["evaluasi", "ke"]
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "ke"], name="hasil_lama_lke_unik"),
            models.CheckConstraint(condition=~Q(alasan=""), name="hasil_lama_lke_beralasan"),
        ]

    def __str__(self) -> str:
        return f"LHE Nomor {self.nomor_lhe}"


class JendelaLKE(models.Model):
    """When a step of the chain is open, to the minute. A step without a window is not in the chain,
    but for own evaluation and evaluator, which always are.
    """

    tahun = models.PositiveSmallIntegerField("tahun evaluasi")
    tahap = models.CharField("tahap", max_length=12, choices=TahapLKE.choices)
    buka = models.DateTimeField("dibuka")
    tutup = models.DateTimeField("ditutup")
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)

    class Meta:
        verbose_name = "jadwal LKE"
        verbose_name_plural = "jadwal LKE"
        ordering = ["tahun", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["tahun", "tahap"], name="jendela_lke_unik"),
            models.CheckConstraint(
                condition=Q(buka__lt=F("tutup")), name="jendela_lke_buka_sebelum_tutup"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tahap_display()} {self.tahun}"


class PetugasLKE(models.Model):
    """Who takes a step, for which components (empty: all) and which agency (none: all).

    An evaluator without such a row in a year evaluates every agency in their scope.
    """

    tahun = models.PositiveSmallIntegerField("tahun evaluasi")
    tahap = models.CharField("tahap", max_length=12, choices=TahapLKE.choices)
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="petugas"
    )
    komponen = models.CharField("komponen", max_length=60, blank=True)
    pd = models.ForeignKey(
        PerangkatDaerah,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="perangkat daerah",
    )

    class Meta:
        verbose_name = "petugas LKE"
        verbose_name_plural = "petugas LKE"
        ordering = ["tahun", "pk"]

    def __str__(self) -> str:
        return f"{self.get_tahap_display()} {self.tahun}"
