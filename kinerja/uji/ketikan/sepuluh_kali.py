"""PURE. A figure about ten times another that it should resemble."""

from collections.abc import Iterator

from kinerja.angka import konteks_hitung
from kinerja.uji.ketikan.dasar import (
    KALI_SEPULUH,
    AturanKetikan,
    Dugaan,
    IsianDiperiksa,
    Temuan,
    TingkatTemuan,
    tulis_angka,
)


def periksa(i: IsianDiperiksa) -> Iterator[Temuan]:
    """A digit or a comma too many or too few."""
    if satu := _cari(i):
        yield satu


def _cari(i: IsianDiperiksa) -> Temuan | None:
    """7,63 where 72,63 is meant, 973 where 97,3 is."""
    if i.nilai is None or i.nilai == 0:
        return None
    for sebutan, lama in i.acuan:
        if (i.nilai > 0) is not (lama > 0):
            continue
        besar, kecil = sorted((abs(i.nilai), abs(lama)), reverse=True)
        with konteks_hitung():
            jauh = besar >= kecil * KALI_SEPULUH
        if jauh:
            arah = "di atas" if abs(i.nilai) == besar else "di bawah"
            return Temuan(
                "sepuluh_kali",
                TingkatTemuan.JELASKAN,
                f"{tulis_angka(i, i.nilai)} jauh {arah} {sebutan} ({tulis_angka(i, lama)}), "
                "kira-kira sepuluh kali lipat. Mungkin ada koma atau angka yang hilang atau "
                "berlebih; perbaiki, atau jelaskan sebabnya.",
                Dugaan.SALAH_TULIS if i.persentase else Dugaan.WAJAR,
            )
    return None


ATURAN: AturanKetikan = AturanKetikan("sepuluh_kali", "R22", periksa)
