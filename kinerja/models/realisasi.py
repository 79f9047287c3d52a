"""Actuals: one row per indicator and quarter, its variables, analysis and evidence."""

from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from kinerja.jenis import JenisBukti
from kinerja.models.alur import BerAlur
from kinerja.models.baris_termuat import BarisTermuat
from kinerja.models.indikator import Indikator, Predikat, Variabel
from kinerja.models.kolom import AngkaField
from kinerja.models.organisasi import PerangkatDaerah
from kinerja.models.sejarah import akhir_triwulan, unit_pada
from kinerja.periode import Triwulan


class RealisasiQuerySet(models.QuerySet["Realisasi"]):
    """Questions about rows of indicators."""

    def berunit(self) -> Self:
        """Each with `unit_pada`: id of the unit that answered for it at the end of its quarter."""
        hari = akhir_triwulan("tahun", "triwulan")
        return unit_pada(self, hari, jabatan="indikator__penanggung_jawab", indikator="indikator")

    def milik(self, unit: Collection[int]) -> Self:
        """Rows that these units answered for."""
        return self.berunit().filter(unit_pada__in=unit)


class Realisasi(BerAlur):
    """Actual of one indicator at the end of one quarter.

    Three different things: 0 is a value; everything empty is "belum diisi"; `tidak_berlaku` is
    N/A with a reason. With a formula the value is derived from the variables and never stored;
    `nilai_resmi` is the figure that Sekretariat set over it, with the reason. Beside a predicate
    `nilai` is its score: BB (75,20). `capaian_ditetapkan` is the year's capaian up to this quarter
    as Sekretariat set it where no formula fits; `capaian_dilaporkan` as a past report printed it.
    `keterangan` is for the report's reader, `catatan_data` for those who keep the data.
    """

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="realisasi")
    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    nilai = AngkaField("nilai", null=True, blank=True)
    predikat = models.ForeignKey(Predikat, models.PROTECT, null=True, blank=True)
    nilai_resmi = AngkaField("angka resmi", null=True, blank=True)
    alasan_resmi = models.TextField("alasan angka resmi", blank=True)
    tidak_berlaku = models.BooleanField("tidak berlaku (N/A)", default=False)
    alasan_tidak_berlaku = models.TextField("alasan tidak berlaku", blank=True)
    capaian_dilaporkan = AngkaField(
        "capaian dilaporkan (%)",
        null=True,
        blank=True,
        help_text="Capaian yang tercetak pada laporan tahun itu. Dipakai bila capaian tidak dapat "
        "dihitung; bila dapat, keduanya disebut.",
    )
    capaian_ditetapkan = AngkaField(
        "capaian ditetapkan (%)",
        null=True,
        blank=True,
        help_text="Capaian tahun sampai dengan triwulan ini, ditetapkan Sekretariat karena tidak "
        "ada rumus yang sesuai.",
    )
    alasan_capaian = models.TextField("alasan capaian ditetapkan", blank=True)
    keterangan = models.TextField("keterangan", blank=True)
    catatan_data = models.TextField(
        "catatan pengelola data",
        blank=True,
        help_text="Untuk yang mengelola data, mis. bagaimana angka ini tercetak di sumbernya. "
        "Tidak masuk laporan.",
    )

    faktor_pendukung = models.TextField(
        "faktor pendukung", blank=True, help_text="Satu butir per baris."
    )
    faktor_penghambat = models.TextField(
        "faktor penghambat", blank=True, help_text="Satu butir per baris."
    )
    upaya_perbaikan = models.TextField(
        "upaya perbaikan", blank=True, help_text="Satu butir per baris."
    )
    tindak_lanjut = models.TextField(
        "rencana tindak lanjut", blank=True, help_text="Satu butir per baris."
    )

    ANALISIS = ("faktor_pendukung", "faktor_penghambat", "upaya_perbaikan", "tindak_lanjut")

    objects = RealisasiQuerySet.as_manager()

    class Meta(BerAlur.Meta):
        abstract = False
        verbose_name = "realisasi"
        verbose_name_plural = "realisasi"
        ordering = ["indikator", "tahun", "triwulan"]
        permissions = [
            ("isi_realisasi", "Mengisi dan mengajukan realisasi unitnya"),
            ("verifikasi_realisasi", "Memverifikasi atau mengembalikan realisasi"),
        ]
        constraints = [
            *BerAlur.Meta.constraints,
            models.UniqueConstraint(
                fields=["indikator", "tahun", "triwulan"], name="realisasi_unik"
            ),
            models.CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4),
                name="realisasi_triwulan_1_4",
                violation_error_message="Triwulan diisi 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=Q(tidak_berlaku=False, alasan_tidak_berlaku="")
                | (
                    Q(tidak_berlaku=True, nilai=None, predikat=None, nilai_resmi=None)
                    & ~Q(alasan_tidak_berlaku="")
                ),
                name="realisasi_tidak_berlaku_beralasan",
                violation_error_message="Tidak berlaku (N/A) wajib beralasan dan tanpa nilai.",
            ),
            models.CheckConstraint(
                condition=Q(nilai_resmi=None, alasan_resmi="")
                | (Q(nilai_resmi__isnull=False) & ~Q(alasan_resmi="")),
                name="realisasi_resmi_beralasan",
                violation_error_message="Angka resmi wajib disertai alasan.",
            ),
            models.CheckConstraint(
                condition=Q(predikat=None) | Q(nilai_resmi=None),
                name="realisasi_predikat_tanpa_resmi",
                violation_error_message="Indikator predikat tidak punya angka resmi.",
            ),
            models.CheckConstraint(
                condition=Q(capaian_ditetapkan=None, alasan_capaian="")
                | (
                    Q(capaian_ditetapkan__isnull=False, tidak_berlaku=False) & ~Q(alasan_capaian="")
                ),
                name="realisasi_capaian_beralasan",
                violation_error_message=(
                    "Capaian yang ditetapkan wajib beralasan, dan tidak untuk baris yang tidak "
                    "berlaku."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} TW {self.triwulan} {self.tahun}"

    @property
    def yang_dilaporkan(self) -> "Indikator":
        return self.indikator

    @property
    def milik_pd(self) -> PerangkatDaerah:
        return self.indikator.pd

    @property
    def milik_unit(self) -> int:
        if self.unit_pada is not None:
            return self.unit_pada
        return self.indikator.penanggung_jawab.unit_id

    @property
    def kuartal(self) -> Triwulan:
        return Triwulan(self.tahun, self.triwulan)

    @property
    def nama_isian(self) -> str:
        return f"indikator:{self.indikator_id}"

    def clean(self) -> None:
        if not self.indikator_id:
            return
        if self.indikator.skala_id and self.nilai is not None and self.predikat is None:
            raise ValidationError({"predikat": "Pilih predikatnya; nilai hanya menyertainya."})
        if self.predikat and self.predikat.skala_id != self.indikator.skala_id:
            raise ValidationError({"predikat": "Predikat harus dari skala indikator itu."})
        if self.nilai is not None and self.indikator.formula:
            raise ValidationError(
                {"nilai": "Indikator ini berformula: isi variabelnya, bukan nilainya."}
            )


class NilaiVariabel(BarisTermuat):
    """What was entered for one variable of a realisasi, with its source."""

    realisasi = models.ForeignKey(Realisasi, models.CASCADE, related_name="nilai_variabel")
    variabel = models.ForeignKey(Variabel, models.PROTECT, related_name="nilai")
    nilai = AngkaField("nilai")
    sumber = models.CharField("sumber", max_length=200, blank=True)
    rincian = models.TextField("rincian", blank=True)
    catatan_data = models.TextField(
        "catatan pengelola data", blank=True, help_text="Tidak masuk laporan."
    )

    class Meta:
        verbose_name = "nilai variabel"
        verbose_name_plural = "nilai variabel"
        ordering = ["realisasi", "variabel__urutan"]
        constraints = [
            models.UniqueConstraint(fields=["realisasi", "variabel"], name="nilai_variabel_unik"),
        ]

    def __str__(self) -> str:
        return str(self.variabel)

    def clean(self) -> None:
        if (
            self.variabel_id
            and self.realisasi_id
            and self.variabel.indikator_id != self.realisasi.indikator_id
        ):
            raise ValidationError({"variabel": "Variabel harus milik indikator realisasi itu."})
        if self.variabel_id and self.variabel.komponen.exists():
            raise ValidationError(
                {"variabel": "Variabel ini dijumlahkan dari bagiannya; isi bagiannya."}
            )


class DataDukung(models.Model):
    """Evidence of a realisasi: a file, a link or a text.

    Rows may share one stored file: it is kept once, however often it is evidence.
    """

    realisasi = models.ForeignKey(Realisasi, models.PROTECT, related_name="data_dukung")
    jenis = models.CharField("jenis", max_length=10, choices=JenisBukti.choices)
    judul = models.CharField("judul", max_length=200)
    berkas = models.FileField("berkas", upload_to="data-dukung/%Y/", blank=True)
    sha256 = models.CharField("sidik SHA-256", max_length=64, blank=True, editable=False)
    ukuran = models.PositiveBigIntegerField("ukuran (bita)", null=True, blank=True, editable=False)
    tipe = models.CharField("tipe isi", max_length=120, blank=True, editable=False)
    halaman = models.CharField(
        "halaman", max_length=60, blank=True, help_text="Letak buktinya, misalnya 3–5."
    )
    tautan = models.URLField("tautan", max_length=500, blank=True)
    teks = models.TextField("keterangan", blank=True)
    diunggah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    diunggah_pada = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = "data dukung"
        verbose_name_plural = "data dukung"
        ordering = ["realisasi", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(jenis=JenisBukti.BERKAS, tautan="", teks="", ukuran__isnull=False)
                    & ~Q(berkas="")
                    & ~Q(sha256="")
                )
                | (
                    Q(jenis=JenisBukti.TAUTAN, berkas="", teks="", sha256="", ukuran=None)
                    & ~Q(tautan="")
                )
                | (
                    Q(jenis=JenisBukti.TEKS, berkas="", tautan="", sha256="", ukuran=None)
                    & ~Q(teks="")
                ),
                name="data_dukung_sesuai_jenis",
                violation_error_message="Isi berkas, tautan atau keterangan sesuai jenisnya.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul
