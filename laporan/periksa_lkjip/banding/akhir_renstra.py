"""PURE. The end of the plan's period: one year in the whole document, and as far off as it is."""

import re
from collections import Counter
from collections.abc import Iterator

from laporan.periksa_lkjip.angka_cetak import rapi
from laporan.periksa_lkjip.banding.temuan_teks import di_teks
from laporan.periksa_lkjip.naskah import Naskah
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_PERIODE = re.compile(
    r"\b(?:renstra|rencana strategis)\b[^.;]{0,80}?\b(20\d\d)\s*[-–—]\s*(20\d\d)\b", re.IGNORECASE
)
_AKHIR = re.compile(
    r"\b(?:akhir|terakhir)\s+periode\s+(?:perubahan\s+)?(?:renstra|rencana strategis)"
    r"(?:\s+perubahan)?(?:\s+\w+){0,2}?\s+\(?(20\d\d)\b(?!\s*[-–—]\s*20\d\d)",
    re.IGNORECASE,
)
_SELAMA = re.compile(
    r"\b(?:selama|dalam|tersisa|waktu)\s+(\d)\s*(?:\([^)]*\)\s*)?tahun\s+(?:ke\s?depan|lagi)"
    r"[^.;]{0,60}\bakhir\s+periode\b",
    re.IGNORECASE,
)


def periksa_akhir_renstra(naskah: Naskah, tahun: int) -> Iterator[TemuanLkjip]:
    """Sentences that end the plan in another year, or another number of years from now."""
    hitung: Counter[tuple[str, str]] = Counter()
    for a in naskah.alinea():
        hitung.update((m[1], m[2]) for m in _PERIODE.finditer(rapi(a.teks)))
    if not hitung:
        return
    awal, akhir = map(int, hitung.most_common(1)[0][0])
    for alinea in naskah.alinea():
        teks = rapi(alinea.teks)
        for m in _AKHIR.finditer(teks):
            if int(m[1]) != akhir:
                yield di_teks(
                    "PL62", TingkatTemuan.PERINGATAN, alinea,
                    f"Akhir periode Renstra disebut {m[1]}, sedangkan periodenya {awal}-{akhir}.",
                    teks=teks, awal=m.start(), kolom="tahun", tercetak=m[1],
                    seharusnya=str(akhir), penyebab="Tahun lain",
                )  # fmt: skip
        for m in _SELAMA.finditer(teks):
            if awal <= tahun <= akhir and int(m[1]) != akhir - tahun:
                yield di_teks(
                    "PL62", TingkatTemuan.PERINGATAN, alinea,
                    f"Kalimat menyebut {m[1]} tahun lagi sampai akhir periode Renstra; dari "
                    f"{tahun} ke {akhir} masih {akhir - tahun} tahun.",
                    teks=teks, awal=m.start(), kolom="tahun", tercetak=f"{m[1]} tahun",
                    seharusnya=f"{akhir - tahun} tahun", penyebab="Tahun lain",
                )  # fmt: skip
