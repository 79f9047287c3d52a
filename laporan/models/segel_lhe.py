"""The LHE as it is signed: the frozen text, the exact PDF, the signature on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinerja.jenis import CaraTandaTangan, JenisPD
from kinerja.models.alur import Bekuan
from kinerja.models.berkas import BerkasTetap
from kinerja.models.perjanjian import SertifikatSegel, kode_verifikasi
from kinerja.models.rantai import Berjangkar
from kinerja.penglihat import dalam_batas
from kinerja.sebutan import sebut_penanda
from laporan.models.lke import EvaluasiLKE
from laporan.models.tahap_lke import StatusSegelLHE

if TYPE_CHECKING:
    from kinerja.models.pengguna import Pengguna

IZIN_TANDA_TANGAN = "laporan.tandatangani_lhe"


def _oleh() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )


class SegelLHEQuerySet(models.QuerySet["SegelLHE"]):
    """Questions about submitted texts."""

    def untuk(self, pengguna: Pengguna) -> Self:
        """Those of the agencies this user may see; the Inspektorat's signers see their region's."""
        if pengguna.lintas_pd:
            return dalam_batas(self, pengguna, "evaluasi__pd")
        milik = Q(evaluasi__pd=pengguna.pd_id or 0)
        pd = pengguna.pd
        if (
            pd is not None
            and pd.jenis_pd is JenisPD.INSPEKTORAT
            and pengguna.has_perm(IZIN_TANDA_TANGAN)
        ):
            milik |= Q(evaluasi__pd__pemda=pd.pemda)
        return self.filter(milik)

    def menunggu(self) -> Self:
        """Those that nobody has signed or returned."""
        return self.filter(status=StatusSegelLHE.DIAJUKAN)

    def bertanda(self) -> Self:
        """Those that are signed."""
        return self.filter(status=StatusSegelLHE.DITANDATANGANI)


class SegelLHE(Bekuan, Berjangkar):
    """The LHE of a finished evaluation, submitted for signing: `isi` holds its text and scores.

    `selesai_pada` names the end of the evaluation that it tells of; reopened, the evaluation ends
    anew and its text is the next `ke`. Triggers keep the text, and everything once it is signed.
    """

    evaluasi = models.ForeignKey(EvaluasiLKE, models.PROTECT, related_name="segel")
    berkas = models.ForeignKey(BerkasTetap, models.PROTECT, related_name="+")
    selesai_pada = models.DateTimeField("evaluasi selesai pada", editable=False)
    nomor = models.CharField("nomor LHE", max_length=120)
    tanggal = models.DateField("tanggal LHE")
    sebutan = models.CharField("jabatan penanda tangan", max_length=220)
    nama = models.CharField("nama penanda tangan", max_length=150, blank=True)
    kode = models.CharField(
        "kode verifikasi", max_length=14, unique=True, default=kode_verifikasi, editable=False
    )
    status = models.CharField(
        "status",
        max_length=12,
        choices=StatusSegelLHE.choices,
        default=StatusSegelLHE.DIAJUKAN,
    )
    catatan_kembali = models.TextField("catatan pengembalian", blank=True)
    dikembalikan_pada = models.DateTimeField("dikembalikan pada", null=True, editable=False)
    dikembalikan_oleh = _oleh()
    cara = models.CharField("cara", max_length=6, choices=CaraTandaTangan.choices, blank=True)
    tersegel = models.ForeignKey(
        BerkasTetap, models.PROTECT, null=True, related_name="+", editable=False
    )
    sertifikat = models.ForeignKey(
        SertifikatSegel, models.PROTECT, null=True, related_name="+", editable=False
    )
    rujukan = models.CharField("nomor dokumen BSrE", max_length=120, blank=True)
    bertanda_pada = models.DateTimeField("ditandatangani pada", null=True, editable=False)
    bertanda_oleh = _oleh()
    akun = models.CharField("pemilik akun", max_length=310, blank=True)
    penugasan = models.CharField("penugasan akun", max_length=40, blank=True)
    penugasan_sejak = models.DateField("penugasan sejak", null=True)
    penugasan_oleh = models.CharField("penugasan ditetapkan oleh", max_length=310, blank=True)
    versi = models.PositiveIntegerField("versi baris", default=1, editable=False)

    objects = SegelLHEQuerySet.as_manager()

    class Meta(Bekuan.Meta):
        abstract = False
        verbose_name = "LHE yang diajukan"
        verbose_name_plural = "LHE yang diajukan"
        ordering = ["evaluasi", "ke"]
        permissions = [("tandatangani_lhe", "Menandatangani LHE")]
        constraints = [
            *Bekuan.Meta.constraints,
            models.UniqueConstraint(fields=["evaluasi", "ke"], name="segel_lhe_unik"),
            models.UniqueConstraint(
                fields=["evaluasi"],
                condition=Q(status=StatusSegelLHE.DIAJUKAN),
                name="segel_lhe_satu_menunggu",
                violation_error_message="LHE ini sudah menunggu tanda tangan.",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=StatusSegelLHE.DIKEMBALIKAN,
                    dikembalikan_pada__isnull=False,
                    dikembalikan_oleh__isnull=False,
                )
                & ~Q(catatan_kembali="")
                | ~Q(status=StatusSegelLHE.DIKEMBALIKAN)
                & Q(dikembalikan_pada=None, dikembalikan_oleh=None, catatan_kembali=""),
                name="segel_lhe_kembali_bercatatan",
                violation_error_message="Pengembalian wajib disertai catatan.",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=StatusSegelLHE.DITANDATANGANI,
                    bertanda_pada__isnull=False,
                    bertanda_oleh__isnull=False,
                    tersegel__isnull=False,
                )
                & ~Q(cara="")
                | ~Q(status=StatusSegelLHE.DITANDATANGANI)
                & Q(bertanda_pada=None, bertanda_oleh=None, tersegel=None, cara=""),
                name="segel_lhe_tanda_tangan_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(cara=CaraTandaTangan.SEGEL) | Q(sertifikat__isnull=False),
                name="segel_lhe_bersertifikat",
            ),
        ]

    def __str__(self) -> str:
        return f"LHE yang diajukan ke-{self.ke}"

    @property
    def bertanda(self) -> bool:
        """Whether it is signed."""
        return self.status == StatusSegelLHE.DITANDATANGANI

    @property
    def menunggu(self) -> bool:
        """Whether it waits to be signed."""
        return self.status == StatusSegelLHE.DIAJUKAN

    @property
    def berkas_akhir(self) -> str:
        """Fingerprint of the file that counts: with its signature, else as it was submitted."""
        return self.tersegel_id or self.berkas_id

    @property
    def keterangan_akun(self) -> str:
        """Through which account it was signed."""
        return sebut_penanda(
            self.akun, self.penugasan, sejak=self.penugasan_sejak, oleh=self.penugasan_oleh
        )
