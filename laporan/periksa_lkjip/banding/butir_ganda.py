"""PURE. Copying slips of text: an item that stands twice in one list, a paragraph printed twice."""

import re
from collections.abc import Iterator

from laporan.periksa_lkjip.angka_cetak import rapi
from laporan.periksa_lkjip.banding.temuan_teks import di_teks
from laporan.periksa_lkjip.nama import kunci_nama
from laporan.periksa_lkjip.naskah import AlineaNaskah, Naskah
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_BUTIR = re.compile(r"^(?:[-–•▪*]\s*)?(?:(?:[a-z]|\d{1,2})[.)]\s+)?(?=\S)")
_TANDA = re.compile(r"^(?:[-–•▪*]\s+|(?:[a-z]|\d{1,2})[.)]\s+)")
PENDEK, PANJANG, EKOR = 12, 120, 200
"""Letters of an item that can be told apart; characters of an item; letters of a paragraph."""


def _jenis(teks: str) -> str:
    """Numbered, lettered, or with a mark."""
    return "1" if teks[0].isdigit() else "a" if teks[0].isalpha() else "-"


def periksa_ganda(naskah: Naskah) -> Iterator[TemuanLkjip]:
    """Both kinds of slips."""
    daftar: dict[str, AlineaNaskah] = {}
    jenis = ""
    alinea_panjang: dict[str, AlineaNaskah] = {}
    for alinea in naskah.alinea():
        teks = rapi(alinea.teks)
        if not teks:
            continue
        if _TANDA.match(teks) and len(teks) <= PANJANG and not alinea.tingkat:
            if teks.endswith(":"):
                daftar = {}  # what follows is a list of its own
                continue
            # `a.` below `1.` begins anew below `2.`.
            if (kini := _jenis(teks)) != jenis:
                daftar, jenis = {}, kini
            inti = kunci_nama(_BUTIR.sub("", teks, count=1))
            if len(inti) >= PENDEK and inti in daftar:
                yield di_teks(
                    "PL46", TingkatTemuan.PERINGATAN, alinea,
                    f'"{_BUTIR.sub("", teks, count=1)}" tercantum dua kali dalam daftar yang sama.',
                    teks=teks, kolom="butir", tercetak=teks, penyebab="Butir ganda",
                )  # fmt: skip
            daftar.setdefault(inti, alinea)
            continue
        daftar = {}
        kunci = kunci_nama(teks)
        if alinea.tingkat or len(kunci) < EKOR:
            continue
        if (lama := alinea_panjang.setdefault(kunci[-EKOR:], alinea)) is not alinea:
            di = f", {lama.tempat.sebutan}" if lama.tempat.sebutan else ""
            yield di_teks(
                "PL47", TingkatTemuan.CATATAN, alinea,
                f'Alinea ini sudah tercetak sebelumnya{di}: "{teks[:100]}…".',
                teks=teks, kolom="alinea", tercetak=teks[:100], penyebab="Salinan alinea lain",
            )  # fmt: skip
