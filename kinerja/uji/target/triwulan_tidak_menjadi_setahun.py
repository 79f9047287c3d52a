"""PURE. The quarterly targets do not add up to, or end at, the target of the year."""

from collections.abc import Iterator

from kinerja.akumulasi import Akumulasi, akumulasikan
from kinerja.angka import bulatkan
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import IndikatorDiuji, PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators whose quarterly targets, accumulated as their figures are, miss the year's, or
    are more than it already while some quarters have none.
    """
    for i in p.indikator:
        tahun = i.tahun.get(p.tahun)
        isi = {tw: n for tw, n in i.target_triwulan.items() if n is not None}
        if tahun is None or tahun.target is None or not i.tempo or not i.berarah:
            continue
        jadi = akumulasikan(isi, i.bentuk.akumulasi, 4, desimal=i.bentuk.desimal, tempo=i.tempo)
        if jadi.nilai is None:
            continue
        setahun = bulatkan(tahun.target, i.bentuk.desimal)
        lengkap = i.tempo <= isi.keys()
        if jadi.nilai != setahun if lengkap else _bertambah(i) and jadi.nilai > setahun:
            yield TemuanUji(
                i.rujuk_rencana,
                f"Target triwulan “{i.nama}” menjadi {i.tampil(jadi.nilai)} ({jadi.uraian}), "
                f"sedangkan target setahun {i.tampil(tahun.target)}.",
                i.tampil(jadi.nilai),
                i.tampil(tahun.target),
                penyebab="penjumlahan",
            )


def _bertambah(i: IndikatorDiuji) -> bool:
    """Whether the year's target is reached by adding: what exceeds it now exceeds it at its end."""
    return i.bentuk.akumulasi in (Akumulasi.JUMLAH, Akumulasi.KUMULATIF)


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "T05",
    AreaUji.TARGET,
    TingkatUji.GALAT,
    "Target triwulan tidak menjadi target setahun",
    "Rencana aksi merinci target setahun; jumlah atau posisi akhirnya harus sama "
    "(PermenPANRB 53/2014).",
    periksa,
)
