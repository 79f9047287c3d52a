"""Every picture that somebody uploads is judged by its header, then drawn anew within its bounds.

Nothing that hides in the file (position, notes, a second content) is kept, and no reader after this
one meets a picture that costs more memory than the bounds let.
"""

import io
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from kinerja.bukti.isi import kenali
from kinerja.bukti.jenis import JPEG, PNG, JenisBerkas
from kinerja.penolakan import TerlaluBesarError, TidakSahError

TITIK_MAKSIMUM = 50_000_000
"""Dots of what is uploaded: any telephone, a page at 600 dots an inch; 200 MB in memory."""
SISI_ASAL_MAKSIMUM = 20_000
SAPUAN_MAKSIMUM = 100
"""Scans of a JPEG: cameras write one, progressive pictures about ten. Each goes over every dot, and
thirty bytes make one."""
_SAPUAN = b"\xff\xda"
#: What a reader of pictures raises for a header that lies.
_RUSAK = (
    UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, TypeError, struct.error,
    LookupError, ArithmeticError, zlib.error,
)  # fmt: skip
_BENTUK = {PNG: ("PNG",), JPEG: ("JPEG", "MPO")}  # MPO: a JPEG with a second picture
#: How many pictures one process draws at the same time; the others wait their turn.
_GILIRAN = threading.BoundedSemaphore(2)


@dataclass(frozen=True)
class BatasGambar:
    """Bounds of an upload: bytes of the file, and pixels along the longer side of what is kept."""

    bita: int
    sisi: int


LOGO = BatasGambar(bita=2 * 1024 * 1024, sisi=800)
#: 16 cm on paper at 250 dots an inch.
GAMBAR_LAPORAN = BatasGambar(bita=5 * 1024 * 1024, sisi=1600)
#: A scanned page stays readable.
SISI_BUKTI = 4_000


@dataclass(frozen=True)
class GambarRapi:
    """A picture drawn anew."""

    jenis: JenisBerkas
    isi: bytes
    lebar: int
    tinggi: int


def rapikan_gambar(nama: str, isi: bytes, batas: BatasGambar) -> GambarRapi:
    """The picture drawn anew within the bounds. Raises TidakSahError for what is no PNG or JPEG,
    TerlaluBesarError for what is too large.
    """
    if len(isi) > batas.bita:
        raise TerlaluBesarError(
            f"Gambar ini lebih dari {batas.bita // 1024 // 1024} MB. Perkecil gambarnya."
        )
    jenis = kenali(nama, isi)
    if jenis not in _BENTUK:
        raise TidakSahError("Yang diterima di sini hanya gambar PNG atau JPEG.")
    return gambar_ulang(isi, jenis, batas.sisi)


def gambar_ulang(isi: bytes, jenis: JenisBerkas, sisi: int) -> GambarRapi:
    """What `kenali` took for a PNG or JPEG, drawn anew. Raises as `rapikan_gambar`."""
    if jenis is PNG:
        # By its checksums: WeasyPrint has Pillow take half a picture for a whole one.
        periksa_gambar(isi, jenis)
    with _terbuka(isi, jenis) as asal:
        # Smaller before it is turned and copied: what is large is in memory once, a JPEG never.
        asal.thumbnail((sisi, sisi))
        gambar = ImageOps.exif_transpose(asal)
        aliran = io.BytesIO()
        if jenis is PNG:
            beralfa = "A" in gambar.getbands() or "transparency" in gambar.info
            gambar = gambar.convert("RGBA" if beralfa else "RGB")
            gambar.info.clear()  # notes and profiles would be written again
            gambar.save(aliran, "PNG", optimize=True)
        else:
            gambar = gambar.convert("RGB")
            gambar.info.clear()
            gambar.save(aliran, "JPEG", quality=85, optimize=True)
        return GambarRapi(jenis, aliran.getvalue(), *gambar.size)


def periksa_gambar(isi: bytes, jenis: JenisBerkas) -> None:
    """Check a picture whose bytes are kept as they are, such as a signed scan: it is read to its
    end. Raises TidakSahError for what is no PNG or JPEG, TerlaluBesarError.
    """
    with _terbuka(isi, jenis) as gambar:
        if jenis is PNG:
            gambar.verify()  # every chunk and its checksum
        else:
            # An eighth of the size: the whole stream is read, a sixty-fourth is kept.
            gambar.draft(None, (max(1, gambar.width // 8), max(1, gambar.height // 8)))
            gambar.load()


@contextmanager
def _terbuka(isi: bytes, jenis: JenisBerkas) -> Iterator[Image.Image]:
    """The picture, its size known from the header and within bounds; nothing is decoded yet."""
    if jenis is JPEG and isi.count(_SAPUAN) > SAPUAN_MAKSIMUM:
        raise TerlaluBesarError(
            f"Berkas JPEG ini tersusun atas lebih dari {SAPUAN_MAKSIMUM} sapuan. Simpan ulang "
            "gambarnya."
        )
    with _GILIRAN:
        try:
            with Image.open(io.BytesIO(isi), formats=[_BENTUK[jenis][0]]) as gambar:
                if gambar.format not in _BENTUK[jenis]:
                    raise UnidentifiedImageError
                _pastikan_ukuran(gambar)
                yield gambar
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as galat:
            raise _terlalu_besar() from galat
        except _RUSAK as galat:
            raise TidakSahError(
                f"Berkas {jenis.sebutan} ini rusak atau terpotong. Simpan ulang gambarnya."
            ) from galat


def _pastikan_ukuran(gambar: Image.Image) -> None:
    lebar, tinggi = gambar.size
    if lebar * tinggi > TITIK_MAKSIMUM or max(lebar, tinggi) > SISI_ASAL_MAKSIMUM:
        raise _terlalu_besar()


def _terlalu_besar() -> TerlaluBesarError:
    return TerlaluBesarError(
        f"Ukuran gambar ini terlalu besar (lebih dari {TITIK_MAKSIMUM // 1_000_000} juta titik, "
        f"atau lebih dari {SISI_ASAL_MAKSIMUM // 1_000} ribu titik pada satu sisi). Perkecil "
        "gambarnya."
    )
