"""Passkeys (WebAuthn): what a person's device proves instead of a typed password."""

from django.conf import settings
from django.db import models


class KunciSandi(models.Model):
    """One registered passkey. Only the public half is here; the secret stays on the device."""

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="kunci_sandi", editable=False
    )
    nama = models.CharField("nama", max_length=60)
    credential_id = models.CharField(
        "pengenal (base64url)", max_length=1400, unique=True, editable=False
    )
    public_key = models.BinaryField("kunci publik", editable=False)
    sign_count = models.PositiveBigIntegerField("hitungan pemakaian", default=0, editable=False)
    tantangan = models.CharField(
        "sidik tantangan terakhir", max_length=64, blank=True, editable=False
    )
    dibuat_pada = models.DateTimeField("dibuat pada", editable=False)
    dipakai_pada = models.DateTimeField("terakhir dipakai", null=True, editable=False)

    class Meta:
        verbose_name = "kunci sandi"
        verbose_name_plural = "kunci sandi"
        ordering = ["pengguna", "dibuat_pada"]

    def __str__(self) -> str:
        return self.nama
