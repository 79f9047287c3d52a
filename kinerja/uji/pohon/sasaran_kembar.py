"""PURE. Two sasaran say the same."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Sasaran that repeat an earlier one."""
    sudah: set[str] = set()
    for s in p.sasaran:
        rapi = " ".join(s.nama.casefold().split())
        if rapi in sudah:
            yield TemuanUji(s.rujuk, f"Sasaran “{s.nama}” tercatat lebih dari satu kali.")
        sudah.add(rapi)


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P12",
    AreaUji.POHON,
    TingkatUji.PERINGATAN,
    "Dua sasaran dengan bunyi yang sama",
    "Sasaran yang sama pada dua tempat membuat capaiannya terhitung dua kali.",
    periksa,
)
