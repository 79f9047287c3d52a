"""Read CSV files: UTF-8 with or without BOM; comma, semicolon or tab, as in the header."""

import csv
import io
import re
from pathlib import Path

from kinerja.himpunan.batas import HIMPUNAN, BatasBuku
from kinerja.himpunan.mentah import (
    HimpunanMentah,
    PencariKepala,
    Penyusun,
    Sel,
    SumberError,
    SumberTerlaluBesarError,
    berkas_csv,
)
from kinerja.himpunan.teks_aman import buka_teks

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SEP = re.compile(r'"?sep=(,|;|\t|\\t)"?', re.IGNORECASE)
_DILIHAT = 20
"""First lines in which the separator is looked for, where the first has none."""


def baca_folder(
    folder: Path, batas: BatasBuku = HIMPUNAN, *, pencari: PencariKepala | None = None
) -> HimpunanMentah:
    """Read every `*.csv` of the folder; other files are left alone."""
    himpunan = HimpunanMentah()
    daftar = list(berkas_csv(folder))
    if not daftar:
        raise SumberError(f"Folder {folder.name} tidak memuat berkas CSV.")
    if sum(berkas.stat().st_size for berkas in daftar) > batas.bita:
        raise SumberTerlaluBesarError(f"Himpunan data melebihi {batas.bita // 1024 // 1024} MB.")
    sisa = batas.baris
    for berkas in daftar:
        nama = berkas.stem.casefold()
        penyusun = Penyusun(nama, himpunan, sisa, batas.baris, pencari, luar=True)
        if nama in himpunan.lembar:
            penyusun.tolak(0, "", berkas.name, "lembar ini ada dalam dua berkas.")
            continue
        _baca(berkas.read_bytes(), penyusun)
        himpunan.lembar[nama] = penyusun.lembar
        sisa -= len(penyusun.lembar.baris)
    return himpunan


def baca_csv(
    isi: bytes, nama: str, baris_maksimum: int, *, pencari: PencariKepala | None = None
) -> HimpunanMentah:
    """Read one file that was not in a folder, as the sheet of this name."""
    himpunan = HimpunanMentah()
    penyusun = Penyusun(nama, himpunan, baris_maksimum, baris_maksimum, pencari, luar=True)
    _baca(isi, penyusun)
    himpunan.lembar[nama] = penyusun.lembar
    return himpunan


def _baca(isi: bytes, penyusun: Penyusun) -> None:
    try:
        teks = isi.decode("utf-16" if isi.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError:
        penyusun.tolak(
            0, "", "", "berkas bukan UTF-8; simpan dari Excel sebagai “CSV UTF-8”, atau pakai XLSX."
        )
        return
    teks, dilewati, pemisah = _pemisah(teks)
    pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=True)
    nomor = 0
    try:
        for nomor, baris in enumerate(pembaca, 1):
            sel: list[Sel | None] = [buka_teks(isi) if isi else None for isi in baris]
            penyusun.terima(nomor, sel)
    except csv.Error as galat:
        penyusun.tolak(
            nomor + dilewati + 1, "", "",
            f"baris ini tidak berbentuk CSV ({galat}); periksa pasangan tanda kutipnya.",
        )  # fmt: skip
    penyusun.selesai()


def _pemisah(teks: str) -> tuple[str, int, str]:
    """The text without Excel's line `sep=;`, how many lines that took, and the separator: the one
    named there, else the one that stands most often in one of the first lines.
    """
    awal, _, sisa = teks.partition("\n")
    if cocok := _SEP.fullmatch(awal.strip(" \r")):
        return sisa, 1, cocok[1].replace("\\t", "\t")
    baris = teks.split("\n", _DILIHAT)[:_DILIHAT]
    pertama = max(",;\t", key=awal.count)
    if awal.count(pertama):
        return teks, 0, pertama
    return teks, 0, max(",;\t", key=lambda tanda: max(satu.count(tanda) for satu in baris))
