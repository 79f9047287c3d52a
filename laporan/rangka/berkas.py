"""A finished file as a response: an attachment, or a PDF of our own to be looked at."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from laporan.cetak.dasar import Berkas


def kirim(berkas: Berkas) -> HttpResponse:
    """Send the file for saving."""
    respons = HttpResponse(berkas.isi, content_type=berkas.tipe)
    respons["Content-Disposition"] = content_disposition_header(True, berkas.nama)
    respons["Cache-Control"] = "private, no-store"
    return respons


#: A sandboxed PDF is not shown by any browser; its viewer is the browser's own and runs nothing of
#: the file.
POLITIK_PDF = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
)


def perlihatkan(berkas: Berkas) -> HttpResponse:
    """Show a PDF in the browser, where an address can name its page."""
    respons = kirim(berkas)
    respons["Content-Disposition"] = content_disposition_header(False, berkas.nama) or "inline"
    respons["X-Content-Type-Options"] = "nosniff"
    respons["Content-Security-Policy"] = POLITIK_PDF
    respons["Cross-Origin-Resource-Policy"] = "same-origin"
    return respons
