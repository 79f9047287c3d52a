"""Pages of a PDF with text as lines and rows of tables, in reading order and within bounds.

Only jobs and commands read a PDF: it takes longer than a page may.
"""

from collections.abc import Callable, Iterator
from typing import Any

from anggaran.impor.bentuk import BerkasTakDikenalError
from anggaran.impor.rka import BarisPdf
from kinerja.batas_pdf import PdfMelewatiBatasError, buka_terukur
from kinerja.galat_pdf import GALAT_PDF
from kinerja.jatah_waktu import dalam_jatah

HALAMAN_MAKSIMUM = 300
OBJEK_MAKSIMUM = 60_000
"""Characters and lines of one page."""
DETIK = 120
"""Of processor time; three hundred pages of SIPD take a third of it."""
_LAMA = (
    "PDF ini menuntut waktu atau memori yang tidak wajar, sehingga pembacaannya dihentikan. Unduh "
    "ulang dari SIPD, atau bagi menjadi beberapa berkas."
)
_RUSAK = "PDF rusak atau berkata sandi: isinya tidak dapat dibaca. Unduh ulang dari SIPD."


def baris_pdf(isi: bytes, lapor: Callable[[int], None]) -> Iterator[BarisPdf]:
    """Every line of every page. `lapor`: told the lines so far. Raises BerkasTakDikenalError."""
    try:
        with dalam_jatah(DETIK, lambda: BerkasTakDikenalError(_LAMA)):
            semua = list(_baca(isi, lapor))
    except PdfMelewatiBatasError as galat:
        raise BerkasTakDikenalError(str(galat)) from galat
    except MemoryError as galat:
        raise BerkasTakDikenalError(_LAMA) from galat
    except GALAT_PDF as galat:
        if isinstance(galat, BerkasTakDikenalError):
            raise
        raise BerkasTakDikenalError(_RUSAK) from galat
    yield from semua


def _baca(isi: bytes, lapor: Callable[[int], None]) -> Iterator[BarisPdf]:
    banyak = teks = 0
    with buka_terukur(isi) as dokumen:
        if len(dokumen.pages) > HALAMAN_MAKSIMUM:
            raise BerkasTakDikenalError(
                f"PDF melebihi {HALAMAN_MAKSIMUM} halaman. Bagi menjadi beberapa berkas."
            )
        for halaman, asli in enumerate(dokumen.pages, 1):
            objek = len(asli.chars) + len(asli.lines) + len(asli.rects) + len(asli.curves)
            if objek > OBJEK_MAKSIMUM:
                raise BerkasTakDikenalError(f"Halaman {halaman} terlalu rumit untuk dibaca.")
            teks += len(asli.chars)
            for nomor, sel in enumerate(_baris(asli), 1):
                banyak += 1
                yield BarisPdf(halaman, nomor, sel)
            lapor(banyak)
            asli.close()
    if not teks:
        raise BerkasTakDikenalError(
            "PDF ini hasil pindaian: halamannya gambar, tanpa teks yang dapat dibaca. Unduh "
            "laporan yang sama dalam bentuk Excel dari SIPD."
        )


def _baris(asli: Any) -> list[tuple[str, ...]]:
    """Rows of ruled tables, and the lines of text around them, from the top down."""
    semua: list[tuple[float, tuple[str, ...]]] = []
    tabel = asli.find_tables()
    for satu in tabel:
        for baris, sel in zip(satu.rows, satu.extract(), strict=True):
            semua.append((baris.bbox[1], tuple(s or "" for s in sel)))

    def di_luar(objek: Any) -> bool:
        tengah = (objek["top"] + objek["bottom"]) / 2
        return not any(t.bbox[1] <= tengah <= t.bbox[3] for t in tabel)

    for garis in asli.filter(di_luar).extract_text_lines(return_chars=False):
        semua.append((garis["top"], (garis["text"],)))
    return [sel for _, sel in sorted(semua, key=lambda satu: satu[0])]
