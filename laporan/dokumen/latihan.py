"""PURE. A document whose figures are invented says so: in its title, on its cover, on every page
and sheet, in every format. The only place that draws it on paper.
"""

from dataclasses import replace

from kinerja.latihan import TANDA
from laporan.dokumen.unsur import Dokumen


def tandai_latihan(dokumen: Dokumen, kalimat: str) -> Dokumen:
    """The document, marked where there is a sentence to say (kinerja/latihan.py)."""
    if not kalimat:
        return dokumen
    sampul = dokumen.sampul
    return replace(
        dokumen,
        judul=_bertanda(dokumen.judul),
        pd=_bertanda(dokumen.pd),
        kepala=_bertanda(dokumen.kepala) if dokumen.kepala else "",
        sampul=sampul and replace(sampul, status=" ".join(filter(None, (kalimat, sampul.status)))),
        nama_berkas=f"Latihan-{dokumen.nama_berkas}",
    )


def _bertanda(teks: str) -> str:
    return f"{teks} ({TANDA})"
