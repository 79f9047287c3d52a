"""PURE. The post of a sasaran does not report to the post of the sasaran above it."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Sasaran whose post is neither that of the parent nor below it."""
    for s in p.sasaran:
        induk = p.sasaran_menurut_pk.get(s.induk or 0)
        if induk is None or {s.jabatan, induk.jabatan} - p.jabatan_menurut_pk.keys():
            continue
        if induk.jabatan not in _ke_atas(p, s.jabatan):
            bawah, atas = (p.jabatan_menurut_pk[x.jabatan].nama for x in (s, induk))
            yield TemuanUji(
                s.rujuk,
                f"“{s.nama}” menjadi tanggung jawab {bawah}, yang bukan bawahan {atas}, penanggung "
                f"jawab “{induk.nama}”.",
                bawah,
                atas,
            )


def _ke_atas(p: PotretKinerja, jabatan: int) -> set[int]:
    """The post and all its superiors."""
    hasil: set[int] = set()
    kini: int | None = jabatan
    while kini is not None and kini not in hasil:
        hasil.add(kini)
        satu = p.jabatan_menurut_pk.get(kini)
        kini = satu.atasan if satu else None
    return hasil


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P11",
    AreaUji.POHON,
    TingkatUji.PERINGATAN,
    "Penanggung jawab bukan bawahan penanggung jawab di atasnya",
    "Perjanjian kinerja berjenjang mengikuti garis jabatan; sasaran yang menyimpang "
    "tidak masuk perjanjian atasannya.",
    periksa,
)
