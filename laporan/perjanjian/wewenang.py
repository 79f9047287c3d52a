"""PURE. Who may take which step on an agreement, in which state, as which party.

An account signs for the post in its own `jabatan` field, and for no other: whoever is Plt. or Plh.
is given that post in their account for the time. The head of the region signs by permission. One
person never signs for both parties. What was signed on paper is recorded by Sekretariat.
See docs/keputusan/0011-perjanjian-kinerja.md.
"""

from dataclasses import dataclass
from enum import StrEnum

from kinerja.status import LENGKAP, PERJANJIAN_TERBUKA
from kinerja.status import StatusPerjanjian as _S

LIHAT_PK = "kinerja.lihat_perjanjian"
KELOLA = "kinerja.kelola_perjanjian"
TANDATANGANI = "kinerja.tandatangani_perjanjian"
KEPALA_DAERAH = "kinerja.tandatangani_kepala_daerah"

BELUM_ADA = ""
"""The status where there is no agreement yet."""
_TERBUKA = frozenset({BELUM_ADA, *PERJANJIAN_TERBUKA})

_SEBUTAN = {
    BELUM_ADA: "belum disiapkan",
    _S.DRAF: "masih draf",
    _S.DIAJUKAN: "sudah diajukan",
    _S.DIKEMBALIKAN: "dikembalikan untuk diperbaiki",
    _S.PIHAK_PERTAMA: "sudah ditandatangani pihak pertama",
    _S.PIHAK_KEDUA: "sudah ditandatangani kedua pihak",
    _S.BERLAKU: "sudah berlaku",
    _S.DIGANTIKAN: "sudah digantikan perubahannya",
}


class LangkahPerjanjian(StrEnum):
    """The steps that somebody may ask for."""

    LIHAT = "lihat"
    SIAPKAN = "siapkan"
    SUNTING = "sunting"
    AJUKAN = "ajukan"
    KEMBALIKAN = "kembalikan"
    TANDATANGANI_PERTAMA = "tandatangani_pertama"
    TANDATANGANI_KEDUA = "tandatangani_kedua"
    CATAT_KERTAS_PERTAMA = "catat_kertas_pertama"
    CATAT_KERTAS_KEDUA = "catat_kertas_kedua"
    SIAPKAN_PERUBAHAN = "siapkan_perubahan"
    BUANG = "buang"


TANDA_TANGAN = {1: LangkahPerjanjian.TANDATANGANI_PERTAMA, 2: LangkahPerjanjian.TANDATANGANI_KEDUA}
CATAT_KERTAS = {1: LangkahPerjanjian.CATAT_KERTAS_PERTAMA, 2: LangkahPerjanjian.CATAT_KERTAS_KEDUA}

#: Step → the states in which it can be taken.
STATUS: dict[LangkahPerjanjian, frozenset[str]] = {
    LangkahPerjanjian.SIAPKAN: _TERBUKA,
    LangkahPerjanjian.SUNTING: frozenset(PERJANJIAN_TERBUKA),
    LangkahPerjanjian.AJUKAN: frozenset(PERJANJIAN_TERBUKA),
    LangkahPerjanjian.KEMBALIKAN: frozenset({_S.DIAJUKAN, _S.PIHAK_PERTAMA}),
    LangkahPerjanjian.TANDATANGANI_PERTAMA: frozenset({_S.DIAJUKAN}),
    LangkahPerjanjian.TANDATANGANI_KEDUA: frozenset({_S.PIHAK_PERTAMA}),
    LangkahPerjanjian.CATAT_KERTAS_PERTAMA: frozenset({_S.DIAJUKAN}),
    LangkahPerjanjian.CATAT_KERTAS_KEDUA: frozenset({_S.PIHAK_PERTAMA}),
    LangkahPerjanjian.SIAPKAN_PERUBAHAN: frozenset(LENGKAP) - {_S.DIGANTIKAN},
    LangkahPerjanjian.BUANG: frozenset({_S.DRAF}),
}
#: Steps of whoever keeps the agreements of the agency (Sekretariat).
_PENGELOLA = frozenset(
    {
        LangkahPerjanjian.SIAPKAN,
        LangkahPerjanjian.SUNTING,
        LangkahPerjanjian.AJUKAN,
        LangkahPerjanjian.CATAT_KERTAS_PERTAMA,
        LangkahPerjanjian.CATAT_KERTAS_KEDUA,
        LangkahPerjanjian.SIAPKAN_PERUBAHAN,
        LangkahPerjanjian.BUANG,
    }
)
_NAMA = {
    LangkahPerjanjian.SIAPKAN: "disiapkan",
    LangkahPerjanjian.SUNTING: "disunting",
    LangkahPerjanjian.AJUKAN: "diajukan",
    LangkahPerjanjian.KEMBALIKAN: "dikembalikan",
    LangkahPerjanjian.TANDATANGANI_PERTAMA: "ditandatangani pihak pertama",
    LangkahPerjanjian.TANDATANGANI_KEDUA: "ditandatangani pihak kedua",
    LangkahPerjanjian.CATAT_KERTAS_PERTAMA: "dicatat tanda tangannya",
    LangkahPerjanjian.CATAT_KERTAS_KEDUA: "dicatat tanda tangannya",
    LangkahPerjanjian.SIAPKAN_PERUBAHAN: "diubah",
    LangkahPerjanjian.BUANG: "dibuang",
}
_TIDAK_ADA = "Perjanjian Kinerja tidak ditemukan."


