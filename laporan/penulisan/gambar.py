"""Images that people put into a report: checked by content, made small enough to print and send."""

import io
from datetime import datetime

from django.db import transaction
from PIL import Image, ImageOps

from kinerja.bukti.gambar import periksa_gambar
from kinerja.bukti.isi import kenali
from kinerja.bukti.jenis import JPEG, PNG
from kinerja.bukti.nama import bersihkan_nama
from kinerja.models import BerkasTetap, Pengguna, PerangkatDaerah, jejak
from kinerja.penolakan import TidakSahError
from laporan.models import GambarNarasi

UKURAN_MAKSIMUM = 5 * 1024 * 1024
SISI_MAKSIMUM = 1600
"""Dots along the longer side: 16 cm on paper at 250 dots an inch."""


@transaction.atomic
def simpan_gambar(
    *, pd: PerangkatDaerah, nama: str, isi: bytes, oleh: Pengguna, pada: datetime
) -> GambarNarasi:
    """Keep an image once per agency. Raises TidakSahError for what is no PNG or JPEG, or too big.

    The picture is drawn anew: nothing that hides in the file (position, notes, a second content)
    reaches the report.
    """
    if len(isi) > UKURAN_MAKSIMUM:
        raise TidakSahError(
            f"Gambar ini lebih dari {UKURAN_MAKSIMUM // 1024 // 1024} MB. Perkecil gambarnya."
        )
    jenis = kenali(nama, isi)
    if jenis not in (PNG, JPEG):
        raise TidakSahError("Yang diterima di sini hanya gambar PNG atau JPEG.")
    periksa_gambar(isi, jenis)
    rapi, tipe, lebar, tinggi = _gambar_ulang(isi, png=jenis is PNG)
    berkas = BerkasTetap.objects.simpan(rapi, tipe=tipe, pada=pada)
    gambar, baru = GambarNarasi.objects.get_or_create(
        pd=pd,
        berkas=berkas,
        defaults={
            "nama": bersihkan_nama(nama)[:200],
            "lebar": lebar,
            "tinggi": tinggi,
            "oleh": oleh,
            "pada": pada,
        },
    )
    if baru:
        jejak(aksi="unggah gambar narasi", objek=gambar, oleh=oleh, pada=pada, pd=pd).save()
    return gambar


def _gambar_ulang(isi: bytes, *, png: bool) -> tuple[bytes, str, int, int]:
    with Image.open(io.BytesIO(isi)) as asal:
        gambar = ImageOps.exif_transpose(asal)
        gambar.thumbnail((SISI_MAKSIMUM, SISI_MAKSIMUM))
        aliran = io.BytesIO()
        if png:
            mode = "RGBA" if "A" in gambar.getbands() or "transparency" in gambar.info else "RGB"
            gambar.convert(mode).save(aliran, "PNG", optimize=True)
        else:
            gambar.convert("RGB").save(aliran, "JPEG", quality=85, optimize=True)
        return aliran.getvalue(), "image/png" if png else "image/jpeg", *gambar.size
