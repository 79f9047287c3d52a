"""What is kept of signing in: failures that make the next attempt wait, sessions, second factors,
accounts of a pemda's identity service.
"""

from typing import Any

from django.conf import settings
from django.db import models


class HitunganMasuk(models.Model):
    """Attempts at one account from one place; the place "" is all unknown places together.

    Neither account nor place is legible: people type their password where the name belongs.
    """

    akun = models.CharField("sidik nama pengguna", max_length=64)
    asal = models.CharField("sidik asal", max_length=64, blank=True)
    gagal = models.PositiveIntegerField("gagal berturut-turut", default=0)
    terakhir = models.DateTimeField("percobaan terakhir", db_index=True)
    berhasil = models.DateTimeField("terakhir berhasil", null=True)

    class Meta:
        verbose_name = "hitungan masuk"
        verbose_name_plural = "hitungan masuk"
        constraints = [
            models.UniqueConstraint(fields=["akun", "asal"], name="hitungan_masuk_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.gagal} gagal"


class SesiMasuk(models.Model):
    """One session as its owner sees it in the list; the session itself is Django's row `kunci`."""

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="sesi_masuk", editable=False
    )
    kunci = models.CharField("kunci sesi", max_length=40, unique=True, editable=False)
    sidik = models.CharField("sidik kata sandi", max_length=64, editable=False)
    peramban = models.CharField("peramban", max_length=300, blank=True, editable=False)
    alamat = models.CharField("alamat", max_length=45, blank=True, editable=False)
    sendiri = models.BooleanField("perangkat sendiri", default=False, editable=False)
    mulai = models.DateTimeField("masuk pada", editable=False)
    terakhir = models.DateTimeField("terakhir dipakai", editable=False)

    class Meta:
        verbose_name = "sesi"
        verbose_name_plural = "sesi"
        ordering = ["-terakhir", "-pk"]

    def __str__(self) -> str:
        return f"sesi sejak {self.mulai:%Y-%m-%d %H:%M}"


class AplikasiKode(models.Model):
    """The authenticator app of an account (TOTP, RFC 6238). The secret is encrypted."""

    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="aplikasi_kode", editable=False
    )
    rahasia = models.TextField("rahasia tersandi", editable=False)
    langkah = models.BigIntegerField("langkah waktu terakhir", default=0, editable=False)
    dibuat_pada = models.DateTimeField("dibuat pada", editable=False)
    dipakai_pada = models.DateTimeField("terakhir dipakai", null=True, editable=False)

    class Meta:
        verbose_name = "aplikasi kode"
        verbose_name_plural = "aplikasi kode"

    def __str__(self) -> str:
        return "aplikasi pembuat kode"


class KodePemulihanQuerySet(models.QuerySet["KodePemulihan"]):
    """Questions about recovery codes."""

    def tersisa(self) -> Any:
        """Those not used yet."""
        return self.filter(dipakai_pada=None)


class KodePemulihan(models.Model):
    """One recovery code: only its fingerprint, and when it was used up."""

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="kode_pemulihan", editable=False
    )
    sidik = models.CharField("sidik", max_length=64, editable=False)
    dibuat_pada = models.DateTimeField("dibuat pada", editable=False)
    dipakai_pada = models.DateTimeField("dipakai pada", null=True, editable=False)

    objects = KodePemulihanQuerySet.as_manager()

    class Meta:
        verbose_name = "kode pemulihan"
        verbose_name_plural = "kode pemulihan"
        constraints = [
            models.UniqueConstraint(fields=["pengguna", "sidik"], name="kode_pemulihan_unik"),
        ]

    def __str__(self) -> str:
        return "kode pemulihan"


class TautanIdentitas(models.Model):
    """An account of the pemda's identity service that signs in to an account here."""

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="tautan_identitas", editable=False
    )
    penerbit = models.CharField("penerbit", max_length=255, editable=False)
    subjek = models.CharField("subjek", max_length=255, editable=False)
    dibuat_pada = models.DateTimeField("dibuat pada", editable=False)
    dipakai_pada = models.DateTimeField("terakhir dipakai", null=True, editable=False)

    class Meta:
        verbose_name = "tautan identitas"
        verbose_name_plural = "tautan identitas"
        constraints = [
            models.UniqueConstraint(fields=["penerbit", "subjek"], name="tautan_identitas_subjek"),
            models.UniqueConstraint(
                fields=["penerbit", "pengguna"], name="tautan_identitas_pengguna"
            ),
        ]

    def __str__(self) -> str:
        return self.penerbit
