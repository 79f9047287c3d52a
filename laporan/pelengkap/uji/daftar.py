"""PURE. The rules of this feature, by code."""

from kinerja.uji.dasar import AturanUji
from laporan.pelengkap.uji import lewat_tenggat, selesai_tanpa_hasil, tanpa_rencana
from laporan.pelengkap.uji.potret import PotretTindak

ATURAN: tuple[AturanUji[PotretTindak], ...] = (
    tanpa_rencana.ATURAN,
    lewat_tenggat.ATURAN,
    selesai_tanpa_hasil.ATURAN,
)
