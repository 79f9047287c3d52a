"""PURE. What ties an indicator of the region to one of an agency."""

from dataclasses import dataclass

from kinerja.jenis import PeranKontribusi


@dataclass(frozen=True)
class BentukSumber:
    """What has to agree before one indicator's figures may stand for another's."""

    satuan: str
    polaritas: str
    jenis_nilai: str
    predikat: tuple[str, ...] = ()


def beda_sumber(milik: BentukSumber, sumber: BentukSumber) -> str:
    """Why the figures of `sumber` cannot stand for those of `milik`; empty where they can."""
    if _rata(milik.satuan) != _rata(sumber.satuan):
        return f"satuannya {sumber.satuan}, sedangkan indikator daerah memakai {milik.satuan}."
    if milik.jenis_nilai != sumber.jenis_nilai:
        return "yang satu berupa angka dan yang lain berupa predikat."
    if milik.polaritas != sumber.polaritas:
        return "arah yang lebih baik pada keduanya berbeda."
    if milik.predikat != sumber.predikat:
        return "skala predikatnya berbeda."
    return ""


def peran_sumber(peran: str, *, bersumber: bool) -> str:
    """Why a contribution may not give the figures; empty where it may."""
    if bersumber and peran != PeranKontribusi.PENGAMPU:
        return "angka diambil dari pengampu; pilih peran pengampu, atau kosongkan sumbernya."
    return ""


def _rata(teks: str) -> str:
    return " ".join(teks.casefold().split())
