"""PURE. Spending of a quarter and since January: one is typed, the other follows. Whole rupiah."""

from kinerja.angka import AngkaError, baca_angka
from kinerja.penolakan import TidakSahError
from kinerja.periode import label_tw

MAKSIMUM = 10**15


def bulan_akhir(triwulan: int) -> int:
    """Last month of a quarter."""
    return 3 * triwulan


def sampai_lalu(menurut_bulan: dict[int, int], triwulan: int) -> int | None:
    """Cumulative up to the quarter before; 0 in TW I; None where that quarter is not filled."""
    return 0 if triwulan == 1 else menurut_bulan.get(bulan_akhir(triwulan - 1))


def triwulan_ini(kumulatif: int | None, lalu: int | None) -> int | None:
    """Spending of the quarter alone; negative after money was paid back."""
    return None if kumulatif is None or lalu is None else kumulatif - lalu


def kumulatif_dari(ini: int, lalu: int | None, triwulan: int) -> int:
    """Cumulative from what was typed for the quarter alone. Raises TidakSahError."""
    if lalu is None:
        raise TidakSahError(
            f"Realisasi s.d. {label_tw(triwulan - 1)} belum diisi, sehingga kumulatifnya tidak "
            "dapat dihitung. Lengkapi triwulan itu, atau isi kolom kumulatif."
        )
    return lalu + ini


def baca_rupiah(teks: str) -> int:
    """Whole rupiah as people write them. Raises TidakSahError."""
    if "%" in teks:
        raise TidakSahError(f"“{teks.strip()[:40]}” memakai tanda %; tulis jumlah rupiahnya.")
    try:
        nilai = int(baca_angka(teks, desimal=0))
    except AngkaError as galat:
        raise TidakSahError(str(galat)) from galat
    if abs(nilai) >= MAKSIMUM:
        raise TidakSahError("Jumlah rupiah terlalu besar: paling banyak 15 angka.")
    return nilai
