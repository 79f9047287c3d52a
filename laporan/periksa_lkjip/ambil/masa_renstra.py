"""PURE. The years of the Renstra that a report speaks of."""

import re
from collections import Counter
from collections.abc import Iterator

from kinerja.kata_daftar import urutkan
from laporan.periksa_lkjip.ambil.bentuk import BahanAmbil
from laporan.periksa_lkjip.tabel.kolom import PeranKolom

PANJANG = range(2, 7)
"""Years from the first to the last that a plan takes."""
_MASA = re.compile(
    r"(?:renstra|rencana\s+strategis)\b[^.;]{0,120}?(20\d\d)\s*"
    r"(?:[-–—/]|s\.?\s?d\.?|sampai(?: dengan)?)\s*(20\d\d)",
    re.IGNORECASE,
)


def masa_renstra(bahan: BahanAmbil) -> tuple[int, int, str]:
    """First and last year, and why they are doubtful; empty where the report says them."""
    hitung = Counter(m for teks in _teks(bahan) for m in _masa(teks, bahan.tahun))
    if hitung:
        (awal, akhir), _ = hitung.most_common(1)[0]
        lain = [f"{a}–{b}" for a, b in hitung if (a, b) != (awal, akhir)]
        return awal, akhir, f"laporan juga menyebut {urutkan(lain)}" if lain else ""
    akhir = max(
        (
            k.tahun
            for t in bahan.tabel
            for k in t.semua(PeranKolom.TARGET_AKHIR)
            if bahan.tahun <= k.tahun <= bahan.tahun + PANJANG[-1]
        ),
        default=0,
    )
    if akhir:
        awal = min(akhir - 4, bahan.tahun)
        return awal, akhir, "tahun awalnya tidak tertulis; dihitung lima tahun ke belakang"
    return bahan.tahun, bahan.tahun + 4, "laporan tidak menyebut masa Renstra"


def _teks(bahan: BahanAmbil) -> Iterator[str]:
    for alinea in bahan.naskah.alinea():
        yield alinea.teks
    for t in bahan.tabel:
        yield t.judul
        for k in t.kolom:
            yield k.judul


def _masa(teks: str, tahun: int) -> Iterator[tuple[int, int]]:
    for cocok in _MASA.finditer(teks):
        awal, akhir = int(cocok[1]), int(cocok[2])
        if awal <= tahun <= akhir and akhir - awal in PANJANG:
            yield awal, akhir