@dataclass(frozen=True)
class KeadaanPerjanjian:
    """All that the steps on an agreement are decided by."""

    status: str
    izin: frozenset[str]
    """Permissions of the account, as `kinerja.lihat_perjanjian`."""
    pengguna: int
    dalam_lingkup: bool
    """Whether the account's scope holds this agreement."""
    pd_sendiri: bool
    """Whether the account belongs to the agency of the agreement."""
    jabatan_pengguna: int | None
    pihak_pertama: int
    pihak_kedua: int | None
    """None: the head of the region."""
    penanda_tangan: frozenset[int] = frozenset()
    """Accounts that signed the submitted text electronically."""
    ada_perubahan: bool = False
    """Whether a later version exists already."""
    pernah_diajukan: bool = True
    """Whether a text of it was ever submitted: that stays, and the agreement with it."""


def boleh(langkah: LangkahPerjanjian, keadaan: KeadaanPerjanjian) -> str | None:
    """Return None where the step may be taken, else the reason why not."""
    k = keadaan
    if not k.dalam_lingkup or LIHAT_PK not in k.izin:
        return _TIDAK_ADA
    if langkah is LangkahPerjanjian.LIHAT:
        return None
    if alasan := _bukan_wewenang(langkah, k):
        return alasan
    if k.status not in STATUS[langkah]:
        if langkah in (
            LangkahPerjanjian.TANDATANGANI_KEDUA,
            LangkahPerjanjian.CATAT_KERTAS_KEDUA,
        ) and (k.status == _S.DIAJUKAN):
            return "Pihak pertama belum menandatangani. Pihak kedua menandatangani sesudahnya."
        return (
            f"Perjanjian Kinerja ini {_SEBUTAN[k.status]}, sehingga tidak dapat {_NAMA[langkah]}."
        )
    if langkah is LangkahPerjanjian.SIAPKAN_PERUBAHAN and k.ada_perubahan:
        return "Perubahan atas Perjanjian Kinerja ini sudah disiapkan. Lanjutkan yang sudah ada."
    if langkah is LangkahPerjanjian.BUANG and k.pernah_diajukan:
        return "Yang dapat dibuang hanya rancangan yang belum pernah diajukan."
    if langkah in TANDA_TANGAN.values() and k.pengguna in k.penanda_tangan:
        return (
            "Anda sudah menandatangani sebagai pihak lainnya. Satu orang tidak dapat "
            "menandatangani untuk kedua pihak."
        )
    return None


def pihak_pengguna(keadaan: KeadaanPerjanjian) -> frozenset[int]:
    """The parties for which the account may sign, whatever the state: 1, 2, or none."""
    pihak = set()
    if _sebagai_pertama(keadaan):
        pihak.add(1)
    if _sebagai_kedua(keadaan):
        pihak.add(2)
    return frozenset(pihak)


def _bukan_wewenang(langkah: LangkahPerjanjian, k: KeadaanPerjanjian) -> str | None:
    if langkah in _PENGELOLA:
        if _pengelola(k):
            return None
        return "Hanya Sekretariat perangkat daerah ini yang melakukannya."
    if langkah is LangkahPerjanjian.TANDATANGANI_PERTAMA:
        if _sebagai_pertama(k):
            return None
        return "Pihak pertama ditandatangani oleh pemangku jabatan itu sendiri."
    if langkah is LangkahPerjanjian.TANDATANGANI_KEDUA:
        if _sebagai_kedua(k):
            return None
        if k.pihak_kedua is None:
            return "Pihak kedua perjanjian ini adalah kepala daerah."
        return "Pihak kedua ditandatangani oleh atasan langsung jabatan itu."
    # KEMBALIKAN: whoever keeps it, the second party, and the first while it is their turn.
    if _pengelola(k) or _sebagai_kedua(k) or (_sebagai_pertama(k) and k.status == _S.DIAJUKAN):
        return None
    return "Pengembalian dilakukan oleh Sekretariat atau pihak yang akan menandatangani."


def _pengelola(k: KeadaanPerjanjian) -> bool:
    return k.pd_sendiri and KELOLA in k.izin


def _sebagai_pertama(k: KeadaanPerjanjian) -> bool:
    return k.pd_sendiri and TANDATANGANI in k.izin and k.jabatan_pengguna == k.pihak_pertama


def _sebagai_kedua(k: KeadaanPerjanjian) -> bool:
    if k.pihak_kedua is None:
        return KEPALA_DAERAH in k.izin
    return k.pd_sendiri and TANDATANGANI in k.izin and k.jabatan_pengguna == k.pihak_kedua
