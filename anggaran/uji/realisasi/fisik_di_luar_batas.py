"""PURE. Physical progress below nothing or above the whole."""

from collections.abc import Iterator

from anggaran.uji.potret import PotretAnggaran
from kinerja.angka import format_persen
from kinerja.periode import label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji_isian import periksa_anggaran


def periksa(p: PotretAnggaran) -> Iterator[TemuanUji]:
    """Quarters whose progress the entry would refuse."""
    for m in p.sub():
        for tw in (1, 2, 3, 4):
            if (fisik := p.fisik.get((m.pk, tw))) is None:
                continue
            for t in periksa_anggaran(pagu=None, realisasi=None, triwulan_lalu=None, fisik=fisik):
                yield TemuanUji(
                    m.rujuk,
                    f"{label_tw(tw)} {m.sebutan}: {t.pesan}",
                    format_persen(fisik),
                    "0% sampai 100%",
                    rinci=label_tw(tw),
                    triwulan=tw,
                )


ATURAN: AturanUji[PotretAnggaran] = AturanUji(
    "A27",
    AreaUji.ANGGARAN,
    TingkatUji.GALAT,
    "Kemajuan fisik di luar 0 sampai 100 persen",
    "Kemajuan fisik adalah bagian dari pekerjaan seluruhnya.",
    periksa,
)
