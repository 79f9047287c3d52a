"""Indicators of program, kegiatan and sub kegiatan, with dated targets and quarterly figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from anggaran.keluaran import AngkaKeluaran, BentukKeluaran
from anggaran.models.belanja import VersiAnggaran
from anggaran.models.program import Kegiatan, MataAnggaran, Program, SubKegiatan
from kinerja.akumulasi import Akumulasi
from kinerja.capaian import Polaritas
from kinerja.jenis import JenisVersiAnggaran
from kinerja.models.kolom import AngkaField, KodeField
from kinerja.models.organisasi import Berurutan, MilikPD, pastikan_satu_pd
from kinerja.periode import label_tw

if TYPE_CHECKING:
    from kinerja.models import Pengguna

_POLARITAS = [p for p in Polaritas.choices if p[0] != Polaritas.DALAM_RENTANG]
SETAHUN = 0
"""Where a quarter stands otherwise: the target of the whole year."""
MASA = [(SETAHUN, "Setahun"), *((n, label_tw(n)) for n in (1, 2, 3, 4))]
PELAPOR_TETAP = "Realisasinya sudah terisi bersama sub kegiatan lain; kosongkan dahulu isian itu."


class IndikatorProgramQuerySet(models.QuerySet["IndikatorProgram"]):
    """Questions about indicators of the budget tree."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Rows this user may see: those filled in with a sub kegiatan that they see."""
        return self.filter(dilaporkan_pada__in=SubKegiatan.objects.untuk(pengguna))

    def angka(self, sampai: date | None = None) -> dict[int, AngkaKeluaran]:
        """Indicator id → its targets in force (on the day, where one is told) and its figures.

        Three queries, whatever the number of rows.
        """
        semua = list(self)
        isi = RealisasiProgram.objects.filter(indikator__in=semua).menurut_indikator()
        return angka_keluaran(semua, isi, sampai)


