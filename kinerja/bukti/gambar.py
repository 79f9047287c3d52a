"""Whether an image is one: opened and read by Pillow, at a size that costs little memory."""

import io
import warnings

from PIL import Image, UnidentifiedImageError

from kinerja.bukti.jenis import PNG, JenisBerkas
from kinerja.penolakan import TidakSahError

_BENTUK = {"PNG": {"PNG"}, "JPEG": {"JPEG", "MPO"}}  # MPO: a JPEG with a second picture


def periksa_gambar(isi: bytes, jenis: JenisBerkas) -> None:
    """Raises TidakSahError for what Pillow cannot read as this kind of image."""
    bentuk = "PNG" if jenis is PNG else "JPEG"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            gambar = Image.open(io.BytesIO(isi), formats=[bentuk])
            if gambar.format not in _BENTUK[bentuk]:
                raise UnidentifiedImageError
            if bentuk == "PNG":
                gambar.verify()  # every chunk and its checksum
            else:
                # An eighth of the size: the whole stream is read, a sixty-fourth is kept.
                gambar.draft(None, (max(1, gambar.width // 8), max(1, gambar.height // 8)))
                gambar.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as galat:
        raise TidakSahError(
            "Ukuran gambar ini terlalu besar (lebih dari 89 juta titik). Perkecil gambarnya."
        ) from galat
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as galat:
        raise TidakSahError(
            f"Berkas {jenis.sebutan} ini rusak atau terpotong. Simpan ulang gambarnya."
        ) from galat
