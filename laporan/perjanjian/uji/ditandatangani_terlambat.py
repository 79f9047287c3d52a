"""PURE. The last signature is more than a month later than the day on the agreement."""

from collections.abc import Iterator
from datetime import timedelta

from kinerja.periode import format_tanggal
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.perjanjian.uji.potret import PotretPerjanjian

_SEBULAN = timedelta(days=31)


def periksa(p: PotretPerjanjian) -> Iterator[TemuanUji]:
    """Agreements signed more than a month after the day from which they were to hold."""
    for x in p.perjanjian:
        if x.lengkap_pada and x.berlaku_mulai and x.lengkap_pada - x.berlaku_mulai > _SEBULAN:
            yield TemuanUji(
                x.rujuk,
                f"Perjanjian kinerja {x.sebutan} ditandatangani lengkap "
                f"{format_tanggal(x.lengkap_pada)}, sedangkan mulai berlakunya "
                f"{format_tanggal(x.berlaku_mulai)}.",
                format_tanggal(x.lengkap_pada),
                format_tanggal(x.berlaku_mulai),
            )


ATURAN: AturanUji[PotretPerjanjian] = AturanUji(
    "K03",
    AreaUji.PERJANJIAN,
    TingkatUji.CATATAN,
    "Perjanjian kinerja ditandatangani sesudah tanggal mulainya",
    "Perjanjian baru berlaku sesudah kedua pihak menandatangani; keterlambatan terlihat "
    "pada evaluasi AKIP.",
    periksa,
)
