"""The progress of a PDF goes forward, however often its pages are laid out."""

import logging

from laporan.cetak.penata import MULAI
from laporan.dokumen.unsur import Bab, Bagian, Dokumen, Paragraf
from laporan.tugas.kemajuan_pdf import lapor_pdf


def test_menata_ulang_tidak_memundurkan_kemajuan():
    """Two chapters of three pages, each laid out three times, then the pages in front."""
    kata: list[tuple[int, str]] = []
    bab = tuple(Bab(f"BAB {n}", (Paragraf("Isi."),)) for n in (1, 2))
    depan = (Bagian("Kata Pengantar", (Paragraf("Isi."),)),)
    dokumen = Dokumen("L", "", "PD", "Pemda", 2024, "", bagian_depan=depan, bab=bab)
    catat = logging.getLogger("weasyprint.progress").info
    with lapor_pdf(dokumen, lambda persen, kalimat: kata.append((persen, kalimat))):
        for mulai in (1, 4, 0):
            catat(MULAI, mulai)
            for _ in range(3):
                catat("Step 5 - Creating layout")
                for n in (1, 2, 3):
                    catat("Step 5 - Creating layout - Page %i", n)
        catat("Step 6 - Creating PDF")
    persen = [p for p, _ in kata]
    assert persen == sorted(persen), kata
    kalimat = [k for _, k in kata]
    assert kalimat[0] == "Menyiapkan tata letak"
    assert [k for k in kalimat if ", halaman " in k] == [
        "BAB I, halaman 1 dari ± 2",
        # By the estimate, which gives each of these chapters one page.
        "BAB II, halaman 2 dari ± 2",
        "BAB II, halaman 3 dari ± 3",
        "BAB II, halaman 4 dari ± 4",
        "BAB II, halaman 5 dari ± 5",
        "BAB II, halaman 6 dari ± 6",
    ]
    assert kalimat[-2:] == ["Menata bagian depan", "Menulis halaman ke berkas PDF"]
    assert "Merapikan pergantian halaman" in kalimat
    assert persen[0] == 10
