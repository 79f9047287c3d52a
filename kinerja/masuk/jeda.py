"""PURE. How long the next attempt at signing in has to wait after so many failures."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LUPA = timedelta(days=1)
"""Without a new failure for so long, the earlier ones are forgotten."""


@dataclass(frozen=True)
class AturanJeda:
    """`bebas` failures cost nothing; then pauses in seconds, the last doubled up to `maks`."""

    bebas: int
    langkah: tuple[int, ...]
    maks: int


#: One account from one place: the guesser, or the owner with a new password.
DARI_SATU_ASAL = AturanJeda(bebas=4, langkah=(5, 15, 60), maks=900)
#: One account from all places that it is not known from. It holds up strangers together and cannot
#: be short of a wait for the owner on a new device, so it stays short.
DARI_MANA_PUN = AturanJeda(bebas=20, langkah=(5, 15), maks=60)
#: One client at whatever accounts, where it is not known: a common password tried on everybody. An
#: office has one address, so this stays short too.
BANYAK_AKUN = AturanJeda(bebas=50, langkah=(5, 15), maks=60)
#: All unknown places at the second factor of one account: whoever fails there has the password.
KODE_DARI_MANA_PUN = AturanJeda(bebas=10, langkah=(5, 15, 60), maks=900)


def gagal_kini(*, gagal: int, terakhir: datetime, pada: datetime) -> int:
    """How many failures still count."""
    return 0 if pada - terakhir >= LUPA else gagal


def jeda(gagal: int, aturan: AturanJeda) -> timedelta:
    """The pause after so many failures in a row."""
    ke = gagal - aturan.bebas
    if ke <= 0:
        return timedelta(0)
    if ke <= len(aturan.langkah):
        detik = aturan.langkah[ke - 1]
    else:
        # No exponent above what reaches the largest pause anyway.
        detik = aturan.langkah[-1] * 2 ** min(ke - len(aturan.langkah), 16)
    return timedelta(seconds=min(detik, aturan.maks))


def sisa(*, gagal: int, terakhir: datetime, pada: datetime, aturan: AturanJeda) -> timedelta:
    """What is left of the pause; zero when the next attempt may be made."""
    tetap = gagal_kini(gagal=gagal, terakhir=terakhir, pada=pada)
    return max(timedelta(0), terakhir + jeda(tetap, aturan) - pada)


def sebut_lama(lama: timedelta) -> str:
    """`12 detik`, `3 menit`: whole, rounded up, so that waiting so long is enough."""
    detik = -(-lama // timedelta(seconds=1))
    return f"{detik} detik" if detik <= 90 else f"{-(-detik // 60)} menit"
