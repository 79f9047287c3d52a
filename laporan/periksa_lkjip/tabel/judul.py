"""PURE. Captions: which number and title a table has, from what stands before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from laporan.periksa_lkjip.angka_cetak import rapi
from laporan.periksa_lkjip.naskah import AlineaNaskah, Naskah, TabelNaskah, Tempat
from laporan.periksa_lkjip.tabel.susun import TabelTerbaca, susun_tabel

POLA = re.compile(
    r"^\W*tabel\s+((?:[A-Z]{1,4}\.)?\d+(?:\.\d+)*(?![\d.]\d)|[IVX]+\b|[A-Z]\.\d+)[.:)]?\s*(.*)$",
    re.IGNORECASE,
)
_DAFTAR = re.compile(
    r"^(daftar\s+(isi|tabel|gambar|grafik|lampiran)|contents|table of contents)$", re.I
)
_TITIK = re.compile(r"(\.{3,}|…{2,})\s*[\divxlc]*\s*$|\t\s*\d+\s*$")
_TAHUN = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


@dataclass(frozen=True)
class KeteranganTabel:
    """A caption as printed."""

    nomor: str
    judul: str
    tempat: Tempat


def pecah_judul(teks: str) -> tuple[str, str]:
    """Number and title of a caption line; empty where it is none."""
    cocok = POLA.match(rapi(teks))
    if (
        cocok is None
        or len(cocok[2]) > 250
        or re.match(r"(di atas|di bawah|dapat|menunjuk|memuat|tersebut)\b", cocok[2])
    ):
        return "", ""
    return cocok[1].rstrip("."), cocok[2].strip(" .:")


def tahun_laporan(naskah: Naskah) -> int:
    """The year that the report is about: its title says it; else the year met most."""
    hitung: dict[int, int] = {}
    for n, alinea in enumerate(naskah.alinea()):
        for t in _TAHUN.findall(alinea.teks):
            hitung[int(t)] = hitung.get(int(t), 0) + 1
        if n < 40 and (
            cocok := re.search(
                r"(?:laporan\s+kinerja|lk\s*j\s*ip|lakip|lkj)\b.{0,80}?tahun\s+(?:anggaran\s+)?(20\d\d)",
                rapi(alinea.teks), re.IGNORECASE,
            )
        ):  # fmt: skip
            return int(cocok[1])
    for tabel in naskah.tabel():
        for t in _TAHUN.findall(tabel.judul):
            hitung[int(t)] = hitung.get(int(t), 0) + 3
    return max(hitung, key=lambda t: (hitung[t], t), default=0)


def daftar_tabel(naskah: Naskah, tahun: int) -> tuple[list[TabelTerbaca], list[KeteranganTabel]]:
    """Every table with its number and title, and every caption of the text itself."""
    tabel: list[TabelTerbaca] = []
    keterangan: list[KeteranganTabel] = []
    nomor = judul = ""
    jarak = 99
    for unsur in naskah.unsur:
        if isinstance(unsur, TabelNaskah):
            n, j = pecah_judul(unsur.judul) if unsur.judul else ("", "")
            pakai = (
                (n, j or unsur.judul) if unsur.judul else (nomor, judul) if jarak <= 3 else ("", "")
            )
            if n:
                keterangan.append(KeteranganTabel(n, j, unsur.tempat))
            if (satu := susun_tabel(unsur, *pakai, tahun)) is not None:
                tabel.append(satu)
                nomor = judul = ""
            continue
        for baris in unsur.teks.splitlines():
            n, j = pecah_judul(baris)
            if n and not _TITIK.search(baris):
                nomor, judul, jarak = n, j, 0
                keterangan.append(KeteranganTabel(n, j, unsur.tempat))
            elif rapi(baris):
                jarak += 1
                if nomor and jarak == 1 and not judul and len(baris) < 250:
                    judul, jarak = rapi(baris).strip("* "), 0
                    keterangan[-1] = KeteranganTabel(nomor, judul, keterangan[-1].tempat)
    return tabel, keterangan


def daftar_di_naskah(naskah: Naskah) -> Iterator[tuple[str, list[AlineaNaskah]]]:
    """The contents lists of the document: which one, and its lines."""
    kini = ""
    baris: list[AlineaNaskah] = []
    for unsur in naskah.unsur:
        if isinstance(unsur, TabelNaskah):
            if kini and (isi := _baris_daftar(unsur)):
                baris += isi
            elif kini and baris:
                yield kini, baris
                kini, baris = "", []
            continue
        teks = rapi(unsur.teks).strip("* ")
        if _DAFTAR.match(teks):
            if kini and baris:
                yield kini, baris
            kini, baris = teks.lower(), []
        elif kini:
            if (unsur.tingkat or len(teks) > 260) and not _TITIK.search(unsur.teks):
                if baris:
                    yield kini, baris
                kini, baris = "", []
            else:
                baris.append(unsur)
    if kini and baris:
        yield kini, baris


def _baris_daftar(tabel: TabelNaskah) -> list[AlineaNaskah]:
    """The lines of a contents list that stands as a table: titles with pages."""
    hasil = []
    for b in tabel.baris:
        sel = [rapi(s) for s in b.sel if rapi(s)]
        if len(sel) > 3 or not sel:
            return []
        hasil.append(AlineaNaskah("\t".join(sel), b.tempat))
    berhalaman = sum(bool(re.search(r"\t\d{1,3}$", a.teks)) for a in hasil)
    return hasil if 2 * berhalaman > len(hasil) else []
