"""PURE. A sasaran hangs from one that is not right above its level."""

from collections.abc import Iterator

from kinerja.jenis import TingkatSasaran
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja, SasaranDiuji


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Sasaran whose parent is not exactly one level up."""
    for s in p.sasaran:
        induk = p.sasaran_menurut_pk.get(s.induk or 0)
        if induk is not None and s.jenjang - induk.jenjang != 1:
            atas, bawah = map(_jenjang, (induk, s))
            yield TemuanUji(
                s.rujuk,
                f"“{s.nama}” ({bawah}) langsung di bawah “{induk.nama}” ({atas}); jenjangnya "
                "seharusnya tepat satu tingkat.",
                bawah,
                atas,
            )


def _jenjang(s: SasaranDiuji) -> str:
    """`sasaran kinerja jenjang ketiga`, without the echelon, which is not the same everywhere."""
    label = TingkatSasaran(s.tingkat).label.partition(" (")[0]
    return f"{label[:1].lower()}{label[1:]}"


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P04",
    AreaUji.POHON,
    TingkatUji.PERINGATAN,
    "Jenjang sasaran terlewati",
    "Pohon kinerja disusun berjenjang tanpa meloncat, supaya sebab dan akibatnya terbaca "
    "(PermenPANRB 89/2021).",
    periksa,
)
