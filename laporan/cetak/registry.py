"""The explicit list of exporters."""

from laporan.cetak import docx, html, json, pdf, xlsx
from laporan.cetak.dasar import Exporter

EXPORTERS: dict[str, Exporter] = {
    "pdf": pdf.ekspor,
    "docx": docx.ekspor,
    "xlsx": xlsx.ekspor,
    "html": html.ekspor,
    "json": json.ekspor,
}
