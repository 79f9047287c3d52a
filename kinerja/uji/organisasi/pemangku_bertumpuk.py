"""PURE. Two people hold one post definitively on one day."""

from collections.abc import Iterator
from itertools import combinations

from kinerja.jenis import StatusPemangku
from kinerja.periode import format_tanggal
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Pairs of definitive holders of a post whose terms meet."""
    tetap = [m for m in p.pemangku if m.status == StatusPemangku.DEFINITIF and m.nama.strip()]
    for a, b in combinations(sorted(tetap, key=lambda m: (m.jabatan, m.mulai)), 2):
        if a.jabatan == b.jabatan and a.bertemu(b) and (j := p.jabatan_menurut_pk.get(a.jabatan)):
            yield TemuanUji(
                j.rujuk,
                f"{a.nama} dan {b.nama} sama-sama pejabat definitif {j.nama} sejak "
                f"{format_tanggal(b.mulai)}. Isi tanggal akhir masa jabatan yang terdahulu.",
                a.nama,
                b.nama,
                rinci=str(b.mulai),
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "O03",
    AreaUji.ORGANISASI,
    TingkatUji.GALAT,
    "Dua pemangku definitif pada hari yang sama",
    "Satu jabatan dipangku satu pejabat definitif; tanda tangan pada hari itu tidak "
    "jelas milik siapa.",
    periksa,
)
