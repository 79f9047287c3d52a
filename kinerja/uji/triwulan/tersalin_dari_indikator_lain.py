"""PURE. Two indicators of one unit of measure carry one series of figures."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators whose three or more differing figures repeat another's; named once."""
    sudah: dict[tuple[str, tuple[tuple[int, Decimal], ...]], str] = {}
    for i in p.indikator:
        satu = i.tahun.get(p.tahun)
        isian = sorted((satu.isian if satu else {}).items())
        deret = tuple((tw, s.nilai) for tw, s in isian if s.nilai is not None)
        if len({n for _, n in deret}) < 3 or not i.angka or _merata([n for _, n in deret]):
            continue
        kunci = (i.satuan.casefold(), deret)
        if kunci in sudah:
            teks = "; ".join(i.tampil(n) for _, n in deret)
            yield TemuanUji(
                i.rujuk_isian,
                f"Realisasi triwulan “{i.nama}” sama dengan “{sudah[kunci]}”: {teks}.",
                teks,
                penyebab="baris lain",
            )
        sudah.setdefault(kunci, i.nama)


def _merata(deret: list[Decimal]) -> bool:
    """Equal steps, as 25, 50, 75, 100: many indicators run so, each by itself."""
    return len({b - a for a, b in pairwise(deret)}) == 1


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R05",
    AreaUji.TRIWULAN,
    TingkatUji.PERINGATAN,
    "Angka sama dengan indikator lain pada setiap triwulan",
    "Deret yang sama pada dua indikator biasanya baris yang tertempel pada indikator yang salah.",
    periksa,
)
