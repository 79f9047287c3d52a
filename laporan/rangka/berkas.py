"""A finished file as a response: always an attachment, never shown as a page."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from laporan.cetak.dasar import Berkas


def kirim(berkas: Berkas) -> HttpResponse:
    """Send the file for saving."""
    respons = HttpResponse(berkas.isi, content_type=berkas.tipe)
    respons["Content-Disposition"] = content_disposition_header(True, berkas.nama)
    respons["Cache-Control"] = "private, no-store"
    return respons
