"""PURE. The document model as compressed bytes: what an approval keeps of the report it is for."""

import gzip
import zlib
from hashlib import sha256

from laporan.dokumen.json import ModelTakTerbacaError, dari_json, sebagai_json
from laporan.dokumen.unsur import Dokumen

TIPE_PADAT = "application/gzip"


def padatkan(dokumen: Dokumen) -> bytes:
    """Compressed bytes: equal documents give equal bytes."""
    return gzip.compress(sebagai_json(dokumen), mtime=0)


def dari_padat(isi: bytes) -> Dokumen:
    """Read back what `padatkan` wrote. Raises ModelTakTerbacaError."""
    try:
        return dari_json(gzip.decompress(isi))
    except (OSError, EOFError, zlib.error) as galat:
        raise ModelTakTerbacaError("Isinya tidak terbaca.") from galat


def sidik_isi(dokumen: Dokumen) -> str:
    """Fingerprint of the whole report: what a page showed, for the step that follows it."""
    return sha256(sebagai_json(dokumen)).hexdigest()
