"""Pictures for Word: charts as PNG drawn from our own fonts, beside the vector original."""

import re
import struct
from base64 import b64decode
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from laporan.cetak.huruf import berkas_huruf

PERBESARAN = 2
_CITRA = re.compile(r'<svg [^<]*<image href="data:image/(?:png|jpeg);base64,([^"]+)"[^<]*/></svg>')
_UKURAN = re.compile(rb'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True)
class CitraDocx:
    """A picture as stored: extension, bytes, and its width and height in pixels."""

    akhiran: str
    isi: bytes
    lebar: int
    tinggi: int


@lru_cache(maxsize=64)
def gambar_svg(svg: str | bytes) -> CitraDocx:
    """Draw a vector picture at twice its size; a file may ask for it twice."""
    import resvg_py

    teks = svg if isinstance(svg, str) else svg.decode()
    png = resvg_py.svg_to_bytes(
        svg_string=teks,
        zoom=PERBESARAN,
        skip_system_fonts=True,
        font_files=[str(berkas_huruf(f"Arimo-{m}")) for m in ("Regular", "Bold", "Italic")],
        sans_serif_family="Arimo",
        font_family="Arimo",
        background="#ffffff",
    )
    return baca_citra(bytes(png))


def citra_penulis(svg: str) -> CitraDocx | None:
    """The photograph or drawing that an author uploaded, as it is; None for a chart."""
    cocok = _CITRA.fullmatch(svg)
    return baca_citra(b64decode(cocok[1])) if cocok else None


def ukuran_svg(svg: bytes) -> tuple[int, int] | None:
    """Width and height of an SVG's view box."""
    cocok = _UKURAN.search(svg)
    return (_bulat(cocok[1]), _bulat(cocok[2])) if cocok else None


def _bulat(angka: bytes) -> int:
    return max(1, int(Decimal(angka.decode())))


def baca_citra(isi: bytes) -> CitraDocx:
    """A PNG or JPEG with its size, read from the bytes. Raises ValueError for anything else."""
    if isi.startswith(b"\x89PNG\r\n\x1a\n"):
        lebar, tinggi = struct.unpack(">II", isi[16:24])
        return CitraDocx("png", isi, lebar, tinggi)
    if isi.startswith(b"\xff\xd8"):
        letak = 2
        while letak + 9 < len(isi) and isi[letak] == 0xFF:
            jenis, panjang = isi[letak + 1], int.from_bytes(isi[letak + 2 : letak + 4], "big")
            if 0xC0 <= jenis <= 0xCF and jenis not in (0xC4, 0xC8, 0xCC):
                tinggi, lebar = struct.unpack(">HH", isi[letak + 5 : letak + 9])
                return CitraDocx("jpeg", isi, lebar, tinggi)
            letak += 2 + panjang
    raise ValueError("Gambar bukan PNG atau JPEG.")
