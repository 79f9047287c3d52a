"""PURE. A zero where there never was one."""

from collections.abc import Iterator

from kinerja.uji.ketikan.dasar import (
    AturanKetikan,
    IsianDiperiksa,
    Temuan,
    TingkatTemuan,
    tulis_angka,
)


def periksa(i: IsianDiperiksa) -> Iterator[Temuan]:
    """Zero after figures that never were."""
    if i.nilai == 0 and i.riwayat and all(n != 0 for n in i.riwayat):
        yield Temuan(
            "nol_tak_lazim",
            TingkatTemuan.JELASKAN,
            f"Realisasi 0, padahal belum pernah 0 (terakhir {tulis_angka(i, i.riwayat[-1])}). "
            "Jelaskan sebabnya; bila belum ada laporan, kosongkan.",
        )


ATURAN: AturanKetikan = AturanKetikan("nol_tak_lazim", "R24", periksa)
