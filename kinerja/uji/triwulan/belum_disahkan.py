"""PURE. A quarter closed and the head has not endorsed it, or has opened it again."""

from collections.abc import Iterator

from kinerja.periode import label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, JenisRujuk, Rujuk, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Past quarters without an endorsement, and endorsed ones that are open again."""
    for q in p.triwulan_lewat():
        if not q.disahkan or q.dibuka_kembali:
            kata = "sedang dibuka kembali" if q.dibuka_kembali else "belum disahkan"
            yield TemuanUji(
                Rujuk(JenisRujuk.TRIWULAN, q.triwulan, label_tw(q.triwulan)),
                f"{label_tw(q.triwulan)} {p.tahun} {kata}, sehingga angkanya masih dapat berubah.",
                triwulan=q.triwulan,
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R02",
    AreaUji.TRIWULAN,
    TingkatUji.PERINGATAN,
    "Triwulan yang sudah ditutup belum disahkan",
    "Angka yang belum disahkan kepala masih dapat berubah sesudah laporan dicetak.",
    periksa,
)