class IndikatorProgram(MilikPD, Berurutan):
    """Outcome of a program, output of a kegiatan or sub kegiatan, in one year."""

    tahun = models.PositiveSmallIntegerField("tahun")
    kode = KodeField("kode")
    program = models.ForeignKey(
        Program, models.CASCADE, null=True, blank=True, related_name="indikator"
    )
    kegiatan = models.ForeignKey(
        Kegiatan, models.CASCADE, null=True, blank=True, related_name="indikator"
    )
    sub_kegiatan = models.ForeignKey(
        SubKegiatan, models.CASCADE, null=True, blank=True, related_name="indikator"
    )
    dilaporkan_pada = models.ForeignKey(
        SubKegiatan,
        models.PROTECT,
        related_name="indikator_dilaporkan",
        verbose_name="diisi bersama sub kegiatan",
        help_text="Realisasinya diisi, diajukan, dan disahkan bersama sub kegiatan ini.",
    )
    nama = models.TextField("nama indikator")
    satuan = models.CharField("satuan", max_length=60)
    desimal = models.PositiveSmallIntegerField(
        "desimal", default=0, validators=[MaxValueValidator(6)]
    )
    polaritas = models.CharField(
        "polaritas", max_length=15, choices=_POLARITAS, default=Polaritas.TINGGI.value
    )
    akumulasi = models.CharField(
        "akumulasi", max_length=15, choices=Akumulasi.choices, default=Akumulasi.JUMLAH.value
    )
    target_renstra = AngkaField(
        "target akhir Renstra",
        null=True,
        blank=True,
        help_text="Yang harus tercapai pada akhir periode Renstra.",
    )
    realisasi_renstra = AngkaField(
        "realisasi Renstra s.d. tahun lalu",
        null=True,
        blank=True,
        help_text="Yang tercapai sejak awal periode Renstra sampai akhir tahun sebelumnya.",
    )

    objects = IndikatorProgramQuerySet.as_manager()

    class Meta:
        verbose_name = "indikator program dan kegiatan"
        verbose_name_plural = "indikator program dan kegiatan"
        ordering = ["pd", "tahun", "urutan", "kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "tahun", "kode"], name="indikator_program_kode_unik"
            ),
            models.CheckConstraint(
                condition=Q(program__isnull=False, kegiatan=None, sub_kegiatan=None)
                | Q(program=None, kegiatan__isnull=False, sub_kegiatan=None)
                | Q(program=None, kegiatan=None, sub_kegiatan__isnull=False),
                name="indikator_program_satu_simpul",
                violation_error_message="Pilih program, kegiatan atau sub kegiatan, tepat satu.",
            ),
            models.CheckConstraint(
                condition=Q(sub_kegiatan=None) | Q(dilaporkan_pada=F("sub_kegiatan")),
                name="indikator_program_lapor_sendiri",
                violation_error_message="Keluaran sub kegiatan diisi bersama sub kegiatannya.",
            ),
            models.CheckConstraint(
                condition=Q(desimal__lte=6), name="indikator_program_desimal_0_6"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"[:120]

    @property
    def sebutan(self) -> str:
        """As it is printed: `Jumlah peserta (Orang)`."""
        return f"{self.nama} ({self.satuan})"

    @property
    def tingkat(self) -> str:
        """`program`, `kegiatan` or `sub_kegiatan`."""
        if self.program_id is not None:
            return "program"
        return "kegiatan" if self.kegiatan_id is not None else "sub_kegiatan"

    @property
    def simpul(self) -> MataAnggaran:
        """The node that it measures."""
        simpul = self.program or self.kegiatan or self.sub_kegiatan
        assert simpul is not None  # constraint indikator_program_satu_simpul
        return simpul

    @property
    def bentuk(self) -> BentukKeluaran:
        """How its figures are read and judged."""
        return BentukKeluaran(
            self.satuan, self.desimal, Polaritas(self.polaritas), Akumulasi(self.akumulasi)
        )

    @property
    def kunci_realisasi(self) -> str:
        """Its figure of a quarter as the audit trail names it."""
        return f"keluaran:{self.kode}"

    def clean(self) -> None:
        """Node and row of entry are of the same agency and year, one below the other."""
        simpul = self.program or self.kegiatan or self.sub_kegiatan
        lapor = self.dilaporkan_pada if self.dilaporkan_pada_id else None
        pastikan_satu_pd(self, simpul=simpul, dilaporkan_pada=lapor)
        if simpul is not None and simpul.tahun != self.tahun:
            raise ValidationError({self.tingkat: f"Harus dari tahun {self.tahun}."})
        if simpul is not None and lapor is not None:
            kode: str = simpul.kode
            if lapor.tahun != self.tahun or not f"{lapor.kode}.".startswith(f"{kode}."):
                raise ValidationError(
                    {"dilaporkan_pada": f"Pilih sub kegiatan di bawah {kode} tahun {self.tahun}."}
                )
        if self.pk is not None and lapor is not None:
            lain = IndikatorProgram.objects.filter(pk=self.pk).exclude(dilaporkan_pada=lapor)
            if lain.filter(realisasi__isnull=False).exists():
                raise ValidationError({"dilaporkan_pada": PELAPOR_TETAP})


class TargetProgramQuerySet(models.QuerySet["TargetProgram"]):
    """Questions about targets of the budget tree."""

    def berlaku(self, sampai: date | None = None) -> dict[tuple[int, int], Decimal]:
        """(indicator id, quarter; 0: the year) → the target that the latest document says.

        `sampai`: without documents dated after that day. An original always counts: it is often
        signed late. One query.
        """
        hasil: dict[tuple[int, int], Decimal] = {}
        semua = self.order_by("versi__ke").values_list(
            "indikator_id", "triwulan", "nilai", "versi__jenis", "versi__tanggal"
        )
        for pk, tw, nilai, jenis, tanggal in semua:
            murni = jenis == JenisVersiAnggaran.MURNI
            if sampai is None or murni or tanggal is None or tanggal <= sampai:
                hasil[pk, tw] = nilai
        return hasil


class TargetProgram(models.Model):
    """Target of an indicator in one budget document, of the year or of a quarter."""

    indikator = models.ForeignKey(IndikatorProgram, models.CASCADE, related_name="target")
    versi = models.ForeignKey(VersiAnggaran, models.PROTECT, related_name="target_program")
    triwulan = models.PositiveSmallIntegerField("masa", choices=MASA, default=SETAHUN)
    nilai = AngkaField("target")

    objects = TargetProgramQuerySet.as_manager()

    class Meta:
        verbose_name = "target indikator program dan kegiatan"
        verbose_name_plural = "target indikator program dan kegiatan"
        ordering = ["indikator", "versi__ke", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "versi", "triwulan"], name="target_program_unik"
            ),
            models.CheckConstraint(
                condition=Q(triwulan__gte=0, triwulan__lte=4), name="target_program_triwulan_0_4"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.versi} {self.get_triwulan_display()}: {self.nilai}"

    def clean(self) -> None:
        """The document is of the indicator's agency and year."""
        if self.indikator_id and self.versi_id:
            i, v = self.indikator, self.versi
            if (v.pd_id, v.tahun) != (i.pd_id, i.tahun):
                raise ValidationError({"versi": f"Harus dokumen anggaran tahun {i.tahun}."})


