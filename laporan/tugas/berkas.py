"""A document as a file, with its progress: the same bytes by a job and by the command line."""

from dataclasses import replace

from laporan.cetak.bita_tetap import tetapkan
from laporan.cetak.dasar import Berkas
from laporan.cetak.registry import EXPORTERS
from laporan.dokumen.unsur import Dokumen
from laporan.tugas.dasar import Lapor, diam
from laporan.tugas.kemajuan_pdf import lapor_pdf

NAMA_BENTUK = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "html": "HTML", "json": "JSON"}
LANGSUNG = frozenset({"json", "html"})
"""Made in a twentieth of a second, so a page hands them out at once."""


def tulis(dokumen: Dokumen, bentuk: str, lapor: Lapor = diam) -> Berkas:
    """Write a document in one form."""
    lapor(8, f"Menulis berkas {NAMA_BENTUK[bentuk]}")
    if bentuk == "pdf":
        with lapor_pdf(dokumen, lapor):
            return EXPORTERS[bentuk](dokumen)
    berkas = EXPORTERS[bentuk](dokumen)
    if bentuk in {"docx", "xlsx"}:
        return replace(berkas, isi=tetapkan(berkas.isi, tahun=dokumen.tahun))
    return berkas
