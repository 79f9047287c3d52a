"""PURE. A scale of predicates as people write it: its steps, from the lowest to the highest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinerja.penolakan import TidakSahError
from kinerja.teks import satu_baris

#: Rows of the form.
TINGKAT_MAKS = 12
TINGKAT_MIN = 2
_PANJANG_KODE, _PANJANG_NAMA = 20, 80


@dataclass(frozen=True)
class TingkatSkala:
    """One step: what is written as a target or an actual, and its words."""

    kode: str
    nama: str = ""


@dataclass(frozen=True)
class IsiSkala:
    """A whole scale, the lowest step first."""

    kode: str
    nama: str
    tingkat: tuple[TingkatSkala, ...]

    @property
    def urutan(self) -> str:
        """`CC < B < BB < A`."""
        return " < ".join(satu.kode for satu in self.tingkat)


def medan_kode(nomor: int) -> str:
    """The field of a step's code in the form."""
    return f"kode-{nomor}"


def medan_nama(nomor: int) -> str:
    """The field of a step's words in the form."""
    return f"nama-{nomor}"


def baca_skala(kirim: Mapping[str, str]) -> IsiSkala:
    """What was typed; empty rows between steps do not count. Raises TidakSahError."""
    kode, nama = (satu_baris(str(kirim.get(k, ""))) for k in ("kode", "nama"))
    tingkat = []
    for n in range(TINGKAT_MAKS):
        satu, sebutan = (satu_baris(str(kirim.get(m(n), ""))) for m in (medan_kode, medan_nama))
        if not satu and sebutan:
            raise TidakSahError(f"Tingkat “{sebutan}” belum berkode, misalnya BB.")
        if satu:
            tingkat.append(TingkatSkala(satu, sebutan))
    if not kode or not nama:
        raise TidakSahError("Isi kode dan nama skalanya.")
    if len(kode) > 60 or len(nama) > 120:
        raise TidakSahError("Kode paling panjang 60 huruf dan nama 120 huruf.")
    if len(tingkat) < TINGKAT_MIN:
        raise TidakSahError("Skala memuat sekurang-kurangnya dua predikat, dari yang terendah.")
    _pastikan_berbeda(tingkat)
    return IsiSkala(kode, nama, tuple(tingkat))


def _pastikan_berbeda(tingkat: Sequence[TingkatSkala]) -> None:
    sudah: set[str] = set()
    for satu in tingkat:
        if len(satu.kode) > _PANJANG_KODE or len(satu.nama) > _PANJANG_NAMA:
            raise TidakSahError(
                f"Predikat “{satu.kode[:_PANJANG_KODE]}”: kode paling panjang {_PANJANG_KODE} "
                f"huruf dan sebutannya {_PANJANG_NAMA} huruf."
            )
        if satu.kode.casefold() in sudah:
            raise TidakSahError(f"Predikat “{satu.kode}” tertulis dua kali.")
        sudah.add(satu.kode.casefold())
