"""Bytes that must stay as they are: signed documents, scans, frozen reports."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.db import models
from django.db.models import Q


class BerkasTetapManager(models.Manager["BerkasTetap"]):
    """Keeps a content once, whoever brings it."""

    def simpan(self, isi: bytes, *, tipe: str, pada: datetime) -> BerkasTetap:
        """Return the row of these bytes, made when it is not there yet."""
        sidik = sha256(isi).hexdigest()
        berkas, _ = self.get_or_create(
            sha256=sidik,
            defaults={"isi": isi, "tipe": tipe, "ukuran": len(isi), "disimpan_pada": pada},
        )
        return berkas


class BerkasTetap(models.Model):
    """A content named by its SHA-256. A trigger refuses every change, a foreign key every removal
    of what a document still points at (see kinerja/pemicu.py).
    """

    sha256 = models.CharField("sidik", max_length=64, primary_key=True)
    isi = models.BinaryField("isi")
    tipe = models.CharField("tipe", max_length=100)
    ukuran = models.PositiveIntegerField("ukuran (bita)")
    disimpan_pada = models.DateTimeField("disimpan pada")

    objects = BerkasTetapManager()

    class Meta:
        verbose_name = "berkas tetap"
        verbose_name_plural = "berkas tetap"
        ordering = ["disimpan_pada", "sha256"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="berkas_tetap_sidik_sah"
            ),
        ]

    def __str__(self) -> str:
        return self.sha256[:16]

    @property
    def utuh(self) -> bool:
        """Whether the stored bytes still have the fingerprint that names them."""
        return sha256(bytes(self.isi)).hexdigest() == self.sha256
