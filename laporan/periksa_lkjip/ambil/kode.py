"""PURE. Codes for what a report names without one: the stored code of the same text, else a new
one that is not in use.
"""

from collections.abc import Iterable, Mapping

from laporan.periksa_lkjip.nama import kunci_nama


class PemberiKode:
    """Codes of one kind, counted from 1: IK-1, IK-2, …"""

    def __init__(self, awalan: str, tersimpan: Mapping[str, str]) -> None:
        self._awalan = awalan
        self._terpakai = {k.casefold() for k in tersimpan}
        self._kode = {kunci_nama(teks): kode for kode, teks in tersimpan.items()}
        self._urut = 0

    def kode(self, teks: str) -> tuple[str, bool]:
        """The code of a text, and whether it was made up just now."""
        kunci = kunci_nama(teks)
        if kunci in self._kode:
            return self._kode[kunci], False
        while True:
            self._urut += 1
            kode = f"{self._awalan}{self._urut}"
            if kode.casefold() not in self._terpakai:
                break
        self._kode[kunci] = kode
        return kode, True


def kode_bebas(pilihan: str, terpakai: Iterable[str]) -> str:
    """The code as wished, numbered where it is in use."""
    sudah = {k.casefold() for k in terpakai}
    kode, urut = pilihan, 1
    while kode.casefold() in sudah:
        urut += 1
        kode = f"{pilihan}-{urut}"
    return kode
