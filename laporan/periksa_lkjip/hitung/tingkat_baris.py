"""PURE. Which rows of a budget table are below which: by number, code, kind of name, or letter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from laporan.periksa_lkjip.nama import jenis_program
from laporan.periksa_lkjip.tabel.kolom import Lajur, PeranKolom
from laporan.periksa_lkjip.tabel.susun import BarisTerbaca, TabelTerbaca

_NOMOR = re.compile(r"^\d+(?:\.\d+)*$")
_SISA = re.compile(r"^(?:belum|tidak|tanpa|lain|sisa)", re.IGNORECASE)
"""What is left over stands beside the rows before it, not below the last of them."""
_HURUF = re.compile(r"^([a-z])[.)]\s*", re.IGNORECASE)


@dataclass
class SimpulBaris:
    """A row with the rows below it."""

    baris: BarisTerbaca
    tingkat: int
    anak: list["SimpulBaris"] = field(default_factory=list)


def pohon_baris(tabel: TabelTerbaca) -> list[SimpulBaris]:
    """The top rows with what is below them; rows of sums and averages left out."""
    atas: list[SimpulBaris] = []
    jalur: list[SimpulBaris] = []
    nama = tabel.satu(PeranKolom.PROGRAM, PeranKolom.SASARAN)
    baris = [b for b in tabel.baris if b.biasa]
    tingkat = _tingkat(baris, tabel.satu(PeranKolom.NOMOR), tabel.satu(PeranKolom.KODE), nama)
    for b, t in zip(baris, tingkat, strict=True):
        while jalur and jalur[-1].tingkat >= t:
            jalur.pop()
        satu = SimpulBaris(b, t)
        (jalur[-1].anak if jalur else atas).append(satu)
        jalur.append(satu)
    return atas


def _tingkat(
    baris: Sequence[BarisTerbaca],
    nomor: Lajur | None,
    kode: Lajur | None,
    nama: Lajur | None,
) -> list[int]:
    jenis = [jenis_program(b.teks(nama))[0] if nama else 0 for b in baris]
    if sum(map(bool, jenis)) * 2 > len(baris):
        return [j or 4 for j in jenis]
    isi_kode = [re.sub(r"[^\d.X]", "", b.teks(kode)).strip(".") for b in baris] if kode else []
    if isi_kode and all(isi_kode):
        return [len(k.split(".")) for k in isi_kode]
    hasil = []
    for b in baris:
        no = b.teks(nomor).strip(".) ") if nomor else ""
        teks = b.teks(nama)
        if _HURUF.match(teks) or _HURUF.match(no + "."):
            hasil.append(11)
        elif _NOMOR.match(no):
            hasil.append(no.count(".") + 1)
        elif re.match(r"^[IVX]+$|^[A-Z]$", no):
            hasil.append(0)
        else:
            hasil.append(10 if nomor and not no and not _SISA.match(teks) else 1)
    return hasil


def banyak_tingkat(tabel: TabelTerbaca) -> dict[int, int]:
    """How many programs (1), kegiatan (2) and sub kegiatan (3) a table lists by their names."""
    nama = tabel.satu(PeranKolom.PROGRAM)
    hasil: dict[int, int] = {}
    for b in tabel.baris:
        if b.biasa and (jenis := jenis_program(b.teks(nama))[0]):
            hasil[jenis] = hasil.get(jenis, 0) + 1
    return hasil
