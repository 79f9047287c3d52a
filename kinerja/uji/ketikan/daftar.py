"""PURE. The rules on one figure, in the order in which they are asked."""

from kinerja.uji.ketikan import (
    cacah_negatif,
    koma_hilang,
    kumulatif_turun,
    loncatan,
    melebihi_100,
    negatif_tak_lazim,
    nol_tak_lazim,
    pecahan,
    pembilang_melebihi_penyebut,
    sepuluh_kali,
    ukuran_kumulatif_turun,
    variabel_negatif,
)
from kinerja.uji.ketikan.dasar import AturanKetikan, IsianDiperiksa, Temuan

KELOMPOK: tuple[tuple[AturanKetikan, ...], ...] = (
    (cacah_negatif.ATURAN,),
    (negatif_tak_lazim.ATURAN,),
    (variabel_negatif.ATURAN,),
    (kumulatif_turun.ATURAN, ukuran_kumulatif_turun.ATURAN),
    (pecahan.ATURAN, koma_hilang.ATURAN, sepuluh_kali.ATURAN, loncatan.ATURAN),
    (pembilang_melebihi_penyebut.ATURAN,),
    (melebihi_100.ATURAN,),
    (nol_tak_lazim.ATURAN,),
)
"""One slip shows in several checks; of a group the first that finds something speaks."""
KETIKAN: tuple[AturanKetikan, ...] = tuple(a for kelompok in KELOMPOK for a in kelompok)


def temuan_ketikan(isian: IsianDiperiksa) -> list[tuple[AturanKetikan, Temuan]]:
    """What the rules say of a figure, in their order, with the rule that says it."""
    hasil: list[tuple[AturanKetikan, Temuan]] = []
    for kelompok in KELOMPOK:
        for aturan in kelompok:
            if satu := [(aturan, t) for t in aturan.periksa(isian)]:
                hasil += satu
                break
    return hasil
