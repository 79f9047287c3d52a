"""PURE. One person holds two posts definitively on one day."""

from collections.abc import Iterator
from itertools import combinations

from kinerja.jenis import StatusPemangku
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Pairs of posts with one definitive holder whose terms meet."""
    tetap = [m for m in p.pemangku if m.status == StatusPemangku.DEFINITIF and m.nama.strip()]
    for a, b in combinations(sorted(tetap, key=lambda m: (m.mulai, m.jabatan)), 2):
        sama = a.nama.casefold().split() == b.nama.casefold().split()
        if not sama or a.jabatan == b.jabatan or not a.bertemu(b):
            continue
        lama, baru = (p.jabatan_menurut_pk.get(m.jabatan) for m in (a, b))
        if lama is not None and baru is not None:
            yield TemuanUji(
                lama.rujuk,
                f"{a.nama} tercatat definitif sebagai {lama.nama} dan {baru.nama} pada hari yang "
                "sama. Akhiri masa jabatan yang lama, atau catat yang lain sebagai Plt. atau Plh.",
                lama.nama,
                baru.nama,
                rinci=str(baru.pk),
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "O04",
    AreaUji.ORGANISASI,
    TingkatUji.PERINGATAN,
    "Seorang pejabat definitif pada dua jabatan",
    "Rangkap jabatan dicatat sebagai Plt. atau Plh.; dua jabatan definitif berarti masa "
    "jabatan lama belum diakhiri.",
    periksa,
)
