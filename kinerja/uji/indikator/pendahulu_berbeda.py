"""PURE. An indicator continues another one that is measured in another way."""

from collections.abc import Iterator

from kinerja.kata_daftar import urutkan
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import IndikatorDiuji, PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Successors whose unit or definition is not that of the predecessor."""
    for i in p.indikator:
        if not i.pendahulu:
            continue
        beda = list(i.beda_rumusan)
        if i.satuan.casefold().split() != i.satuan_pendahulu.casefold().split():
            beda.insert(0, "satuan")
        if beda:
            senama = i.nama.casefold().split() == i.pendahulu.casefold().split()
            lama = "indikator sebelumnya yang senama" if senama else f"“{i.pendahulu}”"
            yield TemuanUji(
                i.rujuk,
                f"“{i.nama}” meneruskan {lama}, tetapi berbeda {urutkan(beda)}, sehingga angka "
                "keduanya tidak sebanding. Samakan, atau nyatakan kaitannya: definisi berubah atau "
                "diganti.",
                *_keduanya(i, beda),
                # Found before what differs was told: what was accepted then stays so.
                sidik=f"{i.satuan} | {i.satuan_pendahulu}",
            )


def _keduanya(i: IndikatorDiuji, beda: list[str]) -> tuple[str, str]:
    """What differs, as it is written of both."""
    if "satuan" in beda:
        return i.satuan, i.satuan_pendahulu
    lama = [i.rumusan_pendahulu.get(b, "") for b in beda]
    return "; ".join(i.rumusan.get(b, "") for b in beda), "; ".join(lama)


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "I13",
    AreaUji.INDIKATOR,
    TingkatUji.PERINGATAN,
    "Indikator meneruskan yang berbeda",
    "Angka tahun lalu hanya sebanding bila satuan dan rumusannya sama; laporan "
    "membandingkan keduanya.",
    periksa,
)
