"""Fingerprints of what is printed and of everything that prints it."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from laporan.dokumen.json import sebagai_json
from laporan.dokumen.unsur import Dokumen

AKAR = Path(__file__).resolve().parents[2]
BAGIAN = (
    "laporan/cetak",
    "laporan/dokumen",
    "kinerja/angka.py",
    "static/css/laporan.css",
    "static/fonts",
)
"""Formats, charts and their fonts; numbering; figures as text; the style of print."""
PAKET = ("weasyprint", "pydyf", "fonttools", "openpyxl")
"""Packages whose version changes the bytes of a file."""


def sidik_dokumen(dokumen: Dokumen) -> str:
    """Fingerprint of everything that is printed, and of the code that prints it."""
    return sha256(sidik_kode().encode() + sebagai_json(dokumen)).hexdigest()


@cache
def sidik_kode() -> str:
    """That of the running code: after an upgrade nothing printed before is handed out as new."""
    return sidik(AKAR)


def sidik(akar: Path) -> str:
    """Fingerprint of the names and contents below a folder, and of the packages by version."""
    jumlah = sha256()
    for paket in PAKET:
        jumlah.update(f"{paket} {version(paket)}\0".encode())
    for b in berkas_pencetak(akar):
        isi = b.read_bytes()
        jumlah.update(f"{b.relative_to(akar).as_posix()}\0{len(isi)}\0".encode())
        jumlah.update(isi)
    return jumlah.hexdigest()


def berkas_pencetak(akar: Path = AKAR) -> list[Path]:
    """Every file of those parts. Raises FileNotFoundError for a part that was moved away."""
    hasil: list[Path] = []
    for bagian in BAGIAN:
        letak = akar / bagian
        berkas = [letak] if letak.is_file() else [b for b in letak.rglob("*") if b.is_file()]
        if not berkas:
            raise FileNotFoundError(letak)
        hasil += berkas
    return sorted(b for b in hasil if "__pycache__" not in b.parts)
