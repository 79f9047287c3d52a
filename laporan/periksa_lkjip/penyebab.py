"""PURE. Why a printed figure likely differs from the right one, told from the two figures alone."""

import re
from collections.abc import Iterable
from decimal import Decimal

from kinerja.angka import Pembulatan, bulatkan
from laporan.periksa_lkjip.angka_cetak import AngkaCetak

PEMOTONGAN = "Pemotongan, bukan pembulatan"
PEMBULATAN = "Pembulatan"


def cocok(cetak: AngkaCetak, nilai: Decimal) -> bool:
    """Whether the print is the figure, rounded half up to the decimals that are printed."""
    return any(b == bulatkan(nilai, _desimal(cetak, b)) for b in cetak.bacaan)


def terpotong(cetak: AngkaCetak, nilai: Decimal) -> bool:
    """Whether the print is the figure cut off."""
    return any(b == bulatkan(nilai, _desimal(cetak, b), Pembulatan.POTONG) for b in cetak.bacaan)


def sejangkau(cetak: AngkaCetak, nilai: Decimal, langkah: int = 1) -> bool:
    """Whether the print is within so many of its last digits."""
    satuan = Decimal(1).scaleb(-max(cetak.desimal, 0))
    return any(abs(b - nilai) <= langkah * satuan for b in cetak.bacaan)


def _desimal(cetak: AngkaCetak, bacaan: Decimal) -> int:
    ekor = bacaan.as_tuple().exponent
    return max(cetak.desimal if bacaan == cetak.nilai else -int(ekor), 0)


def sebab(
    cetak: AngkaCetak,
    benar: Decimal,
    *,
    baris_lain: Iterable[tuple[str, Decimal]] = (),
    tahun_lain: Iterable[tuple[int, Decimal]] = (),
    rumus_lain: Iterable[tuple[str, Decimal]] = (),
    suku: Iterable[tuple[str, Decimal]] = (),
) -> str:
    """The likeliest cause in words; empty where none shows."""
    if cetak.cacat:
        return "Tanda pemisah ribuan salah tempat"
    if terpotong(cetak, benar):
        return PEMOTONGAN
    if sejangkau(cetak, benar):
        return PEMBULATAN
    for nama, nilai in rumus_lain:
        if cocok(cetak, nilai) or terpotong(cetak, nilai):
            return f"Rumus lain: {nama}"
    selisih = abs(cetak.nilai - benar)
    for nama, nilai in suku:
        if nilai and selisih == abs(nilai):
            return f'Penjumlahan {"tanpa" if cetak.nilai < benar else "dua kali"} "{nama[:70]}"'
    for tahun, nilai in tahun_lain:
        if cetak.nilai == nilai:
            return f"Angka tahun {tahun}"
    if digit := sebab_digit(cetak.nilai, bulatkan(benar, max(cetak.desimal, _ekor(benar)))):
        return digit
    for nama, nilai in baris_lain:
        if cetak.nilai == nilai and nilai not in (0, 100):
            return f'Angka baris lain: "{nama[:70]}"'
    return ""


def _ekor(nilai: Decimal) -> int:
    return min(2, max(0, -int(nilai.as_tuple().exponent)))


def sebab_digit(cetak: Decimal, benar: Decimal) -> str:
    """A slip of the fingers: a digit swapped, dropped, doubled or wrong, a point misplaced."""
    if not cetak or not benar:
        return ""
    a, b = _digit(cetak), _digit(benar)
    if a.strip("0") == b.strip("0"):
        return "Letak koma atau banyaknya nol"
    for x, y in ((_rata(cetak), _rata(benar)), (a, b)):
        if len(x) == len(y):
            beda = [i for i in range(len(x)) if x[i] != y[i]]
            if len(beda) == 2 and x[beda[0]] == y[beda[1]] and x[beda[1]] == y[beda[0]]:
                return "Dua digit tertukar"
            if len(beda) == 1 and len(x) > 2:
                return "Satu digit keliru"
        if len(y) > 3 and _hilang(x, y):
            return "Satu digit hilang"
        if len(x) > 3 and _hilang(y, x):
            return "Satu digit berlebih"
    return ""


def _rata(nilai: Decimal) -> str:
    return re.sub(r"\D", "", f"{bulatkan(nilai, 2):f}")


def _digit(nilai: Decimal) -> str:
    teks = f"{nilai:f}"
    return re.sub(r"\D", "", teks.rstrip("0") if "." in teks else teks).lstrip("0")


def _hilang(pendek: str, panjang: str) -> bool:
    return len(panjang) == len(pendek) + 1 and any(
        panjang[:i] + panjang[i + 1 :] == pendek for i in range(len(panjang))
    )
