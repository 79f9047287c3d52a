"""Master data of kinerja. Importing this package registers every page."""

from kinerja.admin import (
    indikator,
    organisasi,
    pembanding,
    pengguna,
    pengukuran,
    pohon,
    riwayat,
    target,
)

__all__ = [
    "indikator",
    "organisasi",
    "pembanding",
    "pengguna",
    "pengukuran",
    "pohon",
    "riwayat",
    "target",
]
