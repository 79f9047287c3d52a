"""A small made-up agency that uses every sheet, and helpers to write it down."""

import copy
import csv
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.pasti import pasti

Himpunan = dict[str, list[dict[str, Any]]]


def kecil() -> Himpunan:
    """A fresh copy of the small data set (kecil.txt)."""
    return baca_teks(Path(__file__).parent / "kecil.txt")


def baca_teks(berkas: Path) -> Himpunan:
    """Sheets as people write them: `[lembar]`, a line of columns, lines of cells between bars."""
    hasil: Himpunan = {}
    kolom: list[str] = []
    for baris in berkas.read_text("utf-8").splitlines():
        if baris.startswith("["):
            lembar = baris.strip("[]")
            hasil[lembar], kolom = [], []
        elif baris and not baris.startswith("#"):
            sel = [satu.strip().replace("~", "\n") for satu in baris.split("|")]
            sel += [""] * (len(kolom) - len(sel))
            if kolom:
                hasil[lembar].append(dict(zip(kolom, sel, strict=True)))
            else:
                kolom = sel
    return hasil


def tulis_folder(
    folder: Path, himpunan: Himpunan, *, pemisah: str = ",", enkode: str = "utf-8"
) -> Path:
    """Write CSV files as a person's spreadsheet would."""
    folder.mkdir(parents=True, exist_ok=True)
    for nama, baris in himpunan.items():
        kolom = list(baris[0]) if baris else []
        with (folder / f"{nama}.csv").open("w", encoding=enkode, newline="") as berkas:
            penulis = csv.writer(berkas, delimiter=pemisah)
            penulis.writerow(kolom)
            penulis.writerows([[satu.get(k, "") for k in kolom] for satu in baris])
    return folder


def tulis_buku(berkas: Path, himpunan: Himpunan) -> Path:
    """Write a workbook whose cells hold the values as given (str, numbers, dates)."""
    buku = Workbook()
    buku.remove(pasti(buku.active))
    for nama, baris in himpunan.items():
        lembar = buku.create_sheet(nama)
        kolom = list(baris[0])
        lembar.append(kolom)
        for satu in baris:
            lembar.append([satu.get(k) for k in kolom])
            for sel in lembar[lembar.max_row]:
                if isinstance(sel.value, str) and sel.data_type == "f":
                    sel.data_type = "s"
    buku.save(berkas)
    return berkas


def baca_folder(folder: Path) -> dict[str, list[dict[str, str]]]:
    """The CSV files of a folder as plain dicts."""
    hasil = {}
    for berkas in sorted(folder.glob("*.csv")):
        with berkas.open(encoding="utf-8", newline="") as aliran:
            hasil[berkas.stem] = list(csv.DictReader(aliran))
    return hasil


def salin(himpunan: Himpunan) -> Himpunan:
    """An independent copy."""
    return copy.deepcopy(himpunan)
