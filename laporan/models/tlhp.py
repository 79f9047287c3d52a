"""Findings of other origin than the LHE, followed up in the same steps (matrix TLHP)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from kinerja.models.organisasi import Jabatan, MilikPD
from kinerja.models.peristiwa import berpasangan, pelaku_langkah, saat_langkah
from laporan.models.lingkup_tindak import yang_ditindaklanjuti
from laporan.models.status import StatusRekomendasi, SumberTemuan

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna


class TemuanPemeriksaanQuerySet(models.QuerySet["TemuanPemeriksaan"]):
    """Questions about findings."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Findings this user may see, as for the recommendations of the LHE."""
        return yang_ditindaklanjuti(self, pengguna, "pd")


class TemuanPemeriksaan(MilikPD):
    """A finding, what is recommended about it and what was done. Its states and who takes them are
    those of `RekomendasiLHE`.
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    sumber = models.CharField("sumber", max_length=12, choices=SumberTemuan.choices)
    kode = models.CharField("nomor temuan", max_length=20)
    dokumen = models.CharField("nomor laporan pemeriksaan", max_length=160, blank=True)
    tanggal = models.DateField("tanggal laporan", null=True, blank=True)
    temuan = models.TextField("temuan")
    rekomendasi = models.TextField("rekomendasi", blank=True)
    rencana = models.TextField("rencana tindak lanjut", blank=True)
    tindak_lanjut = models.TextField("tindak lanjut", blank=True)
    penanggung_jawab = models.ForeignKey(
        Jabatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="temuan_pemeriksaan",
        verbose_name="penanggung jawab",
    )
    tenggat = models.DateField("tenggat", null=True, blank=True)
    status = models.CharField(
        "status", max_length=10, choices=StatusRekomendasi.choices, default=StatusRekomendasi.BELUM
    )
    bukti = models.TextField("bukti", blank=True)
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)
    diubah_pada = saat_langkah()
    diubah_oleh = pelaku_langkah()
    diusulkan_pada = saat_langkah()
    diusulkan_oleh = pelaku_langkah()
    #: The evaluator asked for more; empty again once it is proposed anew or found done.
    dikembalikan_pada = saat_langkah()
    diverifikasi_pada = saat_langkah()
    diverifikasi_oleh = pelaku_langkah()

    objects = TemuanPemeriksaanQuerySet.as_manager()

    class Meta:
        verbose_name = "temuan pemeriksaan"
        verbose_name_plural = "temuan pemeriksaan"
        ordering = ["pd", "tahun", "sumber", "kode", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "tahun", "sumber", "kode"], name="temuan_pemeriksaan_unik"
            ),
            models.CheckConstraint(condition=~Q(temuan=""), name="temuan_pemeriksaan_terisi"),
            models.CheckConstraint(
                condition=Q(status=StatusRekomendasi.BELUM) | ~Q(tindak_lanjut=""),
                name="temuan_pemeriksaan_bertindak_lanjut",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusRekomendasi.SELESAI)
                | (~Q(tindak_lanjut="") & ~Q(bukti="")),
                name="temuan_pemeriksaan_berbukti",
            ),
            *(
                models.CheckConstraint(
                    condition=berpasangan(peristiwa),
                    name=f"temuan_pemeriksaan_{peristiwa}_berpasangan",
                )
                for peristiwa in ("diubah", "diusulkan", "diverifikasi")
            ),
            models.CheckConstraint(
                condition=Q(status=StatusRekomendasi.SELESAI) | Q(diverifikasi_pada=None),
                name="temuan_pemeriksaan_verifikasi_saat_selesai",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusRekomendasi.SELESAI) | Q(diusulkan_pada=None),
                name="temuan_pemeriksaan_usul_terjawab",
            ),
        ]

    def __str__(self) -> str:
        return self.temuan[:80]
