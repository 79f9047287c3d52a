"""PURE. What moved between two versions of a budget, per sub kegiatan and rekening."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from anggaran.bacaan import kelompokkan
from anggaran.impor.banding import KunciGaris, Versi, pagu_berlaku


@dataclass(frozen=True)
class GeserRekening:
    """One rekening in two versions, at the coarser of the levels in which they say it."""

    rekening: str
    sumber: str
    dari: int
    ke: int

    @property
    def selisih(self) -> int:
        """What it gained."""
        return self.ke - self.dari


@dataclass
class GeserSub:
    """A sub kegiatan in two versions; `rekening`: only those that moved."""

    sub: int
    dari: int = 0
    ke: int = 0
    rekening: list[GeserRekening] = field(default_factory=list)

    @property
    def selisih(self) -> int:
        """What it gained."""
        return self.ke - self.dari


def bergeser(versi: Versi, dari: int, ke: int) -> list[GeserSub]:
    """Every sub kegiatan in either version, those that moved with their rekening."""
    lama, baru = pagu_berlaku(versi, dari), pagu_berlaku(versi, ke)
    per_sub: dict[int, list[KunciGaris]] = defaultdict(list)
    for k in sorted({*lama, *baru}):
        per_sub[k.sub].append(k)
    hasil: list[GeserSub] = []
    for sub, semua in per_sub.items():
        satu = GeserSub(sub)
        for kelompok in kelompokkan({k: k.garis for k in semua}):
            a, b = (_jumlah(isi, kelompok) for isi in (lama, baru))
            satu.dari, satu.ke = satu.dari + a, satu.ke + b
            if a != b:
                kasar = min(kelompok, key=lambda k: (len(k.rekening), len(k.sumber)))
                satu.rekening.append(GeserRekening(kasar.rekening, kasar.sumber, a, b))
        hasil.append(satu)
    return hasil


def _jumlah(isi: Mapping[KunciGaris, int], kelompok: list[KunciGaris]) -> int:
    return sum(isi.get(k, 0) for k in kelompok)
