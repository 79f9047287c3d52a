"""A PDF of drawn sheets: one SVG to a page of its own size, tagged as the reports are."""

import logging
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from hashlib import sha256
from html import escape

from laporan.cetak import pintas_weasyprint, teks_svg
from laporan.cetak.dasar import Berkas
from laporan.cetak.grafik.lembar_pohon import UKURAN_KERTAS, LembarPohon
from laporan.cetak.html import CSS_LAPORAN, STATIK
from laporan.cetak.kemajuan import HALAMAN, didengar
from laporan.cetak.pdf import (
    MIME_PDF,
    VARIAN,
    PdfTidakTersediaError,
    cetak_sendiri,
    gambar_lengkap,
    kendala,
    pengambil_lokal,
)

#: Told how many sheets are laid out.
Kemajuan = Callable[[int], None]


class _PencatatLembar(logging.Handler):
    """What WeasyPrint says of each page, as a number."""

    def __init__(self, kemajuan: Kemajuan) -> None:
        super().__init__(logging.INFO)
        self._kemajuan = kemajuan

    def emit(self, record: logging.LogRecord) -> None:
        """One line of its log."""
        if cocok := HALAMAN.search(record.getMessage()):
            self._kemajuan(int(cocok[1]))


def cetak_lembar(
    lembar: Sequence[LembarPohon],
    *,
    kertas: str,
    judul: str,
    nama: str,
    bahasa: str = "id",
    kemajuan: Kemajuan | None = None,
) -> Berkas:
    """Write the PDF. Raises PdfTidakTersediaError without Pango, and what `kemajuan` raises."""
    if alasan := kendala():
        raise PdfTidakTersediaError(alasan)
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    pintas_weasyprint.pasang()
    teks_svg.pasang()
    lebar, tinggi = UKURAN_KERTAS[kertas]
    gaya = (
        f"@page {{ size: {lebar}pt {tinggi}pt; margin: 0 }} "
        f".lembar {{ width: {lebar}pt; height: {tinggi}pt; break-after: page; overflow: hidden }} "
        ".lembar:last-child { break-after: auto } svg { display: block }"
    )
    isi = "".join(f'<section class="lembar">{satu.svg}</section>' for satu in lembar)
    markah = (
        f'<!DOCTYPE html><html lang="{bahasa}"><head><meta charset="utf-8">'
        f"<title>{escape(judul)}</title></head><body>{isi}</body></html>"
    )
    huruf, pengambil = FontConfiguration(), pengambil_lokal()
    mendengar = didengar(_PencatatLembar(kemajuan)) if kemajuan else nullcontext()
    with cetak_sendiri(), gambar_lengkap(), mendengar:
        css = [
            weasyprint.CSS(filename=str(CSS_LAPORAN), font_config=huruf, url_fetcher=pengambil),
            weasyprint.CSS(string=gaya, font_config=huruf, url_fetcher=pengambil),
        ]
        html = weasyprint.HTML(string=markah, base_url=STATIK.as_uri() + "/", url_fetcher=pengambil)
        hasil = html.write_pdf(
            stylesheets=css,
            font_config=huruf,
            pdf_variant=VARIAN,
            pdf_identifier=sha256(markah.encode()).hexdigest()[:32].encode(),
            custom_metadata=False,
        )
    return Berkas(f"{nama}.pdf", MIME_PDF, hasil)
