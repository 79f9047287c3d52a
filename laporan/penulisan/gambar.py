"""Images that people put into a report: checked by content, made small enough to print and send."""

from datetime import datetime

from django.db import transaction

from kinerja.bukti.gambar import GAMBAR_LAPORAN, rapikan_gambar
from kinerja.bukti.nama import bersihkan_nama
from kinerja.models import BerkasTetap, Pengguna, PerangkatDaerah, jejak
from laporan.models import GambarNarasi


@transaction.atomic
def simpan_gambar(
    *, pd: PerangkatDaerah, nama: str, isi: bytes, oleh: Pengguna, pada: datetime
) -> GambarNarasi:
    """Keep an image once per agency. Raises TidakSahError for what is no PNG or JPEG, or too big.

    The picture is drawn anew: nothing that hides in the file (position, notes, a second content)
    reaches the report.
    """
    rapi = rapikan_gambar(nama, isi, GAMBAR_LAPORAN)
    berkas = BerkasTetap.objects.simpan(rapi.isi, tipe=rapi.jenis.tipe, pada=pada)
    gambar, baru = GambarNarasi.objects.get_or_create(
        pd=pd,
        berkas=berkas,
        defaults={
            "nama": bersihkan_nama(nama)[:200],
            "lebar": rapi.lebar,
            "tinggi": rapi.tinggi,
            "oleh": oleh,
            "pada": pada,
        },
    )
    if baru:
        jejak(aksi="unggah gambar narasi", objek=gambar, oleh=oleh, pada=pada, pd=pd).save()
    return gambar
