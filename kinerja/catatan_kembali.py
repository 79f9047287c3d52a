"""PURE. The note with which something is returned to whoever has to mend it."""

from kinerja.penolakan import TidakSahError

PANJANG_CATATAN = 2000
"""Characters that it may have."""


def catatan_kembali(teks: str) -> str:
    """The note as it is stored. Raises TidakSahError where it is empty or too long."""
    rapi = teks.replace("\r\n", "\n").strip()
    if not rapi:
        raise TidakSahError("Tulis apa yang perlu diperbaiki.")
    if len(rapi) > PANJANG_CATATAN:
        raise TidakSahError("Catatan paling panjang 2.000 huruf; tulis yang perlu diperbaiki saja.")
    return rapi
