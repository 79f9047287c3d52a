"""PURE. A component scores more than it can weigh."""

from collections.abc import Iterator

from kinerja.angka import format_angka
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.lhe.uji.potret import PotretLHE


def periksa(p: PotretLHE) -> Iterator[TemuanUji]:
    """Components above their weight."""
    for b in p.uraian.bagian if p.uraian else ():
        if b.tepat > b.bobot:
            yield TemuanUji(
                p.rujuk,
                f"Komponen {b.nama} bernilai {format_angka(b.tepat, 2)}, melebihi bobotnya "
                f"{format_angka(b.bobot)}.",
                format_angka(b.tepat, 2),
                f"paling tinggi {format_angka(b.bobot)}",
                rinci=b.kode,
            )


ATURAN: AturanUji[PotretLHE] = AturanUji(
    "V03",
    AreaUji.EVALUASI,
    TingkatUji.GALAT,
    "Nilai komponen melebihi bobotnya",
    "Nilai komponen paling tinggi sebesar bobotnya (PermenPANRB 88/2021).",
    periksa,
)
