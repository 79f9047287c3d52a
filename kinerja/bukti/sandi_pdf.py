"""Whether a PDF asks for a password. One that only forbids printing or copying opens for everybody:
that is no reason to refuse it.
"""

import io
import re

from kinerja.pagar import Jatah, JatahHabisError, di_dalam_pagar
from kinerja.penolakan import TidakSahError

_TERENKRIPSI = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_JATAH = Jatah(detik=5, memori=256 * 1024 * 1024)


def pastikan_tanpa_sandi(isi: bytes) -> None:
    """Raises TidakSahError for a PDF that nobody can open without its password."""
    if not _TERENKRIPSI.search(isi):
        return
    try:
        terbuka = di_dalam_pagar(terbuka_tanpa_sandi, isi, jatah=_JATAH)
    except JatahHabisError:
        terbuka = False
    if not terbuka:
        raise TidakSahError(
            "Berkas PDF ini bersandi, sehingga penilai tidak dapat membukanya. Buka berkasnya "
            "dengan sandi itu, cetak ulang ke PDF tanpa sandi, lalu unggah hasilnya."
        )


def terbuka_tanpa_sandi(isi: bytes) -> bool:
    """Whether the empty password opens it. Reads a stranger's file: in the fence only."""
    from pyhanko.pdf_utils.crypt import AuthStatus
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        hasil = PdfFileReader(io.BytesIO(isi), strict=False).decrypt("")
    except MemoryError:
        raise
    except Exception:  # a damaged or hostile file may break the reader anywhere
        return False
    return hasil.status is not AuthStatus.FAILED
