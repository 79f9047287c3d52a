"""PURE. Half a year of a summed indicator has passed the target of the year by half."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.akumulasi import Akumulasi
from kinerja.angka import persen
from kinerja.capaian import Polaritas
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja

_BATAS = Decimal(150)
"""Percent of the year's target after two quarters."""


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Summed indicators whose first two quarters exceed one and a half times the year's target."""
    for i in p.indikator:
        satu = i.tahun.get(p.tahun)
        if satu is None or not satu.target or i.bentuk.akumulasi is not Akumulasi.JUMLAH:
            continue
        paruh = [satu.isian[tw].nilai for tw in (1, 2) if tw in satu.isian]
        jumlah = sum((n for n in paruh if n is not None), Decimal(0))
        if i.bentuk.polaritas is Polaritas.TINGGI and persen(jumlah, satu.target) > _BATAS:
            yield TemuanUji(
                i.rujuk_isian,
                f"Sampai TW II “{i.nama}” sudah {i.tampil(jumlah)}, sedangkan target setahun "
                f"{i.tampil(satu.target)}.",
                i.tampil(jumlah),
                i.tampil(satu.target),
                penyebab="angka kumulatif pada indikator yang dijumlahkan",
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R17",
    AreaUji.TRIWULAN,
    TingkatUji.CATATAN,
    "Target setahun sudah terlampaui sebelum akhir tahun",
    "Target yang terlampaui pada paruh pertama perlu ditinjau, atau angkanya diketik "
    "kumulatif pada indikator yang dijumlahkan.",
    periksa,
)