class RealisasiProgramQuerySet(models.QuerySet["RealisasiProgram"]):
    """Questions about figures of the budget tree."""

    def menurut_indikator(self) -> dict[int, dict[int, Decimal]]:
        """Indicator id → quarter → figure. One query."""
        hasil: dict[int, dict[int, Decimal]] = {}
        for pk, tw, nilai in self.values_list("indikator_id", "triwulan", "nilai"):
            hasil.setdefault(pk, {})[tw] = nilai
        return hasil


class RealisasiProgram(models.Model):
    """What was achieved in one quarter. Its status, row version and audit trail are those of the
    report of the sub kegiatan that it is filled in with.
    """

    # What was achieved is not deleted along with its indicator: the indicator stays.
    indikator = models.ForeignKey(IndikatorProgram, models.PROTECT, related_name="realisasi")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    nilai = AngkaField("realisasi")

    objects = RealisasiProgramQuerySet.as_manager()

    class Meta:
        verbose_name = "realisasi indikator program dan kegiatan"
        verbose_name_plural = "realisasi indikator program dan kegiatan"
        ordering = ["indikator", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "triwulan"], name="realisasi_program_unik"
            ),
            models.CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4),
                name="realisasi_program_triwulan_1_4",
            ),
        ]

    def __str__(self) -> str:
        return f"TW {self.triwulan}: {self.nilai}"


def angka_keluaran(
    indikator: Iterable[IndikatorProgram],
    isi: Mapping[int, Mapping[int, Decimal]],
    sampai: date | None = None,
) -> dict[int, AngkaKeluaran]:
    """These indicators with figures that were read already. One query, for the targets."""
    semua = {i.pk: i for i in indikator}
    target = TargetProgram.objects.filter(indikator__in=semua).berlaku(sampai)
    return {
        pk: AngkaKeluaran(
            i.bentuk,
            target.get((pk, SETAHUN)),
            {tw: target[pk, tw] for tw in (1, 2, 3, 4) if (pk, tw) in target},
            isi.get(pk, {}),
        )
        for pk, i in semua.items()
    }


def simpan_realisasi(triwulan: int, isi: Iterable[tuple[int, Decimal | None]]) -> None:
    """Store figures of a quarter by indicator id; None clears. At most two queries."""
    semua = dict(isi)
    kosong = [pk for pk, nilai in semua.items() if nilai is None]
    if kosong:
        RealisasiProgram.objects.filter(indikator__in=kosong, triwulan=triwulan).delete()
    baru = [
        RealisasiProgram(indikator_id=pk, triwulan=triwulan, nilai=nilai)
        for pk, nilai in semua.items()
        if nilai is not None
    ]
    if baru:
        RealisasiProgram.objects.bulk_create(
            baru,
            update_conflicts=True,
            unique_fields=["indikator", "triwulan"],
            update_fields=["nilai"],
        )
