"""PURE. A finding of a finished reviu is still open."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.uji.catatan.potret import PotretCatatan


def periksa(p: PotretCatatan) -> Iterator[TemuanUji]:
    """Findings that nobody has acted on."""
    for c in p.catatan:
        if c.selesai_reviu and not c.tuntas and not c.ditindaklanjuti:
            yield TemuanUji(
                c.rujuk, f"Catatan reviu nomor {c.nomor} belum ditindaklanjuti: {c.uraian}"
            )


ATURAN: AturanUji[PotretCatatan] = AturanUji(
    "V07",
    AreaUji.EVALUASI,
    TingkatUji.PERINGATAN,
    "Catatan reviu belum ditindaklanjuti",
    "Laporan dinyatakan final sesudah catatan reviu diperbaiki (PermenPANRB 53/2014, "
    "lampiran III).",
    periksa,
)
