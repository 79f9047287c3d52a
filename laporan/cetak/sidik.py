"""Fingerprint of everything that a printed file depends on beside its document."""

from functools import cache
from hashlib import sha256
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
BAGIAN = (
    "laporan/cetak",
    "laporan/dokumen",
    "kinerja/angka.py",
    "static/css/laporan.css",
    "static/fonts",
)
"""Formats, charts and their fonts; numbering; figures as text; the style of print."""


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


def sidik(akar: Path) -> str:
    """Fingerprint of the names and contents below a folder."""
    jumlah = sha256()
    for b in berkas_pencetak(akar):
        isi = b.read_bytes()
        jumlah.update(f"{b.relative_to(akar).as_posix()}\0{len(isi)}\0".encode())
        jumlah.update(isi)
    return jumlah.hexdigest()


@cache
def sidik_kode() -> str:
    """That of the running code: after an upgrade nothing printed before is handed out as new."""
    return sidik(AKAR)
