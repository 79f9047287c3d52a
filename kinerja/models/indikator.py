"""Indicators: what is measured, in which unit, from which variables, on which scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from kinerja.akumulasi import Akumulasi
from kinerja.aturan import (
    bentuk_predikat,
    bobot_positif,
    jadwal_sah,
    kaitan_berpendahulu,
    satu_pemilik,
    tahun_berurutan,
    triwulan_bertahun,
)
from kinerja.capaian import Polaritas
from kinerja.formula import Formula, FormulaError
from kinerja.jadwal import Jadwal, masa_hidup
from kinerja.jenis import JenisNilai, JenisPenanda, KaitanPendahulu, LingkupPembanding
from kinerja.models.aturan import IsiBaris, pastikan
from kinerja.models.kolom import AngkaField, JadwalField, KodeField
from kinerja.models.organisasi import Berurutan, Jabatan, MilikPD, pastikan_satu_pd
from kinerja.models.pohon import MasaBerlaku, Sasaran, Tujuan, berlaku_pada
from kinerja.models.sejarah import unit_pada
from kinerja.penglihat import dalam_batas

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kinerja.models.pengguna import Pengguna


_BULAN = "(1[0-2]|[1-9])"
_TERBIT = rf"{_BULAN}([+]1)?"
_JADWAL = (
    rf"^(triwulanan|semesteran|tahunan|bulan:{_BULAN}(,{_BULAN})*|terbit:{_TERBIT}(,{_TERBIT})*)$"
)


class SkalaPredikat(MilikPD):
    """An ordered scale of predicates, such as CC < B < BB < A."""

    kode = KodeField("kode")
    nama = models.CharField("nama", max_length=120)

    class Meta:
        verbose_name = "skala predikat"
        verbose_name_plural = "skala predikat"
        ordering = ["pd", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "kode"], name="skala_predikat_kode_unik"),
        ]

    def __str__(self) -> str:
        return self.nama


class Predikat(models.Model):
    """One step of a scale; `peringkat` 1 is the lowest."""

    skala = models.ForeignKey(SkalaPredikat, models.CASCADE, related_name="predikat")
    kode = KodeField("kode", max_length=20)
    nama = models.CharField("nama", max_length=80, blank=True)
    peringkat = models.PositiveSmallIntegerField("peringkat")

    class Meta:
        verbose_name = "predikat"
        verbose_name_plural = "predikat"
        ordering = ["skala", "peringkat"]
        constraints = [
            models.UniqueConstraint(fields=["skala", "kode"], name="predikat_kode_unik"),
            models.UniqueConstraint(fields=["skala", "peringkat"], name="predikat_peringkat_unik"),
            models.CheckConstraint(
                condition=Q(peringkat__gte=1), name="predikat_peringkat_positif"
            ),
        ]

    def __str__(self) -> str:
        return str(self.kode)


class IndikatorQuerySet(models.QuerySet["Indikator"]):
    """Questions about indicators."""

    def untuk(self, pengguna: Pengguna, hari: date | None = None) -> Self:
        """Indicators this user may see: all of the agency, or those of the own unit and below.

        `hari`: also those that were theirs on that day.
        """
        if pengguna.lintas_pd:
            return dalam_batas(self, pengguna)
        if not pengguna.pd_id:
            return self.none()
        milik = self.filter(pd=pengguna.pd_id)
        if pengguna.lihat_semua_unit:
            return milik
        kini = Q(penanggung_jawab__unit__in=pengguna.lingkup_unit)
        if hari is None:
            return milik.filter(kini)
        return milik.berunit(hari).filter(kini | Q(unit_pada__in=pengguna.lingkup_unit_pada(hari)))

    def berunit(self, hari: date) -> Self:
        """Each with `unit_pada`: id of the unit that answered for it on the day."""
        return unit_pada(self, hari, jabatan="penanggung_jawab", indikator="pk")

    def berlaku(self, tahun: int) -> Self:
        """Indicators in force in the year."""
        return self.filter(berlaku_pada(tahun))

    def diisi_sendiri(self) -> Self:
        """Without those of a region whose figures an agency keeps: nobody types them there."""
        return self.exclude(kontribusi__sumber__isnull=False)

    def beserta_pendahulu(self, pk: Iterable[int]) -> dict[int, Indikator]:
        """These by id, in listing order, with all that they continue; two generations a query."""
        dicari, sudah, hasil = set(pk), set[int](), dict[int, Indikator]()
        while dicari:
            pendahulu = Indikator.objects.filter(pk__in=dicari).values("pendahulu")
            semua = self.filter(Q(pk__in=dicari) | Q(pk__in=pendahulu))
            hasil |= {i.pk: i for i in semua}
            sudah |= dicari
            dicari = {i.pendahulu_id for i in hasil.values() if i.pendahulu_id} - {*hasil, *sudah}
        return dict(sorted(hasil.items(), key=lambda satu: (satu[1].urutan, satu[0])))


class Indikator(MilikPD, Berurutan, MasaBerlaku):
    """A measure on a tujuan or on a sasaran."""

    tujuan = models.ForeignKey(
        Tujuan, models.PROTECT, null=True, blank=True, related_name="indikator"
    )
    sasaran = models.ForeignKey(
        Sasaran, models.PROTECT, null=True, blank=True, related_name="indikator"
    )
    kode = KodeField("kode")
    nama = models.TextField("nama")
    satuan = models.CharField("satuan", max_length=60)
    pola_tampil = models.CharField(
        "pola tampil",
        max_length=60,
        default="{n}",
        help_text="Bentuk angka pada layar dan laporan: {n}%, Rp {n}/jam, {n} Orang, 1:{n}.",
        validators=[
            RegexValidator(r"^[^{}]*\{n\}[^{}]*$", "Pola harus memuat {n} tepat satu kali.")
        ],
    )
    polaritas = models.CharField("polaritas", max_length=15, choices=Polaritas.choices)
    jenis_nilai = models.CharField(
        "jenis nilai", max_length=10, choices=JenisNilai.choices, default=JenisNilai.ANGKA
    )
    skala = models.ForeignKey(
        SkalaPredikat, models.PROTECT, null=True, blank=True, verbose_name="skala predikat"
    )
    desimal = models.PositiveSmallIntegerField("angka di belakang koma", default=2)
    iku = models.BooleanField("indikator kinerja utama", default=False)
    akumulasi = models.CharField("akumulasi triwulan", max_length=15, choices=Akumulasi.choices)
    jadwal = JadwalField("jadwal pelaporan")
    mulai_triwulan = models.PositiveSmallIntegerField(
        "mulai triwulan",
        null=True,
        blank=True,
        help_text="Triwulan pertama pada tahun mulainya; kosong: triwulan I.",
    )
    sampai_triwulan = models.PositiveSmallIntegerField(
        "sampai triwulan",
        null=True,
        blank=True,
        help_text="Triwulan terakhir pada tahun berakhirnya; kosong: triwulan IV.",
    )
    bobot = AngkaField(
        "bobot",
        null=True,
        blank=True,
        help_text="Dipakai bila rata-rata ditimbang menurut bobot, mis. 70 dan 30.",
    )
    boleh_lebih_100 = models.BooleanField(
        "dapat melebihi 100%",
        default=False,
        help_text="Centang bila persentasenya wajar di atas 100, mis. realisasi penerimaan.",
    )
    definisi = models.TextField("definisi operasional", blank=True)
    formulasi = models.TextField("formulasi perhitungan", blank=True)
    formula = models.CharField(
        "formula",
        max_length=500,
        blank=True,
        help_text="Ungkapan atas kode variabel, mis. bekerja / angkatan_kerja * 100.",
    )
    sumber_data = models.CharField("sumber data", max_length=200, blank=True)
    penanggung_jawab = models.ForeignKey(
        Jabatan, models.PROTECT, related_name="indikator", verbose_name="penanggung jawab"
    )
    pendahulu = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="penerus",
        verbose_name="melanjutkan indikator",
        help_text="Indikator lama yang digantikan; riwayatnya ikut ditampilkan.",
    )
    kaitan_pendahulu = models.CharField(
        "kaitannya",
        max_length=20,
        choices=KaitanPendahulu.choices,
        blank=True,
        default="",
        help_text="Sama: angkanya diperbandingkan. Definisi berubah: angka lama tampil tanpa "
        "diperbandingkan. Diganti: angka lama tidak dipakai. Kosong: dinilai dari satuan, "
        "definisi, dan formulasi keduanya.",
    )

    #: Set by `berunit`: the unit that answered for it on a day.
    unit_pada: int | None = None
    #: Set by `kinerja.pembeda.bedakan` where another indicator of the agency has the same name.
    pembeda = ""

    objects = IndikatorQuerySet.as_manager()

    class Meta(MasaBerlaku.Meta):
        abstract = False
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["pd", "urutan", "pk"]
        constraints = [
            *MasaBerlaku.Meta.constraints,
            models.UniqueConstraint(fields=["pd", "kode"], name="indikator_kode_unik"),
            models.CheckConstraint(
                condition=Q(tujuan__isnull=False, sasaran=None)
                | Q(tujuan=None, sasaran__isnull=False),
                name="indikator_satu_pemilik",
                violation_error_message="Pilih tujuan atau sasaran, salah satu.",
            ),
            models.CheckConstraint(
                condition=Q(jenis_nilai=JenisNilai.ANGKA, skala=None)
                | Q(
                    jenis_nilai=JenisNilai.PREDIKAT,
                    skala__isnull=False,
                    formula="",
                    polaritas=Polaritas.TINGGI,
                    akumulasi=Akumulasi.POSISI_AKHIR,
                ),
                name="indikator_predikat_berskala",
                violation_error_message=(
                    "Indikator predikat memerlukan skala, tanpa formula, makin tinggi makin baik, "
                    "dan akumulasi posisi akhir; indikator angka tanpa skala."
                ),
            ),
            models.CheckConstraint(condition=Q(desimal__lte=6), name="indikator_desimal_maks_6"),
            models.CheckConstraint(
                condition=Q(jadwal__regex=_JADWAL),
                name="indikator_jadwal_terbaca",
                violation_error_message="Jadwal pelaporan tidak dikenal.",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{ujung}_triwulan": None})
                    | Q(
                        **{
                            f"{ujung}_triwulan__gte": 1,
                            f"{ujung}_triwulan__lte": 4,
                            f"{ujung}_tahun__isnull": False,
                        }
                    ),
                    name=f"indikator_{ujung}_triwulan_bertahun",
                    violation_error_message=f"Triwulan {ujung} diisi 1 sampai 4 beserta tahunnya.",
                )
                for ujung in ("mulai", "sampai")
            ),
            models.CheckConstraint(
                condition=Q(pendahulu=None) | ~Q(pendahulu=F("id")),
                name="indikator_bukan_pendahulu_sendiri",
            ),
            models.CheckConstraint(
                condition=Q(kaitan_pendahulu="") | Q(pendahulu__isnull=False),
                name="indikator_kaitan_berpendahulu",
                violation_error_message="Kaitan hanya diisi bersama indikator yang dilanjutkan.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama[:120]

    @property
    def jadwal_pelaporan(self) -> Jadwal:
        """When it reports, within the life that it has."""
        return Jadwal.baca(
            self.jadwal,
            mulai=masa_hidup(self.mulai_tahun, self.mulai_triwulan),
            sampai=masa_hidup(self.sampai_tahun, self.sampai_triwulan, akhir=True),
        )

    @property
    def sebutan(self) -> str:
        """The name as it is printed, with what tells it from another one of the same name."""
        nama = self.nama.rstrip(".;, ")  # it stands inside sentences
        return f"{nama} ({self.pembeda})" if self.pembeda else nama

    def beda_rumusan(self, lain: Indikator) -> list[str]:
        """What is written differently for both, so that their figures do not compare."""
        pasangan = (
            ("definisi operasional", self.definisi, lain.definisi),
            ("formulasi", self.formulasi, lain.formulasi),
        )
        return [
            sebutan
            for sebutan, a, b in pasangan
            if a and b and a.casefold().split() != b.casefold().split()
        ]

    def clean(self) -> None:
        pastikan_satu_pd(
            self,
            tujuan=self.tujuan,
            sasaran=self.sasaran,
            skala=self.skala,
            pendahulu=self.pendahulu,
            penanggung_jawab=self.penanggung_jawab if self.penanggung_jawab_id else None,
        )
        isi = IsiBaris(self)
        pastikan(
            satu_pemilik(isi),
            bentuk_predikat(isi),
            bobot_positif(isi),
            tahun_berurutan(isi),
            jadwal_sah(isi),
            triwulan_bertahun(isi),
            kaitan_berpendahulu(isi),
        )
        if self.formula:
            try:
                Formula(self.formula)
            except FormulaError as galat:
                raise ValidationError({"formula": str(galat)}) from galat


class Variabel(Berurutan):
    """An input of an indicator's formula. A variable with parts below it is their sum."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="variabel")
    kode = models.CharField(
        "kode",
        max_length=40,
        validators=[
            RegexValidator(
                r"^[a-z][a-z0-9_]*$", "Huruf kecil, angka dan garis bawah; mulai dengan huruf."
            )
        ],
    )
    nama = models.CharField("nama", max_length=250)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    sumber_data = models.CharField("sumber data", max_length=200, blank=True)
    induk = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="komponen",
        verbose_name="bagian dari variabel",
    )

    class Meta:
        verbose_name = "variabel"
        verbose_name_plural = "variabel"
        ordering = ["indikator", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["indikator", "kode"], name="variabel_kode_unik"),
            models.CheckConstraint(
                condition=Q(induk=None) | ~Q(induk=F("id")), name="variabel_bukan_induk_sendiri"
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def clean(self) -> None:
        if self.induk and self.induk.indikator_id != self.indikator_id:
            raise ValidationError({"induk": "Variabel induk harus milik indikator yang sama."})


class MilikIndikatorQuerySet(models.QuerySet[Any]):
    """Questions about rows that belong to an indicator, and whose they are."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Rows of the indicators that this user may see."""
        return self.filter(indikator__in=Indikator.objects.untuk(pengguna))


class Pembanding(models.Model):
    """A figure of the nation, the province or a peer to set an indicator against (LKjIP A.4)."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="pembanding")
    tahun = models.PositiveSmallIntegerField("tahun")
    lingkup = models.CharField("lingkup", max_length=10, choices=LingkupPembanding.choices)
    nilai = AngkaField("nilai")
    daerah = models.CharField(
        "daerah",
        max_length=120,
        blank=True,
        help_text="Nama provinsi atau kabupaten/kota yang angkanya dipakai.",
    )
    tahun_data = models.PositiveSmallIntegerField(
        "tahun data",
        null=True,
        blank=True,
        help_text="Isi bila angkanya bukan angka tahun yang dibandingkan.",
    )
    sumber = models.CharField("sumber", max_length=200)
    keterangan = models.CharField("keterangan", max_length=250, blank=True)
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)

    objects = MilikIndikatorQuerySet.as_manager()

    class Meta:
        verbose_name = "pembanding"
        verbose_name_plural = "pembanding"
        ordering = ["indikator", "tahun", "lingkup"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "tahun", "lingkup", "daerah", "sumber"],
                name="pembanding_unik",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sebutan} {self.tahun}"

    @property
    def sebutan(self) -> str:
        """Whose figure it is: `Kabupaten Tapin`, else `Nasional`."""
        return self.daerah or str(LingkupPembanding(self.lingkup).label)

    @property
    def tahun_angka(self) -> int:
        """The year that the figure is of."""
        return self.tahun_data or self.tahun


class PenandaIndikator(models.Model):
    """What an indicator answers to: a sasaran of the RPJMD, an Asta Cita, an SDG, a theme."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="penanda")
    jenis = models.CharField("jenis", max_length=10, choices=JenisPenanda.choices)
    uraian = models.CharField("uraian", max_length=250)
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)

    objects = MilikIndikatorQuerySet.as_manager()

    class Meta:
        verbose_name = "penanda indikator"
        verbose_name_plural = "penanda indikator"
        ordering = ["indikator", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "jenis", "uraian"], name="penanda_indikator_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.uraian}"
