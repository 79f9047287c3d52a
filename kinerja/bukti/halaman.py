"""PURE. The pages of a file that are the evidence: `3`, `3–5`, `2, 7–9`."""

import re

from kinerja.penolakan import TidakSahError

PANJANG_HALAMAN = 60
_BAGIAN = re.compile(r"([0-9]{1,4})(?:\s*(?:-|–|—|s\.d\.|s/d|sampai)\s*([0-9]{1,4}))?")


def baca_halaman(teks: str) -> str:
    """The pages in one form. Raises TidakSahError, saying how to write them."""
    isi = re.sub(r"^\s*(?:halaman|hal\.?|hlm\.?)\s*", "", teks, flags=re.IGNORECASE).strip()
    if not isi:
        return ""
    hasil = []
    for bagian in re.split(r"\s*[,;]\s*|\s+dan\s+", isi):
        cocok = _BAGIAN.fullmatch(bagian.strip())
        if cocok is None:
            raise _salah(teks)
        awal, akhir = int(cocok[1]), int(cocok[2] or cocok[1])
        if not 1 <= awal <= akhir:
            raise _salah(teks)
        hasil.append(str(awal) if awal == akhir else f"{awal}–{akhir}")
    rapi = ", ".join(hasil)
    if len(rapi) > PANJANG_HALAMAN:
        raise TidakSahError(f"Halaman paling banyak {PANJANG_HALAMAN} karakter.")
    return rapi


def halaman_pertama(halaman: str) -> int | None:
    """Where a viewer opens it; None where no page was named."""
    cocok = re.match(r"[0-9]+", halaman)
    return int(cocok[0]) if cocok else None


def _salah(teks: str) -> TidakSahError:
    return TidakSahError(
        f"Halaman “{teks.strip()[:PANJANG_HALAMAN]}” tidak terbaca. Tulis nomornya, misalnya 3 "
        "atau 3–5 atau 2, 7–9."
    )
