"""PURE. A recommendation is done and no evidence stands behind it."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.lhe.uji.potret import PotretLHE


def periksa(p: PotretLHE) -> Iterator[TemuanUji]:
    """Finished recommendations without evidence."""
    for r in p.rekomendasi:
        if r.selesai and not r.berbukti:
            yield TemuanUji(r.rujuk, f"Rekomendasi {r.kode} dinyatakan selesai tanpa bukti.")


ATURAN: AturanUji[PotretLHE] = AturanUji(
    "V06",
    AreaUji.EVALUASI,
    TingkatUji.PERINGATAN,
    "Tindak lanjut selesai tanpa bukti",
    "Tindak lanjut yang selesai ditunjukkan buktinya kepada evaluator (PermenPANRB 88/2021).",
    periksa,
)
