"""Numbers of headings: real numbering where it prints what the report's author wrote."""

import re

from laporan.dokumen.unsur import romawi

_NOMOR = re.compile(r"((?:[A-Z]|[0-9]+)\.(?:[0-9]+\.?)*)\s+(?=\S)")


def _huruf(n: int) -> str:
    return chr(64 + n) if 1 <= n <= 26 else "?"


class PenomorJudul:
    """Counts as Word counts the levels of `gaya.POLA_JUDUL`."""

    def __init__(self) -> None:
        self.hitung = [0] * 6

    def bab(self) -> str:
        """Count a chapter; return its number."""
        self.hitung = [self.hitung[0] + 1, 0, 0, 0, 0, 0]
        return f"BAB {romawi(self.hitung[0])}"

    def pisah(self, teks: str, tingkat: int) -> tuple[int | None, str, str]:
        """Split a heading into (level that numbers it, number, rest).

        The level is None where no level would print this number: then it stays typed text.
        """
        cocok = _NOMOR.match(teks)
        if not cocok:
            return None, "", teks
        for urutan in sorted(range(1, 6), key=lambda u: abs(u - tingkat)):
            if self._cetak(urutan) == cocok[1]:
                self.hitung[urutan] += 1
                self.hitung[urutan + 1 :] = [0] * (5 - urutan)
                return urutan, cocok[1], teks[cocok.end() :]
        return None, cocok[1], teks[cocok.end() :]

    def _cetak(self, urutan: int) -> str:
        """The number that the next heading of a level would print."""
        _, dua, tiga, empat, lima, enam = self.hitung
        return (
            f"{_huruf(dua + 1)}.",
            f"{_huruf(dua)}.{tiga + 1}",
            f"{empat + 1}.",
            f"{tiga}.{lima + 1}",
            f"{_huruf(dua)}.{tiga}.{enam + 1}",
        )[urutan - 1]
