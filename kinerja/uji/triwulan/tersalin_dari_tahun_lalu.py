"""PURE. Every quarter repeats the one of the year before."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.periode import label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import IndikatorDiuji, PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Indicators with at least two differing figures, each equal to last year's quarter."""
    for i in p.indikator:
        kini, lalu = (_angka(i, n) for n in (p.tahun, p.tahun - 1))
        if len(set(kini.values())) > 1 and all(lalu.get(tw) == n for tw, n in kini.items()):
            teks = "; ".join(f"{label_tw(tw)} {i.tampil(n)}" for tw, n in kini.items())
            yield TemuanUji(
                i.rujuk_isian,
                f"Realisasi {p.tahun} “{i.nama}” sama dengan {p.tahun - 1} pada setiap triwulan: "
                f"{teks}.",
                teks,
                penyebab="salinan tahun lalu",
            )


def _angka(i: IndikatorDiuji, tahun: int) -> dict[int, Decimal]:
    satu = i.tahun.get(tahun)
    isian = satu.isian if satu else {}
    return {tw: n for tw, s in sorted(isian.items()) if (n := s.nilai) is not None and n != 0}


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "R04",
    AreaUji.TRIWULAN,
    TingkatUji.PERINGATAN,
    "Angka sama dengan tahun lalu pada setiap triwulan",
    "Isian yang sama persis dengan tahun lalu biasanya salinan yang belum diperbarui.",
    periksa,
)
