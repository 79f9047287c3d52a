"""The count of findings of each day, so that a year's data can be seen getting better."""

from datetime import date

from kinerja.models import PerangkatDaerah
from kinerja.uji.dasar import HasilUji, TingkatUji
from laporan.models import HitunganUji

HARI_RIWAYAT = 60


def catat_hitungan(
    pd: PerangkatDaerah, tahun: int, hari: date, terbuka: list[HasilUji], diterima: int
) -> HitunganUji:
    """Keep the count of the day; the last look counts."""
    jumlah = {t: sum(1 for h in terbuka if h.aturan.tingkat is t) for t in TingkatUji}
    satu, _ = HitunganUji.objects.update_or_create(
        pd=pd,
        tahun=tahun,
        hari=hari,
        defaults={
            "galat": jumlah[TingkatUji.GALAT],
            "peringatan": jumlah[TingkatUji.PERINGATAN],
            "catatan": jumlah[TingkatUji.CATATAN],
            "diterima": diterima,
        },
    )
    return satu


def hitungan_terakhir(pd: PerangkatDaerah, tahun: int) -> HitunganUji | None:
    """The count of the latest day that has one. One query."""
    return HitunganUji.objects.filter(pd=pd, tahun=tahun).order_by("-hari").first()


def riwayat_hitungan(pd: PerangkatDaerah, tahun: int) -> list[HitunganUji]:
    """The latest days that have a count, the newest first."""
    return list(HitunganUji.objects.filter(pd=pd, tahun=tahun).order_by("-hari")[:HARI_RIWAYAT])
