"""PURE. A figure below zero that never was."""

from collections.abc import Iterator

from kinerja.satuan import cacahan
from kinerja.uji.ketikan.dasar import (
    AturanKetikan,
    IsianDiperiksa,
    Temuan,
    TingkatTemuan,
    tulis_angka,
)


def periksa(i: IsianDiperiksa) -> Iterator[Temuan]:
    """What is measured may be below zero; where it never was, it is asked about."""
    if i.nilai is None or i.nilai >= 0 or i.boleh_negatif:
        return
    if i.desimal != 0 or i.persentase or not cacahan(i.satuan):
        yield Temuan(
            "negatif_tak_lazim",
            TingkatTemuan.JELASKAN,
            f"{tulis_angka(i, i.nilai)} di bawah nol, padahal target dan angka sebelumnya tidak. "
            "Jelaskan sebabnya, atau perbaiki.",
        )


ATURAN: AturanKetikan = AturanKetikan("negatif_tak_lazim", "R19", periksa)
