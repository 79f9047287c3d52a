"""The progress of a PDF goes forward, however often its pages are laid out."""

import logging

from laporan.dokumen.unsur import Bab, Dokumen, Paragraf
from laporan.tugas.kemajuan_pdf import lapor_pdf


def test_menata_ulang_tidak_memundurkan_kemajuan():
    """Three pages, laid out three times, as WeasyPrint tells it."""
    kata: list[tuple[int, str]] = []
    dokumen = Dokumen("L", "", "PD", "Pemda", 2024, "", bab=(Bab("BAB", (Paragraf("Isi."),)),))
    catat = logging.getLogger("weasyprint.progress").info
    with lapor_pdf(dokumen, lambda persen, kalimat: kata.append((persen, kalimat))):
        for _ in range(3):
            catat("Step 5 - Creating layout")
            for n in (1, 2, 3):
                catat("Step 5 - Creating layout - Page %i", n)
        catat("Step 6 - Creating PDF")
    persen = [p for p, _ in kata]
    assert persen == sorted(persen), kata
    assert {k for _, k in kata} >= {"Merapikan pergantian halaman", "Menulis halaman ke berkas PDF"}
    assert persen[0] == 10
