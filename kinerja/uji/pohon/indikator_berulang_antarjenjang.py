"""PURE. An indicator repeats one of a sasaran above it."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators that carry the name of one on the way up the tree."""
    nama = {s.pk: {_rapi(i.nama) for i in p.indikator_sasaran[s.pk]} for s in p.sasaran}
    for i in p.indikator:
        s = p.sasaran_menurut_pk.get(i.sasaran or 0)
        dilalui: set[int] = set()
        while s is not None and s.induk and s.induk not in dilalui:
            dilalui.add(s.induk)
            s = p.sasaran_menurut_pk.get(s.induk)
            if s is not None and _rapi(i.nama) in nama[s.pk]:
                yield TemuanUji(
                    i.rujuk,
                    f"“{i.nama}” juga menjadi indikator “{s.nama}” di atasnya. Pilih ukuran yang "
                    "menunjukkan sumbangan jenjang ini.",
                )
                break


def _rapi(nama: str) -> str:
    return " ".join(nama.casefold().split())


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P06",
    AreaUji.POHON,
    TingkatUji.PERINGATAN,
    "Indikator yang sama pada dua jenjang",
    "Indikator atasan yang disalin ke bawahan tidak menunjukkan sumbangan bawahan itu "
    "(PermenPANRB 89/2021).",
    periksa,
)
