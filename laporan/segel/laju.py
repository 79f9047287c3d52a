"""A brake on public pages: so many requests of one kind from one client in a minute.

Counted per process in memory (Django's default cache): a brake, not a wall. Codes have 60 random
bits, so that nobody finds one by trying.
"""

from datetime import datetime

from django.core.cache import cache
from django.http import HttpRequest

from config.klien import alamat_permintaan


def melebihi(request: HttpRequest, jenis: str, batas: int, *, pada: datetime) -> bool:
    """Count this request; True when its address has had enough for the minute."""
    kunci = f"laju:{jenis}:{alamat_permintaan(request)}:{pada:%Y%m%d%H%M}"
    if cache.add(kunci, 1, timeout=120):
        return False
    try:
        return bool(cache.incr(kunci) > batas)
    except ValueError:  # it expired between the two
        return False
