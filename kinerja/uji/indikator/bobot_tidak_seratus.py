"""PURE. The weights of a sasaran do not add up to a hundred."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.angka import tulis_angka
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Sasaran with weighted indicators whose sum is not 100, where the year's mean is weighted."""
    if not p.berbobot:
        return
    for s in p.sasaran:
        bobot = [i.bobot for i in p.indikator_sasaran[s.pk] if i.bobot is not None]
        jumlah = sum(bobot, Decimal(0))
        if bobot and jumlah != 100:
            yield TemuanUji(
                s.rujuk,
                f"Bobot indikator “{s.nama}” berjumlah {tulis_angka(jumlah)}, bukan 100.",
                tulis_angka(jumlah),
                "100",
            )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "I09",
    AreaUji.INDIKATOR,
    TingkatUji.GALAT,
    "Bobot indikator tidak berjumlah 100",
    "Rata-rata tertimbang menurut kebijakan tahun itu memerlukan bobot yang lengkap pada "
    "setiap sasaran.",
    periksa,
)
