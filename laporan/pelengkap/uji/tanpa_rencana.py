"""PURE. An indicator missed its target or got worse, and no step is planned."""

from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, JenisRujuk, Rujuk, TemuanUji, TingkatUji
from laporan.pelengkap.uji.potret import PotretTindak


def periksa(p: PotretTindak) -> Iterator[TemuanUji]:
    """Indicators that want a step."""
    for i in p.perlu:
        sebab = "belum mencapai target" if i.meleset else "lebih buruk daripada tahun sebelumnya"
        yield TemuanUji(
            Rujuk(JenisRujuk.INDIKATOR, i.pk, i.sebutan, i.jabatan),
            f"“{i.sebutan}” {sebab}, tetapi rencana tindak lanjutnya (siapa dan sampai kapan) "
            "belum diisi.",
        )


ATURAN: AturanUji[PotretTindak] = AturanUji(
    "V08",
    AreaUji.EVALUASI,
    TingkatUji.PERINGATAN,
    "Indikator yang meleset tanpa rencana tindak lanjut",
    "Laporan memuat rencana perbaikan atas target yang tidak tercapai (PermenPANRB 53/2014).",
    periksa,
)
