"""PURE. The money of an agreement is that of the day it was signed; a budget changes afterwards."""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from laporan.periksa_lkjip.tabel.kolom import Lajur, PeranKolom
from laporan.periksa_lkjip.tabel.susun import TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

SEBAB_PERJANJIAN = "Pagu pada hari perjanjian ditandatangani; anggarannya berubah sesudah itu"
PALING_SEDIKIT = 3
"""Rows that differ at once are another version of the budget; one or two are slips."""
_JUDUL = re.compile(r"\bperjanjian\s+kinerja\b", re.IGNORECASE)
_BUKAN = re.compile(r"\b(realisasi|capaian|pengukuran|sesuai)\b", re.IGNORECASE)


def tabel_perjanjian(t: TabelTerbaca) -> bool:
    """Whether a table is one of an agreement: its title says so, or it stands without a number and
    plans money of which it tells no spending.
    """
    if t.judul:
        return bool(_JUDUL.search(t.judul)) and not _BUKAN.search(t.judul)
    berencana = t.satu(PeranKolom.PAGU) and not t.satu(PeranKolom.REALISASI_ANGGARAN)
    return not t.nomor and bool(berencana)


def jumlahnya_sendiri(t: TabelTerbaca, k: Lajur, total: Decimal) -> bool:
    """Whether the total is that of the table's own rows."""
    isi = [a.nilai for b in t.baris if b.biasa and (a := b.angka(k))]
    return len(isi) > 1 and sum(isi) == total


def versi_lain(subjek: Iterable[str]) -> bool:
    """Whether so many amounts of agreements differ that they are of another budget."""
    return len(set(subjek)) >= PALING_SEDIKIT


def sebagai_catatan(t: TemuanLkjip) -> TemuanLkjip:
    """The same difference, told for whoever reads, not as a fault."""
    pesan = t.pesan.removesuffix(" Salah satunya keliru.")
    return replace(t, tingkat=TingkatTemuan.CATATAN, pesan=pesan, penyebab=SEBAB_PERJANJIAN)
