"""PURE. The components of the LHE differ from its total by more than rounding can make."""

from collections.abc import Iterator

from kinerja.angka import format_angka
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.lhe.uji.potret import PotretLHE


def periksa(p: PotretLHE) -> Iterator[TemuanUji]:
    """A difference that rounding does not explain."""
    u = p.uraian
    if u is not None and u.bagian and abs(u.selisih) > u.batas_pembulatan:
        yield TemuanUji(p.rujuk, u.penjelasan, format_angka(u.nilai, 2), format_angka(u.jumlah, 2))


ATURAN: AturanUji[PotretLHE] = AturanUji(
    "V01",
    AreaUji.EVALUASI,
    TingkatUji.PERINGATAN,
    "Komponen LHE tidak berjumlah nilai akhirnya",
    "Nilai akhir AKIP ialah jumlah komponennya (PermenPANRB 88/2021); selisih karena "
    "pembulatan dicetak sebagai catatan.",
    periksa,
)
