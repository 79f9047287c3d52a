"""PURE. How a region, its head and its documents are called, by the kind of the region.

UU 23/2014: a province has a Gubernur, a kabupaten a Bupati, a kota a Wali Kota. The yearly report
goes to whom the agreement is with: the Minister for a province, the Gubernur for the others
(Perpres 29/2014).
"""

from kinerja.pilihan import PilihanBerlabel


class JenisDaerah(PilihanBerlabel):
    """Kinds of regions."""

    PROVINSI = "provinsi", "Provinsi"
    KABUPATEN = "kabupaten", "Kabupaten"
    KOTA = "kota", "Kota"
    LAINNYA = "lainnya", "Daerah"


_KEPALA = {
    JenisDaerah.PROVINSI: "Gubernur",
    JenisDaerah.KABUPATEN: "Bupati",
    JenisDaerah.KOTA: "Wali Kota",
    JenisDaerah.LAINNYA: "Kepala Daerah",
}
_ATASAN = {
    JenisDaerah.PROVINSI: "Menteri Dalam Negeri",
    JenisDaerah.KABUPATEN: "Gubernur",
    JenisDaerah.KOTA: "Gubernur",
    JenisDaerah.LAINNYA: "pejabat yang berwenang",
}
_AWAL = (
    ("provinsi", JenisDaerah.PROVINSI),
    ("daerah khusus", JenisDaerah.PROVINSI),
    ("daerah istimewa", JenisDaerah.PROVINSI),
    ("kabupaten", JenisDaerah.KABUPATEN),
    ("kota", JenisDaerah.KOTA),
)


def tanpa_pemerintah(pemda: str) -> str:
    """`Kabupaten Contoh` of `Pemerintah Kabupaten Contoh`."""
    rapi = " ".join(pemda.split())
    return rapi[len("pemerintah ") :] if rapi.casefold().startswith("pemerintah ") else rapi


def jenis_daerah(pemda: str) -> JenisDaerah:
    """The kind that a region's name tells."""
    kecil = f"{tanpa_pemerintah(pemda).casefold()} "
    return next(
        (jenis for awal, jenis in _AWAL if kecil.startswith(f"{awal} ")), JenisDaerah.LAINNYA
    )


def kepala_daerah(pemda: str) -> str:
    """How the head of the region is called: `Bupati`, `Wali Kota`, `Gubernur`."""
    return _KEPALA[jenis_daerah(pemda)]


def atasan_daerah(pemda: str) -> str:
    """Whom the head of the region agrees with and reports to."""
    return _ATASAN[jenis_daerah(pemda)]


def sebutan_pemda(pemda: str) -> str:
    """`Pemerintah Kabupaten Contoh`."""
    return f"Pemerintah {tanpa_pemerintah(pemda)}"
