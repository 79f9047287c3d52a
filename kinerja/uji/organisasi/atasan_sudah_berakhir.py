"""PURE. The superior of a post ended before the post does."""

from collections.abc import Iterator

from kinerja.periode import format_tanggal
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Posts of the last day whose superior is not there on it."""
    for j in p.jabatan:
        if j.atasan is None or not j.ada(p.akhir):
            continue
        atasan = p.jabatan_menurut_pk.get(j.atasan)
        if atasan is None or not atasan.ada(p.akhir):
            sebutan = atasan.nama if atasan else "atasannya"
            yield TemuanUji(
                j.rujuk,
                f"Atasan {j.nama}, yaitu {sebutan}, tidak ada lagi pada "
                f"{format_tanggal(p.akhir)}. Pilih atasan yang baru.",
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "O07",
    AreaUji.ORGANISASI,
    TingkatUji.GALAT,
    "Atasan tidak lagi ada",
    "Perjanjian kinerja ditandatangani bersama atasan; jabatan atasan yang sudah "
    "berakhir tidak dapat menandatangani.",
    periksa,
)
