"""Master data of kinerja. Importing this package registers every page."""

from kinerja.admin import (
    indikator,
    organisasi,
    pengguna,
    pengukuran,
    pohon,
    riwayat,
    target,
)

__all__ = [
    "indikator",
    "organisasi",
    "pengguna",
    "pengukuran",
    "pohon",
    "riwayat",
    "target",
]
