"""PURE. A finding at a piece of text."""

from laporan.periksa_lkjip.naskah import AlineaNaskah
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

SEBELUM, SELURUHNYA = 120, 420
"""Characters of the paragraph that a reader is shown: before the place, and in all."""


def kutip(teks: str, awal: int) -> str:
    """The paragraph around a place."""
    mulai = max(0, awal - SEBELUM)
    ujung = mulai + SELURUHNYA
    return f"{'…' if mulai else ''}{teks[mulai:ujung]}{'…' if ujung < len(teks) else ''}"


def di_teks(
    kode: str,
    tingkat: TingkatTemuan,
    alinea: AlineaNaskah,
    pesan: str,
    *,
    teks: str,
    awal: int = 0,
    kolom: str = "kalimat",
    tercetak: str = "",
    seharusnya: str = "",
    penyebab: str = "",
) -> TemuanLkjip:
    """A finding at a place of a paragraph. `teks`: the paragraph tidied, `awal`: where in it."""
    return TemuanLkjip(
        kode,
        tingkat,
        pesan,
        alinea.tempat,
        kolom=kolom,
        tercetak=tercetak,
        seharusnya=seharusnya,
        penyebab=penyebab,
        kutipan=kutip(teks, awal),
    )
