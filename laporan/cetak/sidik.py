"""Fingerprints of what is printed and of the code that prints it."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from config.env import BASE_DIR
from laporan.cetak.html import CSS_LAPORAN
from laporan.dokumen.json import sebagai_json
from laporan.dokumen.unsur import Dokumen

#: Whatever changes the bytes of a file while the document stays the same: the exporters with their
#: charts and fonts, numbering and sections, and how figures are written.
FOLDER_PENCETAK = ("laporan/cetak", "laporan/dokumen")
BERKAS_PENCETAK = ("kinerja/angka.py", CSS_LAPORAN.relative_to(BASE_DIR).as_posix())
PAKET_PENCETAK = ("weasyprint", "openpyxl", "pydyf", "fonttools")


def sidik_dokumen(dokumen: Dokumen) -> str:
    """Fingerprint of everything that is printed, and of the code that prints it."""
    return sha256(sidik_kode().encode() + sebagai_json(dokumen)).hexdigest()


@cache
def sidik_kode() -> str:
    """Fingerprint of every file that prints, and of the packages it prints with: after an upgrade
    nothing old is handed out as current.
    """
    return sidik_berkas(BASE_DIR, berkas_pencetak(BASE_DIR))


def berkas_pencetak(akar: Path) -> list[Path]:
    """The files whose content decides the bytes of a printed file, in a fixed order."""
    folder = [
        p
        for f in FOLDER_PENCETAK
        for p in (akar / f).rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    ]
    return sorted([*folder, *(akar / b for b in BERKAS_PENCETAK)])


def sidik_berkas(akar: Path, berkas: list[Path]) -> str:
    """Fingerprint of the files by name and content, and of the packages by version."""
    jumlah = sha256()
    for paket in PAKET_PENCETAK:
        jumlah.update(f"{paket} {version(paket)}\n".encode())
    for b in berkas:
        jumlah.update(f"{b.relative_to(akar).as_posix()}\0".encode())
        jumlah.update(sha256(b.read_bytes()).digest())
    return jumlah.hexdigest()
