"""PURE. A result supports what no post above its own answers for."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Results under an indicator or a result outside the line of their post."""
    for h in p.hasil:
        if h.indikator is not None:
            i = p.indikator_menurut_pk.get(h.indikator)
            pemegang, nama = (i.jabatan, i.nama) if i is not None else (None, "")
        else:
            r = p.hasil_menurut_pk.get(h.induk or 0)
            pemegang, nama = (r.jabatan, r.nama) if r is not None else (None, "")
        if pemegang is None or pemegang in p.atasan(h.jabatan):
            continue
        post, atas = p.jabatan_menurut_pk.get(h.jabatan), p.jabatan_menurut_pk.get(pemegang)
        if post is None or atas is None:
            continue
        yield TemuanUji(
            h.rujuk,
            f"“{h.nama}” ({post.nama}) mendukung “{nama}” milik {atas.nama}, yang bukan atasannya.",
            rinci=str(h.pk),
        )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P18",
    AreaUji.POHON,
    TingkatUji.CATATAN,
    "Hasil kerja di luar garis atasan",
    "Dukungan kepada unit lain disepakati sebagai crosscutting; bila memang begitu, "
    "catat kesepakatannya.",
    periksa,
)
