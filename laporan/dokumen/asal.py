"""PURE. The key of a figure's origin, and the address of the page that explains it.

A key is `jenis:kode:tahun`, as a live figure names itself: `realisasi:IKU1:2024`. The page of an
indicator and year is found below an address that the document carries (`Dokumen.asal`).
"""

import re
from html import escape, unescape
from urllib.parse import quote

BUKTI = "bukti"
"""The part of the page that lists the evidence."""
MITRA = "mitra"
"""The part that names the agency whose figures a region's indicator has."""
_SENDIRI = (
    "realisasi", "target", "capaian", "kriteria", "capaian_akhir", "efisiensi", "kumulatif", BUKTI,
    MITRA,
)  # fmt: skip
BAGIAN = {n: n for n in _SENDIRI} | {"turunan": "realisasi", "serapan_indikator": "serapan"}
"""Figures of one indicator and year → the part of the page that explains each."""


def kunci_asal(jenis: str, kode: str, tahun: int, triwulan: int | None = None) -> str:
    """`realisasi:IKU1:2024`; of one quarter `realisasi@2:IKU1:2024`."""
    periode = f"@{triwulan}" if triwulan else ""
    return f"{jenis}{periode}:{kode}:{tahun}"


def alamat_asal(dasar: str, kunci: str) -> str:
    """The address for a key below `dasar`; empty for what has no page, or without `dasar`."""
    awal, _, sisa = kunci.partition(":")
    jenis, _, triwulan = awal.partition("@")
    kode, _, tahun = sisa.rpartition(":")
    if not dasar or jenis not in BAGIAN or not kode or triwulan not in ("", "1", "2", "3", "4"):
        return ""
    if not (tahun.isascii() and tahun.isdecimal() and len(tahun) == 4):
        return ""
    periode = f"{tahun}/tw{triwulan}" if triwulan else tahun
    return f"{dasar}{periode}/{quote(kode)}/#{BAGIAN[jenis]}"


_SEL = re.compile(r'(<td[^>]*) data-asal="([^"]*)"([^>]*>)(.*?)</td>', re.DOTALL)
_MEDAN = re.compile(r'<span class="lk-medan" data-medan="([^"]*)">([^<]*)</span>')


def tautkan_sel(html: str, dasar: str) -> str:
    """Printed cells that know their origin as links to it; without `dasar` as plain cells."""

    def ganti(cocok: re.Match[str]) -> str:
        awal, kunci, akhir, isi = cocok.groups()
        if isi and (alamat := alamat_asal(dasar, unescape(kunci))):
            isi = f'<a class="lk-asal" href="{escape(alamat)}">{isi}</a>'
        return f"{awal}{akhir}{isi}</td>"

    return _SEL.sub(ganti, html)


def tautkan_medan(html: str, dasar: str) -> str:
    """Live figures of the text as links to their origin, where they have a page."""

    def ganti(cocok: re.Match[str]) -> str:
        if not (alamat := alamat_asal(dasar, unescape(cocok[1]))):
            return cocok[0]
        return (
            f'<a class="lk-medan lk-asal" data-medan="{cocok[1]}" '
            f'href="{escape(alamat)}">{cocok[2]}</a>'
        )

    return _MEDAN.sub(ganti, html)
