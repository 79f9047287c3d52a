"""Read CSV files: UTF-8 with or without BOM; comma, semicolon or tab, as in the header."""

import csv
import io
from pathlib import Path

from kinerja.himpunan.batas import HIMPUNAN, BatasBuku
from kinerja.himpunan.mentah import (
    HimpunanMentah,
    Penyusun,
    Sel,
    SumberError,
    SumberTerlaluBesarError,
    berkas_csv,
)
from kinerja.himpunan.teks_aman import buka_teks


def baca_folder(folder: Path, batas: BatasBuku = HIMPUNAN) -> HimpunanMentah:
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
        penyusun = Penyusun(nama, himpunan, sisa, batas.baris)
        if nama in himpunan.lembar:
            penyusun.tolak(0, "", berkas.name, "lembar ini ada dalam dua berkas.")
            continue
        _baca(berkas.read_bytes(), penyusun)
        himpunan.lembar[nama] = penyusun.lembar
        sisa -= len(penyusun.lembar.baris)
    return himpunan


def baca_csv(isi: bytes, nama: str, baris_maksimum: int) -> HimpunanMentah:
    """Read one file that was not in a folder, as the sheet of this name."""
    himpunan = HimpunanMentah()
    penyusun = Penyusun(nama, himpunan, baris_maksimum, baris_maksimum)
    _baca(isi, penyusun)
    himpunan.lembar[nama] = penyusun.lembar
    return himpunan


def _baca(isi: bytes, penyusun: Penyusun) -> None:
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        penyusun.tolak(
            0, "", "", "berkas bukan UTF-8; simpan dari Excel sebagai “CSV UTF-8”, atau pakai XLSX."
        )
        return
    pemisah = max(",;\t", key=teks.split("\n", 1)[0].count)
    pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=True)
    nomor = 0
    try:
        for nomor, baris in enumerate(pembaca, 1):
            sel: list[Sel | None] = [buka_teks(isi) if isi else None for isi in baris]
            penyusun.kepala(sel) if nomor == 1 else penyusun.baris(nomor, sel)
    except csv.Error as galat:
        penyusun.tolak(
            nomor + 1, "", "",
            f"baris ini tidak berbentuk CSV ({galat}); periksa pasangan tanda kutipnya.",
        )  # fmt: skip
