"""PURE. The quarterly targets do not add up to, or end at, the target of the year."""

from collections.abc import Iterator

from kinerja.akumulasi import akumulasikan
from kinerja.angka import bulatkan
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators whose quarterly targets, accumulated as their figures are, miss the year's."""
    for i in p.indikator:
        tahun = i.tahun.get(p.tahun)
        isi = {tw: n for tw, n in i.target_triwulan.items() if n is not None}
        lengkap = i.tempo and i.tempo <= isi.keys()
        if tahun is None or tahun.target is None or not lengkap or not i.berarah:
            continue
        jadi = akumulasikan(isi, i.bentuk.akumulasi, 4, desimal=i.bentuk.desimal, tempo=i.tempo)
        if jadi.nilai is not None and jadi.nilai != bulatkan(tahun.target, i.bentuk.desimal):
            yield TemuanUji(
                i.rujuk_rencana,
                f"Target triwulan “{i.nama}” menjadi {i.tampil(jadi.nilai)} ({jadi.uraian}), "
                f"sedangkan target setahun {i.tampil(tahun.target)}.",
                i.tampil(jadi.nilai),
                i.tampil(tahun.target),
                penyebab="penjumlahan",
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "T05",
    AreaUji.TARGET,
    TingkatUji.GALAT,
    "Target triwulan tidak menjadi target setahun",
    "Rencana aksi merinci target setahun; jumlah atau posisi akhirnya harus sama "
    "(PermenPANRB 53/2014).",
    periksa,
)
