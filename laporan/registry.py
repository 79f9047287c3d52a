"""The explicit list of exporters."""

from laporan.exporters import docx, html, json, pdf, xlsx
from laporan.exporters.base import Exporter

EXPORTERS: dict[str, Exporter] = {
    "pdf": pdf.ekspor,
    "docx": docx.ekspor,
    "xlsx": xlsx.ekspor,
    "html": html.ekspor,
    "json": json.ekspor,
}
