"""PURE. The key of a figure's origin, and the address of the page that explains it.

A key is `jenis:kode:tahun`, as a live figure names itself: `realisasi:IKU1:2024`. The page of an
indicator and year is found below an address that the document carries (`Dokumen.asal`).
"""

from urllib.parse import quote

BUKTI = "bukti"
"""The part of the page that lists the evidence."""
BAGIAN = {
    n: n
    for n in ("realisasi", "target", "capaian", "kriteria", "capaian_akhir", "efisiensi", BUKTI)
} | {"turunan": "realisasi", "serapan_indikator": "serapan"}
"""Figures of one indicator and year → the part of the page that explains each."""


def kunci_asal(jenis: str, kode: str, tahun: int) -> str:
    """`realisasi:IKU1:2024`."""
    return f"{jenis}:{kode}:{tahun}"


def alamat_asal(dasar: str, kunci: str) -> str:
    """The address for a key below `dasar`; empty for what has no page, or without `dasar`."""
    jenis, _, sisa = kunci.partition(":")
    kode, _, tahun = sisa.rpartition(":")
    if not dasar or jenis not in BAGIAN or not kode:
        return ""
    if not (tahun.isascii() and tahun.isdecimal() and len(tahun) == 4):
        return ""
    return f"{dasar}{tahun}/{quote(kode)}/#{BAGIAN[jenis]}"
